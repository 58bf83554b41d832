"""A film, or a transcript read aloud, watched with questions in mind."""

from coursekit.activities.kind import Kind
from coursekit.model.course import PartKind

VIDEO = Kind(
    name="video",
    description="A film, or a transcript read aloud, watched with questions in mind.",
    names={"zh-CN": "视频", "zh-TW": "影片", "en": "Video"},
    parts=(PartKind.OBSERVE,),
    practice=False,
)
