"""What all tests share: those marked `fonts` need fonts on the machine."""

from __future__ import annotations

import pytest

from tests.machine import require_fonts


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("fonts") is not None:
        require_fonts()
