"""`coursekit limits`: every bound on what is read."""

from __future__ import annotations

import json

from coursekit.commands.console import output
from coursekit.commands.formats import PlanFormat
from coursekit.limits import LIMITS, counted
from coursekit.value import as_data


def limits(form: PlanFormat) -> None:
    match form:
        case PlanFormat.TEXT:
            for limit in LIMITS:
                code = f" [{limit.code}]" if limit.code else ""
                output().print(f"{limit.name:<18} {counted(limit):>28}  {limit.what}{code}", soft_wrap=True)
        case PlanFormat.JSON:
            print(json.dumps({"limits": [as_data(limit) for limit in LIMITS]}, ensure_ascii=False, indent=2))
