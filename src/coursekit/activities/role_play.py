"""Participants play a scene from role cards while others observe."""

from coursekit.activities.kind import Kind
from coursekit.model.course import PartKind

ROLE_PLAY = Kind(
    name="role-play",
    description="Participants play a scene from role cards while others observe.",
    names={"zh-CN": "角色演练", "zh-TW": "角色演練", "en": "Role play"},
    parts=(PartKind.ROLE, PartKind.OBSERVE),
    needs=(PartKind.ROLE,),
)
