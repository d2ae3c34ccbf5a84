"""Definitions guessed from frames."""

from __future__ import annotations

import pandas as pd
import pytest

import leeway
from churn import DEFINITION, churn_frame


def test_should_guess_what_a_person_would_write(client: leeway.Leeway) -> None:
    rows = churn_frame(300, seed=4)

    guess = leeway.init(rows, "churn-guessed")

    assert guess.document == {"model": "churn-guessed", **DEFINITION}
    assert guess.reasons["rowId"] == "every value is another one"
    assert guess.reasons["features.contract"] == "3 different values"
    assert "check this" in guess.reasons["target"]
    assert client.model("churn-guessed").define(guess)["version"] == 1


def test_should_leave_out_what_is_no_feature() -> None:
    rows = churn_frame(300, seed=4).assign(
        seen_at=pd.date_range("2026-11-01", periods=300, tz="UTC"),
        born="2001-05-17",
        always=1,
        never=None,
        score_prob=0.25,
        took=pd.Timedelta(seconds=1),
    )

    guess = leeway.init(rows, "churn")

    assert guess.document["features"] == DEFINITION["features"]
    assert guess.document["timestamp"] == "seen_at"
    assert guess.left_out["never"] == "there is no value"
    assert guess.left_out["always"] == "every row has the same value"
    assert "total_seconds" in guess.left_out["took"]


def test_should_tell_numbers_from_classes() -> None:
    rows = pd.DataFrame({"id": [f"r{i}" for i in range(50)], "x": range(50), "y_pred": [i / 7 for i in range(50)]})

    assert leeway.init(rows, "price").document["task"] == "regression"
    numbered = leeway.init(rows.assign(y_pred=[i % 3 for i in range(50)]), "digit")
    assert numbered.document["task"] == "multiclass-classification"
    assert "check this" in numbered.reasons["task"]
    assert leeway.init(rows.assign(y_pred=[i % 2 for i in range(50)]), "bit").document["prediction"] == {
        "column": "y_pred",
        "positive": "1",
    }


def test_should_ask_for_what_cannot_be_told() -> None:
    rows = pd.DataFrame({"x": [1, 1, 2], "out": ["a", "b", "a"]})

    with pytest.raises(leeway.GuessError, match="prediction='...'"):
        leeway.init(rows, "m")
    with pytest.raises(leeway.GuessError, match="row_id='...'"):
        leeway.init(rows, "m", prediction="out")
    with pytest.raises(leeway.GuessError, match="no column 'nobody'; there are x, out"):
        leeway.init(rows, "m", target="nobody")


def test_should_take_what_is_told() -> None:
    rows = pd.DataFrame({"code": [3, 1, 2, 4], "zip": [1, 1, 2, 2], "out": [1, 2, 3, 4]})

    guess = leeway.init(rows, "m", row_id="code", prediction="out", task="regression", types={"zip": "categorical"})

    assert guess.document["features"] == {"zip": "categorical"}
    assert guess.document["rowId"] == "code"
    assert guess.document["task"] == "regression"
    assert "zip: categorical  # as given" in str(guess)
