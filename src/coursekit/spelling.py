"""“did you mean”: the nearest known name to one that was written."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def find_nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name nearest to the written one, or None when none is near. Case is forgiven."""
    names = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(written.casefold(), sorted(names), n=1, cutoff=0.6)
    return names[found[0]] if found else None


def advise(written: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """The help for an unknown name: the nearest one, else what is known."""
    names = sorted(known)
    nearest = find_nearest(written, names)
    if nearest is not None:
        return f"did you mean “{nearest}”?"
    return otherwise or (f"known here: {', '.join(names)}" if names else "")
