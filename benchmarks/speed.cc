// How fast: each room and the whole of extraction, beside RE2's scan for numbers and what the machine allows.
// scripts/bench builds and runs it; docs/benchmarks.md explains the figures.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "corpus.h"
#include "engine.h"
#include "measure.h"
#include "record.h"
#include "scans.h"
#include "zhibiao/zhibiao.h"

namespace {

using namespace zhibiao;
using namespace zhibiao::bench;

constexpr const char* kAnyScript = "RE2, any-script number";

struct Settings {
  int rounds = 7;
  bool quick = false;
  std::string news, news_half, json;
};

struct Bench {
  Settings settings;
  Extractor extractor;
  Engine engine{{}};
  NumberScan ascii{false}, any{true};
  std::vector<Timing> results;

  void group(const std::string& name, const std::vector<Case>& cases) {
    for (const Timing& timing : timed(name, cases, settings.rounds, kAnyScript)) results.push_back(timing);
  }
};

std::size_t records_of(const Bench& bench, const std::vector<std::string_view>& texts) {
  std::size_t found = 0;
  for (const std::string_view text : texts) found += bench.extractor.extract(text).size();
  return found;
}

std::vector<Case> scans(const Bench& bench, std::string_view text) {
  const double mb = static_cast<double>(text.size()) / 1e6;
  return {{"memory", mb, [=] { return memory_read(text); }},
          {"digit scan, vectorised", mb, [=] { return digit_scan(text); }},
          {"RE2, ASCII number", mb, [=, &bench] { return bench.ascii.count(text); }},
          {kAnyScript, mb, [=, &bench] { return bench.any.count(text); }}};
}

// What a room takes is the difference to the line above it.
void rooms(Bench& bench, const std::string& name, std::string_view text) {
  const double mb = static_cast<double>(text.size()) / 1e6;
  const Engine& engine = bench.engine;
  std::optional<Engine::Reading> reading;
  std::vector<context::Mention> mentions;
  bench.group(
      name + ": to the end of each room",
      {{kAnyScript, mb, [&] { return bench.any.count(text); }},
       {"text", mb, [&] { return text::clean(text, engine.rooms().text).bytes.size(); }},
       {"text, number", mb,
        [&] { return number::scan(text::clean(text, engine.rooms().text), engine.rooms().number).size(); }},
       {"text, number, time, unit", mb,
        [&] {
          reading.emplace(engine.read(text));
          return reading->quantities.size();
        }},
       {"outline alone", mb, [&] { return engine.outline_of(*reading, {}).parts.size(); }},
       {"outline, token, context alone", mb,
        [&] {
          mentions = engine.mentions(*reading, {});
          return mentions.size();
        }},
       {"record alone", mb,
        [&] { return record::make(reading->clean, reading->quantities, mentions, {}).size(); }, true}});
}

void whole(Bench& bench, const Corpus& corpus) {
  std::vector<Case> cases = scans(bench, corpus.text);
  const double mb = corpus.megabytes();
  cases.push_back({"extract, one text", mb, [&] { return records_of(bench, {corpus.text}); }, true});
  cases.push_back({"extract, a part a call", mb, [&] { return records_of(bench, corpus.parts); }, true});
  const std::vector<Indicator> found = bench.extractor.extract(corpus.text);
  cases.push_back({"records to JSON Lines", mb, [&] { return to_jsonl(found, corpus.text).size(); }});
  cases.push_back({"records to CSV", mb, [&] { return to_csv(found, corpus.text).size(); }});
  bench.group(corpus.name, cases);
  rooms(bench, corpus.name, corpus.text);
}

// The lines that hold no numeral in any form (伍 of 队伍, half of a word, letters that may start one).
void no_numeral_at_all(Bench& bench, const std::string& name, const std::string& lines) {
  std::string text;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    if (!bench.engine.may_count(line)) text += line + '\n';
  }
  std::vector<Case> cases = scans(bench, text);
  cases.push_back({"extract, one text", static_cast<double>(text.size()) / 1e6,
                   [&] { return records_of(bench, {text}); }, true});
  bench.group(name + ", text without any number", cases);
}

void no_numbers(Bench& bench, const Corpus& news) {
  const std::string text = without_numbers(news.text);
  std::vector<Case> cases = scans(bench, text);
  cases.push_back({"extract, one text", static_cast<double>(text.size()) / 1e6,
                   [&] { return records_of(bench, {text}); }, true});
  bench.group(news.name + ", lines without numbers", cases);
  no_numeral_at_all(bench, news.name, text);
}

void sizes(Bench& bench, const Corpus& corpus) {
  std::vector<std::string> texts;
  for (const std::size_t mb :
       bench.settings.quick ? std::vector<std::size_t>{1, 4} : std::vector<std::size_t>{1, 4, 16, 64})
    texts.push_back(repeated(corpus.text, mb * 1000000));
  std::vector<Case> cases;
  for (const std::string& text : texts) {
    const double mb = static_cast<double>(text.size()) / 1e6;
    cases.push_back({fmt::format("extract, one text of {:.0f} MB", mb), mb,
                     [&] { return records_of(bench, {text}); }, true});
  }
  bench.group(corpus.name + ": growth", cases);
}

// Runs `work` in `count` processes side by side; returns how many ended well.
std::size_t processes(int count, const std::function<void()>& work) {
  std::size_t good = 0;
  std::fflush(stdout);
  for (int i = 0; i < count; ++i) {
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("cannot start a process");
    if (child > 0) continue;
    work();
    _exit(0);
  }
  for (int i = 0; i < count; ++i) {
    int status = 1;
    if (wait(&status) > 0 && status == 0) ++good;
  }
  return good;
}

void threads(Bench& bench, const Corpus& corpus) {
  std::vector<std::string_view> twice = corpus.parts;
  twice.insert(twice.end(), corpus.parts.begin(), corpus.parts.end());
  const auto many = [&](const std::vector<std::string_view>& texts, unsigned jobs) {
    std::size_t found = 0;
    for (const auto& records :
         bench.extractor.extract_many(texts, {.jobs = jobs, .progress = {}, .docs = {}}))
      found += records.size();
    return found;
  };
  const double mb = corpus.megabytes();
  const std::string whole = repeated(corpus.text, bench.settings.quick ? 4000000 : 20000000);
  const double whole_mb = static_cast<double>(whole.size()) / 1e6;
  bench.group(corpus.name + ": one text on threads",
              {{"one thread", whole_mb, [&] { return many({whole}, 1); }, true},
               {"two threads", whole_mb, [&] { return many({whole}, 2); }, true}});
  bench.group(corpus.name + ": two cores",
              {{"one thread", mb, [&] { return many(corpus.parts, 1); }, true},
               {"two threads", 2 * mb, [&] { return many(twice, 2); }, true},
               {"two processes", 2 * mb, [&] { return processes(2, [&] { many(corpus.parts, 1); }); }}});
}

void small(Bench& bench) {
  const std::string text =
      "2023年以来，全市上下坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结构、惠民生、防风险各项工作，经"
      "济运行总体平稳。"
      "全年货物进出口总额达到845."
      "6亿元，对外贸易的结构继续优化。有关部门表示，将进一步落实各项支持政策，帮助企业降低成本、"
      "开拓市场，推动外贸保稳提质，为完成年度目标任务打下坚实基础。下一步还将加大对中小企业的支持力度，改善营"
      "商环境。";
  bench.group("one short text of " + std::to_string(text.size()) + " bytes",
              {{"extract, 100 times", 0,
                [&] {
                  std::size_t found = 0;
                  for (int i = 0; i < 100; ++i) found += bench.extractor.extract(text).size();
                  return found;
                },
                true},
               {"make an Extractor", 0, [] { return Extractor().extract({}).size(); }}});
}

std::size_t kilobytes(const std::string& key) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(key + ':')) return std::strtoull(line.c_str() + key.size() + 1, nullptr, 10);
  }
  return 0;
}

// What glibc's malloc takes for a string's characters: none for a short one.
std::size_t on_heap(const std::string& text) {
  constexpr std::size_t kInside = 15, kHead = 8, kStep = 16;
  return text.capacity() <= kInside ? 0 : (text.capacity() + 1 + kHead + kStep - 1) / kStep * kStep;
}

// Peak memory of one extraction, less the text and the records that come out; megabytes.
double memory_over(const Bench& bench, const std::string& text) {
  std::ofstream("/proc/self/clear_refs") << 5;  // forget the peak so far
  const std::size_t before = kilobytes("VmRSS");
  const std::vector<Indicator> found = bench.extractor.extract(text);
  std::size_t out = found.size() * sizeof(Indicator);
  for (const Indicator& it : found) {
    for (const std::string* text_of :
         {&it.doc, &it.quote, &it.name, &it.unit, &it.unit_text, &it.comparison, &it.period, &it.period_start,
          &it.period_end, &it.place, &it.concept_id, &it.sentence, &it.rule})
      out += on_heap(*text_of);
  }
  return (static_cast<double>(kilobytes("VmHWM") - before) * 1024 - static_cast<double>(out)) / 1e6;
}

// In a process of its own, before anything else has left free memory behind.
void memory(Bench& bench, const std::string& name, const std::string& part) {
  const std::string text = repeated(part, bench.settings.quick ? 4000000 : 64000000);
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::runtime_error("cannot make a pipe");
  processes(1, [&] {
    const double over = memory_over(bench, text);
    static_cast<void>(!write(ends[1], &over, sizeof over));
  });
  close(ends[1]);
  Timing out;
  if (read(ends[0], &out.memory, sizeof out.memory) != sizeof out.memory)
    throw std::runtime_error("no memory figure");
  close(ends[0]);
  out.group = "peak memory over text and records";
  out.name = name;
  out.megabytes = static_cast<double>(text.size()) / 1e6;
  fmt::print("{}: {:.1f} MB for {:.0f} MB of {}\n", out.group, out.memory, out.megabytes, name);
  std::fflush(stdout);
  bench.results.push_back(out);
}

Settings read_settings(int argc, char** argv) {
  Settings out;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&] {
      if (++i == argc) throw std::runtime_error(word + " needs a value");
      return std::string(argv[i]);
    };
    if (word == "--rounds")
      out.rounds = std::max(1, std::atoi(value().c_str()));
    else if (word == "--json")
      out.json = value();
    else if (word == "--news")
      out.news = value();
    else if (word == "--news-half")
      out.news_half = value();
    else if (word == "--quick")
      out.quick = true;
    else
      throw std::runtime_error("unknown option " + word +
                               "; there are --rounds N, --json FILE, --quick, --news FILE, --news-half FILE");
  }
  if (out.quick) out.rounds = std::min(out.rounds, 3);
  return out;
}

void run(Bench& bench) {
  const Settings& settings = bench.settings;
  const std::size_t bytes = settings.quick ? 2000000 : 20000000;
  Corpus half, dense;
  if (!settings.news_half.empty()) {
    read_lines(settings.news_half, half);
    memory(bench, "news", half.text);
  }
  read_bulletins(Tongue::chinese, 2000000, dense);
  memory(bench, "dense", dense.text);
  small(bench);
  for (const auto& [name, path] :
       {std::pair("news", settings.news), std::pair("news, half-width", settings.news_half)}) {
    if (path.empty()) continue;
    Corpus news;
    news.name = name;
    read_lines(path, news);
    whole(bench, news);
    if (path != settings.news_half) continue;
    no_numbers(bench, news);
    sizes(bench, news);
    threads(bench, news);
  }
  for (const Tongue tongue : {Tongue::chinese, Tongue::english}) {
    Corpus made;
    made.name = tongue == Tongue::chinese ? "dense" : "English";
    read_bulletins(tongue, bytes, made);
    whole(bench, made);
    threads(bench, made);
  }
}

}  // namespace

int main(int argc, char** argv) try {
  Bench bench;
  bench.settings = read_settings(argc, argv);
  run(bench);
  if (!bench.settings.json.empty())
    std::ofstream(bench.settings.json) << to_json(bench.results, bench.settings.rounds);
  return 0;
} catch (const std::exception& e) {
  fmt::print(stderr, "zhibiao_speed: {}\n", e.what());
  return 1;
}
