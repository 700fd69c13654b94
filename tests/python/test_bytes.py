"""Bytes of any encoding: records, spans into the text and into the bytes, and strictness."""

import pickle

import pytest
from conftest import TEXT
from hypothesis import given
from hypothesis import strategies as st

import zhibiao as zb

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]
TRADITIONAL = "2022年，全港進出口總額達到5.45萬億元，增長6.2%。"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_bytes_give_the_records_of_the_text(encoding):
    data = TEXT.encode(encoding)
    records = zb.extract(data, "a.txt")
    assert [(r.name, r.value, r.unit) for r in records] == [(r.name, r.value, r.unit) for r in zb.extract(TEXT)]
    text = zb.decode(data).text
    for r in records:
        assert text[r.begin : r.end] == r.quote
        assert zb.decode(data[r.byte_begin : r.byte_end], records.encoding).text == r.quote
    assert records.confidence > 0.85
    assert zb.extract(data, encoding=encoding.replace("-sig", "")).confidence == 1.0


def test_big5():
    data = TRADITIONAL.encode("big5")
    records = zb.extract(data)
    assert records.encoding == "big5hkscs"
    assert data[records[0].byte_begin : records[0].byte_end].decode("big5") == records[0].quote == "5.45萬億元"
    assert zb.extract(bytearray(data), encoding="Big5") == records


def test_text_has_no_encoding(text):
    assert zb.extract(text).encoding is None
    records = zb.extract(text.encode("gbk"))
    assert pickle.loads(pickle.dumps(records)).encoding == records.encoding == "gb18030"


def test_decoded():
    data = b"5\xff%" + "增长".encode()
    decoded = zb.decode(data, "utf-8")
    assert (decoded.text, decoded.replaced, decoded.encoding) == ("5\ufffd%增长", 1, "utf-8")
    assert [decoded.to_source(i) for i in range(6)] == [0, 1, 2, 3, 6, 9]
    assert repr(decoded) == "Decoded('utf-8', confidence=1.00, replaced=1)"
    with pytest.raises(IndexError, match="no place"):
        decoded.to_source(6)


def test_strict_says_where():
    with pytest.raises(zb.Error, match=r"^byte 4 \(0xFF\) is no utf-8; name the right encoding") as caught:
        zb.extract(b"ab5%\xff", encoding="utf-8", errors="strict")
    assert (caught.value.code, caught.value.offset) == ("encoding", 4)
    assert zb.extract(TEXT.encode("gbk"), errors="strict") == zb.extract(TEXT.encode("gbk"))


def test_wrong_options_say_what_to_write():
    with pytest.raises(zb.Error, match='unknown encoding "klingon"; write utf-8, gb18030') as caught:
        zb.extract(b"5%", encoding="klingon")
    assert (caught.value.code, caught.value.offset) == ("option", None)
    with pytest.raises(ValueError, match="errors is 'ignore'; write replace or strict"):
        zb.extract(b"5%", errors="ignore")


@given(st.binary(max_size=300), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"]))
def test_ill_formed_bytes_are_counted_as_python_counts_them(data, encoding):
    decoded = zb.decode(data, encoding)
    if encoding == "utf-8":
        assert decoded.text == data.decode(encoding, "replace")
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        assert decoded.replaced > 0
    else:
        assert (decoded.text, decoded.replaced) == (data.decode(encoding), 0)


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "gb18030", "big5", "utf-16", "utf-32", "euc-kr"]))
def test_any_bytes_are_fine(data, encoding):
    decoded = zb.decode(data, encoding)
    places = [decoded.to_source(i) for i in range(len(decoded.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(data)
    assert 0 <= decoded.confidence <= 1
    for r in zb.extract(data + b" 37%", encoding=encoding):
        assert 0 <= r.byte_begin < r.byte_end <= len(data) + 4


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=200))
def test_gb18030_holds_every_character(text):
    decoded = zb.decode(text.encode("gb18030"), "gb18030")
    assert decoded.replaced == 0
    assert len(decoded.text) == len(text)
