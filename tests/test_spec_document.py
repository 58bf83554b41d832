"""The runner of the literate tests itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources import encode, make_file
from tests.spec_document import accept, read_document

DOCUMENT = """\
# Greeting

```yaml course.yaml
id: demo
```

## One

Because.

```yaml course.yaml
id: other
```

```diagnostics
old
```

## Two

```diagnostics
```

```plan full
older
still
```
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "greeting.md"
    path.write_text(DOCUMENT, "utf-8")
    return path


def test_a_section_inherits_the_sources_before_the_first_and_adds_its_own(document: Path) -> None:
    one, two = read_document(document)

    assert [(fence.info, fence.text) for fence in one.sources] == [
        ("yaml course.yaml", "id: demo"),
        ("yaml course.yaml", "id: other"),
    ]
    assert [fence.text for fence in two.sources] == ["id: demo"]
    assert [(fence.kind, fence.argument, fence.text) for fence in two.expected] == [
        ("diagnostics", "", ""),
        ("plan", "full", "older\nstill"),
    ]


def test_accepting_rewrites_what_was_expected_and_nothing_else(document: Path) -> None:
    one, two = read_document(document)

    accept(one, {"diagnostics": "new\nlonger"})
    accept(two, {"diagnostics": "now something", "plan full": ""})

    text = document.read_text("utf-8")
    assert text == DOCUMENT.replace("old\n```", "new\nlonger\n```", 1).replace(
        "```diagnostics\n```", "```diagnostics\nnow something\n```"
    ).replace("older\nstill\n", "")


def test_a_section_without_an_expectation_is_refused(document: Path) -> None:
    document.write_text("# A\n\n## One\n\nNothing.\n", "utf-8")

    with pytest.raises(ValueError, match="nothing is expected of “One”"):
        read_document(document)


def test_two_sections_of_one_name_are_refused(document: Path) -> None:
    document.write_text("# A\n\n## One\n\n```diagnostics\n```\n\n## One\n\n```diagnostics\n```\n", "utf-8")

    with pytest.raises(ValueError, match="two sections are called"):
        read_document(document)


def test_escapes_stand_for_characters_and_bytes() -> None:
    assert encode("a\\u{202E}\\x{FF}b", "with escapes") == b"a\xe2\x80\xae\xffb"
    assert encode("事", "in gb18030") == "事".encode("gb18030")


def test_a_file_of_an_unknown_notation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such notation"):
        make_file(tmp_path / "a", "pngs 8x8")
