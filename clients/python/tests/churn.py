"""Rows of a model that foretells who leaves."""

from __future__ import annotations

from random import Random
from typing import Any

import pandas as pd

DEFINITION: dict[str, Any] = {
    "task": "binary-classification",
    "rowId": "customer_id",
    "features": {"tenure": "numeric", "price": "numeric", "contract": "categorical", "senior": "categorical"},
    "prediction": {"column": "prediction", "probability": "probability", "positive": "yes"},
    "target": "churn",
}


def churn_frame(rows: int, seed: int) -> pd.DataFrame:
    chance = Random(seed)
    probabilities = [chance.random() for _ in range(rows)]
    return pd.DataFrame(
        {
            "customer_id": [f"c{seed}-{row}" for row in range(rows)],
            "tenure": [chance.randrange(72) for _ in range(rows)],
            "price": [chance.gauss(60.0, 20.0) for _ in range(rows)],
            "contract": [chance.choice(["month", "year", "two years"]) for _ in range(rows)],
            "senior": [chance.random() < 0.2 for _ in range(rows)],
            "probability": probabilities,
            "prediction": ["yes" if probability > 0.5 else "no" for probability in probabilities],
            "churn": ["yes" if chance.random() < probability else "no" for probability in probabilities],
        }
    )
