#!/usr/bin/env python3
"""Reads pairs of rounds (seconds, records, seconds, records; a line each) and prints their ratio.

For scripts/bench --against: the first two are of this tree, the others of the commit it is held against.
"""

from __future__ import annotations

import statistics
import sys


def main() -> int:
    pairs = [tuple(float(word) for word in line.split()) for line in sys.stdin if line.strip()]
    ratios = [theirs / ours for ours, _, theirs, _ in pairs]
    ours, theirs = (statistics.median(pair[i] for pair in pairs) for i in (0, 2))
    print(f"  this tree {ours:.3f} s ({pairs[0][1]:.0f} records), other {theirs:.3f} s ({pairs[0][3]:.0f} records)")
    print(f"  this tree is {statistics.median(ratios):.2f} times as fast (least {min(ratios):.2f}, "
          f"most {max(ratios):.2f}, {len(ratios)} pairs)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
