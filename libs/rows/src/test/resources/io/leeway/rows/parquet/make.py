"""Writes the Parquet files beside it: python make.py (pyarrow 25, pandas 3, polars 1)."""
import datetime as dt
import decimal
import pathlib

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
ROWS = 40


def row_wise(value, rows=ROWS, every=7):
    """One value a row, missing in every seventh row."""
    return [None if i % every == 3 else value(i) for i in range(rows)]


def table(rows=ROWS):
    start = dt.datetime(2024, 5, 17, 13, 0, 0, 123000)
    times = lambda i: start + dt.timedelta(hours=i)
    utc = lambda i: times(i).replace(tzinfo=dt.timezone.utc)
    return pa.table(
        {
            "id": pa.array([9007199254740993 + i for i in range(rows)], pa.int64()),
            "bool": pa.array(row_wise(lambda i: i % 2 == 0, rows), pa.bool_()),
            "int8": pa.array(row_wise(lambda i: i - 20, rows), pa.int8()),
            "uint8": pa.array(row_wise(lambda i: 200 + i % 50, rows), pa.uint8()),
            "int16": pa.array(row_wise(lambda i: -300 * i, rows), pa.int16()),
            "uint16": pa.array(row_wise(lambda i: 60000 + i, rows), pa.uint16()),
            "int32": pa.array(row_wise(lambda i: i * 1000003, rows), pa.int32()),
            "uint32": pa.array(row_wise(lambda i: 4294967295 - i, rows), pa.uint32()),
            "int64": pa.array(row_wise(lambda i: -(2**63) + i, rows), pa.int64()),
            "uint64": pa.array(row_wise(lambda i: 2**64 - 1 - i, rows), pa.uint64()),
            "float32": pa.array(row_wise(lambda i: i / 10, rows), pa.float32()),
            "float64": pa.array(row_wise(lambda i: i / 10 + 1e-9, rows), pa.float64()),
            "decimal": pa.array(row_wise(lambda i: decimal.Decimal(i * 125) / 100, rows), pa.decimal128(20, 2)),
            "text": pa.array(row_wise(lambda i: f"Zürich {i % 5}", rows), pa.string()),
            "word": pa.array(row_wise(lambda i: f"w{i % 3}", rows), pa.string()).dictionary_encode(),
            "date": pa.array(row_wise(lambda i: dt.date(2024, 1, 1) + dt.timedelta(days=i), rows), pa.date32()),
            "at_ms": pa.array(row_wise(times, rows), pa.timestamp("ms")),
            "at_us": pa.array(row_wise(utc, rows), pa.timestamp("us", "UTC")),
            "at_ns": pa.array(row_wise(utc, rows), pa.timestamp("ns", "UTC")),
            "null": pa.nulls(rows),
        }
    )


def text_of(value):
    """A cell as a CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, float):
        return repr(value)
    return str(value)


def csv_of(rows):
    lines = [",".join(rows.column_names)]
    columns = []
    for name in rows.column_names:
        values = rows.column(name).to_pylist()
        if name == "float32":
            values = [None if v is None else float(str(np.float32(v))) for v in values]
        if name == "at_ns":
            values = [None if v is None else v.to_pydatetime() for v in values]
        columns.append([text_of(v) for v in values])
    lines += [",".join(cells) for cells in zip(*columns)]
    return "\n".join(lines) + "\n"


def main():
    rows = table()
    (HERE / "table.csv").write_text(csv_of(rows), encoding="utf-8")
    for codec in ["none", "snappy", "gzip", "lz4", "zstd", "brotli"]:
        pq.write_table(rows, HERE / f"{codec}.parquet", compression=codec)
    pl.from_arrow(rows).write_parquet(HERE / "polars.parquet")
    pq.write_table(rows, HERE / "v2.parquet", data_page_version="2.0", compression="snappy")
    pq.write_table(rows, HERE / "groups.parquet", row_group_size=11, data_page_size=64, write_page_checksum=True)
    pq.write_table(rows, HERE / "plain.parquet", use_dictionary=False, compression="none")
    delta = {
        name: "DELTA_BINARY_PACKED"
        for name in ["id", "int8", "int16", "int32", "int64", "uint32", "uint64", "at_us", "date"]
    } | {"text": "DELTA_BYTE_ARRAY", "word": "DELTA_LENGTH_BYTE_ARRAY", "float32": "BYTE_STREAM_SPLIT"}
    delta |= {"float64": "BYTE_STREAM_SPLIT", "decimal": "BYTE_STREAM_SPLIT", "bool": "RLE"}
    pq.write_table(rows, HERE / "delta.parquet", use_dictionary=False, column_encoding=delta, data_page_version="2.0")
    pq.write_table(
        rows, HERE / "spark.parquet", use_deprecated_int96_timestamps=True, store_schema=False, write_statistics=False
    )

    frame = pd.DataFrame({"id": ["a", "b"], "x": [1.5, float("nan")], "c": pd.Categorical(["u", "v"])}, index=[5, 7])
    frame.to_parquet(HERE / "pandas.parquet")

    exotic = pa.table(
        {
            "id": ["a", "b", "c"],
            "list": pa.array([[1.5, None], [], None], pa.list_(pa.float32())),
            "ints": pa.array([[1, 2], [3], [4, 5, 6]], pa.list_(pa.int64())),
            "struct": pa.array([{"a": 1}, {"a": 2}, None]),
            "map": pa.array([[("k", 1)], [], None], pa.map_(pa.string(), pa.int32())),
            "deep": pa.array([[[1]], [[2]], None], pa.list_(pa.list_(pa.int32()))),
            "words": pa.array([["a"], ["b"], None], pa.list_(pa.string())),
            "binary": pa.array([b"a", b"b", None], pa.binary()),
            "time": pa.array([dt.time(1), dt.time(2), None], pa.time64("us")),
            "half": pa.array(np.array([0.5, 1.0, 2.0], np.float16)),
            "last": [1, 2, 3],
        }
    )
    pq.write_table(exotic, HERE / "exotic.parquet")
    pq.write_table(rows.slice(0, 0), HERE / "no-rows.parquet")
    pq.write_table(pa.table({}), HERE / "no-columns.parquet")
    twice = pa.Table.from_arrays([pa.array(["a"]), pa.array([1]), pa.array([2])], names=["id", "x", "x"])
    pq.write_table(twice, HERE / "twice.parquet")


if __name__ == "__main__":
    main()
