"""On PostgreSQL: the one function through which the application's role can destroy words.

It belongs to the owner of the tables. It deletes nothing without a later line in the same file that records an
erasure, so that words can go, but never in silence.
"""

from collections.abc import Callable
from typing import Any

Step = Callable[[Any, Any], None]

_FUNCTION = """
CREATE FUNCTION journal_erase_words(entries uuid[], about uuid) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gone AS (
        DELETE FROM journal_words AS words
        USING journal_entry AS line
        WHERE words.entry_id = line.id
          AND line.id = ANY (entries)
          AND line.kind <> 'erasure'
          AND (about IS NULL OR words.person = about)
          AND EXISTS (
              SELECT 1 FROM journal_entry AS erasure
              WHERE erasure.file_id = line.file_id AND erasure.kind = 'erasure' AND erasure.position > line.position
          )
        RETURNING 1
    )
    SELECT count(*) FROM gone
$$
"""


def made(signature: str, sql: str) -> tuple[Step, Step]:
    """Give the two steps of a migration that make a function of the owner, for nobody else yet, and take it away.

    SQLite has neither roles nor functions. `config.roles` gives the application's role its use.
    """

    def make(_apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql)
            schema_editor.execute(f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC")

    def take_away(_apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {signature}")

    return make, take_away


make, take_away = made("journal_erase_words(uuid[], uuid)", _FUNCTION)
