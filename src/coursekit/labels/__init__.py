"""The words the program itself prints in a product: one YAML file a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from coursekit.value import Value

_FOLDER = Path(__file__).parent
_LENGTHS = {0.5: "days-half", 1: "days-one"}


class Words(Value):
    """The words of one language. Raises KeyError for a word that no file has: a bug of ours."""

    language: str
    table: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def __call__(self, key: str, **values: object) -> str:
        return self.table[key].format(**values)

    def list(self, key: str) -> tuple[str, ...]:
        return self.lists[key]

    def days(self, days: float) -> str:
        """A length: half a day, 1 day, 1.5 days."""
        return self(_LENGTHS.get(days, "days"), n=f"{days:g}")

    def find(self, key: str) -> str | None:
        return self.table.get(key)


def languages() -> tuple[str, ...]:
    """The languages there is a file for."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))


@cache
def read_words(language: str) -> Words:
    """Nested keys are joined by a point: `cue.say`."""
    text = _FOLDER.joinpath(f"{language}.yaml").read_text("utf-8")
    table: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    _flatten(yaml.load(text, Loader=yaml.CSafeLoader), "", table, lists)
    return Words(language, table, lists)


def _flatten(node: object, prefix: str, table: dict[str, str], lists: dict[str, tuple[str, ...]]) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            _flatten(value, f"{prefix}.{key}" if prefix else str(key), table, lists)
    elif isinstance(node, list):
        lists[prefix] = tuple(str(item) for item in node)
    else:
        table[prefix] = str(node)
