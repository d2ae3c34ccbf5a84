"""What is said of batches, and when."""

from __future__ import annotations

import threading
from pathlib import Path
from queue import Queue

import pandas as pd
import pytest

import leeway
from churn import DEFINITION, churn_frame
from leeway import _model

EVIL = "<script>alert(1)</script>"


def test_should_say_what_moved_and_why(model: leeway.Model, batch: pd.DataFrame) -> None:
    batch["price"] += 40

    report = model.wait(model.push(batch, name="monday"))

    assert (report.name, report.rows, report.verdict) == ("monday", len(batch), "drifted")
    assert report.drifted == ["price"]
    assert report.performance["accuracy"] == pytest.approx((batch["prediction"] == batch["churn"]).mean())
    assert [part.name for part in report.parts] == ["drift", "data quality", "output", "performance"]
    price = pd.DataFrame(report.columns()).set_index("column").loc["price"]
    assert price["verdict"] == "drifted"
    assert "price" in str(report)


def test_should_tell_unknown_from_none(model: leeway.Model, batch: pd.DataFrame) -> None:
    report = model.wait(model.push(batch.drop(columns="churn")[:10]))

    assert report.verdict == "insufficient-data"
    assert report.performance == {}
    drift, *_ = report.parts
    assert drift.value is None
    assert "not known" in str(report)


def test_should_list_reports_page_by_page(
    model: leeway.Model, batch: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(model.reports()) == []
    for name in "abcde":
        model.wait(model.push(batch, name=name))
    monkeypatch.setattr(_model, "_PAGE", 2)

    assert [summary.name for summary in model.reports()] == ["e", "d", "c", "b", "a"]
    assert [summary.name for summary in model.reports(limit=3)] == ["e", "d", "c"]
    assert model.report(next(model.reports())).name == "e"


def test_should_list_reports_of_registered_models_only(client: leeway.Leeway) -> None:
    with pytest.raises(leeway.NotFound, match="no model 'nobody'"):
        list(client.model("nobody").reports())


def test_should_stream_batches_as_they_are_judged(model: leeway.Model, batch: pd.DataFrame) -> None:
    heard: Queue[leeway.Summary] = Queue()

    def listen() -> None:
        for summary in model.stream():
            heard.put(summary)

    threading.Thread(target=listen, daemon=True).start()

    # The stream may be open only after some of them are judged.
    names = set()
    for number in range(20):
        pushed = model.push(batch, name=f"b{number}")
        names.add(model.wait(pushed).name)
        if not heard.empty():
            break

    assert heard.get(timeout=60).name in names


def test_should_give_up_waiting_in_time(client: leeway.Leeway, batch: pd.DataFrame) -> None:
    waiting = client.model("churn-waits")
    waiting.define({**DEFINITION, "window": {"rows": 1_000}})
    waiting.reference(churn_frame(1_000, seed=1))

    with pytest.raises((leeway.WaitTimeout, leeway.NotFound)):
        waiting.wait("no-such-batch", timeout=0.1)
    assert isinstance(waiting.wait(waiting.push(batch)), leeway.Report)


def test_should_escape_whatever_is_shown_in_a_notebook(client: leeway.Leeway, batch: pd.DataFrame) -> None:
    definition = {**DEFINITION, "features": {EVIL: "numeric"}}
    evil = client.model("churn-evil")
    evil.define(definition)
    evil.reference(churn_frame(1_000, seed=1).rename(columns={"price": EVIL}))
    moved = batch.rename(columns={"price": EVIL}).assign(**{EVIL: range(len(batch))})

    report = evil.wait(evil.push(moved, name=EVIL))

    shown = report._repr_html_() + leeway.init(moved, EVIL)._repr_html_() + next(evil.reports())._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown


def test_should_define_from_a_file(client: leeway.Leeway, tmp_path: Path) -> None:
    file = tmp_path / "model.yaml"
    file.write_text(
        "model: churn-file\ntask: regression\nrowId: id\nfeatures: {a: numeric}\nprediction: {column: p}\n",
        encoding="utf-8",
    )

    assert client.model("churn-file").define(file)["definition"]["task"] == "regression"
    with pytest.raises(ValueError, match="must end in .yaml"):
        client.model("churn-file").define("churn-file")


def test_should_compare_two_frames_without_a_service(batch: pd.DataFrame) -> None:
    comparison = leeway.compare(churn_frame(1_000, seed=1), batch.assign(price=batch["price"] + 40))

    assert comparison.verdict == "drifted"
    assert comparison.drifted == ["price"]
    assert "price" in comparison._repr_html_()


def test_should_say_that_there_is_no_command(batch: pd.DataFrame) -> None:
    with pytest.raises(leeway.LeewayError, match="cannot be run"):
        leeway.compare(batch, batch, command="/nowhere/leeway")
    with pytest.raises(leeway.LeewayError, match="leeway compare: "):
        leeway.compare(batch, batch, types={"nobody": "numeric"})
