"""A service that is killed while rows are on their way stores them once."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

import leeway
from churn import churn_frame

ROWS = 100_000


def test_should_store_once_what_a_kill_broke_off(model: leeway.Model) -> None:
    data = os.environ.get("LEEWAY_TEST_DATA")
    if data is None:
        pytest.skip("LEEWAY_TEST_DATA does not say where the stack that may be killed keeps its files.")
    pid = int(Path(data, "run", "ingest-service.pid").read_text().split()[0])
    sent: list[int] = []

    def kill_in_the_middle(bytes_sent: int, size: int) -> None:
        sent.append(bytes_sent)
        if 0.3 < bytes_sent / size < 1 and max(sent) == bytes_sent and not killed:
            killed.append(bytes_sent)
            os.kill(pid, signal.SIGKILL)

    killed: list[int] = []
    rows = churn_frame(ROWS, seed=5)

    accepted = model.push(rows, name="monday", progress=kill_in_the_middle, compress=False)
    again = model.push(rows, name="monday", compress=False)

    assert killed
    assert sent.count(sent[0]) > 1, "it was sent from the beginning again"
    assert (accepted.rows, again.id) == (ROWS, accepted.id)
    assert model.wait(accepted).rows == ROWS
    assert [summary.name for summary in model.reports()] == ["monday"]
