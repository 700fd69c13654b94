"""What threads share. `scripts/test tsan` runs this file on a module that ThreadSanitizer watches."""

from concurrent.futures import ThreadPoolExecutor

from conftest import ROOT, TEXT
from hypothesis import given, settings
from hypothesis import strategies as st

import zhibiao as zb

SAMPLES = [path.read_text("utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
TEXTS = [*SAMPLES, TEXT] * 2


def on_threads(call, count=8):
    """Return what `call` gives on each of `count` threads that run at the same time."""
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(lambda _: call(), range(count)))


def test_eight_threads_share_an_extractor():
    extractor = zb.Extractor()
    expected = [extractor.extract(text) for text in TEXTS]
    for found in on_threads(lambda: [extractor.extract(text) for text in TEXTS]):
        assert found == expected
    assert zb.extract_many(TEXTS, jobs=8, extractor=extractor) == expected


def test_threads_use_different_layers_of_one_extractor():
    extractor = zb.Extractor()
    data = TEXT.encode("gb18030")
    calls = [
        lambda: extractor.extract(TEXT),
        lambda: extractor.quantities(TEXT),
        lambda: extractor.explain(TEXT),
        lambda: extractor.extract(data),
        lambda: zb.decode(data).text,
        lambda: zb.extract_many(TEXTS, jobs=3, extractor=extractor).flatten(),
        lambda: extractor.extract(TEXT).to_jsonl(),
        lambda: len(zb.Extractor().extract(TEXT)),
    ]
    expected = [call() for call in calls]
    for found in on_threads(lambda: [call() for call in calls], 4):
        assert found == expected


def test_a_batch_is_read_from_many_threads():
    batch = zb.extract_many(TEXTS, jobs=2)
    expected = [list(records) for records in batch]
    for found in on_threads(lambda: [list(records) for records in batch]):
        assert found == expected
    tables = on_threads(lambda: batch.flatten().to_jsonl(), 4)
    assert len(set(tables)) == 1


def test_a_long_text_on_threads_has_the_same_records():
    text = (TEXT + "\n\n") * 40_000
    alone = zb.extract(text)
    assert len(alone) == 80_000
    assert zb.extract_many([text], jobs=3)[0] == alone
    assert text[alone[-1].begin : alone[-1].end] == alone[-1].quote


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from([TEXT, "", "没有", "\ud800 5%", "亿亿亿亿亿吨", "3–5%，\0"]), max_size=40))
def test_one_thread_or_four(texts):
    assert list(zb.extract_many(texts, jobs=1)) == list(zb.extract_many(texts, jobs=4))
