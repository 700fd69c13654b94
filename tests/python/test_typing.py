"""The stub is that of the compiled half, the package type-checks, and so do the snippets that must and no others."""

import re
import subprocess
import sys

import pytest
from conftest import ROOT

TYPING = ROOT / "tests" / "typing"
CONFIG = ROOT / "pyproject.toml"


def python(*args) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", *map(str, args)], capture_output=True, text=True, cwd=ROOT / "tests")


@pytest.fixture(scope="module")
def checked(tmp_path_factory) -> list[str]:
    """What mypy says of both snippets, when it has nothing to say of the package."""
    config = tmp_path_factory.mktemp("mypy") / "mypy.ini"
    config.write_text("[mypy]\nstrict = True\nshow_error_codes = True\n[mypy-duckdb.*,pyarrow.*,shtab.*,tqdm.*]\n"
                      "ignore_missing_imports = True\n")  # fmt: skip
    shared = ["mypy", "--config-file", config, "--cache-dir", config.parent]
    package = python(*shared, "-p", "zhibiao").stdout.splitlines()
    assert package[-1].startswith("Success: no issues found in "), package
    return python(*shared, *TYPING.glob("*.py")).stdout.splitlines()


def errors_in(lines: list[str], name: str) -> dict[int, str]:
    found = (re.match(rf".*{name}:(\d+): error: .* \[([\w-]+)\]$", line) for line in lines)
    return {int(m.group(1)): m.group(2) for m in found if m}


def test_the_package_and_the_snippets_type_check(checked):
    assert checked[-1].startswith("Found "), checked  # the errors of reject.py
    assert [line for line in checked[:-1] if "reject.py" not in line] == []


def test_wrong_uses_do_not_type_check(checked):
    lines = (TYPING / "reject.py").read_text("utf-8").splitlines()
    wanted = {i: m.group(1) for i, line in enumerate(lines, 1) if (m := re.search(r"# error: ([\w-]+)$", line))}
    assert len(wanted) > 10
    assert errors_in(checked, "reject.py") == wanted


def test_stubs():
    done = python("mypy.stubtest", "zhibiao._core", "--allowlist", TYPING / "stubtest.txt")
    assert done.returncode == 0, done.stdout
