"""Parts that slides point to: each picture once, charts with their workbooks; names that the template has not taken."""

from __future__ import annotations

from coursekit.content import Image
from coursekit.value import Mutable, field
from coursekit.write.chart import CHART_TYPE, WORKBOOK_ID, ChartParts
from coursekit.write.ooxml.package import Package, Relationship

_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}


class Attachments(Mutable):
    package: Package
    _pictures: dict[bytes, str] = field(default_factory=dict)
    _charts: int = 0

    def add_picture(self, image: Image) -> str:
        """The target of a slide's relationship to the picture."""
        name = self._pictures.get(image.data)
        if name is None:
            name = f"course-picture{len(self._pictures) + 1}.{_EXTENSIONS.get(image.media_type, 'png')}"
            self._pictures[image.data] = name
            self.package.add(f"ppt/media/{name}", image.data)
        return f"../media/{name}"

    def add_chart(self, parts: ChartParts) -> str:
        """The target of a slide's relationship to the chart."""
        self._charts += 1
        chart, workbook = f"course-chart{self._charts}.xml", f"course-workbook{self._charts}.xlsx"
        self.package.add(f"ppt/charts/{chart}", parts.xml, CHART_TYPE)
        self.package.add(f"ppt/embeddings/{workbook}", parts.workbook)
        self.package.relate(f"ppt/charts/{chart}", [Relationship(WORKBOOK_ID, "package", f"../embeddings/{workbook}")])
        return f"../charts/{chart}"
