"""Ctrl-C ends the work on a long text within a second, from Python and from the program."""

import signal
import subprocess
import sys
import time

import pytest
from conftest import TEXT

LONG = f"import sys, zhibiao as zb\ntext = ({TEXT!r} + '\\n\\n') * 600_000\nprint('go', flush=True)\n"  # 44 MB
MOST = 8.0  # seconds: one, and what a machine under six times its load takes; the whole takes several times that there


def seconds_to_end(command: list) -> tuple[float, int, str]:
    """Return how long the program runs on after Ctrl-C, its status and what it said."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        program.stdout.readline()
        time.sleep(0.5)
        assert program.poll() is None, program.stderr.read()
        program.send_signal(signal.SIGINT)
        start = time.monotonic()
        _, err = program.communicate(timeout=120)
        return time.monotonic() - start, program.returncode, err.decode()


@pytest.mark.parametrize(
    "call",
    [
        "zb.extract(text)",
        "zb.extract(text.encode())",
        "zb.extract_many([text], jobs=1)",
        "zb.extract_many([text], jobs=2)",
        "zb.extract_many(iter([text] * 3), jobs=2)",
    ],
)
def test_python(call):
    seconds, status, err = seconds_to_end([sys.executable, "-c", LONG + call])
    assert "KeyboardInterrupt" in err
    assert status in (1, 130, -signal.SIGINT)
    assert seconds < MOST


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_program(tmp_path, jobs):
    path = tmp_path / "long.txt"
    path.write_text((TEXT + "\n\n") * 600_000, "utf-8")
    main = "import sys, zhibiao.cli\nprint('go', flush=True)\nsys.exit(zhibiao.cli.main(sys.argv[1:]))"
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-c", main, "extract", str(path), "--output", str(out), "--jobs", jobs]
    seconds, status, err = seconds_to_end(command)
    assert (status, err) == (130, "")
    assert seconds < MOST
    assert list(tmp_path.iterdir()) == [path]  # nothing half
