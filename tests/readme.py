#!/usr/bin/env python3
"""Runs every code block of README.md, CONTRIBUTING.md and docs/*.md.

A `text` block right after one must be what it prints.

    tests/readme.py --prefix PREFIX [--write]

`bash` blocks run with the Python environment of this interpreter on PATH, `python` blocks with this interpreter,
`cpp` blocks are built against the library installed in PREFIX; all in a copy of samples/ and examples/. `toml` blocks
are tested as rule files. A block after the line `<!-- not run: WHY -->` is skipped, and WHY is printed. `--write` puts
what is printed now into the `text` blocks.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "CONTRIBUTING.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
RUNNABLE = ("bash", "python", "cpp", "toml")


@dataclass
class Block:
    """A code block that can be run, and the output that the page shows for it."""

    language: str
    code: str
    line: int
    skip: str
    shown: re.Match[str] | None


def blocks(page: str) -> Iterator[Block]:
    fences = list(FENCE.finditer(page))
    for fence, after in zip(fences, [*fences[1:], None]):
        if fence.group(1) not in RUNNABLE:
            continue
        skip = re.search(r"<!-- not run: (.*?) -->\s*$", page[: fence.start()])
        adjacent = after is not None and after.group(1) == "text" and not page[fence.end() : after.start()].strip()
        yield Block(
            fence.group(1),
            fence.group(2),
            page.count("\n", 0, fence.start()) + 2,
            skip.group(1) if skip else "",
            after if adjacent else None,
        )


def output(command: list[str], folder: Path, **options) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONWARNINGS": "error"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, **options)
    if done.returncode:
        raise RuntimeError(f"exit status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def run_bash(code: str, folder: Path, _prefix: Path) -> str:
    return output(["bash", "-euo", "pipefail", "-c", code], folder)


def run_python(code: str, folder: Path, _prefix: Path) -> str:
    return output([sys.executable, "-c", code], folder)


def run_toml(code: str, folder: Path, _prefix: Path) -> str:
    (folder / "block.toml").write_text(code, "utf-8")
    return output([sys.executable, "-m", "zhibiao", "rules", "test", "block.toml"], folder)


def run_cpp(code: str, folder: Path, prefix: Path) -> str:
    source, build = folder / "block.cc", ROOT / "build" / "readme"
    source.write_text(code, "utf-8")
    project = ["cmake", "-S", str(ROOT / "tests" / "consumer"), "-B", str(build), "-G", "Ninja"]
    output([*project, f"-DCONSUMER_SOURCE={source}", f"-DCMAKE_PREFIX_PATH={prefix.resolve()}"], folder)
    output(["cmake", "--build", str(build)], folder)
    return output([str(build / "consumer")], folder)


def tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def check(name: str, folder: Path, prefix: Path, write: bool) -> int:
    page = (ROOT / name).read_text("utf-8")
    wrong, changes = 0, []
    for block in blocks(page):
        place = f"{name}:{block.line}: {block.language}"
        if block.skip:
            print(f"{place}: not run: {block.skip}")
            continue
        try:
            printed = tidy(globals()[f"run_{block.language}"](block.code, folder, prefix))
        except RuntimeError as error:
            wrong += 1
            print(f"{place}: FAILED: {error}")
            continue
        if block.shown and tidy(block.shown.group(2)) != printed:
            changes.append((block.shown.span(2), printed + "\n"))
            wrong += not write
            print(f"{place}: {'now ' if write else 'PRINTS SOMETHING ELSE (tests/readme.py --write): '}\n{printed}")
        else:
            print(f"{place}: fine")
    for (begin, end), text in reversed(changes if write else []):
        page = page[:begin] + text + page[end:]
    if write and changes:
        (ROOT / name).write_text(page, "utf-8")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prefix", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "zhibiao"
        for part in ("samples", "examples"):
            shutil.copytree(ROOT / part, folder / part)
        return 1 if sum(check(name, folder, args.prefix, args.write) for name in PAGES) else 0


if __name__ == "__main__":
    sys.exit(main())
