"""Every rule there is, by code: for `coursekit explain` and docs/diagnostics.md. A module with rules has a line here."""

from __future__ import annotations

from types import ModuleType

from coursekit import plan
from coursekit.checks import accessibility, minutes, names, substance, translation
from coursekit.checks import delivery as held
from coursekit.compose import fit as slides
from coursekit.diagnostic import Rule
from coursekit.looks import contrast, declared, review
from coursekit.looks import read as look
from coursekit.pipeline import compiler, fit, importing, pages, pool
from coursekit.plan import agenda, energy, leftovers, promises
from coursekit.plan.fitting import rules as fitting
from coursekit.read import blocks, course, delivery, frame, images, library, materials, module, reuse, roster
from coursekit.source import attributes, fields, files, inlines, markdown, nodes, text

MODULES: tuple[ModuleType, ...] = (
    text,
    files,
    nodes,
    fields,
    attributes,
    markdown,
    inlines,
    course,
    library,
    frame,
    module,
    blocks,
    images,
    materials,
    reuse,
    delivery,
    roster,
    names,
    held,
    minutes,
    substance,
    accessibility,
    translation,
    plan,
    promises,
    agenda,
    fitting,
    leftovers,
    energy,
    slides,
    declared,
    review,
    look,
    contrast,
    compiler,
    fit,
    pages,
    pool,
    importing,
)


def all_rules() -> dict[str, Rule]:
    """By code, in alphabetical order."""
    found = {value.code: value for m in MODULES for value in vars(m).values() if isinstance(value, Rule)}
    return dict(sorted(found.items()))
