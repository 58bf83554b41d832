from __future__ import annotations

from itertools import combinations

import pytest
from lxml import etree

from coursekit.activities import KINDS
from coursekit.documents.cue import CueKind
from coursekit.write.signs import BADGES, GRID, SIGNS, sign_geometry, sign_svg, steps_of


def test_every_kind_of_activity_and_every_cue_has_a_sign() -> None:
    assert {*KINDS, *CueKind} - set(SIGNS) == set()


def test_every_kind_of_activity_has_a_badge() -> None:
    assert set(BADGES) == set(KINDS)


def test_signs_differ_from_one_another() -> None:
    same = [(one, other) for one, other in combinations(SIGNS, 2) if SIGNS[one] == SIGNS[other]]

    # The time is the time, on a slide and in a cue.
    assert same == [("minutes", "clock")]


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_stays_on_its_grid(name: str) -> None:
    numbers = [n for stroke in SIGNS[name] for _, numbers in steps_of(stroke.path) for n in numbers]

    assert min(numbers) >= 1
    assert max(numbers) <= GRID - 1


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_is_the_same_as_custom_geometry_and_as_svg(name: str) -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    geometry = etree.fromstring(sign_geometry(name).replace("<a:custGeom>", f'<a:custGeom xmlns:a="{space}">', 1))
    svg = etree.fromstring(sign_svg(name))

    paths = geometry.findall(f".//{{{space}}}path")
    assert len(paths) == len(svg) == len(SIGNS[name])
    assert [path.get("fill") != "none" for path in paths] == [stroke.filled for stroke in SIGNS[name]]
    assert svg.get("aria-hidden") == "true"
