"""The Python package: what goes in, what comes out, and that nothing in between is lost."""

import datetime
import pickle
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest
from conftest import ROOT, TEXT
from hypothesis import given
from hypothesis import strategies as st

import zhibiao as zb

# Pieces that together look like the texts, hostile ones among them.
PIECES = st.sampled_from(
    [
        "进出口总额", "达到", "增长", "5.45", "万亿元", "6.2%", "１２３", "三分之一", "第3位", "连续5年", "，", "。",
        "\n", "\r\n", " ", "\u3000", "2022年", "全省", "分别", "和", "\ufeff", "\ud800", "\udfff", "\0", "😀",
        "e\u0301", "GDP", " rose ", "4.5 percent", "九连降", "-", "—", "9.3∶37.4∶53.3",
    ]
)  # fmt: skip


def test_record_has_the_fields_of_the_design():
    record = zb.extract(TEXT, "a.txt")[0]
    assert TEXT[record.begin : record.end] == record.quote == "5.45万亿元"
    assert TEXT.encode()[record.byte_begin : record.byte_end].decode() == record.quote
    assert record.doc == "a.txt"
    assert "进出口总额" in record.name
    assert record.value == Decimal("5450000000000")
    assert isinstance(record.value, Decimal)
    assert (record.unit, record.kind, record.bound, record.modality) == ("CNY", "level", "exact", "actual")
    assert record.direction is None
    assert record.high is None
    assert record.period == "2022-01-01/2022-12-31"
    assert record.period_start == datetime.date(2022, 1, 1)
    assert record.period_end == datetime.date(2022, 12, 31)
    assert record.rule


def test_growth_inherits_the_name():
    level, growth = zb.extract(TEXT)
    assert growth.name == level.name
    assert (growth.kind, growth.direction, growth.value, growth.unit) == (
        "growth",
        "up",
        Decimal("6.2"),
        "percent",
    )


def test_record_is_a_value(text):
    first, second = zb.extract(text)[0], zb.extract(text)[0]
    assert first == second
    assert hash(first) == hash(second)
    assert first != zb.extract(text)[1]
    assert pickle.loads(pickle.dumps(first)) == first
    assert list(first.asdict())[:3] == ["doc", "begin", "end"]
    assert zb.Indicator(**first.asdict()) == first
    with pytest.raises(FrozenInstanceError):
        first.name = "other"


def test_repr_can_be_read(text):
    records = zb.extract(text)
    assert re.match(r"Indicator\(name='.*', value=5450000000000, unit='CNY', kind='level', .*\)$", repr(records[0]))
    assert repr(records).startswith("Indicators([\n  Indicator(")
    assert "5,450,000,000,000" in str(records)
    assert repr(zb.extract("")) == "Indicators([])"


def test_records_are_a_sequence(text):
    records = zb.extract(text)
    assert len(records) == 2
    assert isinstance(records[:1], zb.Indicators)
    assert list(records[:1]) == [records[0]]
    assert records[:1] + records[1:] == records
    assert records[-1] in records
    assert not zb.extract("没有数字")
    assert pickle.loads(pickle.dumps(records)) == records


def test_filter(text):
    records = zb.extract(text)
    assert list(records.filter(kind="growth")) == [records[1]]
    assert records.filter(kind={"growth", "level"}) == records
    assert list(records.filter(lambda r: r.value > 100, unit="CNY")) == [records[0]]
    assert not records.filter(unit="percent", kind="level")
    with pytest.raises(TypeError, match="no field 'colour'"):
        records.filter(colour="red")


def test_outputs_of_a_list_are_those_of_the_text(text):
    records = zb.extract(text, "a.txt")
    rendered, count = zb.Extractor()._core.render(text.encode(), "a.txt", "jsonl", True, 0)
    assert records.to_jsonl() == rendered.decode()
    assert count == len(records)
    rendered, _ = zb.Extractor()._core.render(text.encode(), "a.txt", "csv", True, 0)
    assert records.to_csv() == rendered.decode()
    rendered, _ = zb.Extractor()._core.render(text.encode(), "a.txt", "table", True, 90)
    assert records.to_table(90) == rendered.decode()
    assert records.to_dicts()[0]["value"] == Decimal("5450000000000")


def test_quantities_name_the_guard():
    found = zb.quantities("2022年，PM2.5浓度为30微克/立方米")
    assert [q.quote for q in found if q.guard is None] == ["30微克/立方米"]
    assert all(q.guard for q in found[:-1])
    assert "30微克/立方米" in repr(found[-1])


def test_options():
    with pytest.raises(zb.Error, match="fr") as caught:
        zb.Extractor(lang="fr")
    assert caught.value.code == "option"
    with pytest.raises(zb.Error):
        zb.Extractor(date="yesterday")
    dated = zb.Extractor(date=datetime.date(2023, 3, 1), lang="zh")
    assert dated.extract("去年进出口总额达到5亿元")[0].period == "2022-01-01/2022-12-31"
    assert pickle.loads(pickle.dumps(dated)).extract(TEXT) == dated.extract(TEXT)


def test_rule_errors_say_where(broken_rules):
    with pytest.raises(zb.Error) as caught:
        zb.Extractor(rules=[broken_rules])
    assert isinstance(caught.value, ValueError)
    assert caught.value.file == str(broken_rules)
    assert caught.value.line in (1, 2)
    assert caught.value.code == "syntax"
    assert str(caught.value).startswith(f"{broken_rules}:{caught.value.line}:")
    with pytest.raises(zb.Error, match="missing"):
        zb.Extractor(rules="missing.toml")


def test_own_rules():
    own = zb.Extractor(rules=[ROOT / "examples" / "own_rules.toml"])
    assert own.extract(TEXT) == zb.extract(TEXT)


def test_text_must_be_str():
    with pytest.raises(TypeError, match="decode"):
        zb.quantities(b"5")
    with pytest.raises(TypeError, match="must be a str"):
        zb.extract(None)
    with pytest.raises(TypeError, match="use extract"):
        zb.extract_many("5")


def test_extract_many_keeps_order_and_skips_missing():
    texts = [TEXT * (1 + i % 3) if i % 5 else None for i in range(300)]
    found = zb.extract_many(iter(texts), jobs=4)
    assert found == [zb.extract(t) if t else zb.Indicators() for t in texts]
    assert zb.extract_many([float("nan"), TEXT], jobs=1)[0] == zb.Indicators()
    assert zb.extract_many([]) == []


def test_extract_many_shows_progress(capsys):
    zb.extract_many([TEXT] * 3, progress=True)
    assert "3/3" in capsys.readouterr().err


def test_extract_many_passes_errors_on():
    with pytest.raises(TypeError, match="must be a str"):
        zb.extract_many([TEXT] * 100 + [5], jobs=2)


def test_threads_share_an_extractor():
    extractor = zb.Extractor()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(extractor.extract, [TEXT] * 200))
    assert all(records == found[0] for records in found)


def test_units_and_rule_tests():
    units = zb.units()
    assert len(units) >= 250
    assert len({unit.id for unit in units}) > 100
    assert any(unit.id == "tonne" and "吨" in unit.surfaces for unit in units)
    result = zb.test_rules()
    assert result.lines > 100
    assert result.failures == []


def test_import_is_light():
    code = "import sys, zhibiao; print([m for m in ('pandas', 'numpy', 'pyarrow', 'tqdm') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_any_text_is_fine_and_every_span_slices(text):
    last = 0
    for record in zb.extract(text):
        assert last <= record.begin < record.end <= len(text)
        last = record.end
        assert text[record.begin : record.end] == record.quote
        if record.name_begin is not None:
            assert 0 <= record.name_begin < record.name_end <= len(text)
        assert record.sentence_begin <= record.begin < record.end <= record.sentence_end
    for quantity in zb.quantities(text):
        assert text[quantity.begin : quantity.end] == quantity.quote


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_output_can_be_written(text):
    records = zb.extract(text)
    assert len(records.to_jsonl().splitlines()) == len(records)
    assert records.to_csv().startswith("doc,")
    assert len(records.to_table(80).split("\n")) == len(records) + 3
