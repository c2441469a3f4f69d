"""A small OpenID Connect provider on this machine that really does the code flow with PKCE, and refuses what is wrong.

Whoever comes to it is signed in already, as `subject`. It checks what a provider must: client, redirect address, code
used once, secret, and that the verifier fits the challenge (RFC 7636, S256 only).
"""

import base64
import hashlib
import itertools
import json
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from voordeur.common import clock

CLIENT, SECRET = "voordeur", "a secret of the client"
_SOME = itertools.cycle([rsa.generate_private_key(65537, 2048) for _ in range(2)])  # making one takes a while
Private = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Key:
    """What a provider signs with: `kid` is the name that it publishes the public half under."""

    kid: str
    algorithm: str = "RS256"
    secret: Private = field(default_factory=lambda: next(_SOME))

    def published(self) -> dict[str, Any]:
        """Write the public half as a JWK (RFC 7517)."""
        half = jwt.get_algorithm_by_name(self.algorithm).to_jwk(self.secret.public_key(), as_dict=True)
        return {**half, "kid": self.kid, "alg": self.algorithm, "use": "sig"}


@dataclass
class Provider:
    """What it is set to say, and what it was asked. Change it between two sign-ins, or between leaving and coming back.

    `claims` and `header` go over what a token says by itself (None: left out), `says` over where everything is;
    `signs` puts a token together in another way than with `key`.
    """

    issuer: str = ""
    callback: str = ""
    subject: str = "9f2c-karin"
    claims: dict[str, Any] = field(default_factory=dict)
    signed_in_ago: timedelta = timedelta(0)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    gave: list[str] = field(default_factory=list)
    key: Key = field(default_factory=lambda: Key("one"))
    published: list[dict[str, Any]] = field(default_factory=list)
    header: dict[str, Any] = field(default_factory=dict)
    says: dict[str, Any] = field(default_factory=dict)
    signs: Callable[[dict[str, Any]], str] | None = None
    leads_on: str = ""
    written: Callable[[str], str] = str

    def __post_init__(self) -> None:
        """Publish the key that it signs with."""
        self.published = self.published or [self.key.published()]

    def authorize(self, asked: dict[str, str]) -> str:
        """Answer a browser that comes to sign in: where to send it back. Raises Refused."""
        self.asked.append(asked)
        self._must(asked.get("client_id") == CLIENT, "client")
        self._must(asked.get("redirect_uri") == self.callback, "redirect_uri")
        self._must(asked.get("response_type") == "code", "response_type")
        self._must(asked.get("code_challenge_method") == "S256" and bool(asked.get("code_challenge")), "pkce")
        self._must("openid" in asked.get("scope", "").split(), "scope")
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{self.callback}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str]) -> dict[str, Any]:
        """Exchange a code for an id token, once. Raises Refused."""
        asked = self.codes.pop(sent.get("code", ""), None)
        self._must(asked is not None, "code")
        assert asked is not None
        self._must(sent.get("client_id") == CLIENT and sent.get("client_secret") == SECRET, "secret")
        self._must(sent.get("redirect_uri") == asked["redirect_uri"], "redirect_uri")
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        fits = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]
        self._must(fits, "pkce")
        now = clock.now()
        said = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": self.subject,
            "iat": now,
            "exp": now + timedelta(minutes=5),
            "auth_time": int((now - self.signed_in_ago).timestamp()),
            "nonce": asked.get("nonce"),
            **self.claims,
        }
        said = {name: value for name, value in said.items() if value is not None}
        token = self.signs(said) if self.signs else self.sign(said)
        access = secrets.token_urlsafe(16)
        self.gave += [token, access]
        return {"access_token": access, "token_type": "Bearer", "expires_in": 60, "id_token": token}

    def sign(self, said: dict[str, Any]) -> str:
        """Sign what a token says, as it should be."""
        header = {"kid": self.key.kid, **self.header}
        return jwt.encode(said, self.key.secret, algorithm=self.key.algorithm, headers=header)

    def configuration(self) -> dict[str, Any]:
        """Say where everything is (OpenID Connect Discovery)."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **self.says,
        }

    def _must(self, holds: bool, what: str) -> None:
        if not holds:
            self.refused.append(what)
            raise Refused(what)


class Refused(Exception):
    """The provider does not accept what it was sent."""


@contextmanager
def running_provider(callback: str) -> Iterator[Provider]:
    """Run a provider on this machine for as long as the block lasts."""
    provider = Provider(callback=callback)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Give the configuration, or sign in whoever comes."""
            parts = urlsplit(self.path)
            if parts.path == provider.leads_on:
                return self._lead_to(f"{provider.issuer}{parts.path}/elsewhere")
            if parts.path.startswith("/.well-known/openid-configuration"):
                return self._say(provider.configuration())
            if parts.path.startswith("/jwks"):
                return self._say({"keys": provider.published})
            try:
                where = provider.authorize(_one_each(parts.query))
            except Refused as refused:
                return self._say({"error": str(refused)}, 400)
            return self._lead_to(where)

        def do_POST(self) -> None:
            """Exchange a code for a token."""
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            try:
                self._say(provider.token(_one_each(sent)))
            except Refused:
                self._say({"error": "invalid_grant"}, 400)

        def _lead_to(self, where: str) -> None:
            self.send_response(302)
            self.send_header("Location", where)
            self.end_headers()

        def _say(self, words: dict[str, Any], status: int = 200) -> None:
            body = provider.written(json.dumps(words)).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said: Any) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()


def _one_each(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
