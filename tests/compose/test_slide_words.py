"""What the guide says of a slide to who cannot see its picture."""

from __future__ import annotations

from coursekit.compose.slide_words import slide_words
from coursekit.content import Drawing, DrawingItem, DrawingKind, List, ListItem, Paragraph, Text
from coursekit.documents.deck import Fact, Layout, Slide
from coursekit.labels import read_words


def points(*texts: str) -> List:
    return List(False, tuple(ListItem((Paragraph((Text(text),)),)) for text in texts))


def test_a_slide_is_told_by_its_number_its_title_and_what_it_says() -> None:
    slide = Slide("s", Layout.BULLETS, "两个半边", 4, main=(points("事实：哪里不对。", "感受：有多难受。"),))

    assert slide_words(slide, read_words("zh-CN"), "zh-CN") == "幻灯片 4：两个半边。事实：哪里不对；感受：有多难受"


def test_columns_are_told_with_their_heads_and_a_drawing_by_its_parts() -> None:
    drawing = Drawing(DrawingKind.PROCESS, (DrawingItem((Text("listen"),)), DrawingItem((Text("name"),))))
    slide = Slide(
        "s", Layout.COMPARISON, "What to say", 2, main=(points("Tell me."),), side=(drawing,),
        heads=((Text("Say"),), (Text("Do"),)), facts=(Fact("Time", "3 min"),),
    )  # fmt: skip

    told = "Slide 2: What to say. Time: 3 min; Say; Tell me; Do; 1. listen; 2. name"
    assert slide_words(slide, read_words("en"), "en") == told


def test_a_slide_without_words_is_told_by_its_title() -> None:
    assert slide_words(Slide("s", Layout.MODULE, "Feelings", 3), read_words("en"), "en") == "Slide 3: Feelings"


def test_what_is_long_ends_at_a_word() -> None:
    slide = Slide("s", Layout.BULLETS, "Long", 1, main=(points("lengthy " * 50),))

    assert slide_words(slide, read_words("en"), "en") == "Slide 1: Long. " + " ".join(["lengthy"] * 37) + " …"
