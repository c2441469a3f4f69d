"""On PostgreSQL: the one function through which the application's role can destroy words.

It belongs to the owner of the tables. It deletes nothing without a later line in the same file that records an
erasure, so that words can go, but never in silence.
"""

from typing import Any

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


def make(_apps: Any, schema_editor: Any) -> None:
    """Make the function; SQLite has neither roles nor functions."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_FUNCTION)


def take_away(_apps: Any, schema_editor: Any) -> None:
    """Take the function away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION journal_erase_words(uuid[], uuid)")
