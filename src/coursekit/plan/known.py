"""What is known of a course's parts while it is planned for one edition and audience after another: most are the same in all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from coursekit.content import ALWAYS, Condition
from coursekit.value import Value

P = TypeVar("P")
R = TypeVar("R")
Holds = Callable[[Condition], bool]


class _Selected(Value):
    """What came out of a part when its conditions, in the order in which they were asked, said this."""

    answers: tuple[tuple[Condition, bool], ...]
    result: Any


class Known:
    """Parts are told apart by identity, so each is kept alive here: no other can come to stand in its place."""

    def __init__(self) -> None:
        self._parts: dict[int, object] = {}
        self._facts: dict[tuple[Callable[[Any], object], int], Any] = {}
        self._selected: dict[int, list[_Selected]] = {}

    def fact(self, find: Callable[[P], R], part: P) -> R:
        """What the function finds out about the part, and it alone."""
        key = find, id(part)
        if key not in self._facts:
            self._parts[id(part)] = part
            self._facts[key] = find(part)
        result: R = self._facts[key]
        return result

    def selected(self, select: Callable[[P, Holds], R], part: P, holds: Holds) -> R:
        """What is left of the part. Where its conditions say what they said before, that comes out again."""
        made = self._selected.setdefault(id(part), [])
        for before in made:
            if all(holds(condition) is answer for condition, answer in before.answers):
                known: R = before.result
                return known
        answers: list[tuple[Condition, bool]] = []

        def asked(condition: Condition) -> bool:
            if condition is ALWAYS:
                return True
            answer = holds(condition)
            answers.append((condition, answer))
            return answer

        result = select(part, asked)
        self._parts[id(part)] = part
        made.append(_Selected(tuple(answers), result))
        return result
