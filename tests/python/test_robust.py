"""The program under bad conditions: cut off, full disks, no permission, hostile documents, no network."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, TEXT
from hypothesis import assume, given
from hypothesis import strategies as st

import zhibiao as zb

HOSTILE = '</script><img src=x onerror=alert(1)> 2022年"<b>粮食</b>"&产量37万吨。'


def command(*args):
    return [sys.executable, "-m", "zhibiao", "extract", *map(str, args)]


def run(*args, check=0, **options):
    done = subprocess.run(command(*args), capture_output=True, **options)
    assert done.returncode == check, done.stderr.decode()
    return done.stdout, done.stderr.decode()


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(60):
        (folder / f"{i:03}.txt").write_text(TEXT.replace("5.45", str(i + 1)) * 20, "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


def test_encodings_of_files(tmp_path):
    for name, encoding in (("a", "utf-8"), ("b", "gbk"), ("c", "utf-16")):
        (tmp_path / f"{name}.txt").write_bytes(TEXT.encode(encoding))
    _, err = run(tmp_path, "--output", tmp_path / "out")
    assert "read 1 as gb18030, 1 as utf-16-le" in err
    rows = {p.name: [json.loads(x)["exact" if 0 else "value"] for x in p.read_text().splitlines()]
            for p in (tmp_path / "out").iterdir()}  # fmt: skip
    assert rows == {f"{n}.jsonl": ["5450000000000", "6.2"] for n in "abc"}
    out, _ = run(tmp_path / "b.txt", "--format", "csv", "--columns", "byte_begin,byte_end", "--quiet")
    begin, end = map(int, out.splitlines()[1].split(b","))
    assert (tmp_path / "b.txt").read_bytes()[begin:end].decode("gbk") == "5.45万亿元"


def test_encoding_options_of_the_program(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode("gbk"))
    assert "unknown encoding" in run(tmp_path / "a.txt", "--encoding", "klingon", check=2)[1]
    _, err = run(tmp_path / "a.txt", "--encoding", "utf-8", "--errors", "strict", check=1)
    assert f"{tmp_path / 'a.txt'}: byte 4 (0xC4) is no utf-8" in err or "is no utf-8; name the right encoding" in err
    (tmp_path / "b.txt").write_bytes(b"\xff\xff\xff\xff5%")
    assert "unsure" in run(tmp_path / "b.txt")[1]


def test_killed_runs_leave_whole_files_and_resume_gives_the_same_bytes(documents, tmp_path):
    run(documents, "--output", tmp_path / "whole", "--quiet")
    expected = contents(tmp_path / "whole")
    for moment in (0.0, 0.2, 0.3):
        out = tmp_path / f"cut{moment}"
        with subprocess.Popen(command(documents, "--output", out, "--quiet")) as program:
            while not out.exists() and program.poll() is None:
                time.sleep(0.005)
            time.sleep(moment / 10)
            program.send_signal(signal.SIGKILL)
        for name, data in contents(out).items():
            assert name.startswith(".") or data == expected[name]
        run(documents, "--output", out, "--resume", "--quiet")
        assert contents(out) == expected


def test_resume_leaves_what_is_done_and_does_what_has_changed(documents, tmp_path):
    out = tmp_path / "out"
    run(documents, "--output", out, "--quiet")
    mark = {"version": zb.__version__, "format": "jsonl", "columns": [], "rules": [], "lang": "auto", "date": None}
    mark.update({"encoding": None, "errors": "replace", "spreadsheet": False})
    (out / ".zhibiao-run").write_text(json.dumps(mark, sort_keys=True, ensure_ascii=False))
    (out / "000.jsonl").write_text("kept as it is")
    time.sleep(0.02)
    (documents / "001.txt").write_text(TEXT.replace("5.45", "777"), "utf-8")
    (out / "002.jsonl").unlink()
    (out / ".003.jsonl.999999.part").write_text("half")
    run(documents, "--output", out, "--resume", "--quiet")
    assert (out / "000.jsonl").read_text() == "kept as it is"
    assert "777" in (out / "001.jsonl").read_text("utf-8")
    assert (out / "002.jsonl").exists()
    assert not [name for name in contents(out) if name.startswith(".")]
    (out / ".zhibiao-run").write_text("{}")
    assert "begun with other options" in run(documents, "--output", out, "--resume", check=2)[1]
    assert "--resume goes on with a folder" in run(documents / "000.txt", "--resume", check=2)[1]


def test_a_full_disk_is_told_and_the_old_output_stays(documents, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("old")

    def small_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    _, err = run(documents / "000.txt", "--output", out, check=2, preexec_fn=small_files)
    assert f"cannot write {out}: File too large" in err
    assert out.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_no_permission_is_told(documents, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)

    for path in tmp_path, *tmp_path.parents:  # pytest's folders are for their owner alone
        if path.stat().st_uid == os.getuid() and path != Path("/"):
            path.chmod(path.stat().st_mode | 0o055)
    code = (
        "import os, sys, zhibiao.cli\n"
        f"args = ['extract', {str(documents / '000.txt')!r}, '--quiet', '--output']\n"
        f"assert zhibiao.cli.main([*args, {str(tmp_path / 'a.csv')!r}]) == 0\n"  # loads what is loaded late
        "if os.getuid() == 0: os.setgroups([]), os.setuid(65534)\n"  # root may write anywhere
        f"sys.exit(zhibiao.cli.main([*args, {str(closed / 'a.csv')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith(f"zhibiao: cannot write {closed / 'a.csv'}: Permission denied")


def test_a_page_shows_hostile_text_as_text(tmp_path):
    (tmp_path / "a<b>.txt").write_text(HOSTILE, "utf-8")
    page, _ = run(tmp_path, "--format", "html", "--quiet")
    html = page.decode()
    assert "Content-Security-Policy" in html
    assert "default-src 'none'" in html
    assert "<img" not in html
    assert "<script" not in html
    assert "<b>" not in html
    assert "a&lt;b&gt;.txt" in html


def test_cells_for_spreadsheets(tmp_path):
    (tmp_path / "=a.txt").write_text("气温-5℃。", "utf-8")
    out, _ = run(tmp_path, "--format", "csv", "--columns", "doc,quote,exact", "--spreadsheet", "--quiet")
    assert out.decode().splitlines()[1:] == ["'=a.txt,'-5℃,-5"]
    out, _ = run(tmp_path, "--format", "csv", "--columns", "doc,quote,exact", "--quiet")
    assert out.decode().splitlines()[1:] == ["=a.txt,-5℃,-5"]


def test_no_sockets():
    code = (
        "import sys\n"
        "def watch(event, args):\n"
        "    if event.startswith('socket.'):\n"
        "        raise SystemExit('a socket: ' + event)\n"
        "sys.addaudithook(watch)\n"
        "import zhibiao as zb\n"
        f"zb.extract_many([{TEXT!r}] * 200, jobs=2)\n"
        f"zb.extract({TEXT!r}.encode('gbk')).to_jsonl()\n"
        "zb.test_rules()\n"
        "try:\n"
        "    import socket; socket.socket()\n"
        "except SystemExit: print('watched')\n"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "watched\n"


def test_the_compiled_half_knows_no_sockets():
    import zhibiao._core

    data = Path(zhibiao._core.__file__).read_bytes()
    for name in (b"getaddrinfo", b"gethostbyname", b"inet_pton"):
        assert b"\0" + name + b"\0" not in data


@given(
    st.integers(1, 999), st.integers(1, 999), st.sampled_from("—–-～~"), st.sampled_from(["吨", "%", "公里", "亿元"])
)
def test_a_range_in_any_order_is_its_two_ends(first, second, mark, unit):
    assume(first != second)
    (record,) = zb.extract(f"粮食产量{first}{mark}{second}{unit}。")
    scale = 10**8 if unit == "亿元" else 1
    assert (record.value, record.high) == (min(first, second) * scale, max(first, second) * scale)


def test_parts_of_a_document_give_its_records():
    sentences = [f"20{i:02}年，河北省粮食产量为{i}.5万吨。" for i in range(10, 22)]
    whole = zb.extract("".join(sentences))
    parts = [r for sentence in sentences for r in zb.extract(sentence)]
    fields = ("name", "value", "unit", "kind", "period", "place", "quote")
    assert [[getattr(r, f) for f in fields] for r in whole] == [[getattr(r, f) for f in fields] for r in parts]


def test_seed_corpus_of_the_fuzzers_is_fine_here_too():
    for path in sorted((ROOT / "fuzz" / "corpus").rglob("*")):
        if path.is_file():
            records = zb.extract(path.read_bytes())
            assert len(records.to_jsonl().splitlines()) == len(records)
