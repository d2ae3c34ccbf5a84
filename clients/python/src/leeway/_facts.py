"""What the columns of a frame hold, told from its first rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from leeway import _names
from leeway._cells import CellWriter, is_missing
from leeway._errors import FrameError
from leeway._frames import Frame, table_of

# Enough to tell a column's kind, and quickly read.
MOST_ROWS = 10_000

_MOST_WORDS = 1_000
_MOST_CLASSES = 20
_NUMBERS_SHARE = 0.95


@dataclass
class Facts:
    """What one column holds.

    Attributes:
        name: its name.
        rows: how many rows were looked at.
        values: how many of them have a value.
        words: how often each value occurs, as the text that it is sent as; the first thousand values alone.
        numbers: values that are numbers.
        times: values that are times.
        whole: whether all numbers are whole.
        least: the smallest number.
        most: the largest number.
        boolean: whether values are booleans.
        unwritable: why its values cannot be sent; empty where they can.
    """

    name: str
    rows: int = 0
    values: int = 0
    words: Counter[str] = field(default_factory=Counter)
    numbers: int = 0
    times: int = 0
    whole: bool = True
    least: float = float("inf")
    most: float = float("-inf")
    boolean: bool = False
    unwritable: str = ""

    def add(self, values: Sequence[Any]) -> None:
        """Looks at further values."""
        first = self.rows + 1
        self.rows += len(values)
        try:
            written = CellWriter().cells(self.name, values, first)
        except FrameError as error:
            self.unwritable = str(error)
            return
        for value, cell in zip(values, written, strict=True):
            if not is_missing(value) and cell not in (None, ""):
                self._count(value, str(cell))

    def _count(self, value: Any, word: str) -> None:
        self.values += 1
        if word in self.words or len(self.words) <= _MOST_WORDS:
            self.words[word] += 1
        self.boolean |= type(value).__name__ in ("bool", "bool_")
        if isinstance(value, date) or _is_time(value):
            self.times += 1
        elif (number := _number(word)) is not None:
            self.numbers += 1
            self.whole &= number == number // 1
            self.least, self.most = min(self.least, number), max(self.most, number)

    @property
    def is_numeric(self) -> bool:
        """Whether (nearly) all values are numbers."""
        return self.values > 0 and self.numbers >= _NUMBERS_SHARE * self.values

    @property
    def is_time(self) -> bool:
        """Whether all values are times."""
        return self.values > 0 and self.times == self.values

    @property
    def is_constant(self) -> bool:
        """Whether all values are the same."""
        return len(self.words) == 1

    @property
    def has_few_values(self) -> bool:
        """Whether all different values are known."""
        return len(self.words) <= _MOST_WORDS

    @property
    def are_all_different(self) -> bool:
        """Whether every row has a value of its own; where there are too many to know, whether none came twice yet."""
        return self.values == self.rows > 1 and max(self.words.values()) == 1

    @property
    def is_of_classes(self) -> bool:
        """Whether its values can be classes: words, or a few whole numbers."""
        few = self.whole and self.has_few_values and len(self.words) <= _MOST_CLASSES
        return few if self.is_numeric else self.values > 0 and not self.is_time

    @property
    def are_shares(self) -> bool:
        """Whether all values are numbers from 0 to 1, not only these two."""
        return self.numbers == self.values > 0 and self.least >= 0 and self.most <= 1 and not self.whole

    @property
    def names_rows(self) -> bool:
        """Whether it tells rows apart: words or, in a column called so, whole numbers, all of them different."""
        return (
            self.are_all_different
            and (_names.is_identifier(self.name) if self.is_numeric else not self.is_time)
            and self.whole
        )


def facts_of(frame: Frame) -> dict[str, Facts]:
    """What each column of a frame holds in its first 10,000 rows.

    Raises:
        FrameError: it is none, or a file that only the service reads.
    """
    table = table_of(frame)
    columns = [Facts(name) for name in table.names]
    for piece in table.pieces():
        left = MOST_ROWS - columns[0].rows
        for facts, values in zip(columns, piece, strict=True):
            facts.add(values[:left])
        if columns[0].rows >= MOST_ROWS:
            break
    return {facts.name: facts for facts in columns}


def _is_time(value: Any) -> bool:
    """Whether a text is a time as Python and most others write it."""
    if not isinstance(value, str) or len(value) < len("2024-05-17") or value[4] != "-":
        return False
    try:
        # Before Python 3.11 a Z was not understood.
        datetime.fromisoformat(value.removesuffix("Z"))
    except ValueError:
        return False
    return True


def _number(word: str) -> float | None:
    try:
        number = float(word)
    except ValueError:
        return None
    return None if "_" in word or number != number or abs(number) == float("inf") else number
