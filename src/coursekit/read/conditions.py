"""The condition of anything that takes `editions` and `audience`."""

from __future__ import annotations

from coursekit.content import ALWAYS, Condition
from coursekit.read import declarations as declared
from coursekit.source.fields import Values


def read_conditions(values: Values) -> Condition:
    condition = Condition(values.get(declared.EDITIONS) or (), values.get(declared.AUDIENCE) or ())
    return ALWAYS if condition == ALWAYS else condition
