"""What stands in the wheel: every library that it needs but those of any Linux, and the data that ICU is asked for."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas
import pytest
from conftest import ROOT

import zhibiao

WHEELS = Path(os.environ.get("ZHIBIAO_WHEELS", ROOT / "build" / "wheelhouse" / "repaired"))
REQUIRED = os.environ.get("CI") == "true"
# What a bare Linux has: the C library with its parts, the compiler's run-time libraries, the loader.
SYSTEM = re.compile(r"(libc|libm|libpthread|libdl|librt|libstdc\+\+|libgcc_s|ld-linux[\w-]*)\.so\.\d+")

# An ICU service as source code calls it → the items of cmake/icu_items.txt that it reads.
SERVICES = {
    r"\bucnv_\w+|\bucsdet_\w+|CharsetDetector": ["cnvalias.icu", "*.cnv"],
    r"NFKCCasefold|nfkc_cf": ["nfkc_cf.nrm"],
    r"NFKC(?!Casefold)\w*Instance|\"nfkc\"": ["nfkc.nrm"],
    r"\bubrk_\w+|BreakIterator": ["brkitr/root.res", "brkitr/word.brk", "brkitr/cjdict.dict"],
    r"\bucol_\w+|Collator": ["coll/root.res", "coll/ucadata.icu"],
    r"\butrans_\w+|Transliterator": ["translit/root.res"],
    r"MeasureUnit|NumberFormat|\bunum_\w+|\bucurr_\w+": ["unit/root.res", "curr/root.res", "root.res"],
    r"TimeZone|Calendar::|\bucal_\w+": ["zoneinfo64.res", "timezoneTypes.res"],
    r"\bu_charName\b": ["unames.icu"],
}


@pytest.fixture(scope="module")
def wheel() -> Path:
    found = sorted(WHEELS.glob("*.whl"))
    if not found:
        (pytest.fail if REQUIRED else pytest.skip)(f"no wheel in {WHEELS}; scripts/wheel makes one")
    return found[0]


@pytest.fixture(scope="module")
def unpacked(wheel, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_size_and_tag(wheel):
    assert wheel.stat().st_size <= 8_000_000
    assert "-manylinux_2_" in wheel.name


def test_typed_and_licensed(unpacked):
    package = unpacked / "zhibiao"
    assert (package / "py.typed").exists()
    assert (package / "_core.pyi").exists()
    assert list(unpacked.glob("*.dist-info/licenses/LICENSE"))


def test_nothing_is_missing_but_the_system(unpacked):
    libraries = {path.name: path for path in unpacked.rglob("*.so*")}
    assert any(name.startswith("_core.") for name in libraries)
    assert any(name.startswith("libre2") for name in libraries)
    for path in libraries.values():
        dynamic = subprocess.check_output(["readelf", "-d", path], text=True)
        for needed in re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic):
            assert needed in libraries or SYSTEM.fullmatch(needed), f"{path.name} needs {needed}"
        for paths in re.findall(r"\((?:RUNPATH|RPATH)\).*\[(.*)\]", dynamic):
            assert all(part.startswith("$ORIGIN") for part in paths.split(":")), path


def test_the_loader_finds_all_of_it_inside(unpacked):
    core = next(unpacked.glob("zhibiao/_core*.so"))
    listed = subprocess.check_output(["ldd", core], text=True, env={"PATH": os.environ["PATH"]})
    assert "not found" not in listed
    for name, place in re.findall(r"(\S+) => (\S+)", listed):
        assert place.startswith(str(unpacked)) or SYSTEM.fullmatch(name), f"{name} comes from {place}"


def test_the_tests_run_against_it(wheel, unpacked):
    core = Path(zhibiao._core.__file__)
    assert core.read_bytes() == (unpacked / "zhibiao" / core.name).read_bytes()


def test_icu_is_cut_to_what_the_source_asks_for():
    items = {line.strip() for line in (ROOT / "cmake" / "icu_items.txt").read_text("utf-8").splitlines()}
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.cc"))
    for service, needed in SERVICES.items():
        if re.search(service, re.sub(r"//[^\n]*", "", source)):
            missing = [item for item in needed if item not in items]
            assert not missing, f"src/ uses {service}; add {missing} to cmake/icu_items.txt"


@pytest.fixture(scope="module")
def probe(tmp_path_factory) -> Path:
    program = tmp_path_factory.mktemp("probe") / "icu_probe"
    source = ROOT / "tests" / "icu_probe.cc"
    subprocess.run(["g++", "-std=c++20", source, "-o", program, "-licui18n", "-licuuc"], check=True)
    return program


def probed(program: Path, data: Path) -> subprocess.CompletedProcess:
    environment = {**os.environ, "LD_LIBRARY_PATH": str(data)}
    return subprocess.run([program], env=environment, capture_output=True, text=True)


def test_the_cut_has_every_converter_and_normaliser(probe, tmp_path):
    data = ROOT / "build" / "icu"
    if not data.exists():
        (pytest.fail if REQUIRED else pytest.skip)(f"no {data}; scripts/icu_data makes it")
    done = probed(probe, data)
    assert done.returncode == 0, done.stdout
    (tmp_path / "items.txt").write_text("nfkc.nrm\n", "utf-8")  # and the probe would tell
    subprocess.run([ROOT / "scripts" / "icu_data", tmp_path / "cut", tmp_path / "items.txt"], check=True)
    told = probed(probe, tmp_path / "cut").stdout
    assert "converter GB18030: U_" in told
    assert "normaliser : U_" in told


def test_a_clean_environment_with_only_pip(wheel, tmp_path):
    """The wheel installs offline into an empty environment; with pandas there the example of the README runs."""
    home = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    python = home / "bin" / "python"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    install = [python, "-m", "pip", "install", "-q", "--no-index", "--no-deps", wheel]
    subprocess.run(install, check=True, env=environment)
    count = "import zhibiao as zb; print(len(zb.extract('出口增长6.2%')))"
    assert subprocess.check_output([python, "-c", count], env=environment, text=True) == "1\n"
    site = next(home.glob("lib/*/site-packages"))
    for name in ("pandas", "numpy", "dateutil", "tzdata", "six.py"):
        for source in Path(pandas.__file__).parents[1].glob(f"{name}*"):
            (site / source.name).symlink_to(source)
    example = ROOT / "examples" / "folder_to_pivot.py"
    shown = subprocess.check_output([python, example], cwd=ROOT, env=environment, text=True)
    assert len(example.read_text("utf-8").splitlines()) <= 15
    assert example.read_text("utf-8") in (ROOT / "README.md").read_text("utf-8")
    assert all(line.rstrip() in (ROOT / "README.md").read_text("utf-8") for line in shown.splitlines())
