-- Runs, their threshold versions and drafts, and the cache of scores.
-- A statement ends with ';' at the end of a line that an empty line (or the end) follows.
-- Times are ISO 8601 texts in UTC, truth values are 0 and 1.

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    created TEXT NOT NULL,
    preset TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    owner TEXT NOT NULL,
    epochs INTEGER NOT NULL,
    epochs_planned INTEGER NOT NULL,
    best_f1 DOUBLE PRECISION,
    mean_auroc DOUBLE PRECISION,
    model_hash TEXT NOT NULL,
    deleted INTEGER NOT NULL
);

CREATE TABLE threshold_versions (
    id INTEGER PRIMARY KEY,
    run TEXT NOT NULL REFERENCES runs (name) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    comment TEXT NOT NULL,
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    origin TEXT NOT NULL,
    hash TEXT NOT NULL,
    yaml TEXT NOT NULL,
    bands TEXT NOT NULL,
    summary TEXT NOT NULL,
    UNIQUE (run, number)
);

CREATE INDEX threshold_versions_by_hash ON threshold_versions (run, hash);

CREATE TABLE threshold_drafts (
    run TEXT PRIMARY KEY NOT NULL REFERENCES runs (name) ON DELETE CASCADE,
    yaml TEXT NOT NULL,
    bands TEXT NOT NULL,
    saved TEXT NOT NULL
);

CREATE TABLE score_sets (
    id INTEGER PRIMARY KEY,
    run TEXT NOT NULL REFERENCES runs (name) ON DELETE CASCADE,
    model_hash TEXT NOT NULL,
    score_key TEXT NOT NULL,
    UNIQUE (run, model_hash, score_key)
);

CREATE TABLE scores (
    set_id INTEGER NOT NULL REFERENCES score_sets (id) ON DELETE CASCADE,
    image TEXT NOT NULL,
    size BIGINT NOT NULL,
    modified BIGINT NOT NULL,
    class_name TEXT NOT NULL,
    type TEXT NOT NULL,
    routed_class INTEGER NOT NULL,
    confidence DOUBLE PRECISION,
    score DOUBLE PRECISION,
    own_score DOUBLE PRECISION,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    error TEXT NOT NULL,
    PRIMARY KEY (set_id, image)
);
