"""No overfit: nothing in this repository repeats the gold texts.

Rule patterns, word lists, accept and reject lines, sample and test texts, examples and docs may share with a gold text
no run of twelve characters (letters, digits and CJK, everything else removed; a Latin letter counts two fifths, as an
English word has several) and no number of four significant digits. Ordinary terms that any text of this sort has stand
in TERMS, NUMBERS and FILES below, with a reason each.

    python3 -m pytest tests/test_overfit.py
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

try:
    import tomllib
except ImportError:
    tomllib = pytest.importorskip("tomli")

ROOT = Path(__file__).resolve().parent.parent
GOLD = Path(os.environ.get("ZHIBIAO_GOLD", ROOT.parent / "shared" / "gold"))
RUN = 12
DIGITS = 4

# Ordinary terms: a shared run may hold one of these and less than half a run of other characters.
TERMS = {
    "城镇居民人均可支配收入": "the standard name of a figure of the household survey",
    "农村居民人均可支配收入": "the standard name of a figure of the household survey",
    "全国居民人均可支配收入": "the standard name of a figure of the household survey",
    "规模以上工业增加值": "the standard name of a figure of every statistical bulletin",
    "年国民经济和社会发展统计公报": "the title of every statistical bulletin",
}
# Terms that only texts for readers may hold, no rule: the example that opens the project's design page.
EXAMPLE = {
    "进出口总额达到5.45万亿元": "a fact that the issue asks the samples to hold, and the first line of the README",
    "机电产品占出口总值的66.2": "the second half of that line",
}
NUMBERS = {
    "1673": "167.3 万标箱: a fact that the issue asks the samples to hold",
    "1234": "the digits in order, for tests of notation",
    "12345": "the digits in order, for tests of notation",
    "1024": "a power of two in code",
    "8601": "ISO 8601, the standard of dates",
}
# Files that hold no rules and no text.
FILES = {
    "docs/accuracy.md": "figures made by scripts/score: counts of mentions",
    "docs/benchmarks.md": "figures made by scripts/bench: times and counts of records",
    "docs/robustness.md": "figures of fuzzing and soaking: executions, documents, bytes",
}

RULES = sorted((ROOT / "src" / "rules").rglob("*.toml"))
TEXTS = sorted(
    path
    for pattern in ("samples/*", "tests/corpus/**/*", "examples/*", "*.md", "docs/**/*.md", "src/*.md", "tests/*.cc")
    for path in ROOT.glob(pattern)
    if path.is_file() and str(path.relative_to(ROOT)) not in FILES
)
# Generated from public data, one character or name a place: no sentence can stand there.
DATA = {"traditional.toml", "places.toml"}


def folded(text: str) -> str:
    """Return the letters and digits of `text`, width and case folded."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def weight(stretch: str) -> float:
    """Return how many characters a stretch counts."""
    return sum(0.4 if c.isascii() and c.isalpha() else 1 for c in stretch)


def numbers(text: str) -> Iterator[str]:
    """Yield the significant digits of the numbers of `text` that have four or more; years are left out."""
    for match in re.finditer(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", unicodedata.normalize("NFKC", text)):
        written = match.group()
        digits = re.sub(r"\D", "", written).strip("0")
        year = len(written) == 4 and written.isdigit() and 1900 <= int(written) <= 2100
        if len(digits) >= DIGITS and not year:
            yield digits


@cache
def gold() -> tuple[dict[str, str], dict[str, str]]:
    """Return every run of the gold texts and every number, with the document that has it."""
    runs: dict[str, str] = {}
    figures: dict[str, str] = {}
    for path in sorted(GOLD.glob("*/*.txt")):
        text = path.read_bytes().decode("utf-8")
        name = f"{path.parent.name}/{path.stem}"
        letters = folded(text)
        for i in range(len(letters) - RUN + 1):
            runs.setdefault(letters[i : i + RUN], name)
        for number in numbers(text):
            figures.setdefault(number, name)
    return runs, figures


def strings(value, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every string of a parsed rule file with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, path)
    elif isinstance(value, str):
        yield path.lstrip("."), value


def allowed(stretch: str, terms: dict[str, str]) -> bool:
    """Return whether a shared stretch is an ordinary term and little else."""
    names = [folded(term) for term in terms]
    return any(n in stretch and weight(stretch) - weight(n) < RUN / 2 for n in names) or any(
        stretch in n for n in names
    )


def shared(text: str, terms: dict[str, str]) -> Iterator[str]:
    """Yield a sentence for each stretch and number of `text` that a gold text has, too."""
    runs, figures = gold()
    letters = folded(text)
    i = 0
    while i + RUN <= len(letters):
        document = runs.get(letters[i : i + RUN])
        if document is None:
            i += 1
            continue
        end = i + RUN
        while end < len(letters) and letters[end - RUN + 1 : end + 1] in runs:
            end += 1
        stretch = letters[i:end]
        if weight(stretch) >= RUN and not allowed(stretch, terms):
            yield f"“{stretch}” stands in {document}"
        i = end
    for number in numbers(text):
        if number in figures and number not in NUMBERS:
            yield f"the digits {number} stand in {figures[number]}"


@pytest.fixture(scope="session", autouse=True)
def gold_is_there():
    if not list(GOLD.glob("*/*.txt")):
        message = f"no gold texts in {GOLD}; set ZHIBIAO_GOLD to their folder"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)


@pytest.mark.parametrize("path", RULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_rules_repeat_no_gold_text(path):
    rules = list(strings(tomllib.loads(path.read_text("utf-8"))))
    if path.name in DATA:
        rules = [(key, text) for key, text in rules if key.endswith(("accept", "reject"))]
    found = [f"{key} = {text!r}: {what}" for key, text in rules for what in shared(text, TERMS)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_texts_repeat_no_gold_text(path):
    text = path.read_text("utf-8")
    if path.suffix == ".jsonl":  # where a span stands is no figure of the text
        text = re.sub(r'"(begin|end)": \d+', "", text)
    found = list(shared(text, TERMS | EXAMPLE))
    assert not found, "\n".join(found)
