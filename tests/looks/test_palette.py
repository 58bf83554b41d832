from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.diagnostic import Report
from coursekit.documents.look import Fonts, Motif, Style, TitleBar
from coursekit.looks.colour import contrast, legible, read_colour, to_oklch, to_rgb
from coursekit.looks.palette import PAIRS, derive_palette
from coursekit.looks.read import read_look

# Brands dark, strong and grey: all but the accent follows from it.
ACCENTS = ("0B5C7A", "C8102E", "5B2A86", "003DA5", "1A1A1A", "006747")
LAYOUTS = (
    "layouts: {title: a, day: a, module: a, bullets: a, two-columns: a, comparison: a, table: a, figure: a, figure-text: a,"
    " drawing: a, quote: a, case: a, question: a, activity: a, quiz: a, recap: a, break: a, closing: a}\nstyles: {}\n"
)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("000000", "FFFFFF", 21.0), ("767676", "FFFFFF", 4.54), ("0B5C7A", "0B5C7A", 1.0)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("colour", ["000000", "FFFFFF", "C8102E", "FFD400", "0B5C7A"])
def test_colours_come_back_from_lightness_chroma_and_hue(colour: str) -> None:
    assert to_rgb(to_oklch(colour)) == colour


@pytest.mark.parametrize(
    ("written", "colour"), [("#c8102e", "C8102E"), ("C8102E", "C8102E"), ("red", None), ("FFF", None)]
)
def test_a_colour_is_six_digits(written: str, colour: str | None) -> None:
    assert read_colour(written) == colour


@pytest.mark.parametrize("accent", ACCENTS)
def test_one_accent_gives_a_palette_in_which_every_pair_can_be_read(accent: str) -> None:
    palette = derive_palette(accent, {})

    weak = [
        pair for pair in PAIRS if contrast(getattr(palette, pair.colour), getattr(palette, pair.ground)) < pair.least
    ]
    assert palette.accent == accent
    assert weak == []


def test_given_colours_stay_as_they_are() -> None:
    palette = derive_palette("C8102E", {"ink": "111111", "second_soft": "FFEEDD"})

    assert (palette.ink, palette.second_soft, palette.paper) == ("111111", "FFEEDD", "FFFFFF")


def test_a_legible_shade_is_the_nearest_one() -> None:
    shade = legible("FFD400", "FFFFFF", 4.5)

    assert 4.5 <= contrast(shade, "FFFFFF") < 4.7
    assert legible("0B5C7A", "FFFFFF", 4.5) == "0B5C7A"


# ---------------------------------------------------------------- look.yaml


def write_look(folder: Path, head: str) -> Report:
    (folder / "look.yaml").write_text(f"name: brand\n{head}\n{LAYOUTS}", "utf-8")
    report = Report()
    read_look(folder, report, templates=False)
    return report


def test_a_brand_colour_and_a_font_are_one_line_each(tmp_path: Path) -> None:
    (tmp_path / "look.yaml").write_text(
        f"name: brand\npalette: {{accent: '#c8102e'}}\nfont: {{latin: Georgia}}\n{LAYOUTS}", "utf-8"
    )
    report = Report()

    look = read_look(tmp_path, report, templates=False)

    assert look is not None
    assert report.sorted() == ()
    assert look.palette == derive_palette("C8102E", {})
    assert look.fonts == {
        "zh-CN": Fonts("Georgia", "Microsoft YaHei", "Georgia", "Microsoft YaHei"),
        "zh-TW": Fonts("Georgia", "Microsoft JhengHei", "Georgia", "Microsoft JhengHei"),
        "en": Fonts("Georgia", "Microsoft YaHei", "Georgia", "Microsoft YaHei"),
    }


def test_colours_that_cannot_be_read_on_one_another_are_reported_where_they_are_written(tmp_path: Path) -> None:
    report = write_look(tmp_path, "palette:\n  accent: 0B5C7A\n  muted: 9AA5B1")

    assert [(d.code, d.span.line, d.message, d.help) for d in report.sorted()] == [
        (
            "look-contrast",
            4,
            "muted 9AA5B1 on accent-soft E3F4FD has a contrast of 2.2:1, 4.5:1 needed",
            "656F7A would do for muted",
        ),
        (
            "look-contrast",
            4,
            "muted 9AA5B1 on paper FFFFFF has a contrast of 2.5:1, 4.5:1 needed",
            "6D7883 would do for muted",
        ),
        (
            "look-contrast",
            4,
            "muted 9AA5B1 on second-soft FEEDE4 has a contrast of 2.2:1, 4.5:1 needed",
            "636E79 would do for muted",
        ),
    ]


def test_forms_are_given_where_they_are_other_than_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "look.yaml").write_text(
        "name: brand\npalette: {accent: C8102E}\ngrid: {margin: 48}\ntype: {title: 30}\n"
        f"style: {{motif: slants, title-bar: band, corner: 12}}\n{LAYOUTS}",
        "utf-8",
    )

    look = read_look(tmp_path, Report(), templates=False)

    assert look is not None
    assert look.style == Style(motif=Motif.SLANTS, title_bar=TitleBar.BAND, corner=12, margin=48, title=30)


def test_a_form_that_there_is_not_is_reported(tmp_path: Path) -> None:
    report = write_look(tmp_path, "palette: {accent: C8102E}\nstyle:\n  motif: waves\n  corner: 99")

    assert [(d.span.line, d.message, d.help) for d in report.sorted()] == [
        (4, "“waves” is not possible here", "write one of rings, slants"),
        (5, "99 is not possible here", "write a radius in points, 0 to 40"),
    ]


def test_what_is_no_role_or_no_colour_is_reported(tmp_path: Path) -> None:
    report = write_look(tmp_path, "palette:\n  accent: 0B5C7A\n  blue: 0000FF\n  ink: black")

    assert [(d.code, d.span.line, d.message) for d in report.sorted()] == [
        ("look-bad", 4, "blue is no role of a palette"),
        ("look-bad", 5, "ink is no colour: black"),
    ]
