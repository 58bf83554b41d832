"""Markdown of other tools, as documents and as decks."""

from __future__ import annotations

from textwrap import dedent

from coursekit.importers.formats import read_original
from tests.importers.formats.notation import notation


def read(source: str, **beside: bytes) -> str:
    files = {f"{name}.png": data for name, data in beside.items()}
    return notation(read_original("a.md", dedent(source).encode(), files.get))


def test_a_document() -> None:
    source = """\
        ---
        title: "Complaints"
        toc: true
        ---
        # One {#one}

        Some **bold** `code` and a
        [link](http://example.org).

        **All bold**

        1. first
            - inner
        2. second

        课程背景：甲
        课程收益：乙

        | a | b |
        |---|---|
        | 1 | *2* |

        ![round](dot.png)
        ![gone](http://example.org/x.png)
        """

    assert read(source, dot=b"...") == dedent(
        """\
        title: Complaints
        ~ toc: true
        # One
        Some bold code and a link (http://example.org).
        !All bold
        [1.] first
        ** inner
        [2.] second
        课程背景：甲
        课程收益：乙
        ‖ a ‖ b
        | 1 | 2
        <dot.png> round
        gone (http://example.org/x.png)
        """
    )


def test_slides_of_marp() -> None:
    source = """\
        ---
        marp: true
        ---
        # Calls

        ---
        <!-- _class: lead -->

        # Listening

        ---

        ## Three levels

        - facts

        <!-- Ask first. -->
        """

    assert read(source) == dedent(
        """\
        ~ marp: true
        = Calls
        ~ _class: lead
        = Listening (divider)
        = Three levels
          * facts
          say: Ask first.
        """
    )


def test_slides_of_pandoc_and_quarto() -> None:
    source = """\
        # Calls

        ## Levels

        - facts

        . . .

        - feelings

        ::: {.notes}
        Ask first.
        :::

        # Work

        ## Home
        Go.
        """

    assert read(source) == dedent(
        """\
        = Calls
        = Levels
          * facts
          * feelings
          say: Ask first.
        = Work (divider)
        = Home
          Go.
        """
    )
