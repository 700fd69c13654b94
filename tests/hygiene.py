#!/usr/bin/env python3
"""What no compiler checks: who may include what, what the library may not do, and how long files are.

Prints every finding as file:line: sentence; exit status 1 where there is one. Needs a C++ compiler ($CXX or g++).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 400
REPORT_LINES = 60

# Part → what an #include of it looks like, and the files of src/ that may have one.
THIRD_PARTY = {
    "RE2": (r"<re2/", r"pattern\.cc"),
    "ICU": (r"<unicode/", r"text\w*\.cc"),
    "toml++": (r"<toml", r"rules/loader\.cc"),
    "fmt": (r"<fmt/", r".*\.cc"),
}
# Room → rooms whose headers it may not know: data moves one way.
LATER_ROOMS = {
    "text": "number unit context record extractor sink/",
    "number": "unit context record extractor sink/",
    "unit": "context record extractor sink/",
    "sink/": "text number unit context record extractor",
}
FORBIDDEN = {
    r"std::(cout|cerr|clog)|<iostream>|\b(printf|fprintf|puts|putchar)\s*\(": "the library prints nothing",
    r"\b(abort|_?exit|quick_exit|terminate)\s*\(": "the library never ends the program",
}
CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")

Finding = tuple[Path, int, str]


def files(*patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file())


def uncommented(text: str) -> str:
    """Return C++ source with comments blanked, line for line."""
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), text, flags=re.S)
    return re.sub(r"//[^\n]*", "", text)


def lines(path: Path) -> Iterator[tuple[int, str]]:
    yield from enumerate(uncommented(path.read_text("utf-8")).splitlines(), 1)


def third_party() -> Iterator[Finding]:
    for path in files("src/**/*.h", "src/**/*.cc", "include/**/*.h", "python/*.cc"):
        name = str(path.relative_to(ROOT / "src")) if path.is_relative_to(ROOT / "src") else ""
        for number, line in lines(path):
            for part, (pattern, allowed) in THIRD_PARTY.items():
                if "#include" in line and re.search(pattern, line) and not re.fullmatch(allowed, name):
                    yield path, number, f"{part} may be included only in src/{allowed}"


def one_way() -> Iterator[Finding]:
    for path in files("src/**/*.h", "src/**/*.cc"):
        name = str(path.relative_to(ROOT / "src"))
        room = next((room for room in LATER_ROOMS if re.match(rf"{room}(_\w+)?\.|{room}(?<=/)", name)), None)
        for number, line in lines(path) if room else ():
            include = re.match(r'\s*#include "([\w/]+)\.h"', line)
            for later in LATER_ROOMS[room].split():
                if include and re.match(rf"{later}(_\w+)?$|{later}(?<=/)", include.group(1)):
                    yield path, number, f"the {room.strip('/')} room may not know {include.group(1)}.h"


def forbidden() -> Iterator[Finding]:
    for path in files("src/**/*.h", "src/**/*.cc", "include/**/*.h"):
        for number, line in lines(path):
            for pattern, why in FORBIDDEN.items():
                if re.search(pattern, line):
                    yield path, number, why


def words_are_data() -> Iterator[Finding]:
    for path in files("src/**/*.cc"):
        for number, line in lines(path):  # comments may give examples
            if CJK.search(line):
                yield path, number, "words belong into src/rules/**/*.toml, not into code"


def public_headers() -> Iterator[Finding]:
    compiler = [*os.environ.get("CXX", "g++").split(), "-std=c++20", "-fsyntax-only", "-x", "c++"]
    warnings = ["-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror"]
    headers = files("include/**/*.h")
    if len(headers) > 6:
        yield headers[-1], 1, "there are more than six public headers"
    for path in headers:
        for number, line in lines(path):
            if re.match(r'\s*#include (?!<\w+>|"zhibiao/\w+\.h")', line):
                yield path, number, "a public header includes the standard library and zhibiao/ only"
        code = f'#include "zhibiao/{path.name}"\n#include "zhibiao/{path.name}"\nint main() {{}}\n'
        run = subprocess.run(
            [*compiler, *warnings, f"-I{ROOT / 'include'}", "-"], input=code, text=True, capture_output=True
        )
        if run.returncode:
            yield path, 1, f"does not compile alone: {run.stderr.strip()}"


def lengths() -> Iterator[Finding]:
    patterns = (
        "include/**/*.h",
        "src/**/*.h",
        "src/**/*.cc",
        "tests/**/*.cc",
        "tests/**/*.h",
        "fuzz/*.cc",
        "fuzz/*.h",
        "examples/*.cc",
    )
    for path in files(*patterns, "python/**/*.cc", "python/**/*.py", "tests/**/*.py", "benchmarks/*"):
        count = path.read_text("utf-8").count("\n")
        if count > MOST_LINES:
            yield path, count, f"has more than {MOST_LINES} lines; make it two files"


def function_lengths() -> list[tuple[int, str]]:
    """Return (lines, place) of the functions at namespace level, longest first."""
    found = []
    for path in files("src/**/*.cc", "python/*.cc"):
        start = 0
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if re.match(r"[A-Za-z].*\(.*\{$", line):
                start = number
            elif line == "}" and start:
                found.append((number - start + 1, f"{path.relative_to(ROOT)}:{start}"))
                start = 0
    return sorted(found, reverse=True)


def main() -> int:
    checks = (third_party, one_way, forbidden, words_are_data, public_headers, lengths)
    findings = [finding for check in checks for finding in check()]
    for path, number, sentence in findings:
        print(f"{path.relative_to(ROOT)}:{number}: {sentence}")
    functions = function_lengths()
    if functions:
        long = [f"{place} ({count})" for count, place in functions if count > REPORT_LINES]
        middle = functions[len(functions) // 2][0]
        print(f"functions: {len(functions)}, median {middle} lines, longest {functions[0][0]}", end="")
        print(f"; over {REPORT_LINES} lines: {', '.join(long)}" if long else "")
    print(f"hygiene: {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
