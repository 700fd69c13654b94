#include "bulletin.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zhibiao::bench {
namespace {

// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere, unlike std::uniform_int_distribution.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  int between(int low, int high) {
    return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  template <class List>
  const auto& of(const List& list) {
    return list[next() % list.size()];
  }

 private:
  std::uint64_t state_;
};

// A measured thing with the unit that it comes in.
struct Thing {
  const char* name;
  const char* unit_text;
  const char* unit;
  int power;  // of the scale word in `unit_text`
};

constexpr std::array<Thing, 18> kChinese = {{{"地区生产总值", "亿元", "CNY", 8},
                                             {"一般公共预算收入", "亿元", "CNY", 8},
                                             {"社会消费品零售总额", "亿元", "CNY", 8},
                                             {"固定资产投资", "亿元", "CNY", 8},
                                             {"货物进出口总额", "亿元", "CNY", 8},
                                             {"实际使用外资", "亿美元", "USD", 8},
                                             {"规模以上工业增加值", "亿元", "CNY", 8},
                                             {"粮食总产量", "万吨", "tonne", 4},
                                             {"蔬菜产量", "万吨", "tonne", 4},
                                             {"港口货物吞吐量", "万吨", "tonne", 4},
                                             {"集装箱吞吐量", "万标箱", "teu", 4},
                                             {"发电量", "亿千瓦时", "kilowatt-hour", 8},
                                             {"邮政业务总量", "亿元", "CNY", 8},
                                             {"快递业务量", "万件", "item:件", 4},
                                             {"发明专利授权量", "件", "item:件", 0},
                                             {"常住人口", "万人", "item:人", 4},
                                             {"住户存款余额", "亿元", "CNY", 8},
                                             {"公路通车里程", "公里", "kilometer", 0}}};

constexpr std::array<Thing, 12> kEnglish = {{{"Retail sales", " billion yuan", "CNY", 9},
                                             {"Industrial output", " billion yuan", "CNY", 9},
                                             {"Fixed-asset investment", " billion yuan", "CNY", 9},
                                             {"Exports", " billion dollars", "USD", 9},
                                             {"Imports", " billion dollars", "USD", 9},
                                             {"Foreign direct investment", " million dollars", "USD", 6},
                                             {"Tax revenue", " billion yuan", "CNY", 9},
                                             {"Grain output", " million tonnes", "tonne", 6},
                                             {"Crude steel output", " million tonnes", "tonne", 6},
                                             {"Cargo throughput", " million tonnes", "tonne", 6},
                                             {"Bank lending", " billion yuan", "CNY", 9},
                                             {"Government spending", " billion yuan", "CNY", 9}}};

// Sentences without an indicator: most text is such.
constexpr std::array<const char*, 6> kChineseAsides = {
    "全市上下坚持稳中求进，发展的质量和效益继续提高。",   "有关部门进一步优化营商环境，市场活力不断增强。",
    "基础设施建设加快推进，城乡面貌明显改善。",           "各项民生保障措施落实到位，社会大局保持稳定。",
    "科技创新步伐加快，一批重点项目相继建成并投入使用。", "生态环境保护力度持续加大，绿色发展深入人心。"};
constexpr std::array<const char*, 4> kEnglishAsides = {
    "The authorities kept policy steady and supported private business. ",
    "New rules made it easier for firms to invest in the region. ",
    "Work on roads and railways went ahead as planned. ",
    "Officials said that the mood among manufacturers had improved. "};

constexpr std::array<const char*, 6> kCities = {"安庆市", "宜昌市", "洛阳市", "漳州市", "南通市", "德州市"};

// A number with no trailing zero, as written and as it counts.
std::pair<std::string, Decimal> number(Random& random, int least, int most, int decimals) {
  const int digits = random.between(least, most) * 10 + random.between(1, 9);
  const Decimal value(digits, -decimals);
  return {value.to_string(), value};
}

class Writer {
 public:
  Writer(Tongue tongue, Random& random) : tongue_(tongue), random_(random) {}

  Bulletin write(std::size_t bytes) {
    title();
    while (out_.text.size() < bytes) {
      if (tongue_ == Tongue::chinese)
        chinese_paragraph();
      else
        english_paragraph();
    }
    return std::move(out_);
  }

 private:
  void title() {
    const std::string year = std::to_string(random_.between(2012, 2023));
    if (tongue_ == Tongue::chinese)
      out_.text = std::string(random_.of(kCities)) + year + "年国民经济和社会发展统计公报\n\n";
    else
      out_.text = "Economic bulletin for " + year + "\n\n";
  }

  std::string level(const Thing& thing) {
    const auto [written, value] = number(random_, 10, 9999, 2);
    out_.records.push_back({thing.name, value.scaled(thing.power), thing.unit, Kind::level, Direction::none});
    return written + thing.unit_text;
  }

  std::string growth(const Thing& thing, Direction direction) {
    const auto [written, value] = number(random_, 0, 29, 1);
    out_.records.push_back({thing.name, value, "percent", Kind::growth, direction});
    return written;
  }

  void chinese_paragraph() {
    for (int sentences = random_.between(3, 6); sentences > 0; --sentences) {
      if (random_.between(0, 9) < 7) out_.text += random_.of(kChineseAsides);
      for (int clauses = random_.between(1, 3); clauses > 0; --clauses)
        chinese_clause(clauses > 1 ? "；" : "。");
    }
    out_.text += '\n';
  }

  // The words of a clause: what stands between name and value, before its growth, and behind that.
  struct Words {
    std::array<const char*, 3> reach;
    const char *down, *up, *behind;
  };

  template <class Things>
  void clause(const Things& things, const Words& words, const char* stop) {
    const Thing& thing = random_.of(things);
    out_.text += thing.name;
    out_.text += random_.of(words.reach);
    out_.text += level(thing);
    if (random_.between(0, 5) > 0) {
      const bool down = random_.between(0, 3) == 0;
      out_.text += down ? words.down : words.up;
      out_.text += growth(thing, down ? Direction::down : Direction::up) + words.behind;
    }
    out_.text += stop;
  }

  void chinese_clause(const char* stop) {
    constexpr Words kWords = {{"", "达到", "为"}, "，比上年下降", "，比上年增长", "%"};
    clause(kChinese, kWords, stop);
  }

  void english_paragraph() {
    for (int sentences = random_.between(3, 6); sentences > 0; --sentences) {
      if (random_.between(0, 9) < 3) out_.text += random_.of(kEnglishAsides);
      english_sentence();
    }
    out_.text.back() = '\n';
  }

  void english_sentence() {
    constexpr Words kWords = {
        {" reached ", " totaled ", " stood at "}, ", down ", ", up ", " percent from a year earlier"};
    clause(kEnglish, kWords, ". ");
  }

  Tongue tongue_;
  Random& random_;
  Bulletin out_;
};

std::string described(const Stated& wanted, const Indicator* found) {
  std::string out = "wanted " + wanted.name + " = " + wanted.value.to_string() + ' ' + wanted.unit + " (" +
                    std::string(to_string(wanted.kind)) + ' ' + std::string(to_string(wanted.direction)) +
                    ')';
  if (!found) return out + ", found nothing";
  return out + ", found " + found->name + " = " + found->value.to_string() + ' ' + found->unit + " (" +
         std::string(to_string(found->kind)) + ' ' + std::string(to_string(found->direction)) + ") in " +
         found->sentence;
}

bool agrees(const Stated& a, const Indicator& b) {
  return a.name == b.name && a.value == b.value && a.unit == b.unit && a.kind == b.kind &&
         a.direction == b.direction;
}

}  // namespace

std::vector<Bulletin> bulletins(Tongue tongue, std::uint64_t seed, std::size_t bytes) {
  constexpr std::size_t kOne = 9000;
  Random random(seed);
  std::vector<Bulletin> out;
  for (std::size_t written = 0; written < bytes; written += out.back().text.size())
    out.push_back(Writer(tongue, random).write(std::min(kOne, bytes - written)));
  return out;
}

std::size_t agreeing(std::span<const Stated> stated, std::span<const Indicator> found,
                     std::string* first_wrong) {
  std::size_t same = 0;
  const auto note = [&](const Stated& wanted, const Indicator* got) {
    if (first_wrong && first_wrong->empty()) *first_wrong = described(wanted, got);
  };
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (i < found.size() && agrees(stated[i], found[i]))
      ++same;
    else
      note(stated[i], i < found.size() ? &found[i] : nullptr);
  }
  return same;
}

}  // namespace zhibiao::bench
