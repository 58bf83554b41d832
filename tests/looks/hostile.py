"""Templates that are broken, or made to break what opens them."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache

from tests.looks.foreign import plain_booklet, plain_deck, replaced, rewritten

DECK_PART = "ppt/presentation.xml"
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
STYLES = "word/styles.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MB = 1_000_000


@lru_cache
def deck() -> bytes:
    return plain_deck()


@lru_cache
def booklet() -> bytes:
    return plain_booklet()


def with_part(file: bytes, name: str, data: bytes) -> bytes:
    return rewritten(file, lambda parts: parts.update({name: data}))


def without_part(file: bytes, name: str) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        del parts[name]

    return rewritten(file, change)


def wide(parts: dict[str, bytes]) -> None:
    """Its slides have a width of less than nothing."""
    name = "ppt/presentation.xml"
    parts[name] = re.sub(rb'(<p:sldSz [^>]*)cx="\d+"', rb'\1cx="-5"', parts[name])


def with_entries(file: bytes, *entries: tuple[str, bytes]) -> bytes:
    """Entries added at the end as they are, twice the same name included."""
    buffer = io.BytesIO(file)
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # zipfile warns of a name that is there already
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def with_central(file: bytes, field: int, form: str, value: int, *, entry: int = 0) -> bytes:
    """A number changed in one record of the directory (APPNOTE 4.3.12)."""
    data, start = bytearray(file), -1
    for _ in range(entry + 1):
        start = file.index(b"PK\x01\x02", start + 1)
    struct.pack_into(form, data, start + field, value)
    return bytes(data)


def overlapping(file: bytes) -> bytes:
    """The second entry is said to begin inside the first."""
    return with_central(file, 42, "<I", 1, entry=1)


def linked(file: bytes, relations: str, kind: str, target: str) -> bytes:
    row = f'<Relationship Id="rId900" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'

    def change(parts: dict[str, bytes]) -> None:
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        parts[relations] = parts.get(relations, empty).replace(b"</Relationships>", row.encode())

    return rewritten(file, change)


def with_doctype(file: bytes, part: str, doctype: str, *, encoding: str = "utf-8") -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        text = parts[part].decode("utf-8-sig")
        head, _, rest = text.partition("?>")
        declared = f'<?xml version="1.0" encoding="{encoding}"?>' if head.startswith("<?xml") else ""
        parts[part] = f"{declared}{doctype}{rest}".encode(encoding)

    return rewritten(file, change)


def with_field(instruction: str) -> bytes:
    """A field in a header, in runs of a few letters, as those are written that hide from a search."""
    runs = "".join(
        f"<w:r><w:instrText>{instruction[i : i + 3]}</w:instrText></w:r>" for i in range(0, len(instruction), 3)
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return with_footer(f"<w:p>{begin}{runs}{end}</w:p>")


def with_footer(content: str) -> bytes:
    import docx

    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "MARK"
    buffer = io.BytesIO()
    document.save(buffer)
    return replaced(buffer.getvalue(), "word/footer", (r"<w:p>.*</w:p>|<w:p .*</w:p>", content.replace("\\", "\\\\")))


def lies_about_size(file: bytes) -> bytes:
    return with_central(file, 24, "<I", 17)


def bomb(file: bytes, megabytes: int, name: str) -> bytes:
    return with_entries(file, (name, b"\0" * (megabytes * _MB)))


DOCTYPE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    "<!DOCTYPE r [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
_MACROS = (
    r"vnd\.openxmlformats-officedocument\.presentationml\.presentation\.main",
    "vnd.ms-powerpoint.presentation.macroEnabled.main",
)
MANY_TAGS = b"".join(b"<b%x/>" % (n * 2654435761 % 2**32) for n in range(1_300_000))
DEEP = b"<a>" * 100_000 + b"</a>" * 100_000

# name -> (the file, the rule, the beginning of what is said)
HOSTILE: Mapping[str, tuple[Callable[[], bytes], str, str]] = {
    "empty.pptx": (lambda: b"", "template-unreadable", "is no Office file"),
    "text.docx": (lambda: b"Dear Sir or Madam,", "template-unreadable", "is no Office file"),
    "truncated.pptx": (lambda: deck()[:-9000], "template-unreadable", "is a damaged ZIP file"),
    "flipped.pptx": (lambda: deck()[:3000] + bytes(60) + deck()[3060:], "template-unreadable", "is a damaged ZIP file"),
    "old.ppt": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") * 99, "template-unreadable", "is encrypted with a password, or"),
    "password.docx": (lambda: with_central(booklet(), 8, "<H", 1), "template-unreadable", "is encrypted with a password"),
    "lzma.pptx": (lambda: with_central(deck(), 10, "<H", 14), "template-unreadable", "packs [Content_Types].xml in a way"),
    "only-a-zip.docx": (
        lambda: with_entries(b"PK\x05\x06" + bytes(18), ("a.txt", b"a")), "template-unreadable", "is a ZIP file, but no",
    ),
    "document.pptx": (booklet, "template-unreadable", "is a Word document, not a presentation"),
    "presentation.docx": (deck, "template-unreadable", "is a presentation, not a Word document"),
    "no-main-part.pptx": (lambda: without_part(deck(), DECK_PART), "template-unreadable", "names no main part"),
    "no-theme.pptx": (
        lambda: without_part(deck(), "ppt/theme/theme1.xml"), "template-unreadable", "has a slide master without a theme",
    ),
    "no-layouts.pptx": (
        lambda: replaced(deck(), "ppt/slideMasters/slideMaster1.xml", ("<p:sldLayoutIdLst>.*</p:sldLayoutIdLst>", "")),
        "template-unreadable", "has no slide layout",
    ),
    "no-styles.docx": (lambda: without_part(booklet(), STYLES), "template-unreadable", "has no styles"),
    "strict.docx": (
        lambda: replaced(
            booklet(), "word/document.xml",
            ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        ),
        "template-unreadable", "is saved as Strict Open XML",
    ),
    "broken-xml.pptx": (lambda: with_part(deck(), LAYOUT, b"<p:sldLayout"), "template-unreadable", "has a part that is no"),
    "deep.pptx": (lambda: with_part(deck(), LAYOUT, DEEP), "template-unreadable", "has a part that is no well-formed XML"),
    "no-slides-so-wide.pptx": (
        lambda: rewritten(deck(), wide), "template-unreadable", "has slides of a size that cannot be",
    ),
    "wrong-size.docx": (lambda: lies_about_size(booklet()), "template-unreadable", "is a damaged ZIP file"),
    "twice.pptx": (lambda: with_entries(deck(), (LAYOUT, b"<a/>")), "template-unreadable", f"has the part {LAYOUT} twice"),
    "twice-by-case.pptx": (
        lambda: with_entries(deck(), (LAYOUT.upper(), b"<a/>")), "template-unreadable", f"has the part {LAYOUT.upper()} twice",
    ),
    "overlapping.pptx": (lambda: overlapping(deck()), "template-unsafe", "has parts that overlap"),
    "parent-path.docx": (
        lambda: with_entries(booklet(), ("../../etc/cron.d/job", b"x")), "template-unsafe", "has a part of the name ../../etc",
    ),
    "windows-path.docx": (
        lambda: with_entries(booklet(), (r"C:\run.exe", b"x")), "template-unsafe", "has a part of the name",
    ),
    "bomb.pptx": (lambda: bomb(deck(), 60, "ppt/media/image1.png"), "template-unsafe", "holds 60 MB in 58,"),
    "bomb-of-many.docx": (
        lambda: with_entries(booklet(), *((f"word/media/{n}.bin", bytes(999_999)) for n in range(300))),
        "template-unsafe", "unpacks to more than 256 MB",
    ),
    "many-parts.pptx": (
        lambda: with_entries(deck(), *((f"ppt/media/{n}.png", b"") for n in range(4001))),
        "template-unsafe", "has more than 4,000 parts",
    ),
    "large-xml.pptx": (
        lambda: with_part(deck(), LAYOUT, b"<a>" + b" " * 25 * _MB + b"</a>"), "template-unsafe", "has a part of 25 MB of XML",
    ),
    "many-tags.pptx": (
        lambda: with_part(deck(), LAYOUT, b"<a>" + MANY_TAGS + b"</a>"),
        "template-unsafe", "has a part of more than 1,200,000 tags and attributes",
    ),
    "outside-entity.docx": (
        lambda: with_doctype(booklet(), STYLES, DOCTYPE), "template-unsafe", f"declares a document type in {STYLES}",
    ),
    "outside-entity-utf16.pptx": (
        lambda: with_doctype(deck(), LAYOUT, DOCTYPE, encoding="utf-16"), "template-unsafe", "declares a document type in",
    ),
    "billion-laughs.docx": (
        lambda: with_doctype(booklet(), "word/settings.xml", LAUGHS), "template-unsafe", "declares a document type in",
    ),
    "types-with-entity.pptx": (
        lambda: with_doctype(deck(), "[Content_Types].xml", LAUGHS), "template-unsafe", "declares a document type in",
    ),
    "macros.pptm": (
        lambda: replaced(
            deck(), "[Content_Types].xml",
            _MACROS,
        ),
        "template-unsafe", "holds macros",
    ),
    "renamed-macros.pptx": (
        lambda: with_part(deck(), "ppt/vbaProject.bin", b"VBA"), "template-unsafe", "holds macros",
    ),
    "renamed-macros.docx": (
        lambda: with_part(booklet(), "word/VbaProject.BIN", b"VBA"), "template-unsafe", "holds macros",
    ),
    "linked-picture.pptx": (
        lambda: linked(deck(), f"ppt/slideLayouts/_rels/{LAYOUT[17:]}.rels", "image", r"file:///\\host\share\a.png"),
        "template-unsafe", f"links from {LAYOUT} to",
    ),
    "linked-object.pptx": (
        lambda: linked(deck(), "ppt/slideMasters/_rels/slideMaster1.xml.rels", "oleObject", "https://example.com/a.xls"),
        "template-unsafe", "links from ppt/slideMasters/slideMaster1.xml to",
    ),
    "script-link.pptx": (
        lambda: linked(deck(), f"ppt/slideLayouts/_rels/{LAYOUT[17:]}.rels", "hyperlink", "javascript:alert(1)"),
        "template-unsafe", "links from",
    ),
    "dde.docx": (
        lambda: with_field(r' DDEAUTO c:\\windows\\cmd.exe "/k calc" '), "template-unsafe", "has the field 'DDEAUTO",
    ),
    "include-text.docx": (
        lambda: with_field(' INCLUDETEXT "file:///etc/passwd" '), "template-unsafe", "has the field 'INCLUDETEXT",
    ),
    "nested-dde.docx": (
        lambda: with_footer(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText> QUOTE 68 68 69 </w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        ),
        "template-unsafe", "has the field 'QUOTE",
    ),
    "simple-field.docx": (
        lambda: with_footer('<w:p><w:fldSimple w:instr=" DATABASE \\\\d x "/></w:p>'),
        "template-unsafe", "has the field 'DATABASE",
    ),
}  # fmt: skip
