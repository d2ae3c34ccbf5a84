"""Writes one table as Arrow's file and stream beside it: python make.py (pyarrow 25)."""
import pathlib

import pyarrow as pa

HERE = pathlib.Path(__file__).parent

rows = pa.table({"id": ["a", "b"], "x": [1.5, None]})
for name, new in [("rows.arrow", pa.ipc.new_file), ("rows.arrows", pa.ipc.new_stream)]:
    with new(HERE / name, rows.schema) as writer:
        writer.write_table(rows)
