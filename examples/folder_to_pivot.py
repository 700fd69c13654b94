from pathlib import Path

import pandas as pd

import zhibiao

paths = sorted(Path("samples").glob("*.txt"))
documents = pd.DataFrame({"file": [p.stem for p in paths], "text": [p.read_text("utf-8") for p in paths]})
found = documents.zhibiao.extract("text").join(documents["file"])
levels = found[(found["kind"] == "level") & found["unit"].isin(["CNY", "tonne"]) & (found["value"] > 1e6)]
table = levels.assign(year=levels["period_end"].dt.year).pivot_table(
    index=["file", "name", "unit"], columns="year", values="value", observed=True
)
print(f"{len(found)} records, zhibiao {zhibiao.__version__}")
print(table.to_string(float_format="{:,.0f}".format, na_rep=""))
