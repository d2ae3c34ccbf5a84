"""Frames of every kind as one: names, and columns of values a few rows at a time."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union

from leeway._errors import FrameError

if TYPE_CHECKING:
    from typing import TypeAlias

    import pandas as pd
    import polars as pl
    import pyarrow as pa

# What rows may be given as. A path ends in .csv, .ndjson, .jsonl, .json (each also with .gz) or .parquet.
Frame: TypeAlias = Union[
    "pd.DataFrame",
    "pl.DataFrame",
    "pa.Table",
    "pa.RecordBatch",
    "pa.RecordBatchReader",
    Sequence[Mapping[str, Any]],
    str,
    "os.PathLike[str]",
]

# Of this many values the texts take a few megabytes.
_VALUES_AT_ONCE = 50_000
# Fewer rows than this cost more in looking at each column than in writing it.
_FEWEST_ROWS_AT_ONCE = 50

# The limits of ingest-service: docs/configuration.md, leeway.limits.
_MOST_COLUMNS = 10_000

Columns = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Table:
    """A frame.

    Attributes:
        names: the columns' names, in order, no two alike.
        rows: how many; None where that is not known before the end.
        read: columns of values, for so many rows at a time. Can be called once only where the frame is a stream.
    """

    names: tuple[str, ...]
    rows: int | None
    read: Callable[[int], Iterator[Columns]]

    def pieces(self) -> Iterator[Columns]:
        """Its columns of values, a few rows at a time."""
        return self.read(max(_FEWEST_ROWS_AT_ONCE, _VALUES_AT_ONCE // len(self.names)))


def table_of(frame: Frame) -> Table:
    """A frame of any kind but a file that is sent as it is.

    Raises:
        FrameError: it is no frame, has no rows, or its columns' names do not say which is which.
    """
    table = _table_of(frame)
    _check_names(table.names)
    if table.rows == 0:
        raise FrameError("The frame has no rows.")
    return table


def path_of(frame: Frame) -> Path | None:
    """The file that a frame names; None where it is no path.

    Raises:
        FrameError: there is no such file.
    """
    if not isinstance(frame, (str, os.PathLike)):
        return None
    path = Path(frame)
    if not path.is_file():
        raise FrameError(f"There is no file {path}.")
    return path


def _table_of(frame: Any) -> Table:
    path = path_of(frame)
    if path is not None:
        return _parquet(path)
    library = type(frame).__module__.partition(".")[0]
    kind = type(frame).__name__
    if library == "pandas" and kind == "DataFrame":
        return _pandas(frame)
    if library == "polars" and kind == "DataFrame":
        return Table(tuple(frame.columns), frame.height, lambda rows: _polars_pieces(frame, rows))
    if library == "polars" and kind == "LazyFrame":
        raise FrameError("A LazyFrame holds no rows yet: call .collect(), or .sink_parquet(path) and send the path.")
    if library == "pyarrow" and kind in ("Table", "RecordBatch", "RecordBatchReader"):
        return _arrow(frame)
    if isinstance(frame, Sequence) and all(isinstance(row, Mapping) for row in frame):
        return _dicts(frame)
    raise FrameError(
        f"A {library + '.' if library != 'builtins' else ''}{kind} is no frame with named columns: give a DataFrame of"
        " pandas or polars, a Table, RecordBatch or RecordBatchReader of pyarrow, a list of dicts, or a path."
    )


def _pandas(frame: pd.DataFrame) -> Table:
    if frame.columns.nlevels > 1:
        raise FrameError(
            "The columns' names have several levels. Make them one:"
            " df.columns = ['_'.join(map(str, levels)) for levels in df.columns]"
        )
    levels = list(frame.index.names)
    # An index with a name is data, such as a row id; one without only counts.
    index = [frame.index.get_level_values(level) for level in levels] if None not in levels else []
    names = [*(levels if index else []), *frame.columns]
    arrays = [_pandas_array(level) for level in index]
    arrays += [_pandas_array(frame.iloc[:, number]) for number in range(frame.shape[1])]

    def read(rows: int) -> Iterator[Columns]:
        for begin in range(0, len(frame), rows):
            yield [array[begin : begin + rows].tolist() for array in arrays]

    return Table(tuple(str(name) for name in names), len(frame), read)


def _pandas_array(column: Any) -> Any:
    """A column's values without a copy; ``tolist`` makes those of Python of them."""
    array = column.array
    # pandas' own wrapper of numpy makes objects of numpy, many times as slowly.
    return column.to_numpy() if type(array).__name__ in ("NumpyExtensionArray", "PandasArray") else array


def _polars_pieces(frame: pl.DataFrame, rows: int) -> Iterator[Columns]:
    for piece in frame.iter_slices(rows):
        yield [column.to_list() for column in piece.get_columns()]


def _arrow(frame: Any) -> Table:
    """A Table, RecordBatch or RecordBatchReader."""

    def read(rows: int) -> Iterator[Columns]:
        batches = frame.to_batches() if hasattr(frame, "to_batches") else frame
        for batch in [frame] if hasattr(frame, "validate") and not hasattr(frame, "to_batches") else batches:
            yield from _arrow_pieces(batch, rows)

    return Table(tuple(frame.schema.names), getattr(frame, "num_rows", None), read)


def _parquet(path: Path) -> Table:
    if path.suffix.lower() not in (".parquet", ".pq"):
        raise FrameError(f"{path}: the name must end in .csv, .ndjson, .jsonl or .json, also with .gz, or .parquet.")
    try:
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise FrameError("Parquet is read with pyarrow: pip install 'leeway[pyarrow]'.") from error
    try:
        file = parquet.ParquetFile(path)
    except Exception as error:  # pyarrow's own errors are those of its C++ part, of many kinds
        raise FrameError(f"{path} cannot be read as Parquet: {error}") from error

    def read(rows: int) -> Iterator[Columns]:
        for batch in file.iter_batches(batch_size=rows):
            yield from _arrow_pieces(batch, rows)

    return Table(tuple(file.schema_arrow.names), file.metadata.num_rows, read)


def _arrow_pieces(batch: pa.RecordBatch, rows: int) -> Iterator[Columns]:
    for begin in range(0, batch.num_rows, rows):
        yield [_arrow_values(column) for column in batch.slice(begin, rows).columns]


def _arrow_values(column: Any) -> list[Any]:
    if str(column.type).startswith("timestamp[ns"):
        # Python's own times have no nanoseconds.
        column = column.cast(str(column.type).replace("[ns", "[us"), safe=False)
    values: list[Any] = column.to_pylist()
    return values


def _dicts(rows: Sequence[Mapping[str, Any]]) -> Table:
    names = list(dict.fromkeys(name for row in rows for name in row))

    def read(most: int) -> Iterator[Columns]:
        for begin in range(0, len(rows), most):
            piece = rows[begin : begin + most]
            yield [[row.get(name) for row in piece] for name in names]

    return Table(tuple(str(name) for name in names), len(rows), read)


def _check_names(names: Sequence[str]) -> None:
    if not names:
        raise FrameError("The frame has no columns.")
    if len(names) > _MOST_COLUMNS:
        raise FrameError(f"The frame has {len(names):,} columns; {_MOST_COLUMNS:,} are the most.")
    if any(not name.strip() for name in names):
        raise FrameError(f"Column {[bool(name.strip()) for name in names].index(False) + 1} has no name.")
    repeated = [name for name, times in Counter(name.strip() for name in names).items() if times > 1]
    if repeated:
        raise FrameError(f"More than one column is called {', '.join(map(repr, repeated[:5]))}: rename or drop them.")
