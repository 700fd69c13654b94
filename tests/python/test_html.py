"""The page and what a notebook shows: nothing of a document is markup."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from conftest import TEXT

import zhibiao as zb

HOSTILE = (
    "2022年</script><img src=x onerror=alert(1)>产量达到5.5万吨，增长6.2%。"
    "<script>alert('增长7%')</script>&amp;达到8亿元"
)


class Page(HTMLParser):
    """Collects the tags, and the text of marks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.marks, self._in_mark = set(), [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self._in_mark = tag == "mark"
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)

    def handle_endtag(self, tag):
        self._in_mark = False

    def handle_data(self, data):
        if self._in_mark:
            self.marks.append(data)


def test_everything_is_escaped():
    records = zb.extract(HOSTILE, '<b onclick="x">')
    assert len(records) >= 2
    for page in (records.to_html("</title><script>x</script>"), records._repr_html_()):
        tags = Page(page).tags
        assert not tags & {"script", "img", "b"}, tags


def test_quotes_are_marked_in_their_sentences():
    text = "2022年，产量5万吨，其中玉米产量5万\n吨，比上年增长5%。\n第二段占比达到5%。"
    records = zb.extract(text)
    marks = Page(records.to_html()).marks
    assert [re.sub(r"\s", "", mark) for mark in marks] == [re.sub(r"\s", "", r.quote) for r in records]
    rows = re.findall(r"<tr>.*?</tr>", records.to_html(), re.S)[1:]
    before = [re.sub("<[^>]*>", "", row.partition("<mark>")[0])[-4:] for row in rows]
    assert before[0] != before[1]  # each its own 5万吨


def test_the_policy_names_the_style():
    page = zb.extract(TEXT).to_html()
    style = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page


def test_a_notebook_shows_a_table():
    shown = zb.extract(TEXT)._repr_html_()
    assert shown.count("<tr>") == 3
    assert "<mark>6.2%</mark>" in shown
    assert "<html" not in shown
    batch = zb.extract_many([TEXT] * 80)
    shown = batch._repr_html_()
    assert shown.count("<mark>") == 100
    assert "60 more records" in shown
    assert "160 records of 80 texts" in shown
