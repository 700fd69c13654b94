#!/usr/bin/env python3
"""Writes src/rules/zh/traditional.toml: traditional characters and their simplified forms, one to one.

Usage: scripts/make_traditional.py > src/rules/zh/traditional.toml   (needs uconv from icu-devtools)

Source: ICU's Traditional-Simplified transliterator, one character at a time. A character of GB 2312 is a normal
simplified character in its own right (乾, 著, 后) and keeps its form, but for a few that plain simplified text does not use.
"""

import subprocess
import sys

RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
ROW = 40
ALWAYS = "後徵於菸夥"  # in GB 2312, but not used in simplified text


def encodable(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def simplified(chars: list[str]) -> list[str]:
    command = ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Traditional-Simplified"]
    run = subprocess.run(command, input="\n".join(chars).encode(), capture_output=True, check=True)
    return run.stdout.decode().split("\n")


def pairs() -> list[tuple[str, str]]:
    points = [point for low, high in RANGES for point in range(low, high)]
    chars = [char for char in map(chr, points) if char in ALWAYS or not encodable(char, "gb2312")]
    return [
        (old, new)
        for old, new in zip(chars, simplified(chars), strict=True)
        if new != old and len(new) == 1 and ord(new) < 0x10000
    ]


def main() -> None:
    table = pairs()
    version = subprocess.run(
        ["uconv", "--version"], capture_output=True, text=True, check=True
    ).stdout.split()[-1]
    print(
        f"# Made by scripts/make_traditional.py from ICU {version}: {len(table)} pairs. Do not edit; run the script."
    )
    print("# Data: Unicode, Inc., Unicode License V3 (https://www.unicode.org/license.txt).")
    print("# The n-th character of `from` reads as the n-th character of `to`.")
    for start in range(0, len(table), ROW):
        row = table[start : start + ROW]
        print("\n[[fold]]")
        print(f'from = "{"".join(old for old, _ in row)}"')
        print(f'to = "{"".join(new for _, new in row)}"')


if __name__ == "__main__":
    sys.exit(main())
