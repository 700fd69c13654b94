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


def check_against(text: str, data: bytes, encoding: str) -> None:
    """What `data` is read as is `text`, the places in it are true, and strict says where the first part is."""
    decoded = zb.decode(data, encoding)
    assert decoded.text == text
    places = [decoded.to_source(i) for i in range(len(text) + 1)]
    assert places == sorted(set(places))
    assert (places[0], places[-1]) == (0, len(data))
    for char, begin, end in zip(text, places, places[1:], strict=False):
        if char != "\ufffd":
            assert data[begin:end].decode(encoding) == char
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        assert decoded.replaced > 0
        with pytest.raises(zb.Error) as caught:
            zb.decode(data, encoding, errors="strict")
        assert caught.value.offset == error.start
    else:
        assert decoded.replaced == 0


UNICODE = ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
# Parts of characters: whole ones, halves of pairs, overlong and too high ones.
SHREDS = [b"5", b"\x00", b"5\x00", b"\x3d\xd8", b"\xd8\x3d", b"\x00\xde", b"\xde\x00", b"\x22\x5f", b"\xe5\xa2",
          b"\x9e", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0", b"\xf4\x90\x80\x80", b"\x11\x00",
          b"\xff\xff"]  # fmt: skip


@given(st.binary(max_size=300) | st.lists(st.sampled_from(SHREDS), max_size=40).map(b"".join), st.sampled_from(UNICODE))
def test_unicode_is_read_as_python_reads_it(data, encoding):
    check_against(data.decode(encoding, "replace"), data, encoding)


@given(st.text(max_size=60), st.integers(0, 8), st.sampled_from(UNICODE))
def test_unicode_cut_anywhere_ends_in_one_replacement(text, cut, encoding):
    data = text.encode(encoding, "ignore")
    check_against(data[: len(data) - cut].decode(encoding, "replace"), data[: len(data) - cut], encoding)


def ill_formed(rest: bytes, encoding: str) -> int:
    """Return the length of the ill-formed part that `rest` begins with, by the Encoding Standard: ASCII is no part."""
    lead, *more = rest
    if not 0x81 <= lead <= 0xFE or not more:
        return 1
    if encoding == "gb18030" and more[0] in range(0x30, 0x3A):
        if len(more) == 1 or more[1] not in range(0x81, 0xFF):
            return 2 if len(more) == 1 else 1
        if len(more) == 2 or more[2] not in range(0x30, 0x3A):
            return 3 if len(more) == 2 else 1
        return 4
    return 2 if more[0] >= 0x80 else 1


def plain_decode(data: bytes, encoding: str) -> str:
    """Read one character after the other, each by Python's decoder, which swallows ASCII behind a lone lead."""
    out, at = [], 0
    while at < len(data):
        for size in (1, 2, 4):
            try:
                out.append(data[at : at + size].decode(encoding))
                at += size
                break
            except UnicodeDecodeError:
                continue
        else:
            out.append("\ufffd")
            at += ill_formed(data[at:], encoding)
    return "".join(out)


@given(
    st.binary(max_size=60)
    | st.lists(st.sampled_from([b"\xd4\xf6", b"5", b"\xff", b"\x80", b"\x81", b"\x30", b"\x81\x30\x81\x30", b"\xd4",
                                b"\x81\x20", b"\x90\x30\x81\x30", b"\xe3\x32\x9a\x35", b"\n"])).map(b"".join)
)  # fmt: skip
def test_gb18030_is_read_by_the_encoding_standard(data):
    check_against(plain_decode(data, "gb18030"), data, "gb18030")


# Where ICU and Python know the same characters: both lack 0xC8FE; ICU has more in rows 0x81 to 0x8F.
@given(st.lists(st.sampled_from([*(c.encode("big5") for c in TRADITIONAL), b"\x87\x40", b"\xff", b"\x80", b"\xa4",
                                 b"\xa4\x20", b"\xc8\xfe", b"\n", b"\xa4<"])).map(b"".join))  # fmt: skip
def test_big5_is_read_by_the_encoding_standard(data):
    check_against(plain_decode(data, "big5hkscs"), data, "big5hkscs")


def test_hz_is_found():
    data = "2022年，全省进出口总额达到5.45万亿元，增长6.2%。".encode("hz")
    records = zb.extract(data)
    assert records.encoding == "hz-gb-2312"
    assert [(r.quote, r.unit) for r in records] == [("5.45万亿元", "CNY"), ("6.2%", "percent")]
    assert data[records[0].byte_begin : records[0].byte_end].endswith(b"5.45~{MrRZT*")
    assert zb.extract(data[:-1]).confidence < 0.5


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
