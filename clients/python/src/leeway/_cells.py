"""Values of frames as the cells of CSV that ``docs/data.md`` describes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from leeway._errors import FrameError

# Whole numbers beyond it share the 64-bit floats that numeric features are read as.
_EXACT = 2**53

_MISSING = frozenset({"NAType", "NaTType"})

_ADVICE: dict[type, str] = {
    bytes: "decode them, or leave the column out",
    complex: "use .real, or abs()",
    time: "use numbers, such as seconds since midnight, or whole times with a date",
    timedelta: "use numbers, such as .dt.total_seconds()",
}


@dataclass
class Notices:
    """What was noticed of a frame's columns, by column.

    Attributes:
        naive: columns with times without a zone.
        large: columns with whole numbers beyond 2^53.
    """

    naive: set[str] = field(default_factory=set)
    large: set[str] = field(default_factory=set)


def cells(column: str, values: Sequence[Any], first_row: int, notices: Notices) -> Sequence[Any]:
    """A column's values as ``csv.writer`` takes them; None is a missing one.

    Args:
        column: its name.
        values: consecutive values of it.
        first_row: the row of the first, from 1.
        notices: where what is noticed goes.

    Raises:
        FrameError: a value is of a type that has no form as a cell.
    """
    kinds = set(map(type, values)) - {type(None)}
    if kinds == {int}:
        if any(not -_EXACT <= value <= _EXACT for value in values if value is not None):
            notices.large.add(column)
        return values
    if kinds == {float}:
        return [None if value != value else value for value in values]
    if not kinds or kinds == {str}:
        return values
    return [_cell(column, value, first_row + row, notices) for row, value in enumerate(values)]


def is_missing(value: Any) -> bool:
    """Whether a value is None, NaN, NaT or NA."""
    return value is None or type(value).__name__ in _MISSING or (isinstance(value, (float, Decimal)) and value != value)


def _cell(column: str, value: Any, row: int, notices: Notices) -> object:
    if is_missing(value):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        if not -_EXACT <= value <= _EXACT:
            notices.large.add(column)
        return value
    if isinstance(value, datetime):
        return _time(column, value, notices)
    if isinstance(value, (str, float, Decimal, UUID)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, dict)):
        return _json(column, value, row)
    if isinstance(value, Enum):
        return _cell(column, value.value, row, notices)
    for kind, advice in _ADVICE.items():
        if isinstance(value, kind):
            raise FrameError(f"row {row}, column {column!r}: a {type(value).__name__} is no cell: {advice}.")
    if type(value).__module__.partition(".")[0] == "numpy":
        return _cell(column, value.tolist(), row, notices)
    if type(value).__name__ == "Period":
        return str(value)
    raise FrameError(
        f"row {row}, column {column!r}: a {type(value).__name__} is no cell. Make it a number, a text, a boolean"
        " or a time, or leave the column out."
    )


def _time(column: str, value: datetime, notices: Notices) -> str:
    if value.tzinfo is None:
        notices.naive.add(column)
        return value.isoformat()
    return value.astimezone(timezone.utc).isoformat()


def _json(column: str, value: object, row: int) -> str:
    try:
        return json.dumps(value, default=_plain)
    except (TypeError, ValueError) as error:
        raise FrameError(f"row {row}, column {column!r}: what is nested in it cannot be written: {error}.") from error


def _plain(value: Any) -> object:
    """What JSON has no word for, within a nested value."""
    if is_missing(value):
        return None
    if hasattr(value, "tolist"):
        return value.tolist()
    return str(value)
