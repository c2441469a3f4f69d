"""What a file is, is told by its content; what could do something is not taken, and says what to do instead."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import bring
from voordeur.post.contents import Media, Unfit, office, pdf, recognise

ZIP = bring.packed({"a.txt": "hidden"})
EXTERNAL = '<Relationship Type="http://x/{}" Target="http://e.example/t" TargetMode="External"/>'
# The same, so that somebody who looks for it with a pattern does not see it.
HIDDEN = [
    '<Relationship Type="http://x/image" Target="http://e.example/a&gt;b>c" TargetMode="External"/>',
    '<Relationship Type="http://x/image" Target="http://e.example/hyperlink" TargetMode="External"/>',
    '<Relationship Type="http://x/image" Target="http://e.example/t" TargetMode="Ext&#101;rnal"/>',
]
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x y="&b;"/>'


def made(content):
    """Give the file; a large one is made by the test, and not by every run that collects it."""
    return content() if callable(content) else content


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (bring.png(), Media.PNG),
        (bring.jpeg(), Media.JPEG),
        (bring.jpeg(after=bring.jpeg()), Media.JPEG),  # a telephone's small copy behind the picture
        (bring.jpeg(after=b"\0\0\0"), Media.JPEG),
        (bring.pdf(), Media.PDF),
        (bring.pdf(objects=b"5 0 obj\n<</Type/Annot/A<</S/URI/URI(https://x.example)>>>>\nendobj\n"), Media.PDF),
        (bring.pdf(packed=b"7 0 <</Type/Font/BaseFont/JSerif>>"), Media.PDF),
        (lambda: bring.pdf(packed=b"\xff" * 3_000_000, kind=b"/XObject"), Media.PDF),  # a white page of a scan
        (bring.office(), Media.WORD),
        (bring.office(main="xl/workbook.xml"), Media.EXCEL),
        (bring.office({"word/_rels/document.xml.rels": EXTERNAL.format("hyperlink")}), Media.WORD),
        (bring.office({"xl/printerSettings/printerSettings1.bin": b"\0"}, main="xl/workbook.xml"), Media.EXCEL),
        (bring.odt(), Media.TEXT),
        (bring.odt({"content.xml": "<office:scripts/>"}), Media.TEXT),
    ],
)
def test_what_a_case_needs_is_taken(content, media):
    assert recognise(made(content)) is media


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"just words", "unknown"),
        (b"GIF89a" + b"\0" * 20, "unknown"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 20, "heic"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
        (b"MZ\x90\0", "script"),
        (b"#!/bin/sh\nrm -rf /", "script"),
        (b'<svg xmlns="x"><script>alert(1)</script></svg>', "script"),
        (b"  <!DOCTYPE html><p>", "script"),
        # bombs
        (bring.png(60_000, 60_000), "bomb"),
        (bring.jpeg(60_000, 60_000), "bomb"),
        (lambda: bring.office({f"word/{number}.xml": "" for number in range(office.MOST_PARTS)}), "bomb"),
        (lambda: bring.office({"word/media/a.png": b"\0" * (office.MOST_IN_ALL + 1)}), "bomb"),
        (lambda: bring.pdf(packed=b"\0" * (pdf.MOST_IN_ONE + 1), kind=b"/XObject"), "bomb"),
        (lambda: bring.pdf(packed=b"\0" * 21_000_000), "bomb"),
        # two things in one
        (bring.png(after=ZIP), "two_things"),
        (bring.png(after=b"<script>"), "two_things"),
        (bring.jpeg(after=ZIP), "two_things"),
        (bring.jpeg(after=b"<?php"), "two_things"),
        (bring.pdf(after=ZIP), "two_things"),
        (bring.pdf(after=b"x" * 2000), "two_things"),
        (bring.office(comment=b"%PDF-1.7"), "two_things"),
        (bring.office() + b"more", "two_things"),
        (bring.office({"word/embeddings/oleObject1.bin": b"\0"}), "two_things"),
        (bring.pdf(objects=b"5 0 obj\n<</Type/EmbeddedFile>>\nendobj\n"), "two_things"),
        # programs
        (bring.pdf(objects=b"5 0 obj\n<</S/JavaScript/JS(app.alert\\(1\\))>>\nendobj\n"), "script"),
        (bring.pdf(objects=b"5 0 obj\n<</S/Java#53cript>>\nendobj\n"), "script"),
        (bring.pdf(objects=b"5 0 obj\n<</JS 7 0 R>>\nendobj\n"), "script"),
        (bring.pdf(objects=b"5 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj\n"), "script"),
        (bring.pdf(packed=b"7 0 <</S/JavaScript/JS(x)>>"), "script"),
        (bring.office({"word/vbaProject.bin": b"\0"}), "script"),
        (bring.office({"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}), "script"),
        (bring.office({"word/document.xml": "<w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText>"}), "script"),
        (bring.odt({"Basic/Standard/Module1.xml": "Sub x"}), "script"),
        (bring.odt({"content.xml": '<script:event-listener script:event-name="dom:load"/>'}), "script"),
        # from elsewhere
        (bring.office({"word/_rels/settings.xml.rels": EXTERNAL.format("attachedTemplate")}), "linked"),
        (bring.office({"word/_rels/document.xml.rels": EXTERNAL.format("image")}), "linked"),
        *((bring.office({"word/_rels/document.xml.rels": said}), "linked") for said in HIDDEN),
        (bring.office({"word/_rels/document.xml.rels": ENTITY}), "bomb"),
        (bring.office({"word/_rels/document.xml.rels": EXTERNAL.format("image")[:-2]}), "broken"),
        # locked
        (bring.pdf(objects=b"5 0 obj\n<</Encrypt 6 0 R>>\nendobj\n"), "locked"),
        (bring.odt({"META-INF/manifest.xml": "<manifest:encryption-data/>"}), "locked"),
        # not whole
        (bring.png()[:-5], "broken"),
        (bring.png().replace(b"IDAT", b"IDAX"), "broken"),
        (bring.jpeg()[:-1], "broken"),
        (bring.pdf()[:30], "broken"),
        (bring.office()[:60], "broken"),
        (bring.packed({"a.txt": "x"}), "unknown"),
    ],
    ids=lambda said: said if isinstance(said, str) else "",
)
def test_what_could_do_something_is_not_taken(content, reason):
    with pytest.raises(Unfit) as refused:
        recognise(made(content))
    assert refused.value.reason == reason
    assert refused.value.explanation["nl"]
    assert refused.value.first["en"]


def test_parts_that_lie_over_each_other_are_a_bomb():
    """The list of a zip may name one packed part a thousand times."""
    whole = bring.office({"word/media/a.png": b"\0" * 1000})
    listed = whole.index(b"PK\x01\x02")
    last = whole.rindex(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    entry = whole[last:end].replace(b"a.png", b"b.png")
    directory = whole[listed:end] + entry
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 4, 4, len(directory), listed, 0)
    with pytest.raises(Unfit) as refused:
        recognise(whole[:listed] + directory + tail)
    assert refused.value.reason == "bomb"


def test_a_part_that_cannot_be_unpacked_is_broken():
    whole = bring.odt()
    at = whole.index(b"mimetype") + len(b"mimetype")
    with pytest.raises(Unfit) as refused:
        recognise(whole[:at] + b"\0\0\0\0" + whole[at + 4 :])
    assert refused.value.reason == "broken"


@given(st.data())
def test_whatever_is_brought_it_is_taken_or_refused_in_words(data):
    whole = data.draw(
        st.sampled_from([bring.png(), bring.jpeg(), bring.pdf(packed=b"7 0 <<>>"), bring.office(), bring.odt()])
    )
    at = data.draw(st.integers(0, len(whole)))
    broken = whole[:at] + data.draw(st.binary(max_size=12)) + whole[at + data.draw(st.integers(0, 12)) :]
    try:
        recognise(broken)
    except Unfit as refused:
        assert refused.explanation["nl"]  # noqa: PT017 (both ends are fine; anything else that is raised is not)
