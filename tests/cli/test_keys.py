"""`voordeur keys …`: a key is renewed without a moment in which something cannot be read or checked."""

import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA3_256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tests import cast
from voordeur.accounts import actions as accounts
from voordeur.accounts.models import Worker
from voordeur.cli import main as cli
from voordeur.common import keys
from voordeur.common.clock import now
from voordeur.common.ids import new_id
from voordeur.common.sealing import Closed, seal_bytes, unseal_bytes
from voordeur.hall import drafts
from voordeur.journal.chain import header_of
from voordeur.journal.models import Entry, File
from voordeur.journal.soundness import sound
from voordeur.journal.testimony import hear
from voordeur.journal.verifying import verify
from voordeur.post.models import DocumentContent

pytestmark = pytest.mark.django_db


@pytest.fixture
def key_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A key file with the key that the tests sign with."""
    path = tmp_path / "keys"
    path.write_text("test-1:" + "11" * 32)
    path.chmod(0o640)
    monkeypatch.delenv("VOORDEUR_KEYS")
    monkeypatch.setenv("VOORDEUR_KEY_FILE", str(path))
    keys.forget_keys()
    yield path
    monkeypatch.undo()
    keys.forget_keys()


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    code = cli.main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def keep_things_sealed(document: Any, worker: Worker) -> Authenticator:
    key, sealed = seal_bytes(b"%PDF", use="documents", belongs_to=str(document))
    DocumentContent.objects.create(id=document, entry=new_id(), sealed=sealed, key=key)
    return Authenticator.objects.create(
        user=worker, type="totp", data={"secret": get_adapter().encrypt("JBSWY3DPEHPK3PXP")}
    )


def test_a_key_is_renewed_sealed_again_and_retired(
    key_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world, document = cast.small_world(), new_id()
    factor = keep_things_sealed(document, world.worker(cast.KARIN))
    path = tmp_path / "witness.jsonl"
    run(capsys, "journal", "witness", "--to", str(path))

    assert run(capsys, "keys", "add", "test-2") == (
        0,
        {"added": "test-2", "algorithms": "aes-sha2", "file": str(key_file)},
    )
    assert keys.key_ids() == ["test-2", "test-1"]
    assert key_file.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.glob("keys*")] == ["keys"]
    code, told = run(capsys, "keys", "list")
    assert (code, told["current"], told["missing"]) == (0, "test-2", [])
    assert told["keys"][0] == {"id": "test-2", "algorithms": "aes-sha2", "signed": 0, "sealed": 0}
    assert told["keys"][1]["sealed"] == 2

    code, done = run(capsys, "keys", "reseal")
    assert (code, done["documents"], done["second factors"]) == (0, 1, 1)
    assert run(capsys, "keys", "list")[1]["keys"][1]["sealed"] == 0
    row = DocumentContent.objects.get(pk=document)
    assert unseal_bytes(bytes(row.sealed), key_id="test-2", use="documents", belongs_to=str(document)) == b"%PDF"
    factor.refresh_from_db()
    assert get_adapter().decrypt(factor.data["secret"]) == "JBSWY3DPEHPK3PXP"

    assert run(capsys, "keys", "retire", "test-1", "--witness", str(path))[0] == 0
    assert verify(hear(path)).whole
    assert cli.main(["keys", "retire", "test-2", "--witness", str(path)]) == 1
    assert cli.main(["keys", "retire", "test-9", "--witness", str(path)]) == 1


def test_what_is_being_typed_survives_a_new_key_and_a_seal_of_a_key_that_is_gone_stays_closed(
    key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from django.http import QueryDict

    cast.small_world()
    drafts.keep(worker=cast.KARIN, form="note", fields=QueryDict("text=half"), at=now())
    key, sealed = seal_bytes(b"x", use="documents")
    run(capsys, "keys", "add", "test-2")
    run(capsys, "keys", "reseal")
    key_file.write_text("test-2:" + key_file.read_text().split()[0].split(":")[1])
    keys.forget_keys()
    kept = drafts.fetch(worker=cast.KARIN, form="note", at=now())
    assert kept is not None
    assert kept.fields["text"] == "half"
    with pytest.raises(Closed):
        unseal_bytes(sealed, key_id=key, use="documents")
    code, told = run(capsys, "keys", "list")
    assert (code, told["missing"]) == (1, ["test-1"])


def test_algorithms_are_renewed_with_a_key_and_what_was_there_is_read_on(
    key_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """ASVS 11.2.2: other ways to sign and to seal come with a new key; nothing that was there is lost or doubted."""
    world, document = cast.small_world(), new_id()
    factor = keep_things_sealed(document, world.worker(cast.KARIN))
    before = DocumentContent.objects.get(pk=document)
    path = tmp_path / "witness.jsonl"
    run(capsys, "journal", "witness", "--to", str(path))

    assert run(capsys, "keys", "add", "test-2", "--algorithms", "chacha-sha3")[0] == 0
    assert [one["algorithms"] for one in run(capsys, "keys", "list")[1]["keys"]] == ["chacha-sha3", "aes-sha2"]
    assert unseal_bytes(bytes(before.sealed), key_id="test-1", use="documents", belongs_to=str(document)) == b"%PDF"
    accounts.change_worker(worker=cast.KARIN, job_title="Coach", permit=cast.operator(), at=cast.AT)
    last = Entry.objects.filter(file=cast.KARIN).latest("position")
    text = last.previous + header_of(last) + last.digests
    assert last.key == "test-2"
    assert last.hash == hmac.new(keys.key("test-2"), text.encode(), "sha3_256").hexdigest()
    assert sound([File.objects.get(pk=cast.KARIN)], hear(path)) == {cast.KARIN}
    run(capsys, "journal", "witness", "--to", str(path))
    assert verify(hear(path)).whole

    assert run(capsys, "keys", "reseal")[0] == 0
    row = DocumentContent.objects.get(pk=document)
    derived = HKDF(algorithm=SHA3_256(), length=32, salt=None, info=b"voordeur documents").derive(keys.key("test-2"))
    sealed = bytes(row.sealed)
    assert ChaCha20Poly1305(derived).decrypt(sealed[:12], sealed[12:], str(document).encode()) == b"%PDF"
    factor.refresh_from_db()
    assert get_adapter().decrypt(factor.data["secret"]) == "JBSWY3DPEHPK3PXP"

    key_file.write_text(key_file.read_text().replace("chacha-sha3:", ""))
    keys.forget_keys()
    assert not verify(hear(path)).whole
    with pytest.raises(Closed):
        unseal_bytes(sealed, key_id="test-2", use="documents", belongs_to=str(document))


@pytest.mark.parametrize("id", ["test-1", "no:id", ""])
def test_an_id_that_is_taken_or_no_id_changes_nothing(key_file: Path, id: str) -> None:
    before = key_file.read_text()
    assert cli.main(["keys", "add", id]) == 1
    assert key_file.read_text() == before


def test_keys_in_the_environment_are_renewed_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["keys", "add", "test-2"]) == 1
    assert "VOORDEUR_KEYS" in capsys.readouterr().err
