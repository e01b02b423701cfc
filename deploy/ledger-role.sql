-- The role under which the site runs, without the right to change what is on record.
--
--     psql -v ON_ERROR_STOP=1 -d newsroom -f deploy/ledger-role.sql
--
-- Run as the owner of the tables, who also runs `manage.py migrate` and `manage.py prune_ledger`,
-- after every migration. Give the role a login of its own and put that into DATABASE_URL:
--
--     ALTER ROLE newsroom_site LOGIN PASSWORD '…';
--
-- It owns no table, so it can neither lift a trigger nor switch it off. docs/decisions/ledger.md.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsroom_site') THEN
        CREATE ROLE newsroom_site NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
    END IF;
END
$$;

GRANT USAGE ON SCHEMA public TO newsroom_site;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO newsroom_site;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO newsroom_site;

-- Every table that the database itself keeps from being changed: records, versions, signed statements.
DO $$
DECLARE
    guarded regclass;
BEGIN
    FOR guarded IN
        SELECT DISTINCT tgrelid::regclass FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE proname IN ('ledger_is_append_only', 'ledger_guard')
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM newsroom_site', guarded);
    END LOOP;
END
$$;

-- The chain is written by the database's own function at commit, with its owner's rights.
REVOKE INSERT ON ledger_entry FROM newsroom_site;
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_waiting FROM newsroom_site;
