"""A look's own template runs apart: one that never ends, or asks for all memory, ends in a sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from coursekit.pipeline.looks import default_look
from coursekit.usage import UsageError
from coursekit.value import replace
from coursekit.write.html.template import render
from coursekit.write.typst.pages import Pages, set_pages

LOOK = replace(default_look(), name="acme", own_code=("booklet.typ", "handout.html.j2"))
LOOPS = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(9) %}{% endfor %}{% endfor %}{% endfor %}"
)


def page(template: str) -> bytes:
    return render(replace(LOOK, files={**LOOK.files, "handout.html.j2": template.encode()}), "handout.html.j2", {}, "")


def pdf(template: str) -> bytes:
    return set_pages(Pages(template, "data.json", {}, {"booklet.typ": template.encode()}), LOOK)


def test_a_template_that_is_sound_gives_what_it_gives_anywhere() -> None:
    assert page("<p>{{ 1 + 1 }}</p>") == b"<p>2</p>"
    assert pdf("Hello").startswith(b"%PDF")


@pytest.mark.skipif(sys.platform != "linux", reason="only there memory and processor time of a process are bounded")
@pytest.mark.parametrize(
    ("make", "template", "message"),
    [
        (
            page,
            LOOPS,
            "handout.html.j2 of the look “acme” cannot be used: it needs more than 5 seconds of processor time",
        ),
        (
            page,
            "{{ 'x' * 4000000000 }}",
            "handout.html.j2 of the look “acme” cannot be used: it needs more than 300 MB",
        ),
        (pdf, "#while true {}", "booklet.typ of the look “acme” cannot be used: condition is always true"),
        (pdf, "#range(2000000000).len()", "booklet.typ of the look “acme” cannot be used: it needs more than 300 MB"),
        (pdf, '#read("/etc/passwd")', "booklet.typ of the look “acme” cannot be used: file not found"),
        (
            pdf,
            '#import "@preview/cetz:0.3.1"',
            "booklet.typ of the look “acme” cannot be used: failed to download package",
        ),
    ],
    ids=["loop", "text", "while", "list", "file", "network"],
)
def test_a_template_that_asks_for_too_much_ends(make: Callable[[str], bytes], template: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        make(template)

    assert str(caught.value).startswith(message)
