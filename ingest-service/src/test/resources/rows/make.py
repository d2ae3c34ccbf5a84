"""Writes one table in each form beside it: python make.py (pandas 3, polars 1, pyarrow 25)."""
import json
import pathlib

import pandas as pd
import polars as pl
import pyarrow as pa

HERE = pathlib.Path(__file__).parent

frame = pd.DataFrame(
    {
        "id": [9007199254740993 + i for i in range(200)],
        "at": pd.date_range("2024-05-17T13:00:00.25", periods=200, freq="7min", tz="UTC"),
        "x": [None if i % 9 == 4 else i / 10 for i in range(200)],
        "t": pd.Categorical([None if i % 11 == 5 else f"Zürich {i % 4}" for i in range(200)]),
        "extra": range(200),
    }
)
frame["at"] = frame["at"].astype("datetime64[us, UTC]")
frame.to_csv(HERE / "rows.csv", index=False)
frame.to_parquet(HERE / "rows.parquet", index=False)
pl.from_pandas(frame).write_parquet(HERE / "polars.parquet")
pl.from_pandas(frame).write_ipc(HERE / "polars.arrow", compression="zstd")
frame.to_feather(HERE / "rows.feather")
table = pa.Table.from_pandas(frame, preserve_index=False)
with pa.ipc.new_stream(HERE / "rows.arrows", table.schema) as writer:
    writer.write_table(table, max_chunksize=50)
frame["at"] = frame["at"].map(lambda at: at.isoformat())
lines = [json.dumps({k: None if pd.isna(v) else v for k, v in row.items()}) for row in frame.to_dict("records")]
(HERE / "rows.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")
