"""Memory stays flat, however large a frame is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import leeway

ROWS = 200_000
# A frame of that many rows and 20 columns is about 60 MB of CSV; what is in hand at a time, a fraction of it.
MOST_GROWTH_MB = 40


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is told by Linux")
def test_should_push_a_large_frame_with_flat_memory(model: leeway.Model) -> None:
    definition = {**model.definition(), "features": {f"x{column}": "numeric" for column in range(18)}}
    model.define({**definition, "prediction": {"column": "prediction", "positive": "yes"}, "target": None})

    # A process of its own: the peak is that of its whole life.
    script = Path(__file__).with_name("push_large.py")
    done = subprocess.run(
        [sys.executable, str(script), model.name, str(ROWS)], stdout=subprocess.PIPE, text=True, check=True, timeout=300
    )

    growth, rows = map(float, done.stdout.split())
    assert rows == ROWS
    assert growth < MOST_GROWTH_MB
