"""What is said of a batch or window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leeway import _html

_SHOWN = 5

_PARTS = {
    "statistical": "drift",
    "quality": "data quality",
    "prediction": "output",
    "performance": "performance",
    "range": "range",
}


class Summary:
    """A batch or window in a line.

    Attributes:
        answer: all that the service answered.
    """

    def __init__(self, answer: Mapping[str, Any]) -> None:
        self.answer = answer

    @property
    def batch(self) -> str:
        """Its id."""
        return str(self.answer["batch"])

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.answer["name"])

    @property
    def sequence(self) -> int:
        """Its place in the order in which a model's batches came; the larger the later."""
        return int(self.answer["sequence"])

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return int(self.answer["rows"])

    @property
    def level(self) -> str:
        """``ok``, ``warning``, ``critical`` or ``unknown``."""
        return str(self.answer["level"])

    @property
    def score(self) -> float | None:
        """The risk from 0 to 100; None where it is not known."""
        return _number(self.answer.get("score"))

    @property
    def verdict(self) -> str | None:
        """On its drift: ``stable``, ``drifted`` or ``insufficient-data``; None where nobody said yet."""
        verdict = self.answer.get("driftVerdict")
        return None if verdict is None else str(verdict)

    @property
    def drifted(self) -> list[str]:
        """The features that drifted."""
        return [str(feature) for feature in self.answer["driftedFeatures"]]

    @property
    def performance(self) -> dict[str, float]:
        """Performance metrics by name; one that is not defined, or needs labels that have not come, is not there."""
        return {str(name): float(value) for name, value in self.answer["performance"].items() if value is not None}

    @property
    def revision(self) -> int:
        """How many times it was assessed: late rows and labels make a new one."""
        return int(self.answer["revision"])

    def __str__(self) -> str:
        risk = "the risk is not known" if self.score is None else f"risk {self.score:.1f} of 100"
        return f"{self.name}: {self.level}, {risk}"

    def __repr__(self) -> str:
        return f"<{self}>"

    def _repr_html_(self) -> str:
        return _html.heading(self.name, self.level, self.score)


class Part:
    """A part of the risk with its reasons."""

    def __init__(self, answer: Mapping[str, Any]) -> None:
        self.name = _PARTS.get(str(answer["name"]), str(answer["name"]))
        """``drift``, ``data quality``, ``output``, ``performance`` or ``range``."""
        self.value = _number(answer.get("value"))
        """From 0 to 100; None where it is not known, and then the reasons say why."""
        self.weight = float(answer["effectiveWeight"])
        """Its weight from 0 to 1 among the parts that are known."""
        self.reasons = [str(reason) for reason in answer["reasons"]]
        """Why it is what it is, in sentences."""

    def __repr__(self) -> str:
        return f"<{self.name}: {'not known' if self.value is None else f'{self.value:.1f}'}>"


class Report(Summary):
    """Everything that is said of a batch or window: what a :class:`Summary` has, and why.

    Attributes:
        answer: the summary as the service answered it.
        assessment: the risk with its parts, findings and shifts.
        drift: every column with its statistics; None where drift-service has not told yet.
        metrics: performance with intervals and baselines; None where performance-service has not told yet.
    """

    def __init__(self, view: Mapping[str, Any]) -> None:
        super().__init__(view["summary"])
        self.assessment: Mapping[str, Any] = view["assessment"]
        self.drift: Mapping[str, Any] | None = view.get("drift")
        self.metrics: Mapping[str, Any] | None = view.get("performance")

    @property
    def parts(self) -> list[Part]:
        """The parts that the risk is made of."""
        return [Part(part) for part in self.assessment["parts"]]

    @property
    def findings(self) -> list[str]:
        """Checks of data quality that failed, and changes over time, in sentences."""
        quality = [f"{finding['column']}: {finding['message']}" for finding in self.assessment["qualityFindings"]]
        changes = [str(change["message"]) for change in self.assessment["changes"]]
        return quality + changes

    def columns(self) -> list[dict[str, Any]]:
        """Features and predictions, one row each, as ``pandas.DataFrame`` takes them.

        Each has ``column``, ``type``, ``verdict`` and ``reason``, and for each statistic its value and its p-value
        as ``NAME`` and ``NAME p``; one that is not defined is None. Empty where drift-service has not told yet.
        """
        drift = self.drift or {}
        return [column_row(column) for column in [*drift.get("features", ()), *drift.get("predictions", ())]]

    def __str__(self) -> str:
        lines = [super().__str__()]
        for part in self.parts:
            text = "; ".join(part.reasons[:_SHOWN]) or "nothing found"
            lines.append(f"  {part.name:<13} {'not known: ' if part.value is None else ''}{text}")
        lines += [f"  {finding}" for finding in self.findings[:_SHOWN]]
        if len(self.findings) > _SHOWN:
            lines.append(f"  and {len(self.findings) - _SHOWN} more findings")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<{Summary.__str__(self)}>"

    def _repr_html_(self) -> str:
        parts = [
            (part.name, "not known" if part.value is None else f"{part.value:.1f}", "; ".join(part.reasons))
            for part in self.parts
        ]
        columns = [
            (column["column"], column["type"], column["verdict"], column["reason"] or "")
            for column in self.columns()
            if column["verdict"] != "stable"
        ]
        return "".join(
            (
                _html.heading(self.name, self.level, self.score),
                _html.table(("part of the risk", "0 to 100", "why"), parts),
                _html.table(("column", "type", "verdict", "why"), columns),
                _html.items(self.findings),
            )
        )


def column_row(column: Mapping[str, Any]) -> dict[str, Any]:
    """A column of a report or comparison as one row of a table."""
    row = {name: column.get(name) for name in ("column", "type", "verdict", "reason")}
    for statistic in column["statistics"]:
        row[statistic["name"]] = statistic.get("value")
        if statistic.get("pValue") is not None:
            row[f"{statistic['name']} p"] = statistic["pValue"]
    return row


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
