"""Every kind of frame is the same rows to the service."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest

import leeway
from churn import churn_frame
from waiting import until


def _parquet(rows: pd.DataFrame) -> Path:
    path = Path("rows.parquet")
    pa.parquet.write_table(pa.Table.from_pandas(rows, preserve_index=False), path)
    return path


KINDS: dict[str, Callable[[pd.DataFrame], Any]] = {
    "polars": pl.from_pandas,
    "index": lambda rows: rows.set_index("customer_id"),
    "categorical": lambda rows: rows.astype({"contract": "category"}),
    "nullable": lambda rows: rows.astype({"tenure": "Int64", "senior": "boolean"}),
    "table": lambda rows: pa.Table.from_pandas(rows, preserve_index=False),
    "batch": lambda rows: pa.RecordBatch.from_pandas(rows, preserve_index=False),
    "reader": lambda rows: pa.Table.from_pandas(rows, preserve_index=False).to_reader(max_chunksize=7),
    "dicts": lambda rows: rows.to_dict("records"),
    "parquet": _parquet,
}


@pytest.mark.parametrize("kind", KINDS)
def test_should_store_once_what_is_the_same_in_any_kind_of_frame(
    model: leeway.Model, batch: pd.DataFrame, kind: str
) -> None:
    first = model.push(batch, name="monday")

    again = model.push(KINDS[kind](batch), name="monday")

    assert again.id == first.id
    assert again.rows == len(batch)
    assert again.unreadable == 0


@pytest.mark.parametrize("ending", [".csv", ".csv.gz", ".ndjson", ".json"])
def test_should_send_files_as_they_are(model: leeway.Model, batch: pd.DataFrame, ending: str) -> None:
    path = f"rows{ending}"
    if ".csv" in ending:
        batch.to_csv(path, index=False)
    else:
        batch.to_json(path, orient="records", lines=ending == ".ndjson")

    accepted = model.push(path)

    assert (accepted.rows, accepted.rejected, accepted.unreadable) == (len(batch), 0, 0)
    assert accepted.key.startswith("file-")


def test_should_store_twice_under_two_names_and_once_under_one_key(model: leeway.Model, batch: pd.DataFrame) -> None:
    monday = model.push(batch, name="monday")
    tuesday = model.push(batch, name="tuesday")
    again = model.push(batch, name="monday", idempotency_key=monday.key, compress=False)

    assert monday.id != tuesday.id
    assert again.id == monday.id
    with pytest.raises(leeway.Refused, match="Idempotency-Key came before with another body"):
        model.push(batch[:100], name="monday", idempotency_key=monday.key)


def test_should_take_missing_values_of_every_kind(model: leeway.Model, batch: pd.DataFrame) -> None:
    rows = batch.astype({"senior": "boolean", "tenure": "Int64", "contract": "category"})
    rows.loc[0, ["price", "tenure", "senior", "contract"]] = [float("nan"), pd.NA, pd.NA, None]
    objects = batch.astype(object)
    objects.loc[0, ["price", "tenure", "senior", "contract"]] = [pd.NaT, pd.NA, None, float("nan")]

    accepted = model.push(rows, name="monday")

    assert accepted.unreadable == 0
    assert model.push(objects, name="monday").id == accepted.id


def test_should_say_which_rows_are_rejected(model: leeway.Model, batch: pd.DataFrame) -> None:
    batch.loc[3, "customer_id"] = None
    batch["price"] = batch["price"].astype(object)
    batch.loc[5, "price"] = "dear"

    accepted = model.push(batch)

    assert (accepted.rejected, accepted.unreadable) == (1, 1)
    assert any("row 4" in problem for problem in accepted.problems)
    assert "price" in str(accepted)


def test_should_join_labels_that_come_later(model: leeway.Model, batch: pd.DataFrame) -> None:
    pushed = model.push(batch.drop(columns="churn"))
    assert model.wait(pushed).performance == {}

    labels = model.labels(batch[["customer_id", "churn"]])

    assert (labels.kind, labels.rows) == ("labels", len(batch))
    until(lambda: "accuracy" in model.report(pushed).performance)


def test_should_keep_what_is_hard_to_write(model: leeway.Model, batch: pd.DataFrame) -> None:
    hard = ['a\\"b,c', "C:\\,x\\", "a;b;c;d", "x\ty", "line\nbreak", '"q"', " blank "]
    batch["contract"] = [hard[row % len(hard)] for row in range(len(batch))]

    accepted = model.push(batch)

    assert (accepted.rows, accepted.rejected, accepted.notes) == (len(batch), 0, ())


def test_should_write_numbers_as_the_definition_reads_them(client: leeway.Leeway, model: leeway.Model) -> None:
    definition = {**model.definition(), "numbers": {"decimal": ",", "thousands": "."}}
    model.define(definition)

    accepted = model.push(churn_frame(200, seed=2))

    assert accepted.unreadable == 0
    assert client.model(model.name).wait(accepted).level == "ok"


def test_should_warn_of_times_without_a_zone(model: leeway.Model, batch: pd.DataFrame) -> None:
    model.define({**model.definition(), "timestamp": "seen"})
    batch["seen"] = pd.date_range("2026-11-02", periods=len(batch), freq="min")

    with pytest.warns(leeway.LeewayWarning, match="'seen' have no zone and are read as UTC"):
        naive = model.push(batch, name="naive")
    batch["seen"] = batch["seen"].dt.tz_localize("Europe/Zurich")
    zoned = model.push(batch, name="zoned")

    begins = [model.wait(pushed).answer["from"] for pushed in (naive, zoned)]
    assert begins == ["2026-11-02T00:00:00Z", "2026-11-01T23:00:00Z"]


def test_should_warn_of_whole_numbers_that_floats_do_not_hold(model: leeway.Model, batch: pd.DataFrame) -> None:
    batch["tenure"] = 2**53 + 1

    with pytest.warns(leeway.LeewayWarning, match=r"'tenure' are larger than 2\^53"):
        model.push(batch)


def test_should_send_ten_thousand_columns(model: leeway.Model, batch: pd.DataFrame) -> None:
    wide = pd.concat([batch, pd.DataFrame({f"x{column}": [column] * len(batch) for column in range(9_992)})], axis=1)

    accepted = model.push(wide)

    assert accepted.rows == len(batch)
    assert accepted.answer["ignoredColumnCount"] == 9_992


def test_should_tell_how_far_it_is(
    model: leeway.Model, batch: pd.DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[tuple[int, int]] = []

    model.push(batch, progress=lambda sent, size: told.append((sent, size)))
    model.push(batch, name="again", progress=True)

    assert told
    assert told[-1][0] == told[-1][1]
    assert "100%" in capsys.readouterr().err
