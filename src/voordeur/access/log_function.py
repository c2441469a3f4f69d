"""On PostgreSQL: the one function through which the application's role can throw lines of the access log away.

It belongs to the owner of the tables. It deletes only what the words of an entry of the journal say was cut, and never
what is younger than a year, whatever anybody wrote.
"""

from voordeur.journal.owner_function import made

_FUNCTION = """
CREATE OR REPLACE FUNCTION access_cut_log(said uuid) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH said_of AS (
        SELECT cut.worker::uuid AS worker, cut.position::bigint AS position
        FROM journal_entry AS entry
        JOIN journal_words AS words ON words.entry_id = entry.id AND words.person IS NULL,
        ROWS FROM (
            jsonb_array_elements_text(words.text::jsonb -> 'workers'),
            jsonb_array_elements_text(words.text::jsonb -> 'positions')
        ) AS cut (worker, position)
        WHERE entry.id = said AND entry.kind = 'access_log_cut'
    ), gone AS (
        DELETE FROM access_accesslogline AS line
        USING said_of
        WHERE said_of.worker = line.worker
          AND line.position <= said_of.position
          AND line.moment < now() - interval '1 year'
        RETURNING 1
    )
    SELECT count(*) FROM gone
$$
"""


make, take_away = made("access_cut_log(uuid)", _FUNCTION)
