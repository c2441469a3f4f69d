"""A worker who writes notes and keeps a list of her own of each note that the house said was saved.

The list is a file outside the house, on disk before the next note is sent: whatever stands in it may never be lost.
"""

import http.client
import json
import os
import re
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from tests.faults.machine import Machine
from voordeur.common.ids import new_id

_FAILED = (OSError, http.client.HTTPException)
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Browser:
    """One signed-in worker. `unsure`: what was sent and never answered with "saved"."""

    def __init__(self, machine: Machine, ledger: Path) -> None:
        self.machine = machine
        self.ledger = ledger
        self.cookies: dict[str, str] = {}
        self.unsure: dict[str, str] = {}
        self.said: list[tuple[int, str]] = []
        self.number = 0
        self.token = _TOKEN.search(self._get("/demo/"))[1]
        status, _ = self._send("/demo/", {"worker": machine.world["karin"]})
        assert status == 302
        self.form = f"/casussen/{machine.world['case']}/notitie/"
        self.token = _TOKEN.search(self._get(self.form))[1]

    def write(self) -> bool:
        """Write one new note; tell whether the house said that it was saved."""
        self.number += 1
        return self._offer(str(new_id()), f"Note {self.number}: spoke with the mother." + " She tells." * 100)

    def write_again(self) -> bool:
        """Send again what was never answered, each under its own id; tell whether all of it was now saved."""
        offered = [self._offer(id, text) for id, text in list(self.unsure.items())]
        return all(offered)

    def read_case(self) -> str:
        """Give the page of the case."""
        return self._get(f"/casussen/{self.machine.world['case']}/")

    def kept(self) -> dict[str, str]:
        """Read the list: what the house said was saved, by id."""
        if not self.ledger.exists():
            return {}
        lines = map(json.loads, self.ledger.read_text().splitlines())
        return {line["id"].replace("-", ""): line["text"] for line in lines}

    def _offer(self, id: str, text: str) -> bool:
        self.unsure[id] = text
        fields = {"id": id, "channel": "call", "text": text, "level": "1", "with_whom": "", "domain": ""}
        try:
            status, page = self._send(self.form, fields)
        except _FAILED:
            return False
        if status != 302:
            self.said.append((status, page))
            return False
        with self.ledger.open("a") as file:
            file.write(json.dumps({"id": id, "text": text}) + "\n")
            file.flush()
            os.fsync(file.fileno())
        del self.unsure[id]
        return True

    def _get(self, path: str) -> str:
        status, page = self._ask("GET", path, None)
        assert status == 200, (status, page)
        return page

    def _send(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": self.token, **fields}))

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.machine.port, timeout=30)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Origin": f"http://127.0.0.1:{self.machine.port}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        return answer.status, page
