"""Where things are, and what stands in for a text with records."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("zhibiao", deadline=None)  # machines are busy, and sanitizers slow
settings.load_profile("zhibiao")

ROOT = Path(__file__).resolve().parents[2]
GOLD = Path(os.environ.get("ZHIBIAO_GOLD", ROOT.parent / "shared" / "gold"))

# Two records: an amount and its growth.
TEXT = "2022年，全省进出口总额达到5.45万亿元，增长6.2%。"


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def broken_rules(tmp_path: Path) -> Path:
    path = tmp_path / "broken.toml"
    path.write_text("bad = [\n", "utf-8")
    return path
