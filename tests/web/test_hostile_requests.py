"""Requests that no page of ours makes: other hosts, other sites, methods, floods of fields; and what the log says.

ASVS 5.0: 3.7.2 (leading elsewhere), 13.4.4 (TRACE), 15.3.7 (parameters twice), 16.2.5 and 16.5.1 (errors and logs).
"""

import io
from urllib.parse import quote

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from tests.cast import KARIN
from tests.web.house import House, signed_in
from voordeur.common.ids import new_id
from voordeur.hall.models import Draft

pytestmark = pytest.mark.django_db
MARKER = "Anna de Vries"
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "javascript:alert(1)",
    "https:evil.example",
    "/\r\nLocation: https://evil.example/",
)


@pytest.mark.parametrize("host", ["evil.example", "testserver@evil.example", "testserver:80:80", "testserver\tx"])
def test_another_host_name_is_refused_and_the_log_does_not_repeat_it(log, host):
    answer = Client().get("/over/", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode() + log.getvalue()


@pytest.mark.parametrize("onward", ELSEWHERE)
def test_no_door_leads_to_another_site_or_writes_a_header(house: House, onward):
    karin = signed_in(KARIN)
    sent = [
        karin.get(reverse("account_login"), {"next": onward}),
        karin.post(reverse("set_language"), {"language": "en", "next": onward}),
        karin.post(reverse("draft", kwargs={"form": "note"}), {"throw_away": "1", "back": onward}),
        Client().post(reverse("account_logout"), {"next": onward}),
    ]
    for answer in sent:
        assert answer.status_code == 302
        led = answer["Location"]
        assert led.startswith("/")
        assert not led.startswith(("//", "/\\"))
        assert "\n" not in led


def test_a_method_that_no_page_has_is_refused(house: House):
    karin = signed_in(KARIN)
    for method in ("TRACE", "PUT", "DELETE", "PATCH", "CONNECT"):
        for url in (reverse("my_day"), reverse("case", kwargs={"file": house.case})):
            assert karin.generic(method, url).status_code == 405, method


def test_a_flood_of_fields_or_files_is_refused_in_words(house: House):
    karin, note = signed_in(KARIN), reverse("note")
    many = "&".join(f"a{number}=1" for number in range(1001))
    answer = karin.post(note, many, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()
    two = {"content": [io.BytesIO(b"%PDF-1.7"), io.BytesIO(b"%PDF-1.7")]}
    assert karin.post(reverse("add_document", kwargs={"file": house.case}), two).status_code == 400


def test_a_parameter_that_comes_twice_or_elsewhere_counts_once_and_where_it_belongs(house: House):
    karin, url = signed_in(KARIN), reverse("draft", kwargs={"form": "anything"})
    karin.post(f"{url}?throw_away=1", {"words": "kept"})
    assert karin.get(reverse("cases"), {"afgesloten": ["1", "0"]}).status_code == 200
    assert Draft.objects.filter(form="anything").exists()  # what stands in the address throws nothing away


def test_signing_out_has_the_browser_forget(house: House):
    answer = signed_in(KARIN).post(reverse("account_logout"))
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_no_error_page_and_no_log_line_names_anybody(house: House, log, monkeypatch):
    """Trust rule 12. Whatever goes wrong with a name at hand: the log says where, of what kind, and no more."""

    def fail(*_args, **_said):
        raise IntegrityError(f"Key (name)=({MARKER}) already exists") from ValueError(MARKER)

    karin = signed_in(KARIN)
    karin.raise_request_exception = False
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    name, token = quote(MARKER), "a-secret-token"
    pages = [
        strict.post(f"/concept/{name}/", {"words": MARKER}),
        strict.post(reverse("answer", kwargs={"token": token}), {"code": MARKER}),
        strict.post(reverse("account_login"), {"login": MARKER, "password": MARKER}),
        Client().post(reverse("account_login"), {"login": MARKER, "password": MARKER}),
        karin.get(f"/casussen/{name}/?zoek={name}", headers={"User-Agent": MARKER, "Referer": f"http://x/{name}"}),
        karin.get(reverse("case", kwargs={"file": new_id()}), {"wie": MARKER}),
        karin.post(reverse("note"), {"words": MARKER, "case": MARKER}),
        Client().get("/over/", headers={"Host": f"{name}.example"}),
    ]
    monkeypatch.setattr("voordeur.web.cases.pages.case_view", fail)
    monkeypatch.setattr("voordeur.web.answers.outside.queries.open_question", fail)
    outside = Client(raise_request_exception=False)
    broken = [
        karin.get(reverse("case", kwargs={"file": house.case}), {"wie": MARKER}),
        outside.get(reverse("answer", kwargs={"token": token})),
    ]
    assert [page.status_code for page in broken] == [500, 500]
    lines = log.getvalue()
    for secret in (MARKER, name, token, str(house.case)):
        assert secret not in lines
    assert "django.db.utils.IntegrityError" in lines
    assert "/casussen/<uuid:file>/" in lines
    assert "sign-in failed" in lines
    assert f"no ground: worker {KARIN} at case" in lines
    for page in (*pages[:1], *pages[4:], *broken):
        assert "Traceback" not in page.content.decode()
    for page in broken:
        assert MARKER not in page.content.decode()
