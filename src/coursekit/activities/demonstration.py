"""The facilitator shows how it is done; participants watch for named things."""

from coursekit.activities.kind import Kind
from coursekit.model.course import PartKind

DEMONSTRATION = Kind(
    name="demonstration",
    description="The facilitator shows how it is done; participants watch for named things.",
    names={"zh-CN": "示范", "zh-TW": "示範", "en": "Demonstration"},
    parts=(PartKind.OBSERVE, PartKind.ROLE),
    practice=False,
)
