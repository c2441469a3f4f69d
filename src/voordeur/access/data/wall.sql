-- The second wall: what the row-level policies ask. Made anew after each migration, by the owner of the tables.
-- A ground is what `journal.ground` told in this transaction: worker, day, opened tables, changes, files, whole files.

CREATE TABLE IF NOT EXISTS wall_key (id text PRIMARY KEY, inside bytea NOT NULL, outside bytea NOT NULL);
REVOKE ALL ON wall_key FROM PUBLIC;

-- The ground as it was signed; NULL when nobody signed it, or for another connection, or too long ago.
CREATE OR REPLACE FUNCTION wall_ground() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = public, pg_temp AS $$
DECLARE
    said text[] := string_to_array(current_setting('voordeur.ground', true), '|');
    held wall_key%ROWTYPE;
BEGIN
    IF said IS NULL OR cardinality(said) <> 10 THEN
        RETURN NULL;
    END IF;
    SELECT * INTO held FROM wall_key WHERE id = said[1];
    IF NOT FOUND OR said[3] <> pg_backend_pid()::text OR said[2] <> encode(
        sha256(held.outside || sha256(held.inside || convert_to(array_to_string(said[3:10], '|'), 'UTF8'))), 'hex'
    ) OR said[4]::double precision < extract(epoch FROM now()) THEN
        RETURN NULL;
    END IF;
    RETURN said[5:10];
END
$$;

-- Stand on a ground until the end of the transaction; false when it is not taken.
CREATE OR REPLACE FUNCTION wall_stand(said text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM set_config('voordeur.ground', said, true);
    RETURN said = '' OR wall_ground() IS NOT NULL;
END
$$;

-- Whether an act of the house opened this table.
CREATE OR REPLACE FUNCTION wall_opens(asked text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = public, pg_temp AS $$
DECLARE
    ground text[] := wall_ground();
BEGIN
    RETURN coalesce(ground[3] <> '' AND string_to_array(ground[3], ',') && ARRAY[asked, '*'], false);
END
$$;

-- Whether that act changes it too.
CREATE OR REPLACE FUNCTION wall_changes(asked text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = public, pg_temp AS $$
BEGIN
    RETURN coalesce((wall_ground())[4] = 'changes', false) AND wall_opens(asked);
END
$$;

-- Who acts.
CREATE OR REPLACE FUNCTION wall_worker() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = public, pg_temp AS $$
BEGIN
    RETURN nullif((wall_ground())[1], '')::uuid;
END
$$;

-- The files in which the act at hand is written.
CREATE OR REPLACE FUNCTION wall_files() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = public, pg_temp AS $$
BEGIN
    RETURN coalesce(string_to_array(nullif((wall_ground())[5], ''), ',')::uuid[], '{}');
END
$$;

-- The files that are read whole: those of the act at hand, and those that an act of the house is about.
CREATE OR REPLACE FUNCTION wall_whole() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = public, pg_temp AS $$
DECLARE
    ground text[] := wall_ground();
BEGIN
    RETURN coalesce(string_to_array(nullif(concat_ws(',', nullif(ground[5], ''), nullif(ground[6], '')), ''), ',')::uuid[], '{}');
END
$$;

-- The programmes in which a worker sees every file of a kind, each as "programme kind"; of all kinds it is "programme *".
CREATE OR REPLACE FUNCTION wall_inside() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = public, pg_temp AS $$
DECLARE
    ground text[] := wall_ground();
    who uuid := nullif(ground[1], '')::uuid;
    day date := nullif(ground[2], '')::date;
BEGIN
    RETURN ARRAY(
        SELECT DISTINCT held.programme::text || ' ' || held.of
        FROM access_grant AS held JOIN accounts_worker AS holder ON holder.id = held.worker_id
        WHERE held.worker_id = who AND holder.is_active AND held.programme IS NOT NULL
          AND held.since <= day AND (held.until IS NULL OR held.until > day)
    );
END
$$;

-- Whether a worker sees something of a file: of the own one (ties, the calendar), else by the join of `access.visible`.
CREATE OR REPLACE FUNCTION wall_sees(ground text[], asked uuid, of_level integer, of_domain text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp AS $$
DECLARE
    who uuid;
    day date;
    about journal_file%ROWTYPE;
BEGIN
    IF ground IS NULL OR asked IS NULL THEN
        RETURN false;
    ELSIF ground[1] = '' OR ground[2] = '' THEN
        RETURN false;
    END IF;
    who := ground[1]::uuid;
    day := ground[2]::date;
    IF NOT EXISTS (SELECT 1 FROM accounts_worker WHERE id = who AND is_active) THEN
        RETURN false;
    ELSIF asked = who OR EXISTS (
        SELECT 1 FROM access_grant AS held
        WHERE held.file_id = asked AND held.worker_id = who AND held.programme IS NULL
          AND held.since <= day AND (held.until IS NULL OR held.until > day)
          AND held.level >= of_level AND (held.domain = '*' OR of_domain = '' OR held.domain = of_domain)
    ) THEN
        RETURN true;
    END IF;
    SELECT id, kind, programme INTO about.id, about.kind, about.programme FROM journal_file WHERE id = asked;
    RETURN EXISTS (
        SELECT 1 FROM access_grant AS held
        WHERE held.worker_id = who AND held.programme IS NOT NULL AND held.programme IN (about.id, about.programme)
          AND (held.programme = about.id OR held.of IN ('*', about.kind))
          AND held.since <= day AND (held.until IS NULL OR held.until > day)
          AND held.level >= of_level AND (held.domain = '*' OR of_domain = '' OR held.domain = of_domain)
    );
END
$$;
