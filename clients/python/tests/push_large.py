"""Pushes a frame of 20 columns and prints by how many MB the peak of memory grew over the frame itself, and its rows.

python push_large.py MODEL ROWS
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

import leeway


def main(model: str, rows: int) -> None:
    with leeway.Leeway() as client:
        chance = np.random.default_rng(7)
        frame = pd.DataFrame({f"x{column}": chance.normal(size=rows) for column in range(18)})
        frame.insert(0, "customer_id", np.arange(rows))
        frame["prediction"] = np.where(frame["x0"] > 0, "yes", "no")
        # What is needed once is not growth.
        client.model(model).reference(frame[:1_000])
        Path("/proc/self/clear_refs").write_text("5")  # The peak begins anew.
        before = _peak()
        accepted = client.model(model).push(frame, name="large")
        print((_peak() - before) / 1e6, accepted.rows)  # noqa: T201 - what it is for


def _peak() -> float:
    """The most bytes in memory since it began anew; Linux tells."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) * 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
