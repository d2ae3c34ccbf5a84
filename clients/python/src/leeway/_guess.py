"""A first definition of a model, guessed from a frame of its rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from leeway import _html, _names
from leeway._errors import GuessError
from leeway._facts import Facts, facts_of
from leeway._frames import Frame

_MOST_FEATURES = 2_000
_YES = frozenset({"true", "yes", "y", "t", "positive", "pos"})
_NO = frozenset({"0", "-1"})


class Definition:
    """A guessed definition, to be looked at and changed before it is registered.

    Attributes:
        document: the definition, as ``docs/model.md`` says; change it as any dict.
        reasons: for each key (``features.NAME`` of a feature) why it was guessed so.
        left_out: columns that are no features, each with why.
    """

    def __init__(self, document: dict[str, Any], reasons: Mapping[str, str], left_out: Mapping[str, str]) -> None:
        self.document = document
        self.reasons = dict(reasons)
        self.left_out = dict(left_out)

    def _lines(self) -> list[tuple[str, str, str]]:
        document = dict(self.document)
        features = document.pop("features")
        lines = [(key, _text(value), self.reasons.get(key, "")) for key, value in document.items()]
        lines += [
            (f"features.{name}", kind, self.reasons.get(f"features.{name}", "")) for name, kind in features.items()
        ]
        return lines + [(name, "left out", why) for name, why in self.left_out.items()]

    def __str__(self) -> str:
        return "\n".join(f"{key}: {value}" + (f"  # {why}" if why else "") for key, value, why in self._lines())

    def __repr__(self) -> str:
        return f"<definition of {self.document['model']}: {len(self.document['features'])} features>"

    def _repr_html_(self) -> str:
        return _html.table(("key", "guess", "why"), self._lines())


def init(
    frame: Frame,
    model: str,
    *,
    row_id: str | None = None,
    timestamp: str | None = None,
    prediction: str | None = None,
    target: str | None = None,
    task: str | None = None,
    types: Mapping[str, str] | None = None,
) -> Definition:
    """A definition guessed from a frame's first 10,000 rows, each guess with its reason.

    No service is asked. ``./leeway init`` guesses from a file of CSV or NDJSON and knows more forms of it. Best is a
    frame with predictions and true values, such as the reference.

    Args:
        frame: rows, see :class:`leeway.Model`.
        model: the model's name.
        row_id: the column that names a row.
        timestamp: the column of a row's event time.
        prediction: the column of predictions.
        target: the column of true values.
        task: ``binary-classification``, ``multiclass-classification`` or ``regression``.
        types: ``numeric`` or ``categorical`` for columns that are features all the same.

    Raises:
        FrameError: it is no frame.
        GuessError: there is no column of row ids or predictions to be found, or one that is named is not there.
    """
    facts = facts_of(frame)
    given = [column for column in (row_id, timestamp, prediction, target, *(types or ())) if column is not None]
    for column in given:
        if column not in facts:
            raise GuessError(f"There is no column {column!r}; there are {_listed(facts)}.")
    return _Guess(model, facts, set(given), dict(types or {})).definition(row_id, timestamp, prediction, target, task)


class _Guess:
    """A definition as it grows."""

    def __init__(self, model: str, facts: dict[str, Facts], told: set[str], types: dict[str, str]) -> None:
        self._facts = facts
        self._told = told
        self._types = types
        self._document: dict[str, Any] = {"model": model}
        self._reasons: dict[str, str] = {}
        self._left_out: dict[str, str] = {}

    def definition(
        self,
        row_id: str | None,
        timestamp: str | None,
        prediction: str | None,
        target: str | None,
        task: str | None,
    ) -> Definition:
        predicted = self._facts[prediction or self._prediction()]
        truth = self._target(target, predicted)
        used = {predicted.name, truth.name if truth else ""}
        time = timestamp or self._timestamp(used)
        key = row_id or self._row_id(used | {time or ""})
        kind = self._task(predicted, truth, task)
        self._document["rowId"] = key
        if time:
            self._document["timestamp"] = time
        columns = {"column": predicted.name, **self._output(kind, predicted, truth, used)}
        self._document["prediction"] = columns
        if truth:
            self._document["target"] = truth.name
        self._document["features"] = self._features(used | {key, time or ""} | set(columns.values()))
        for role, column in (
            ("rowId", row_id),
            ("timestamp", timestamp),
            ("prediction", prediction),
            ("target", target),
        ):
            if column:
                self._reasons[role] = "as given"
        return Definition(self._document, self._reasons, self._left_out)

    def _free(self, used: Iterable[str] = ()) -> list[Facts]:
        taken = {*self._told, *used}
        return [facts for facts in self._facts.values() if facts.name not in taken]

    def _prediction(self) -> str:
        free = self._free()
        found = [facts for facts in free if _names.is_prediction(facts.name)]
        found = found or [facts for facts in free if _names.mentions_prediction(facts.name)]
        if not found:
            raise GuessError(
                "No column is called prediction, predicted, y_pred and the like: say which one holds what the model"
                " predicts, as in init(df, model, prediction='...')."
            )
        others = f"; check this, as others are called so too: {_listed(f.name for f in found[1:])}" if found[1:] else ""
        self._reasons["prediction"] = "by its name" + others
        return found[0].name

    def _target(self, given: str | None, predicted: Facts) -> Facts | None:
        if given is not None:
            return self._facts[given]
        free = self._free({predicted.name})
        named = [facts for facts in free if _names.is_target(facts.name)]
        if len(named) == 1 and named[0].is_numeric == predicted.is_numeric:
            self._reasons["target"] = "by its name"
            return named[0]
        alike = [facts for facts in free if _names.is_outcome(facts.name) and _same_classes(facts, predicted)]
        if not named and len(alike) == 1:
            self._reasons["target"] = "check this: by its name and its classes"
            return alike[0]
        return None

    def _timestamp(self, used: set[str]) -> str | None:
        times = [facts for facts in self._free(used) if facts.is_time]
        named = [facts for facts in times if _names.mentions_time(facts.name)]
        best = times if len(times) == 1 else named
        if len(best) != 1:
            return None
        self._reasons["timestamp"] = "all values are times"
        return best[0].name

    def _row_id(self, used: set[str]) -> str:
        naming = [facts for facts in self._free(used) if facts.names_rows]
        best = [facts for facts in naming if _names.is_identifier(facts.name)] or naming
        if not best:
            raise GuessError(
                "No column has another value in every row; labels find their rows by one. Say which it is, as in"
                " init(df, model, row_id='...'), or add one: df['id'] = range(len(df))."
            )
        also = f", as in {_listed(facts.name for facts in best[1:])}" if best[1:] else ""
        self._reasons["rowId"] = "every value is another one" + also
        return best[0].name

    def _task(self, predicted: Facts, truth: Facts | None, given: str | None) -> str:
        measured = any(facts.is_numeric and not facts.is_of_classes for facts in (predicted, truth) if facts)
        classes = _classes(predicted, truth)
        if given:
            kind, why = given, "as given"
        elif measured:
            kind, why = "regression", f"{predicted.name} holds numbers"
        elif len(classes) == 2:
            kind, why = "binary-classification", f"{predicted.name} has two classes"
        elif len(classes) == 1:
            kind, why = (
                "multiclass-classification",
                f"check this: {predicted.name} has one class in these rows",
            )
        else:
            check = "check this: numbers; if they measure something, it is regression. " if predicted.is_numeric else ""
            kind, why = "multiclass-classification", f"{check}{predicted.name} has {len(classes)} classes"
        self._document["task"], self._reasons["task"] = kind, why
        return kind

    def _output(self, task: str, predicted: Facts, truth: Facts | None, used: set[str]) -> dict[str, str]:
        """What a binary classifier says beside the class."""
        if task != "binary-classification":
            return {}
        positive, why = _positive(_classes(predicted, truth), (truth or predicted).words)
        self._reasons["prediction"] = f"{self._reasons.get('prediction', 'as given')}; positive: {why}"
        shares = [facts for facts in self._free(used) if facts.are_shares and _names.mentions_probability(facts.name)]
        return {"positive": positive, **({"probability": shares[0].name} if len(shares) == 1 else {})}

    def _features(self, used: set[str]) -> dict[str, str]:
        features: dict[str, str] = {}
        for name, facts in self._facts.items():
            told = self._types.get(name)
            if told is None and name in used:
                continue
            why = "" if told else _hindrance(facts)
            if not why and len(features) == _MOST_FEATURES:
                why = f"a model has at most {_MOST_FEATURES:,} features"
            if why:
                self._left_out[name] = why
                continue
            features[name] = told or ("numeric" if facts.is_numeric else "categorical")
            self._reasons[f"features.{name}"] = "as given" if told else _reason(facts)
        return features


def _hindrance(facts: Facts) -> str:
    """Why a column is no feature; empty where it is one."""
    if facts.name.startswith("("):
        return "a name must not begin with '('; call it otherwise to watch it"
    if facts.unwritable:
        return facts.unwritable
    if facts.values == 0:
        return "there is no value"
    if facts.is_constant:
        return "every row has the same value"
    if facts.is_time:
        return "times, which move by nature"
    if facts.names_rows:
        return "every value is another one, so it names the rows"
    if (
        _names.mentions_prediction(facts.name)
        or _names.is_target(facts.name)
        or (_names.mentions_probability(facts.name) and facts.are_shares)
    ):
        return "called like a model's output or a true value"
    return ""


def _reason(facts: Facts) -> str:
    if facts.is_numeric:
        why = "whole numbers" if facts.whole else "numbers"
    elif facts.boolean:
        why = "yes or no"
    else:
        why = f"{len(facts.words)} different values" if facts.has_few_values else "many different values"
    missing = facts.rows - facts.values
    return why + (f"; {missing:,} of {facts.rows:,} missing" if missing else "")


def _same_classes(one: Facts, other: Facts) -> bool:
    return one.is_of_classes and other.is_of_classes and len(one.words) > 1 and one.words.keys() == other.words.keys()


def _classes(predicted: Facts, truth: Facts | None) -> list[str]:
    words = set(predicted.words)
    if truth is not None and truth.has_few_values:
        words |= set(truth.words)
    return sorted(words)


def _positive(classes: list[str], counts: Mapping[str, int]) -> tuple[str, str]:
    known = [
        label
        for label, other in (tuple(classes), tuple(reversed(classes)))
        if label.lower() in _YES or (label == "1" and other in _NO)
    ]
    if len(known) == 1:
        return known[0], "of the two classes the one that says yes"
    return min(classes, key=lambda label: counts.get(label, 0)), "check this: of the two classes the rarer one"


def _listed(names: Iterable[str]) -> str:
    known = list(names)
    return ", ".join(known[:5]) + (f" and {len(known) - 5} more" if len(known) > 5 else "")


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
