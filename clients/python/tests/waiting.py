"""Waiting for a condition, within a bound."""

from __future__ import annotations

import time
from collections.abc import Callable

_SECONDS = 60.0


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + _SECONDS
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"It did not become so within {_SECONDS:g} s.")
        time.sleep(0.1)
