from __future__ import annotations

import pytest

from coursekit.model.course import Material, Per
from coursekit.read.materials import find_material


@pytest.mark.parametrize(
    ("written", "material"),
    [
        ("案例卡 ×每桌 1", Material("案例卡", 1, Per.TABLE)),
        ("案例卡×每桌1张", Material("案例卡", 1, Per.TABLE)),
        ("观察表 × 每人 1", Material("观察表", 1, Per.PERSON)),
        ("角色卡 ×每组 3", Material("角色卡", 3, Per.GROUP)),
        ("角色卡 ×每組 3", Material("角色卡", 3, Per.GROUP)),
        ("牌 ×每对 2", Material("牌", 2, Per.PAIR)),
        ("白板 ×2", Material("白板", 2, Per.COURSE)),
        ("白板笔 ×12 支", Material("白板笔", 12, Per.COURSE)),
        ("case card x 2 per table", Material("case card", 2, Per.TABLE)),
        ("handout x 1 per participant", Material("handout", 1, Per.PERSON)),
        ("box x 3", Material("box", 3, Per.COURSE)),
        ("flip chart", Material("flip chart", 1, Per.COURSE)),
        ("2x4 timber", Material("2x4 timber", 1, Per.COURSE)),
        ("Xerox copies x 2 per pair", Material("Xerox copies", 2, Per.PAIR)),
    ],
)
def test_a_material_has_a_name_a_count_and_what_it_is_for(written: str, material: Material) -> None:
    assert find_material(written) == material


@pytest.mark.parametrize("written", ["案例卡 ×每桌", "案例卡 ×每桌两张", "案例卡 ×每排 1", "案例卡 ×一"])
def test_a_count_that_cannot_be_read_gives_none(written: str) -> None:
    assert find_material(written) is None
