"""Kept words are looked for in the files that were written, whatever signs those put between them."""

from __future__ import annotations

from coursekit.content import Name, inlines_of
from coursekit.importers.found import find_kept
from coursekit.importers.original import Cut, Original
from coursekit.importers.trace import Kept, Trace
from coursekit.model.course import Course, Module, Priority, Topic

SOURCE = "退货流程 退货流程 先倾听,再处理 *三* 个1.0版"


def kept(words: str, where: str, start: int = 0) -> Kept:
    begin = SOURCE.index(words, start)
    return Kept(Cut(begin, begin + len(words)), where, "point")


def course(*topics: str) -> Course:
    def topic(identity: str) -> Topic:
        return Topic(Name(identity), inlines_of(identity), None, Priority.MUST, (), ())

    modules = tuple(Module(Name(f"m-{one}"), inlines_of(one), (), (), (topic(one),)) for one in topics)
    return Course(Name("c"), "退货", "zh-CN", (), modules)


def found_in(files: dict[str, str], *all_kept: Kept) -> tuple[list[tuple[str, str]], list[str]]:
    """Path and words of each that was found, and the words that were lost."""
    original = Original("a.txt", "txt", SOURCE, ())
    found, lost = find_kept(Trace(original, all_kept, (), ()), course("a", "b"), files)
    return [(one.path, one.place.of(files[one.path])) for one in found], [one.cut.of(SOURCE) for one in lost]


def test_signs_spaces_and_line_ends_make_no_difference() -> None:
    files = {"course.yaml": "", "modules/1.md": "- 先倾听，\n  再处理 \\*三\\* 个１.0版\n", "modules/2.md": ""}

    assert found_in(files, kept("先倾听,再处理 *三* 个1.0版", "a")) == (
        [("modules/1.md", "先倾听，\n  再处理 \\*三\\* 个１.0版")],
        [],
    )


def test_the_same_words_are_found_in_the_part_that_has_them_each_time_at_another_place() -> None:
    files = {"course.yaml": "title: 退货流程", "modules/1.md": "# 退货流程", "modules/2.md": "# 别的\n## 退货流程"}

    found, lost = found_in(files, kept("退货流程", "b"), kept("退货流程", "a", 1), kept("退货流程", "title"))

    assert [path for path, _ in found] == ["modules/2.md", "modules/1.md", "course.yaml"]
    assert lost == []


def test_what_is_in_no_file_is_lost() -> None:
    files = {"course.yaml": "", "modules/1.md": "先倾听", "modules/2.md": "退货流程"}

    found, lost = found_in(files, kept("先倾听,再处理", "a"), kept("退货流程", "b"), kept("退货流程", "b", 1))

    assert found == [("modules/2.md", "退货流程")]
    assert lost == ["先倾听,再处理", "退货流程"]
