"""What values are known by: their classes and what is in them, in every process."""

from __future__ import annotations

import os
import subprocess
import sys

from coursekit.content import Emphasis, List, ListItem, Paragraph, Strong, Text
from coursekit.pipeline.fingerprint import fingerprint

WORDS = (Text("你好"),)
SETS = (
    "from coursekit.pipeline.fingerprint import fingerprint; print(fingerprint(frozenset('abcdef'), {'b': 1, 'a': 2}))"
)


def test_equal_values_are_known_by_the_same() -> None:
    one, other = (List(False, (ListItem((Paragraph((Strong((Text(word),)),)),)),)) for word in ("时限", "时" + "限"))

    assert fingerprint(one) == fingerprint(other)


def test_the_class_counts_as_much_as_what_is_in_it() -> None:
    alike = (Strong(WORDS), Emphasis(WORDS), Paragraph(WORDS), (WORDS,), 1, 1.0, True, "1", b"1", None, ())

    assert len({fingerprint(value) for value in alike}) == len(alike)


def test_processes_agree_on_what_has_no_order() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", SETS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(found) == 1
