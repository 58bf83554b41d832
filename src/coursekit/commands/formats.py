"""The forms in which commands print. Apart from the commands, so that the command line starts without them."""

from __future__ import annotations

from enum import StrEnum


class CheckFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class PlanFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class OutlineFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
