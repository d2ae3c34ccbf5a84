"""What cannot be sent is said before anything is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import leeway

BAD: dict[str, tuple[Callable[[pd.DataFrame], Any], str]] = {
    "several levels": (
        lambda rows: rows.set_axis(pd.MultiIndex.from_product([["a"], rows.columns]), axis=1),
        "several levels",
    ),
    "two of one name": (
        lambda rows: rows.rename(columns={"tenure": "price"}),
        "More than one column is called 'price'",
    ),
    "no name": (lambda rows: rows.rename(columns={"tenure": " "}), "Column 2 has no name"),
    "no rows": (lambda rows: rows[:0], "has no rows"),
    "no columns": (lambda rows: rows[[]], "has no columns"),
    "too many columns": (lambda _: pl.DataFrame({f"x{i}": [1] for i in range(10_001)}), "10,001 columns"),
    "lazy": (lambda rows: pl.from_pandas(rows).lazy(), r"call .collect\(\)"),
    "array": (lambda rows: rows[["price"]].to_numpy(), "numpy.ndarray is no frame with named columns"),
    "series": (lambda rows: rows["price"], "Series is no frame"),
    "durations": (lambda rows: rows.assign(tenure=timedelta(days=1)), "row 1, column 'tenure'.*total_seconds"),
    "bytes": (lambda rows: rows.assign(contract=b"x"), "row 1, column 'contract': a bytes is no cell"),
    "objects": (lambda rows: rows.assign(contract=[object()] * len(rows)), "a object is no cell"),
    "half a character": (
        lambda rows: rows.assign(contract=pd.Series(["\ud800"] * len(rows), dtype=object)),
        "surrogate",
    ),
    "no file": (lambda _: "nowhere.csv", "There is no file nowhere.csv"),
    "a workbook": (lambda _: _file("rows.xlsx"), "the name must end in .csv"),
    "no Parquet": (lambda _: _file("rows.parquet"), "cannot be read as Parquet"),
}


def _file(name: str) -> Path:
    path = Path(name)
    path.write_bytes(b"nothing of the kind")
    return path


@pytest.mark.parametrize("bad", BAD)
def test_should_refuse_and_store_nothing(model: leeway.Model, batch: pd.DataFrame, bad: str) -> None:
    make, message = BAD[bad]

    with pytest.raises(leeway.FrameError, match=message):
        model.push(make(batch))

    assert list(model.reports()) == []


def test_should_take_numbers_of_numpy(model: leeway.Model, batch: pd.DataFrame) -> None:
    rows = batch.to_dict("records")
    for row in rows:
        row["tenure"] = np.int32(row["tenure"])
        row["senior"] = np.bool_(row["senior"])

    assert model.push(rows, name="monday").id == model.push(batch, name="monday").id


def test_should_pass_on_what_the_service_refuses(model: leeway.Model, batch: pd.DataFrame) -> None:
    with pytest.raises(leeway.Refused, match="lack the columns tenure") as refused:
        model.push(batch.drop(columns="tenure"))

    assert refused.value.type == "urn:leeway:problem:missing-columns"
    assert refused.value.title == "Missing columns"
    assert refused.value.status == 400
    assert "tenure" in refused.value.detail
