"""Any course is written as source text that is read as the same course. COURSEKIT_ROUND_TRIPS says how many are tried."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from coursekit.authoring.source import source_of
from coursekit.model.course import Course
from tests.authoring.courses import courses
from tests.authoring.round_trip import assert_comes_back

TRIES = int(os.environ.get("COURSEKIT_ROUND_TRIPS", "3"))


@settings(
    max_examples=TRIES,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(courses())
def test_any_course_comes_back(course: Course) -> None:
    with tempfile.TemporaryDirectory() as folder:
        again = assert_comes_back(course, Path(folder))

    assert source_of(again) == source_of(course)
