"""What stands in the tables that are folded from entries, in a form that two moments can be compared by."""

from hashlib import sha256

from django.db import connection

from voordeur.journal.models import OpenDuty, Standing, projection_tables


def digests() -> dict[str, tuple[str, int]]:
    """Give a digest of each table just as the database gives its rows, and how many there are."""
    found = {}
    with connection.cursor() as cursor:
        for model in (*projection_tables(), Standing, OpenDuty):
            apart = {*getattr(model, "unprojected", ()), "judged_on"}  # the day on which somebody asked
            columns = [field.column for field in model._meta.concrete_fields if field.name not in apart]
            names = ", ".join(map(connection.ops.quote_name, columns))
            cursor.execute(f"SELECT {names} FROM {model._meta.db_table} ORDER BY {model._meta.pk.column}")
            rows = cursor.fetchall()
            found[model._meta.db_table] = (sha256(repr(rows).encode()).hexdigest(), len(rows))
    return found
