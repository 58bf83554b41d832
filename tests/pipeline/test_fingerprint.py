"""What values are known by: the same in every process."""

from __future__ import annotations

import importlib
import os
import pkgutil
import subprocess
import sys

import coursekit.content
import coursekit.documents
from coursekit.content import Code, Paragraph, Text
from coursekit.documents.look import SlideBoxes
from coursekit.pipeline.fingerprint import fingerprint
from coursekit.value import Value

MODULES = [coursekit.content] + [
    importlib.import_module(f"coursekit.documents.{module.name}")
    for module in pkgutil.iter_modules(coursekit.documents.__path__)
]

_OF_A_LOOK = """
from coursekit.pipeline.fingerprint import fingerprint
from coursekit.pipeline.looks import default_look
from coursekit.value import replace
print(fingerprint(replace(default_look(), own_code=("booklet.typ", "handout.html.j2", "kit.typ"))))
"""


def test_equal_values_have_equal_fingerprints_and_others_have_not() -> None:
    word = Text("same")

    assert fingerprint((word, word)) == fingerprint((Text("same"), Text("same")))
    assert fingerprint(Paragraph((Text("a"),))) != fingerprint(Paragraph((Code("a"),)))
    assert fingerprint(1) != fingerprint("1")


def test_a_look_is_known_by_the_same_in_every_process() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", _OF_A_LOOK],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(found) == 1


def test_no_document_holds_a_set_which_has_no_order() -> None:
    kinds = {
        kind
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Value)
    }
    # It is measured with, never fingerprinted.
    kinds -= {SlideBoxes}

    having = [kind.__name__ for kind in kinds if any("set[" in hint for hint in kind.__annotations__.values())]

    assert having == []
