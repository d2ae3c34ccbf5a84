"""What a column's name suggests that it holds. The words are those of ``./leeway init``."""

from __future__ import annotations

import re

_PREDICTIONS = frozenset({"prediction", "predictions", "predicted", "pred", "preds", "y pred", "y hat", "yhat"})
_PREDICTION_WORDS = frozenset({"prediction", "predictions", "predicted", "pred", "preds", "yhat"})
_PROBABILITIES = frozenset({"probability", "probabilities", "proba", "probas", "prob", "probs"})
_TARGETS = frozenset(
    {
        *(
            "target",
            "label",
            "labels",
            "actual",
            "actuals",
            "truth",
            "ground truth",
            "y",
            "y true",
            "y actual",
        ),
        *("outcome", "observed", "true label", "true class", "true value", "actual label", "actual class"),
        *("actual value", "target label", "target class", "target value"),
    }
)
_OUTCOMES = frozenset(
    {
        *("class", "response", "churn", "churned", "fraud", "is fraud", "default", "defaulted", "survived"),
        *("clicked", "click", "converted", "conversion", "purchased", "bought", "cancelled", "canceled"),
        *(
            "attrition",
            "exited",
            "spam",
            "is spam",
            "approved",
            "returned",
            "subscribed",
            "readmitted",
            "diagnosis",
        ),
    }
)
_IDENTIFIERS = frozenset({"id", "rowid", "index"})
_TIMES = frozenset(
    {
        *("timestamp", "time", "datetime", "date", "ts", "at", "when", "epoch", "unix", "created", "updated"),
        "event",
    }
)


def words(name: str) -> list[str]:
    """A name's words in lower case: ``createdAt`` and ``created_at`` have the same two."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return re.sub(r"[\W_]+", " ", spaced).strip().lower().split(" ")


def is_prediction(name: str) -> bool:
    """A prediction's name and nothing else."""
    return " ".join(words(name)) in _PREDICTIONS


def mentions_prediction(name: str) -> bool:
    """A name with a prediction's word, such as ``churn_prediction``."""
    return is_prediction(name) or (not _PREDICTION_WORDS.isdisjoint(words(name)) and not mentions_probability(name))


def mentions_probability(name: str) -> bool:
    """A name with a probability's word."""
    return not _PROBABILITIES.isdisjoint(words(name))


def is_target(name: str) -> bool:
    """A true value's name and nothing else."""
    return " ".join(words(name)) in _TARGETS


def is_outcome(name: str) -> bool:
    """What models are often made to foretell."""
    return " ".join(words(name)) in _OUTCOMES


def is_identifier(name: str) -> bool:
    """A name that ends in an identifier's word, such as ``rowid`` or ``customerID``."""
    return words(name)[-1] in _IDENTIFIERS or name.endswith(("Id", "ID"))


def mentions_time(name: str) -> bool:
    """A name with a word of times."""
    return not _TIMES.isdisjoint(words(name))
