"""On PostgreSQL: the one function through which the application's role can throw lines of the access log away.

It belongs to the owner of the tables. It deletes only what an entry of the journal says was cut, and never what is
younger than a year, whatever anybody wrote.
"""

from typing import Any

_FUNCTION = """
CREATE FUNCTION access_cut_log(said uuid) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gone AS (
        DELETE FROM access_accesslogline AS line
        USING access_accesslogcut AS cut
        WHERE cut.version = said AND cut.id = line.worker
          AND line.position <= cut.position
          AND line.moment < now() - interval '1 year'
          AND EXISTS (SELECT 1 FROM journal_entry WHERE id = said AND kind = 'access_log_cut')
        RETURNING 1
    )
    SELECT count(*) FROM gone
$$
"""


def make(_apps: Any, schema_editor: Any) -> None:
    """Make the function; SQLite has neither roles nor functions."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_FUNCTION)


def take_away(_apps: Any, schema_editor: Any) -> None:
    """Take the function away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION access_cut_log(uuid)")
