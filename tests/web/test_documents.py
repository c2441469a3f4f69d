"""Documents of a case: looked through, kept sealed, fetched by whoever may see them, and gone when destroyed."""

import socketserver
import struct
import threading
from contextlib import contextmanager

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory
from django.urls import reverse

from tests import cast
from tests.support import bring
from tests.web import house as building
from tests.web.house import signed_in
from voordeur import journal
from voordeur.access.models import AccessLogLine
from voordeur.common.ids import new_id
from voordeur.common.night import do_chores
from voordeur.hall.size import refuse_too_large
from voordeur.journal import Entry, Level
from voordeur.journal.rebuilding import rebuild
from voordeur.post.contents import Unfit
from voordeur.post.models import Document, DocumentContent
from voordeur.post.scanning import scan

pytestmark = pytest.mark.django_db
PICTURE = bring.png()


@pytest.fixture
def karin(house):
    return signed_in(cast.KARIN)


def add(browser, house, content=PICTURE, name="Scan Anja de Wit.exe", **given):
    """Add a file, under a name that says nothing about what it is."""
    said = {"id": new_id(), "text": "Brief van de arts", "level": "1", "domain": "health"} | given
    said["content"] = SimpleUploadedFile(name, content, content_type="application/x-msdownload")
    return browser.post(reverse("add_document", kwargs={"file": house.case}), said)


def url_of(house, document):
    return reverse("document", kwargs={"file": house.case, "document": document.pk})


def test_what_is_added_comes_back_as_it_was_under_a_name_that_says_nothing(karin, house):
    assert add(karin, house).status_code == 302
    answer = karin.get(url_of(house, Document.objects.get()))
    assert answer.content == PICTURE
    assert answer["Content-Type"] == "image/png"  # by its content, whatever the browser called it
    assert answer["Content-Disposition"] == 'attachment; filename="document-2009-03-10.png"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert AccessLogLine.objects.filter(worker=cast.KARIN, page="document", file=house.case).count() == 1


def test_it_is_kept_sealed_and_nothing_keeps_the_name_it_had(karin, house):
    add(karin, house)
    sealed = bytes(DocumentContent.objects.get().sealed)
    assert b"IHDR" not in sealed
    assert not journal.models.Words.objects.filter(text__contains="Scan Anja").exists()
    assert not rebuild(today=building.TODAY).differences


def test_only_who_may_see_its_domain_and_level_sees_it(karin, house):
    add(karin, house)
    add(karin, house, text="Vertrouwelijk", domain="", level="2")
    mo, fatma = signed_in(cast.MO), signed_in(cast.FATMA)
    page = mo.get(reverse("post", kwargs={"file": house.case})).content.decode()
    assert "Brief van de arts" not in page
    for browser, level, status in ((mo, 1, 404), (mo, 2, 404), (fatma, 1, 200), (fatma, 2, 404), (karin, 2, 200)):
        found = Document.objects.get(level=level)
        assert browser.get(url_of(house, found)).status_code == status, level


def test_sent_twice_it_is_added_once(karin, house):
    id = new_id()
    for _ in range(2):
        assert add(karin, house, id=id).status_code == 302
    assert DocumentContent.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b"<script>alert(1)</script>", "programma"),
        (bring.png(after=bring.office()), "verstopt"),
        (bring.png(60_000, 60_000), "veel te groot"),
    ],
    ids=["empty", "script", "two", "bomb"],
)
def test_a_bad_file_is_refused_in_words_and_nothing_is_kept(karin, house, content, words):
    answer = add(karin, house, content)
    assert answer.status_code == 409
    assert words in answer.content.decode()
    assert not Document.objects.exists()
    assert not DocumentContent.objects.exists()


def test_two_gigabytes_are_refused_before_a_byte_is_read():
    class Untouchable:
        def read(self, *_args):
            raise AssertionError("it was read")

    request = RequestFactory().post("/x", data=b"", content_type="multipart/form-data; boundary=x")
    request.user = AnonymousUser()
    request.META["CONTENT_LENGTH"] = str(2 * 1024**3)
    request.META["wsgi.input"] = request._stream = Untouchable()
    answer = refuse_too_large(lambda _request: pytest.fail("it went on"))(request)
    assert answer.status_code == 413
    assert "20 " in answer.content.decode()


def test_what_does_not_say_how_large_it_is_is_not_read_at_all():
    class Untouchable:
        def read(self, *_args):
            raise AssertionError("it was read")

        readline = read

    request = RequestFactory().post("/x", data=b"", content_type="multipart/form-data; boundary=x")
    request.META.pop("CONTENT_LENGTH", None)
    request.META["HTTP_TRANSFER_ENCODING"] = "chunked"
    endless = WSGIRequest({**request.META, "wsgi.input": Untouchable()})
    assert not endless.FILES
    for wrong in ("-1", "1e12", "0x80000000"):
        endless.META["CONTENT_LENGTH"] = wrong
        endless.user = AnonymousUser()
        assert refuse_too_large(lambda _request: pytest.fail("it went on"))(endless).status_code == 413


def test_a_little_too_large_is_refused_in_words(karin, house, settings):
    settings.LARGEST_DOCUMENT = len(PICTURE) - 1
    answer = add(karin, house)
    assert answer.status_code == 409
    assert "te groot" in answer.content.decode()


def test_when_its_words_are_destroyed_its_content_goes_at_night(karin, house):
    add(karin, house)
    add(karin, house, text="Blijft")
    gone = Entry.objects.filter(kind="document_added").order_by("position").first()
    journal.erase(entries=[gone.pk], ground="request", permit=cast.operator(building.NOW), at=building.NOW)
    assert do_chores(at=building.NOW)["documents"] == 1
    assert Document.objects.get().text == "Blijft"
    assert karin.get(url_of(house, Document.objects.get())).content == PICTURE


@contextmanager
def clamd(answer: bytes):
    """A virus scanner on this machine that gives this answer; it keeps what it was shown."""
    shown = []

    class Talk(socketserver.StreamRequestHandler):
        def handle(self):
            assert self.rfile.read(10) == b"zINSTREAM\0"
            content = b""
            while size := struct.unpack(">I", self.rfile.read(4))[0]:
                content += self.rfile.read(size)
            shown.append(content)
            self.wfile.write(answer)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"clamd://127.0.0.1:{server.server_address[1]}", shown
        server.shutdown()


class TestScanner:
    def test_a_clean_file_is_taken_after_it_was_looked_through_whole(self, karin, house, settings):
        with clamd(b"stream: OK\0") as (settings.SCANNER, shown):
            assert add(karin, house).status_code == 302
        assert shown == [PICTURE]

    @pytest.mark.parametrize(
        ("answer", "reason"),
        [
            (b"stream: Eicar-Test FOUND\0", "infected"),
            (b"INSTREAM size limit exceeded. ERROR\0", "not_scanned"),
            (b"", "not_scanned"),
        ],
    )
    def test_what_was_not_found_clean_is_not_taken(self, answer, reason):
        with clamd(answer) as (scanner, _shown), pytest.raises(Unfit) as refused:
            scan(b"x" * 200_000, scanner=scanner)
        assert refused.value.reason == reason

    @pytest.mark.parametrize("scanner", ["clamd://127.0.0.1:1", "clamd:///nowhere/clamd.sock"])
    def test_while_the_scanner_is_away_nothing_is_taken(self, karin, house, settings, scanner):
        settings.SCANNER = scanner
        answer = add(karin, house)
        assert answer.status_code == 409
        assert "virussen" in answer.content.decode()
        assert not Document.objects.exists()


def test_a_document_is_as_confined_as_its_entry(karin, house):
    add(karin, house, level="2", domain="")
    assert Entry.objects.get(kind="document_added").level == Level.CONFINED
