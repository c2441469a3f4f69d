"""Whom to call in acute danger: as data with a source, refused when a line could not be called."""

import pytest

from voordeur.safety.contacts import BadContacts, book, parse

LINE = """
municipalities:
  Nergenshuizen:
    - name: {nl: Crisisdienst, en: Crisis service}
      phone: "010-5550199"
      when: {nl: Nu, en: Now}
      source: example
      checked: 2026-11-26
"""


def test_the_numbers_that_hold_for_everybody_come_first_in_every_municipality():
    phones = [one.phone for one in book().of("Nowhere")]
    assert phones == ["112", "0800-2000"]
    assert [one.phone for one in book().of("wilgerhaven")][:2] == phones
    assert len(book().of("Wilgerhaven")) == 4


def test_an_installation_brings_its_own_municipalities(tmp_path):
    path = tmp_path / "contacts.yaml"
    path.write_text(LINE, "utf-8")
    assert [one.phone for one in book(str(path)).of("Nergenshuizen")] == ["112", "0800-2000", "010-5550199"]
    assert len(book(str(path)).of("Wilgerhaven")) == 2, "what is made up is gone"


@pytest.mark.parametrize(
    ("written", "instead", "place"),
    [
        ('phone: "010-5550199"', "phone: 105550199", r"Nergenshuizen\[1\].phone"),
        ("      source: example\n", "", r"Nergenshuizen\[1\]: write checked"),
        ("when: {nl: Nu, en: Now}", "when: {nl: Nu}", r"when: write it in Dutch \(nl\) and in English"),
        ("checked: 2026-11-26", "checked: lately", r"Nergenshuizen\[1\].checked"),
        ("municipalities:", "towns:", "unknown word 'towns'"),
        ("name: {nl", "name: {{nl", "no YAML"),
        ("      source: example\n", "      source: example\n      source: other\n", "'source' stands here twice"),
    ],
)
def test_a_mistake_in_the_file_is_named(written, instead, place):
    with pytest.raises(BadContacts, match=place):
        parse(LINE.replace(written, instead, 1))
