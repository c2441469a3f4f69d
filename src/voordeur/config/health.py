"""Two questions that a machine asks: are you up, and can you serve?"""

from django.db import Error, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from voordeur.access.wall import gaps_here

_PLAIN = "text/plain; charset=utf-8"


@transaction.non_atomic_requests
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 whenever the process can answer at all."""
    return HttpResponse("up\n", content_type=_PLAIN)


@transaction.non_atomic_requests
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, has all its tables and its policies, else 503 with what is missing."""
    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return HttpResponse("the database does not answer\n", status=503, content_type=_PLAIN)
    if behind:
        return HttpResponse(f"{len(behind)} migrations to go\n", status=503, content_type=_PLAIN)
    if missing := gaps_here():
        return HttpResponse(f"{len(missing)} gaps in the second wall\n", status=503, content_type=_PLAIN)
    return HttpResponse("ready\n", content_type=_PLAIN)
