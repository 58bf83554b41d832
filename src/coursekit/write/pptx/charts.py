"""Charts as graphic frames that point to a native chart part."""

from __future__ import annotations

from coursekit.content import Chart, alternative_text
from coursekit.write.ooxml.xml import attribute
from coursekit.write.pptx.draft import Draft
from coursekit.write.pptx.namespaces import CHART
from coursekit.write.pptx.places import Frame, Placeholder
from coursekit.write.pptx.shapes import placeholder_mark, transform


def chart_frame(draft: Draft, chart: Chart, target: str, frame: Frame, place: Placeholder | None) -> str:
    """`target` is the chart's part as seen from the slide."""
    id = draft.next_id()
    relationship = draft.relate("chart", target)
    mark = placeholder_mark(place) if place is not None and place.kind in ("obj", "chart") else ""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{id}" name="Chart {id}" descr="{attribute(alternative_text(chart))}"/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{mark}</p:nvPr>'
        f'</p:nvGraphicFramePr>{transform(frame, "p")}<a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{relationship}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )
