"""Writes the Arrow files beside it, of the table in ../parquet: python make.py (pyarrow 25, pandas 3, polars 1)."""
import datetime as dt
import decimal
import importlib.util
import pathlib

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.feather as feather

HERE = pathlib.Path(__file__).parent
SPEC = importlib.util.spec_from_file_location("tables", HERE.parent / "parquet" / "make.py")
TABLES = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(TABLES)


def new_of(name):
    """What writes a file where the name ends in .arrow, else a stream."""
    return pa.ipc.new_file if name.endswith(".arrow") else pa.ipc.new_stream


def write(name, rows, batch=1000, **options):
    with new_of(name)(HERE / name, rows.schema, options=pa.ipc.IpcWriteOptions(**options)) as writer:
        writer.write_table(rows, max_chunksize=batch)


def growing():
    """Batches whose dictionary grows from one to the next, or is another one each time."""
    words = [["a", "b"], ["a", "b", "c"], ["a", "b", "c", "d", None]]
    for name, lists, delta in [
        ("delta.arrows", words, True),
        ("delta.arrow", words, True),
        ("replaced.arrows", [["a", "b"], ["c"], ["b", "d"]], False),
    ]:
        batches = [
            pa.record_batch(
                {
                    "id": pa.array(range(10 * i, 10 * i + len(ws))),
                    "word": pa.DictionaryArray.from_arrays(
                        pa.array(range(len(ws)), pa.int8(), mask=np.array([w is None for w in ws])),
                        pa.array([w for w in ws if w is not None]),
                    ),
                }
            )
            for i, ws in enumerate(lists)
        ]
        options = pa.ipc.IpcWriteOptions(emit_dictionary_deltas=delta)
        with new_of(name)(HERE / name, batches[0].schema, options=options) as writer:
            for batch in batches:
                writer.write_batch(batch)


def exotic():
    three = lambda values, kind: pa.array(values, kind)
    return pa.table(
        {
            "id": ["a", "b", "c"],
            "list": three([[1.5, None], [], None], pa.list_(pa.float32())),
            "ints": three([[1, 2], [3], [4, 5, 6]], pa.large_list(pa.int64())),
            "pair": three([[1, 2], None, [5, 6]], pa.list_(pa.int16(), 2)),
            "struct": three([{"a": 1}, {"a": 2}, None], pa.struct({"a": pa.int64()})),
            "map": three([[("k", 1)], [], None], pa.map_(pa.string(), pa.int32())),
            "deep": three([[[1]], [[2]], None], pa.list_(pa.list_(pa.int32()))),
            "words": three([["a"], ["b"], None], pa.list_(pa.string())),
            "views": three([["a"], ["a text of more than twelve bytes"], None], pa.list_(pa.string_view())),
            "union": pa.UnionArray.from_sparse(
                pa.array([0, 1, 0], pa.int8()), [pa.array([1, 2, 3]), pa.array(["x", "y", "z"])]
            ),
            "dense": pa.UnionArray.from_dense(
                pa.array([0, 1, 0], pa.int8()), pa.array([0, 0, 1], pa.int32()), [pa.array([1, 2]), pa.array(["x"])]
            ),
            "runs": pa.RunEndEncodedArray.from_arrays(pa.array([2, 3], pa.int32()), pa.array(["x", "y"])),
            "binary": three([b"a", b"b", None], pa.binary()),
            "fixed": three([b"ab", b"cd", None], pa.binary(2)),
            "time": three([dt.time(1), dt.time(2), None], pa.time64("us")),
            "duration": three([1, 2, None], pa.duration("s")),
            "half": pa.array(np.array([0.5, 1.0, 2.0], np.float16)),
            "date64": three([dt.date(2024, 5, 17), None, dt.date(1969, 12, 31)], pa.date64()),
            "seconds": three([dt.datetime(2024, 5, 17, 13), None, dt.datetime(1969, 12, 31, 23)], pa.timestamp("s")),
            "zone": three([dt.datetime(2024, 5, 17, 13), None, None], pa.timestamp("ms", "Europe/Zurich")),
            "wide": three([decimal.Decimal("-12345678901234567890.50"), None, decimal.Decimal("0.05")], pa.decimal128(38, 2)),
            "view": three(["short", "a text of more than twelve bytes", None], pa.string_view()),
            "large": three(["x", None, "z"], pa.large_string()),
            "coded": three([2.5, 7.0, 2.5], pa.float64()).dictionary_encode(),
            "last": [1, 2, 3],
        }
    )


def tiny():
    """A table so small that each of its bytes can be damaged in every way."""
    rows = pa.table(
        {
            "id": ["a", "b", "a text of more than twelve bytes"],
            "x": pa.array([1.5, None, -2.0]),
            "n": pa.array([1, 2, 3], pa.uint16()),
            "yes": [True, None, False],
            "at": pa.array([dt.datetime(2024, 5, 17, 13), None, dt.datetime(1969, 12, 31)], pa.timestamp("us", "UTC")),
            "word": pa.array(["u", "v", "u"]).dictionary_encode(),
            "list": pa.array([[1, 2], None, []], pa.list_(pa.int32())),
            "price": pa.array([decimal.Decimal("1.25"), None, decimal.Decimal("-0.05")], pa.decimal128(9, 2)),
        }
    )
    write("tiny.arrows", rows, 2)
    write("tiny-zstd.arrows", rows, 2, compression="zstd")
    write("tiny-lz4.arrow", rows, 2, compression="lz4")
    frame = pl.from_arrow(rows)
    frame.write_ipc(HERE / "tiny-polars.arrow", compression="zstd")
    frame.write_ipc_stream(HERE / "tiny-polars.arrows", compression="lz4")


def experiment():
    """Says that it is compressed as pyarrow 0.17 did; its bytes are not."""
    rows = pa.record_batch({"id": ["a"]})
    options = pa.ipc.IpcWriteOptions(metadata_version=pa.ipc.MetadataVersion.V4)
    with pa.ipc.new_stream(HERE / "experiment.arrows", rows.schema, options=options) as writer:
        writer.write_batch(rows, custom_metadata={"ARROW:experimental_compression": "zstd"})


def main():
    rows = TABLES.table()
    write("stream.arrows", rows)
    write("batches.arrows", rows, 11)
    write("file.arrow", rows, 11)
    write("legacy.arrows", rows, 11, use_legacy_format=True, metadata_version=pa.ipc.MetadataVersion.V4)
    write("lz4.arrows", rows, 30, compression="lz4")
    write("zstd.arrows", rows, 30, compression="zstd")
    feather.write_feather(rows, HERE / "feather.arrow")
    frame = pl.from_arrow(rows)
    for codec in ["uncompressed", "lz4", "zstd"]:
        frame.write_ipc(HERE / f"polars-{codec}.arrow", compression=codec)
    frame.write_ipc(HERE / "polars-batches.arrow", record_batch_size=11)
    frame.write_ipc_stream(HERE / "polars.arrows")
    frame.write_ipc(HERE / "polars-old.arrow", compat_level=pl.CompatLevel.oldest())

    table = pd.DataFrame({"id": ["a", "b"], "x": [1.5, float("nan")], "c": pd.Categorical(["u", "v"])})
    table.to_feather(HERE / "pandas.feather")
    growing()
    tiny()
    experiment()
    write("exotic.arrows", exotic())
    write("no-rows.arrows", rows.slice(0, 0))
    write("no-columns.arrows", pa.table({}))
    write("twice.arrows", pa.Table.from_arrays([pa.array(["a"]), pa.array([1]), pa.array([2])], names=["id", "x", "x"]))
    write("big-endian.arrows", pa.table({"id": [1]}))
    stream = (HERE / "big-endian.arrows").read_bytes()
    # pyarrow leaves the endianness out, as it is the usual one: it is said to stand where another field does.
    stream = stream.replace(bytes.fromhex("0800080000000400"), bytes.fromhex("0800080004000400"), 1)
    (HERE / "big-endian.arrows").write_bytes(stream)


if __name__ == "__main__":
    main()
