// Random numerals: spelled and read back, and read by a second, slow reader.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "number_helper.h"
#include "number_parts.h"
#include "volume.h"

using zhibiao::Decimal;

namespace {

constexpr std::uint64_t kSeed = 987654321;

struct Script {
  std::array<const char*, 10> digits;
  std::array<const char*, 4> small;
};
const Script kPlain = {{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, {"", "十", "百", "千"}};
const Script kFormal = {{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}, {"", "拾", "佰", "仟"}};

// 0 < n < 10000
std::string spell_section(std::uint64_t n, const Script& script) {
  std::string out;
  bool zero = false;
  std::uint64_t unit = 1000;
  for (std::size_t power = 4; power-- > 0; unit /= 10) {
    const auto digit = static_cast<std::size_t>(n / unit % 10);
    if (digit == 0) {
      zero = !out.empty();
      continue;
    }
    if (zero) out += script.digits[0];
    zero = false;
    out += std::string(script.digits[digit]) + script.small[power];
  }
  return out;
}

// n < 10^16
std::string spell(std::uint64_t n, const Script& script) {
  if (n == 0) return script.digits[0];
  std::string out;
  constexpr std::array<std::pair<std::uint64_t, const char*>, 4> parts = {
      {{1'000'000'000'000, "万亿"}, {100'000'000, "亿"}, {10'000, "万"}, {1, ""}}};
  for (const auto& [unit, name] : parts) {
    const std::uint64_t section = n / unit % 10000;
    if (section == 0) continue;
    if (!out.empty() && section < 1000) out += script.digits[0];
    out += spell_section(section, script);
    // 一万亿二千亿 is written 一万二千亿: the 亿 comes once.
    const bool joined = unit == 1'000'000'000'000 && n / 100'000'000 % 10000 != 0;
    out += joined ? "万" : name;
  }
  return out;
}

std::string grouped(std::uint64_t n) {
  std::string out = std::to_string(n);
  for (std::size_t i = out.size(); i > 3; i -= 3) out.insert(i - 3, 1, ',');
  return out;
}

bool reads_as(const std::string& text, const Decimal& value) {
  const auto found = zhibiao::test::scan(text);
  return found.size() == 1 && found[0].at == zhibiao::Span{0, text.size()} && found[0].value == value &&
         !found[0].overflow && (!found[0].high || found[0].value == value);
}

// The second reader: splits at the largest scale and goes down both sides. Characters are three bytes each.
class Twin {
 public:
  static std::int64_t value(std::string_view s) { return read(s, 0); }

 private:
  static std::int64_t read(std::string_view s, std::int64_t above) {
    static const std::array<std::pair<std::string_view, std::int64_t>, 5> scales = {
        {{"亿", 100'000'000}, {"万", 10'000}, {"千", 1000}, {"百", 100}, {"十", 10}}};
    if (s.empty()) return 0;
    if (s.starts_with("零") && s.size() > 3) return read(s.substr(3), 0);
    for (const auto& [name, unit] : scales) {
      const std::size_t at = s.rfind(name);
      if (at == std::string_view::npos) continue;
      const std::int64_t left = at == 0 ? 1 : read(s.substr(0, at), 0);
      return left * unit + read(s.substr(at + 3), unit);
    }
    return digit(s) * (above > 10 ? above / 10 : 1);
  }
  static std::int64_t digit(std::string_view s) {
    static const std::string_view digits = "零一二三四五六七八九";
    if (s == "两") return 2;
    return static_cast<std::int64_t>(digits.find(s.substr(0, 3)) / 3);
  }
};

class Chooser {
 public:
  explicit Chooser(std::uint64_t seed) : random_(seed) {}
  std::uint64_t below(std::uint64_t n) { return random_() % n; }
  bool chance(std::uint64_t one_in) { return below(one_in) == 0; }

 private:
  std::mt19937_64 random_;
};

void replace_first(std::string& s, std::string_view from, std::string_view to) {
  const std::size_t at = s.find(from);
  if (at != std::string::npos) s.replace(at, from.size(), to);
}

// A numeral as people write it: 两 for 二, 十五 for 一十五, the last unit left out.
std::string loosely(std::string s, Chooser& chooser) {
  if (chooser.chance(2)) replace_first(s, "二千", "两千");
  if (chooser.chance(2)) replace_first(s, "二万", "两万");
  if (s.starts_with("一十") && chooser.chance(2)) s.erase(0, 3);
  const std::size_t size = s.size();
  const bool ends = size >= 12 && (s.ends_with("百") || s.ends_with("千"));
  if (!ends || !chooser.chance(2)) return s;
  const std::string_view before = std::string_view(s).substr(size - 9, 3);
  const bool fits = s.ends_with("百") ? before == "千" : before == "万";
  return fits ? s.substr(0, size - 3) : s;
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("number: every n below 100000 is read back in three scripts") {
  for (std::uint64_t n = 0; n < zhibiao::test::volume(100'000); ++n) {
    const Decimal value(static_cast<std::int64_t>(n), 0);
    CAPTURE(n);
    REQUIRE(reads_as(grouped(n), value));
    REQUIRE(reads_as(spell(n, kPlain), value));
    // A lone formal digit is part of a word (大陆).
    if (n == 0 || n > 9) REQUIRE(reads_as(spell(n, kFormal), value));
  }
}

TEST_CASE("number: random n below 10^16 is read back") {
  CAPTURE(kSeed);
  Chooser chooser(kSeed);
  std::uint64_t limit = 100'000;
  for (std::size_t i = 0; i < zhibiao::test::volume(60'000); ++i) {
    if (limit < 10'000'000'000'000'000 && i % 5000 == 4999) limit *= 10;
    const std::uint64_t n = chooser.below(limit) + 10;
    const Decimal value(static_cast<std::int64_t>(n), 0);
    CAPTURE(n);
    REQUIRE(reads_as(grouped(n), value));
    REQUIRE(reads_as(std::to_string(n), value));
    REQUIRE(reads_as(spell(n, kPlain), value));
    REQUIRE(reads_as(spell(n, kFormal), value));
  }
}

TEST_CASE("number: random decimals, with and without a scale") {
  CAPTURE(kSeed);
  Chooser chooser(kSeed + 1);
  for (std::size_t i = 0; i < zhibiao::test::volume(20'000); ++i) {
    const auto digits = static_cast<std::int64_t>(chooser.below(1'000'000'000)) + 1;
    const Decimal value(digits, -static_cast<int>(chooser.below(6)));
    const std::string text = value.to_string();
    CAPTURE(text);
    REQUIRE(reads_as(text, value));
    REQUIRE(reads_as(text + "万", value.scaled(4)));
    REQUIRE(reads_as(text + "万亿", value.scaled(12)));
    REQUIRE(reads_as("-" + text, value.negated()));
    REQUIRE(reads_as(text + " billion", value.scaled(9)));
  }
}

TEST_CASE("number: Chinese decimals") {
  CAPTURE(kSeed);
  Chooser chooser(kSeed + 2);
  for (std::size_t i = 0; i < zhibiao::test::volume(20'000); ++i) {
    const std::uint64_t whole = chooser.below(10'000);
    std::string text = spell(whole, kPlain) + "点";
    std::string plain = std::to_string(whole) + ".";
    for (std::uint64_t k = chooser.below(4) + 1; k > 0; --k) {
      const auto digit = static_cast<std::size_t>(chooser.below(10));
      text += kPlain.digits[digit];
      plain += std::to_string(digit);
    }
    CAPTURE(text);
    const auto value = Decimal::parse(plain);
    REQUIRE(value);
    REQUIRE(reads_as(text, *value));
    REQUIRE(reads_as(text + "亿", value->scaled(8)));
  }
}

TEST_CASE("number: a second reader agrees on numerals as people write them") {
  CAPTURE(kSeed);
  Chooser chooser(kSeed + 3);
  std::uint64_t limit = 100;
  for (std::size_t i = 0; i < zhibiao::test::volume(60'000); ++i) {
    if (limit < 1'000'000'000'000 && i % 5000 == 4999) limit *= 10;
    const std::string text = loosely(spell(chooser.below(limit) + 10, kPlain), chooser);
    CAPTURE(text);
    REQUIRE(reads_as(text, Decimal(Twin::value(text), 0)));
  }
}

TEST_CASE("number: random pieces never overlap and never fail") {
  CAPTURE(kSeed);
  Chooser chooser(kSeed + 4);
  const std::array<std::string_view, 44> pieces = {
      "一",   "二", "两", "〇", "零",   "十", "百", "千",      "万",  "亿",   "兆",   "多", "余", "几", "点",
      "分之", "成", "折", "半", "倍半", "1",  "23", "456",     "0",   ".",    ",",    "-",  "—",  "至", "%",
      ":",    "∶",  "/",  " ",  "元",   "壹", "拾", "million", "one", "half", "\xE4", "负", "年", "to"};
  for (std::size_t i = 0; i < zhibiao::test::volume(60'000); ++i) {
    std::string text;
    for (std::uint64_t k = chooser.below(12); k > 0; --k) text += pieces[chooser.below(pieces.size())];
    CAPTURE(text);
    std::size_t last = 0;
    for (const auto& n : zhibiao::test::scan(text)) {
      REQUIRE(n.at.begin >= last);
      REQUIRE(n.at.end > n.at.begin);
      REQUIRE(n.at.end <= text.size());
      REQUIRE(n.at.contains(n.first));
      REQUIRE(n.at.contains(n.last));
      last = n.at.end;
    }
  }
}

TEST_CASE("number: ten million digits are one overflow") {
  const std::string digits = repeat("7", zhibiao::test::volume(10'000'000));
  const auto found = zhibiao::test::scan(digits);
  REQUIRE(found.size() == 1);
  CHECK(found[0].overflow);
  CHECK(found[0].at.size() == digits.size());
  const auto numerals = zhibiao::test::scan(repeat("一", zhibiao::test::volume(10'000'000)));
  REQUIRE(numerals.size() == 1);
  CHECK(numerals[0].overflow);
}

TEST_CASE("number: the quick way for digits and single numerals reads what the reader reads") {
  const zhibiao::number::Tables::Impl& tables = *zhibiao::test::number_tables().impl;
  const std::vector<std::string> pieces = {"0",  "5",  "37", ".",  ",",  " ",  "%",  "零", "一", "二", "三",
                                           "两", "十", "百", "万", "亿", "半", "多", "几", "点", "余", "叁",
                                           "成", "分", "之", "定", "带", "吨", "x",  "e3", "¼",  "亩"};
  std::mt19937 random(11);
  std::size_t read = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = 1 + random() % 7; n > 0; --n) text += pieces[random() % pieces.size()];
    const auto c = zhibiao::number::char_at(text, 0).code;
    if (!zhibiao::number::is_digit(text[0]) && tables.numeral(c).sort == zhibiao::number::Numeral::Sort::none)
      continue;
    const auto quick = zhibiao::number::read_numeral(text, 0, tables);
    const auto plain = zhibiao::number::read_any_numeral(text, 0, tables);
    CAPTURE(text);
    REQUIRE(quick.has_value() == plain.has_value());
    if (!quick) continue;
    ++read;
    CHECK(quick->at == plain->at);
    CHECK(quick->value == plain->value);
    CHECK(quick->high == plain->high);
    CHECK(quick->coefficient == plain->coefficient);
    CHECK(quick->form == plain->form);
    CHECK(quick->digits == plain->digits);
    CHECK(std::pair(quick->power, quick->overflow) == std::pair(plain->power, plain->overflow));
    CHECK(std::pair(quick->grouped, quick->leading_zero) == std::pair(plain->grouped, plain->leading_zero));
    CHECK(std::pair(quick->scaled, quick->more) == std::pair(plain->scaled, plain->more));
    CHECK(std::pair(quick->bare, quick->single) == std::pair(plain->bare, plain->single));
    CHECK(quick->big == plain->big);
  }
  CHECK(read > 5000);
}
