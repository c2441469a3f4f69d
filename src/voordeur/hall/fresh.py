"""How long ago somebody proved to be who they say: a risky deed asks it again after five minutes."""

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from voordeur.common import clock


def signed_in_just_now(request: HttpRequest) -> bool:
    """Tell whether password, passkey or code was given in this session within the last minutes (a setting)."""
    if not request.user.is_authenticated:
        return False
    moments = [record["at"] for record in get_authentication_records(request, request.user)]
    return bool(moments) and clock.now().timestamp() - max(moments) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
