"""Values of frames as the cells of CSV that ``docs/data.md`` describes."""

from __future__ import annotations

import json
from collections.abc import Sequence
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


class CellWriter:
    """Makes values to cells, and notices what may not be read as it was meant.

    Attributes:
        naive: columns with times without a zone.
        large: columns with whole numbers beyond 2^53.
    """

    def __init__(self, decimal: str = ".") -> None:
        """Args:
        decimal: what stands before a number's fraction, as the definition's ``numbers`` says.
        """
        self.naive: set[str] = set()
        self.large: set[str] = set()
        self._decimal = decimal

    def cells(self, column: str, values: Sequence[Any], first_row: int) -> Sequence[Any]:
        """A column's values as ``csv.writer`` takes them; None is a missing one.

        Args:
            column: its name.
            values: consecutive values of it.
            first_row: the row of the first, from 1.

        Raises:
            FrameError: a value is of a type that has no form as a cell.
        """
        kinds = set(map(type, values)) - {type(None)}
        if kinds == {int}:
            if any(not -_EXACT <= value <= _EXACT for value in values if value is not None):
                self.large.add(column)
            return values
        if kinds == {float} and self._decimal == ".":
            return [None if value != value else value for value in values]
        if not kinds or kinds == {str}:
            return values
        return [self._cell(column, value, first_row + row) for row, value in enumerate(values)]

    def _cell(self, column: str, value: Any, row: int) -> object:
        if is_missing(value):
            return None
        if isinstance(value, (str, UUID)):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            if not -_EXACT <= value <= _EXACT:
                self.large.add(column)
            return value
        if isinstance(value, (float, Decimal)):
            return str(value).replace(".", self._decimal)
        if isinstance(value, datetime):
            return self._time(column, value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, (list, tuple, dict)):
            return _json(column, value, row)
        if isinstance(value, Enum):
            return self._cell(column, value.value, row)
        return self._further(column, value, row)

    def _time(self, column: str, value: datetime) -> str:
        if value.tzinfo is None:
            self.naive.add(column)
            return value.isoformat()
        return value.astimezone(timezone.utc).isoformat()

    def _further(self, column: str, value: Any, row: int) -> object:
        kind = type(value)
        advice = next((advice for refused, advice in _ADVICE.items() if isinstance(value, refused)), None)
        if advice is None and kind.__module__.partition(".")[0] == "numpy":
            return self._cell(column, value.tolist(), row)
        if advice is None and kind.__name__ == "Period":
            return str(value)
        raise FrameError(
            f"row {row}, column {column!r}: a {kind.__name__} is no cell: "
            f"{advice or 'make it a number, a text, a boolean or a time, or leave the column out'}."
        )


def is_missing(value: Any) -> bool:
    """Whether a value is None, NaN, NaT or NA."""
    return value is None or type(value).__name__ in _MISSING or (isinstance(value, (float, Decimal)) and value != value)


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
