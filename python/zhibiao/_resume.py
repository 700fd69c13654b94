"""Runs over a folder of outputs that can be cut off and gone on with.

While a run is under way its folder holds a small file that says what the outputs depend on; it goes when all are there.
Every output is written under another name and renamed, so what has an output's name is whole.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ._files import Fault, Source, write_whole

MARK = ".zhibiao-run"
_PART = re.compile(r"\..+\.(\d+)\.part$")


class RunState:
    """What of a run into `folder` is done. `settings` is what an output depends on besides its document."""

    def __init__(self, folder: Path | None, settings: dict[str, Any], resume: bool) -> None:
        """Nothing is read or written before `start`."""
        self._mark = (folder or Path()) / MARK
        self._settings = json.dumps(settings, sort_keys=True, ensure_ascii=False)
        self._resume = resume

    def start(self, pairs: Sequence[tuple[Source, Path]]) -> list[tuple[Source, Path]]:
        """Return the documents that are left to do. Raises Fault where the folder was begun with other options."""
        self._sweep()
        left = list(pairs)
        if self._resume and self._begun():
            left = [(source, target) for source, target in pairs if not _is_done(source, target)]
        else:
            write_whole(self._mark, self._settings.encode())
        return left

    def finish(self) -> None:
        """All outputs are there."""
        self._mark.unlink(missing_ok=True)

    def _begun(self) -> bool:
        try:
            before = self._mark.read_text("utf-8")
        except OSError:
            return False  # finished, or none of ours: whether its outputs are the same is not known
        if before == self._settings:
            return True
        raise Fault(
            f"{self._mark.parent} was begun with other options, rules or another version; "
            "give the same ones, or run without --resume"
        )

    def _sweep(self) -> None:
        """Take away what a run that was killed left half written."""
        for path in self._mark.parent.glob(".*.part"):
            match = _PART.fullmatch(path.name)
            if match and not _is_running(int(match[1])):
                path.unlink(missing_ok=True)


def _is_done(source: Source, target: Path) -> bool:
    """Whether the output is there and no older than its document."""
    try:
        return source.path is not None and source.path.stat().st_mtime_ns <= target.stat().st_mtime_ns
    except OSError:
        return False


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return process != os.getpid()
