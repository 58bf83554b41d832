"""What all tests share: those marked `fonts` need fonts on the machine, and an interrupt is no thing to be ignored."""

from __future__ import annotations

import signal

import pytest

from tests.machine import require_fonts

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what is in the background so, and processes that tests start would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("fonts") is not None:
        require_fonts()
