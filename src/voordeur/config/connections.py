"""Which connections production refuses: those to another machine that others could read or change on the way."""

from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from voordeur.config.database import database_from


def open_connections(said: Mapping[str, str]) -> Iterator[str]:
    """Say of each connection that the environment names, and that is not closed, what must be set."""
    if not _database_is_closed(database_from(said.get("DATABASE_URL", "")), said):
        yield (
            "DATABASE_URL must end in sslmode=verify-full (and sslrootcert=…, the certificate that the server's was "
            "made with, or sslrootcert=system): the database is on another machine, and its connection must be closed "
            "to others."
        )
    mail = urlsplit(said.get("VOORDEUR_SMTP", ""))
    if mail.scheme == "smtp" and not _is_here(mail.hostname or ""):
        yield "VOORDEUR_SMTP must be smtp+tls:// or smtps://: the mail server is on another machine."
    scanner = urlsplit(said.get("VOORDEUR_SCANNER", ""))
    if scanner.scheme == "clamd" and not _is_here(scanner.hostname or ""):
        yield (
            "VOORDEUR_SCANNER must be on this machine (a socket, or clamd://127.0.0.1:3310): clamd itself closes no "
            "connection, so lead one to another machine through a tunnel (stunnel, ssh, wireguard)."
        )


def _database_is_closed(database: Mapping[str, Any], said: Mapping[str, str]) -> bool:
    """Tell it as libpq would understand it: what the url leaves out comes from the PG… variables."""
    if "postgresql" not in database["ENGINE"]:
        return True
    asked = database["OPTIONS"]
    where = [
        database["HOST"] or asked.get("host") or said.get("PGHOST", ""),
        asked.get("hostaddr") or said.get("PGHOSTADDR", ""),
    ]
    elsewhere = asked.get("service") or said.get("PGSERVICE")  # a file that names the machine
    if not elsewhere and all(_is_here(host) for hosts in where for host in hosts.split(",")):
        return True
    return (asked.get("sslmode") or said.get("PGSSLMODE", "")) == "verify-full"


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine: a socket, a loopback address or localhost."""
    if not host or host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
