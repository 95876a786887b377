-- What people decide about pictures: verdicts, defect types, masks; and the audit of it.
-- Rows of verdicts and audit are only ever added.

CREATE TABLE images (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size BIGINT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE defect_types (
    id INTEGER PRIMARY KEY,
    class_name TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (class_name, name)
);

CREATE TABLE verdicts (
    id INTEGER PRIMARY KEY,
    image_id BIGINT NOT NULL REFERENCES images (id),
    study TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    station TEXT NOT NULL,
    created TEXT NOT NULL,
    decision TEXT NOT NULL,
    class_name TEXT NOT NULL,
    defect_type TEXT NOT NULL,
    comment TEXT NOT NULL,
    flagged INTEGER NOT NULL,
    score DOUBLE PRECISION,
    threshold DOUBLE PRECISION,
    model_hash TEXT NOT NULL,
    replaces BIGINT
);

CREATE INDEX verdicts_by_image ON verdicts (image_id, id);

CREATE TABLE masks (
    id INTEGER PRIMARY KEY,
    image_id BIGINT NOT NULL REFERENCES images (id),
    defect_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    reviewer TEXT NOT NULL,
    UNIQUE (image_id, defect_type)
);

CREATE TABLE mask_tiles (
    mask_id BIGINT NOT NULL REFERENCES masks (id) ON DELETE CASCADE,
    tile_x INTEGER NOT NULL,
    tile_y INTEGER NOT NULL,
    bits BLOB NOT NULL,
    PRIMARY KEY (mask_id, tile_x, tile_y)
);

CREATE TABLE audit (
    sequence BIGINT PRIMARY KEY NOT NULL,
    created TEXT NOT NULL,
    author TEXT NOT NULL,
    station TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash TEXT NOT NULL
);

INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, '');
