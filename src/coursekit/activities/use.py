"""What participants do in a slot of the agenda, by its kind."""

from __future__ import annotations

from coursekit.activities import KINDS
from coursekit.model.balance import Use
from coursekit.model.plan import ActivitySlot, PauseSlot, Slot, TalkSlot, is_taught


def kind_of(slot: Slot) -> str:
    """`talk`, a kind of activity, or a kind of pause."""
    match slot:
        case TalkSlot():
            return "talk"
        case ActivitySlot(activity=activity):
            return activity.kind
        case PauseSlot(kind=kind):
            return kind.value


def use_of_kind(kind: str) -> Use:
    """`kind` is `talk` or a kind of activity."""
    if kind == "talk":
        return Use.TALK
    return Use.PRACTICE if KINDS[kind].practice else Use.OTHER


def use_of(slot: Slot) -> Use:
    """A break that the author wrote is a pause as those of the frame are; a guest's time is one too."""
    return use_of_kind(kind_of(slot)) if is_taught(slot) else Use.PAUSE
