"""A game with rules and a result."""

from coursekit.activities.kind import Kind
from coursekit.model.course import PartKind

GAME = Kind(
    name="game",
    description="A game with rules and a result.",
    names={"zh-CN": "游戏", "zh-TW": "遊戲", "en": "Game"},
    parts=(PartKind.OBSERVE, PartKind.ROLE),
)
