"""`coursekit explain CODE`: the manual page of one kind of mistake."""

from __future__ import annotations

from coursekit.commands.console import errors, output
from coursekit.pipeline.catalogue import all_rules
from coursekit.spelling import advise


def explain(code: str) -> bool:
    """Print the explanation; False when there is no such code."""
    rules = all_rules()
    code = code.casefold()
    if code not in rules:
        nearest = advise(code, rules, otherwise="`coursekit explain --list` shows all")
        errors().print(f"there is no diagnostic “{code}”: {nearest}", style="red")
        return False
    rule = rules[code]
    console = output()
    console.print(f"{rule.severity}[{rule.code}]", style="bold")
    console.print(" ".join(rule.explanation.split()), soft_wrap=not console.is_terminal)
    return True


def list_codes() -> None:
    console = output()
    for rule in all_rules().values():
        first = " ".join(rule.explanation.split()).partition(". ")[0].rstrip(".")
        console.print(f"{rule.code:<24} {rule.severity:<8} {first}.", soft_wrap=True)
