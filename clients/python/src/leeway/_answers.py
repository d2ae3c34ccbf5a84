"""What ingest-service answers to rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leeway._errors import row_error

_SHOWN = 10


@dataclass(frozen=True)
class Accepted:
    """Rows that are stored: a batch, a reference or labels.

    Attributes:
        kind: ``batch``, ``reference`` or ``labels``.
        model: the model's name.
        id: what they are called by the service.
        rows: how many were accepted.
        rejected: how many were not, one of which each, up to a bound, has a line in ``problems``.
        unreadable: cells that could not be read and count as missing.
        problems: rejected rows and unreadable cells with what is wrong with each, the first of them.
        notes: what was noticed of the rows, in words; warnings first.
        key: the idempotency key they were sent under; empty for a reference, which needs none.
        windows: ids of the windows that a batch is part of; empty where it is judged on its own.
        answer: all that the service answered.
    """

    kind: str
    model: str
    id: str
    rows: int
    rejected: int
    unreadable: int
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    key: str
    windows: tuple[str, ...]
    answer: Mapping[str, Any]

    @staticmethod
    def of(kind: str, answer: Mapping[str, Any], key: str = "") -> Accepted:
        """From a service's answer."""
        rejected = answer.get("rejected", {})
        unreadable = answer.get("unreadable", {})
        errors = [*rejected.get("errors", ()), *unreadable.get("errors", ())]
        return Accepted(
            kind=kind,
            model=str(answer["model"]),
            id=str(answer[kind]),
            rows=int(answer["rows"]),
            rejected=int(rejected.get("rows", 0)),
            unreadable=int(unreadable.get("cells", 0)),
            problems=tuple(row_error(error) for error in errors),
            notes=(*answer.get("warnings", ()), *answer.get("notes", ())),
            key=key,
            windows=tuple(answer.get("windows", ())),
            answer=answer,
        )

    def __str__(self) -> str:
        cells = f", {self.unreadable:,} cells unreadable" if self.unreadable else ""
        first = f"{self.kind} {self.id}: {self.rows:,} rows accepted, {self.rejected:,} rejected{cells}"
        return "\n  ".join([first, *_first(self.problems), *self.notes])

    def __repr__(self) -> str:
        return f"<{self}>"


def _first(lines: Sequence[str]) -> list[str]:
    more = [f"and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    return [*lines[:_SHOWN], *more]
