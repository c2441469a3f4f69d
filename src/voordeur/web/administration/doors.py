"""What makes a view a page of the administration: only who administers gets in, and each look is recorded."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from voordeur.accounts.installation import INSTALLATION
from voordeur.hall.requests import look, page, permit
from voordeur.journal import Permit

PURPOSE = "administration"
View = Callable[..., HttpResponseBase]


def administration(*methods: str, fresh: bool = False) -> Callable[[View], View]:
    """Make a view a page of the administration, for these methods (GET when none is named); others get a 404.

    `fresh`: a risky deed, for which an administrator confirms to be who they say.
    """

    def make(view: View) -> View:
        @page(*methods, fresh=fresh)
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            look(request, purpose=PURPOSE, page=f"administration: {view.__name__}", file=INSTALLATION)
            return view(request, *args, **kwargs)

        return answer

    return make


def right(request: HttpRequest, *files: UUID) -> Permit:
    """Give the right to write in the installation's file and in these: there already, or begun by the deed."""
    return permit(request, purpose=PURPOSE, file=INSTALLATION, also=_each(files))


def _each(files: Iterable[UUID]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(files))
