"""A course file, its modules and its glossary as a Course."""

from __future__ import annotations

import os
import unicodedata

from coursekit.content import ALWAYS, Name, bind
from coursekit.diagnostic import Report, Span, error_rule
from coursekit.limits import EDITIONS, MARKDOWN_BYTES, MODULES, YAML_BYTES
from coursekit.model.course import (
    Change,
    Course,
    Edition,
    Fit,
    Group,
    Module,
    Outcome,
    Overflow,
    Preparation,
    Reuse,
    Risk,
    Source,
    Term,
)
from coursekit.read import declarations as declared
from coursekit.read.conditions import read_conditions
from coursekit.read.fixtures import read_fixtures
from coursekit.read.frame import read_frame
from coursekit.read.module import ModuleReader, Parse, module_id_of, parse_module
from coursekit.read.outline import OutlineReader
from coursekit.read.reuse import read_target
from coursekit.source.fields import BAD_VALUE, WRONG_TYPE, IdentifierType, Values, read_record
from coursekit.source.files import SourceFolder
from coursekit.source.nodes import DUPLICATE_KEY, Mapping, Node, Scalar, Sequence, parse_yaml
from coursekit.source.text import TOO_MANY
from coursekit.value import Mutable, field, replace

COURSE_EMPTY = error_rule(
    "course-empty", "A course file, its list of modules or of editions is empty: there is nothing to build."
)

MODULE_TWICE = error_rule(
    "module-twice",
    """The same file is listed twice under `modules`; its ids would lead to two places. So are two whose names differ in capitals
only, or in how an accent is written: some systems take them for one file, and one of them would be lost there.""",
)


class CourseReader(Mutable):
    """`file` is the course file; `files` are the modules' files listed so far, which `parse` reads."""

    folder: SourceFolder
    report: Report
    file: str
    parse: Parse = parse_module
    files: dict[str, Name] = field(default_factory=dict)

    def read(self, node: Mapping) -> Course:
        values = read_record(declared.COURSE, node, self.report)
        course = self._course(values)
        return replace(
            course,
            editions=self._editions(values),
            modules=self._modules(values),
            glossary=self._glossary(),
        )

    def _course(self, values: Values) -> Course:
        path = self.folder.shown_path(self.file)
        return Course(
            values.get(declared.COURSE_ID) or Name("course", values.span),
            values.get(declared.TITLE) or "",
            values.get(declared.LANGUAGE) or "en",
            (),
            (),
            subtitle=values.get(declared.SUBTITLE) or "",
            date=values.get(declared.DATE) or "",
            version=values.get(declared.VERSION) or "",
            audience=values.get(declared.COURSE_AUDIENCE) or (),
            group=self._group(values.get(declared.COURSE_GROUP)),
            summary=values.get(declared.SUMMARY) or "",
            purpose=values.get(declared.PURPOSE) or "",
            prerequisites=values.get(declared.PREREQUISITES) or (),
            outcomes=tuple(Outcome(*pair) for pair in values.get(declared.COURSE_OUTCOMES) or ()),
            room=values.get(declared.ROOM) or "",
            preparation=self._preparation(values.get(declared.COURSE_PREPARATION)),
            risks=self._risks(values.get(declared.RISKS)),
            evaluation=values.get(declared.EVALUATION) or (),
            references=tuple(Source(*pair) for pair in values.get(declared.REFERENCES) or ()),
            changes=tuple(Change(version.text, text) for version, text in values.get(declared.CHANGES) or ()),
            overflow=Overflow(values.get(declared.OVERFLOW) or Overflow.SPLIT),
            silence=values.get(declared.COURSE_SILENCE) or (),
            translates=values.get(declared.TRANSLATES),
            span=Span(path),
        )

    def _group(self, node: Node | None) -> Group:
        if node is None:
            return Group()
        values = read_record(declared.GROUP, node, self.report)
        standard = Group()
        least = int(values.get(declared.GROUP_MIN) or 1)
        most = int(values.get(declared.GROUP_MAX) or max(standard.most, least))
        if least > most:
            message = f"the group has at least {least}, but at most {most}"
            self.report(BAD_VALUE, values.place(declared.GROUP_MAX), message, help="mend min or max")
        return Group(least, most, int(values.get(declared.GROUP_TABLES) or max(1, round(most / 6))))

    def _preparation(self, node: Node | None) -> Preparation:
        if node is None:
            return Preparation()
        values = read_record(declared.PREPARATION, node, self.report)
        return Preparation(*(values.get(field) or () for field in declared.PREPARATION.fields))

    def _risks(self, node: Node | None) -> tuple[Risk, ...]:
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.report(WRONG_TYPE, node.span, "the risks must be a list", help="write each as - {if: …, then: …}")
            return ()
        read = [read_record(declared.RISK, item, self.report) for item in node.items]
        return tuple(
            Risk(bind(v.get(declared.RISK_IF) or "", read_conditions(v)), v.get(declared.RISK_THEN) or "") for v in read
        )

    # ------------------------------------------------------------ editions

    def _editions(self, values: Values) -> tuple[Edition, ...]:
        node = values.get(declared.EDITIONS_BY_ID)
        if node is None:
            return ()
        help = "write full: {title: …, days: 1}"
        if isinstance(node, Sequence) or (isinstance(node, Scalar) and node.text):
            kind = "a list" if isinstance(node, Sequence) else "a text"
            self.report(WRONG_TYPE, node.span, f"{kind} stands where editions by id are wanted", help=help)
            return ()
        if isinstance(node, Scalar) or not node.entries:
            self.report(COURSE_EMPTY, node.span, "the course has no edition", help=help)
            return ()
        if len(node.entries) > EDITIONS:
            message = f"the course has {len(node.entries)} editions, at most {EDITIONS} are built"
            self.report(TOO_MANY, node.entries[EDITIONS].key.span, message, help="remove those that nobody gives")
            return ()
        common = values.get(declared.COURSE_DAY)
        editions = [self._edition(entry.key, entry.value, common) for entry in node.entries]
        return tuple(edition for edition in editions if edition is not None)

    def _edition(self, key: Scalar, node: Node, common: Node | None) -> Edition | None:
        identity = IdentifierType().read(key, self.report)
        values = read_record(declared.EDITION, node, self.report)
        if identity is None:
            return None
        return Edition(
            identity,
            values.get(declared.EDITION_TITLE) or identity.text,
            # Days that are missing or cannot be are reported; the edition stands all the same, for others name it.
            values.get(declared.EDITION_DAYS) or 1,
            read_frame(values.get(declared.EDITION_DAY), common, key.span, self.report),
            values.get(declared.EDITION_KEEP) or (),
            values.get(declared.EDITION_DROP) or (),
            values.get(declared.EDITION_AUDIENCE) or (),
            Fit(values.get(declared.EDITION_FIT) or Fit.WHEN_SHORT),
            values.get(declared.EDITION_OUTCOMES) or (),
            *read_fixtures(values.get(declared.EDITION_FIXED), self.report),
            silence=values.get(declared.EDITION_SILENCE) or (),
            span=key.span,
        )

    # ------------------------------------------------------------ modules

    def _modules(self, values: Values) -> tuple[Module | Reuse, ...]:
        node = values.get(declared.MODULES)
        if node is None:
            return ()
        if not isinstance(node, Sequence) or not node.items:
            self.report(COURSE_EMPTY, node.span, "the course has no list of modules", help="list them: - modules/01.md")
            return ()
        if len(node.items) > MODULES:
            message = f"the course has {len(node.items)} modules, at most {MODULES} are read"
            self.report(TOO_MANY, node.items[MODULES].span, message, help="divide the course")
            return ()
        modules = [self._module(item, number) for number, item in enumerate(node.items, start=1)]
        return tuple(module for module in modules if module is not None)

    def _module(self, node: Node, number: int) -> Module | Reuse | None:
        wanted = "write a file's path, {file: …}, {reuse: …} or {title: …, topics: …}"
        match node:
            case Scalar(""):
                self.report(WRONG_TYPE, node.span, "nothing stands where a module is wanted", help=wanted)
                return None
            case Scalar():
                return self._file(node.name)
            case Mapping() if node.find("reuse") is not None:
                return self._reuse(node)
            case Mapping() if node.find("file") is not None:
                values = read_record(declared.MODULE_ENTRY, node, self.report)
                name = values.get(declared.MODULE_FILE)
                module = self._file(name) if name is not None else None
                return self._bound(module, values) if module is not None else None
            case Mapping() if node.find("title") is None and node.find("topics") is None:
                self.report(WRONG_TYPE, node.span, "these keys make no module", help=wanted)
                return None
            case Mapping():
                return OutlineReader(number, self.report).read(node)
            case Sequence():
                self.report(WRONG_TYPE, node.span, "a list stands where a module is wanted", help=wanted)
                return None

    def _bound(self, module: Module, values: Values) -> Module:
        """A module's condition stands in the list of modules or in its front matter, not in both."""
        condition = read_conditions(values)
        if condition == ALWAYS:
            return module
        if module.condition != ALWAYS:
            message = "the module is bound in its own front matter already"
            self.report(
                DUPLICATE_KEY, values.span, message, help="remove `editions` and `audience` in one of the places"
            )
        return replace(module, condition=condition)

    def _file(self, name: Name) -> Module | None:
        first = self.files.setdefault(unicodedata.normalize("NFC", name.text).casefold(), name)
        if first is not name and first.text == name.text:
            message = f"“{name}” is listed already in line {first.span.line}"
            self.report(MODULE_TWICE, name.span, message, help="remove one of them")
            return None
        source = self.folder.read_text(name, MARKDOWN_BYTES, self.report)
        if source is None:
            return None
        if first is not name:
            message = f"“{name}” and “{first}” in line {first.span.line} are one file on other machines"
            help = "rename one: capitals and accents do not tell files apart everywhere"
            self.report(MODULE_TWICE, name.span, message, help=help)
            return None
        reader = ModuleReader(self.folder, self.report, module_id_of(name.text))
        return reader.read(self.parse(source, self.report))

    def _reuse(self, node: Mapping) -> Reuse | None:
        values = read_record(declared.REUSED_MODULE, node, self.report)
        written = values.get(declared.MODULE_REUSE)
        if written is None:
            return None
        target = read_target(written, self.report)
        minutes = values.get(declared.MINUTES_BY_ID) or ()
        return Reuse(*target, minutes, span=written.span, condition=read_conditions(values))

    def _glossary(self) -> tuple[Term, ...]:
        """Of `course.en.yaml` it is glossary.en.yaml."""
        file = self.file.replace("course", "glossary", 1)
        if not os.path.lexists(self.folder.root / file):
            return ()
        name = Name(file, Span(self.folder.shown_path(file), 1, 1, 1, 2))
        source = self.folder.read_text(name, YAML_BYTES, self.report)
        node = parse_yaml(source, self.report) if source is not None else None
        terms = declared.GLOSSARY_TERMS.read(node, self.report) if node is not None else ()
        return tuple(Term(*pair) for pair in terms or ())
