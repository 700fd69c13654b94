"""From a folder of texts to one table: which indicators, which values, which year."""

from pathlib import Path

import pandas as pd

import zhibiao  # after pandas: registers Series.zhibiao and DataFrame.zhibiao

SAMPLES = Path(__file__).resolve().parent.parent / "samples"

paths = sorted(SAMPLES.glob("*.txt"))
documents = pd.DataFrame({"file": [p.name for p in paths], "text": [p.read_bytes().decode() for p in paths]})

found = documents.zhibiao.extract("text").join(documents["file"])
growth = found[found["kind"] == "growth"]
print(f"zhibiao {zhibiao.__version__}: {len(found)} records, {len(growth)} of them growth rates")
print(growth[["file", "name", "value", "direction", "period"]].to_string(index=False, max_rows=10))
print(found.pivot_table(index="unit", columns="kind", values="value", aggfunc="count", observed=True).to_string())
