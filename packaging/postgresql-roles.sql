-- SPDX-License-Identifier: GPL-3.0-or-later
-- Roles for the stations of a Mixdesk project on PostgreSQL, each with no more than its work needs:
--   mixdesk_inspector  gives verdicts, draws masks, scores, trains and saves thresholds
--   mixdesk_reader     looks: reports, "mixdesk-cli audit verify"
-- Whoever made the tables (by opening the project first) stays their owner and updates them.
--
-- Run it as that owner, once the project has been opened, and again after each update:
--   psql -d NAME -f postgresql-roles.sql
-- The roles are made where they are not there, which takes the right to make roles (CREATEROLE):
-- an administrator may make the two beforehand. Then, for each person:
--   CREATE ROLE anna LOGIN IN ROLE mixdesk_inspector;     and in psql: \password anna

\set ON_ERROR_STOP on

BEGIN;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mixdesk_inspector') THEN
        CREATE ROLE mixdesk_inspector NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mixdesk_reader') THEN
        CREATE ROLE mixdesk_reader NOLOGIN;
    END IF;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO mixdesk_inspector, mixdesk_reader',
                   current_database());
END
$$;

-- Nobody but the owner makes or changes tables.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO mixdesk_inspector, mixdesk_reader;

-- From the ground up, so that a right that was given once and is not listed here any more ends.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, mixdesk_inspector, mixdesk_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO mixdesk_inspector, mixdesk_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT SELECT ON TABLES TO mixdesk_inspector, mixdesk_reader;

-- What was said stays said.
GRANT INSERT ON verdicts, audit, defect_types, threshold_versions TO mixdesk_inspector;
GRANT UPDATE (sequence, hash) ON audit_head TO mixdesk_inspector;

-- A picture's row is completed when its content is noted, and moves when its file is replaced.
GRANT INSERT, UPDATE (path, size, hash) ON images TO mixdesk_inspector;

-- A mask is what its last stroke left; each stroke is in the audit.
GRANT INSERT, UPDATE (revision, reviewer) ON masks TO mixdesk_inspector;
GRANT INSERT, UPDATE (bits), DELETE ON mask_tiles TO mixdesk_inspector;

-- Runs are hidden, never forgotten; drafts and scores are nobody's word.
GRANT INSERT, UPDATE ON runs TO mixdesk_inspector;
GRANT INSERT, UPDATE, DELETE ON threshold_drafts, score_sets, scores TO mixdesk_inspector;

COMMIT;
