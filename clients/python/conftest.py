"""Tests run against a Leeway that asks for keys; ``.ci/python-client`` starts one and sets the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pandas as pd
import pytest

import leeway
from churn import DEFINITION, churn_frame


@pytest.fixture(scope="session")
def client() -> Iterator[leeway.Leeway]:
    if "LEEWAY_INGEST_URL" not in os.environ:
        pytest.fail("Start a Leeway and name its services: see .ci/python-client.")
    with leeway.Leeway() as found:
        yield found


@pytest.fixture
def model(client: leeway.Leeway) -> leeway.Model:
    """A model of churn with a reference, of which nobody else knows."""
    registered = client.model(f"churn-{uuid4().hex[:12]}")
    registered.define(DEFINITION)
    registered.reference(churn_frame(1_000, seed=1))
    return registered


@pytest.fixture
def batch() -> pd.DataFrame:
    return churn_frame(200, seed=2)


@pytest.fixture(autouse=True)
def own_frame(doctest_namespace: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the README's reader has: a file of rows beside the notebook."""
    monkeypatch.chdir(tmp_path)
    doctest_namespace["__name__"] = "notebook"
    rows = churn_frame(2_500, seed=3)
    rows.loc[2_000:, "price"] += 25
    rows.to_csv("churn.csv", index=False)
