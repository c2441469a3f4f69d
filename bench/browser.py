"""A signed-in worker on a connection that stays open: bare HTTP/1.1, since a generator of load must cost little."""

import asyncio
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


class Browser:
    """Keeps cookies and the token of the forms, follows where an answer leads, opens a closed connection again."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.port = port
        self.cookies = cookies
        self.token = ""
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> tuple[int, bytes]:
        """Ask for a page; give its status and what it says."""
        status, leads_to, page = await self._ask("GET", path, "")
        while 300 <= status < 400:
            status, leads_to, page = await self._ask("GET", leads_to, "")
        if found := _TOKEN.search(page):
            self.token = found[1].decode()
        return status, page

    async def send(self, path: str, fields: dict[str, str]) -> tuple[int, bytes]:
        """Send a form, and read the page that it leads to."""
        status, leads_to, page = await self._ask("POST", path, urlencode({"csrfmiddlewaretoken": self.token, **fields}))
        return await self.get(leads_to) if 300 <= status < 400 else (status, page)

    async def _ask(self, method: str, path: str, body: str) -> tuple[int, str, bytes]:
        lines = [
            f"{method} {path.partition('#')[0]} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Origin: http://127.0.0.1:{self.port}",
            f"Cookie: {'; '.join(f'{name}={value}' for name, value in self.cookies.items())}",
            "User-Agent: Firefox on Linux",
            "Accept-Language: nl",
        ]
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body.encode())}"]
        question = ("\r\n".join(lines) + "\r\n\r\n" + body).encode()
        kept = self._streams is not None
        try:
            return await self._exchange(question)
        except (asyncio.IncompleteReadError, ConnectionError):
            self._streams = None
            if not kept:
                raise
            return await self._exchange(question)  # the server had closed it while somebody was thinking

    async def _exchange(self, question: bytes) -> tuple[int, str, bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
        reader, writer = self._streams
        writer.write(question)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        said = [line.partition(":")[::2] for line in head[1:] if line]
        headers = {name.lower(): value.strip() for name, value in said}
        for name, value in said:
            if name.lower() == "set-cookie":
                self.cookies |= {one: morsel.value for one, morsel in SimpleCookie(value.strip()).items()}
        page = await reader.readexactly(int(headers["content-length"]))
        if headers.get("connection") == "close":
            self.close()
        return int(head[0].split()[1]), headers.get("location", ""), page

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None
