#include "name.h"

#include <algorithm>

namespace zhibiao::name {
namespace {

constexpr std::size_t kOneCharacter = 3;  // bytes of a Chinese character
constexpr std::size_t kLongestNote = 24;  // bytes: a longer bracket is a remark, not part of the name
constexpr std::size_t kShortestNote = 5;  // bytes: a footnote mark, [1]
constexpr std::size_t kShortObject = 12;  // bytes: four Chinese characters
constexpr std::size_t kShortVerb = 9;     // bytes: two Chinese characters

// 性别比（女性=100）: a remark does not hide the measure.
std::string_view without_remark(std::string_view name) {
  if (!name.ends_with(')')) return name;
  const std::size_t open = name.rfind('(');
  return open != name.npos && open > 0 ? name.substr(0, open) : name;
}

}  // namespace

Name joined(const Name& a, const Name& b) {
  Name out = a;
  for (const Span& part : b.parts) {
    if (!out.parts.empty() && out.parts.back().end == part.begin)
      out.parts.back().end = part.end;
    else
      out.parts.push_back(part);
  }
  return out;
}

Name without(const Name& name, std::size_t part) {
  Name out;
  for (std::size_t i = 0; i < name.parts.size(); ++i) {
    if (i != part) out.parts.push_back(name.parts[i]);
  }
  return out;
}

Folded::Folded(const Name& name, const text::CleanText& clean) {
  if (name.parts.size() == 1) {
    single_ = without_remark(name.parts.front().of(clean.bytes));
    return;
  }
  for (const Span& part : name.parts) joined_ += part.of(clean.bytes);
  joined_.resize(without_remark(joined_).size());
}

Reader::Reader(const text::CleanText& clean, const Lexicon& lexicon, const place::Tables& places)
    : clean_(clean),
      lexicon_(lexicon),
      places_(places),
      pause_(kPause),
      and_(lexicon.class_of("AND")),
      de_(lexicon.class_of("DE")),
      new_(lexicon.class_of("NEW")),
      side_(lexicon.class_of("SIDE")),
      quote_(lexicon.class_of("QOPEN")),
      than_(lexicon.class_of("THAN")),
      since_(lexicon.class_of("SINCE")),
      in_(lexicon.class_of("IN")),
      from_(lexicon.class_of("FROM")),
      per_(lexicon.class_of("PER")),
      peak_(lexicon.class_of("PEAK")),
      mod_(lexicon.class_of("MOD")),
      with_(lexicon.class_of("WITH")),
      dist_(lexicon.class_of("DIST")),
      cause_(lexicon.class_of("CAUSE")),
      effect_(lexicon.class_of("EFFECT")),
      so_(lexicon.class_of("SO")),
      except_(lexicon.class_of("EXCEPT")),
      adv_(lexicon.class_of("ADV")),
      pull_(lexicon.class_of("PULL")),
      be_(lexicon.class_of("BE")),
      close_(lexicon.class_of("QCLOSE")),
      cmp_(lexicon.class_of("CMP")),
      share_(lexicon.class_of("SHARE")) {
  lexicon.mark(reach_, {"REACH", "DONE"});
  lexicon.mark(lead_,
               {"TIME",   "ADV",     "CMP",    "SUB",    "MOD",    "LEAD",   "AND",    "DE",     "PAUSE",
                "SPACE",  "BE",      "REACH",  "DIST",   "FROM",   "THAN",   "NOTE",   "BOUND",  "VERB",
                "COLON",  "GAP",     "STREAK", "SPAN",   "DONE",   "PRON",   "IN",     "RANK",   "EQUAL",
                "QCLOSE", "PUBLISH", "TO",     "SO",     "ASFOR",  "SOURCE", "EFFECT", "DIFFER", "AHEAD",
                "RATE",   "WITH",    "CAUSE",  "FORMER", "LATTER", "FIRSTS", "LASTS",  "GIVE",   "NAMELY"});
  lexicon.mark(trail_, {"TIME",     "ADV",    "CMP",         "MOD",   "DE",     "AND",    "PAUSE",   "SPACE",
                        "BE",       "REACH",  "DIST",        "FROM",  "RANK",   "STREAK", "BOUND",   "UPTO",
                        "DOWNTO",   "FLATAT", "SUB",         "LEAD",  "GAP",    "GAPUP",  "GAPDOWN", "GREW",
                        "COLON",    "SPAN",   "DONE",        "IN",    "PER",    "PRON",   "EQUAL",   "QOPEN",
                        "CURRENCY", "PULL",   "SUPERLATIVE", "TO",    "DIFFER", "AHEAD",  "RATE",    "WITH",
                        "CAUSE",    "GIVE",   "SO",          "ASFOR", "SOURCE", "PEAKED", "THAN"});
  lexicon.mark(break_, {"SO", "ASFOR", "SOURCE", "CAUSE", "GIVE", "SUB", "LEAD", "MOD", "SPACE", "VERB",
                        "COLON", "REACH", "DONE", "PUBLISH"});
  lexicon.mark(soft_, {"MOD", "VERB"});
  lexicon.mark(noun_, {"W", "PLACE", "NOTE", "DE", "AND", "PAUSE", "NEW", "GUARDED", "VERB", "SIDE", "QOPEN",
                       "QCLOSE", "ACT", "EFFECT"});
}

bool Reader::is_self(const token::Token& t) const {
  if (t.cls != kPlace) return false;
  const place::Sort sort = places_.sort(t.ref);
  return sort == place::Sort::self || sort == place::Sort::within;
}

bool Reader::is_within(const token::Token& t) const {
  return t.cls == kPlace && places_.sort(t.ref) == place::Sort::within;
}

bool Reader::is_foreign(const token::Token& t) const {
  if (t.cls != kPlace) return false;
  const place::Sort sort = places_.sort(t.ref);
  return sort == place::Sort::country || sort == place::Sort::bloc;
}

Span Reader::place_note(const token::Token& note) const {
  if (note.at.size() < 3) return {};
  const Span inside{note.at.begin + 1, note.at.end - 1};
  const Trie::Match found = places_.match(clean_.bytes, inside.begin);
  const bool all = found && found.length == inside.size() && place::is_home(places_.sort(found.value));
  return all ? inside : Span{};
}

bool Reader::hollow(const std::vector<token::Token>& tokens, Range range) const {
  constexpr std::size_t kLongest = 24;  // bytes
  if (range.empty() || tokens[range.last - 1].at.end - tokens[range.first].at.begin > kLongest) return false;
  if (range.last - range.first == 2 && tokens[range.first].cls == kGuarded) ++range.first;  // 2024 届
  return lexicon_.hollow(folded(name_of(tokens, range), clean_));
}

bool Reader::is_nation(const token::Token& t) const {
  return t.cls == kPlace && places_.sort(t.ref) == place::Sort::nation;
}

bool Reader::marks_only(const std::vector<token::Token>& tokens, Range range) const {
  if (range.empty()) return false;
  const std::string_view text =
      std::string_view(clean_.bytes)
          .substr(tokens[range.first].at.begin, tokens[range.last - 1].at.end - tokens[range.first].at.begin);
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
  });
}

// 经济总量在 2020 年的基础上: the frame starts at its preposition or time; before it the subject stands.
Range Reader::without_frame(const std::vector<token::Token>& tokens, Range range, std::size_t end) const {
  std::size_t begin = end;
  const auto opens = [this](const token::Token& t) {
    return t.cls == in_ || t.cls == from_ || t.cls == kTime;
  };
  while (begin > range.first && !opens(tokens[begin - 1])) --begin;
  const bool bare = std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(end + 1),
                                tokens.begin() + static_cast<std::ptrdiff_t>(range.last),
                                [this](const token::Token& t) { return leads(t) || trails(t); });
  if (begin > range.first + 1 && bare) return {range.first, begin - 1};
  return {end + 1, range.last};
}

// 销量受…的影响下降, 投资随着…而反弹, 扣除价格变动实际增长: the subject stands before what sets the scene, or
// behind it, or was named before.
Range Reader::without_adjunct(const std::vector<token::Token>& tokens, Range range) const {
  for (std::size_t i = range.first; i < range.last; ++i) {
    const TokenClass opens = tokens[i].cls;
    if (opens != cause_ && opens != except_) continue;
    const TokenClass last = tokens[range.last - 1].cls;
    std::size_t end = last == so_ || (opens == except_ && last == adv_) ? range.last : i;
    for (std::size_t j = i + 1; opens == except_ && j < range.last; ++j) {  // 扣除能源后之核心 CPI
      const bool of = j + 1 < range.last && tokens[j + 1].cls == de_;
      if ((of || j + 1 == range.last) && lexicon_.past(tokens[j].at.of(clean_.bytes))) end = j + 1 + of;
    }
    for (std::size_t j = i + 1; j < range.last; ++j) {
      if (tokens[j].cls == effect_) end = j + 1;
    }
    if (end == i) return range;
    const auto noun = [](const token::Token& t) { return t.cls == kOther; };
    const auto at = [&tokens](std::size_t k) { return tokens.begin() + static_cast<std::ptrdiff_t>(k); };
    if (std::any_of(at(end), at(range.last), noun)) return {end, range.last};
    return std::any_of(at(range.first), at(i), noun) ? Range{range.first, i}
                                                     : Range{range.first, range.first};
  }
  return range;
}

// 基础养老金发放标准, 地方债计划发行: the verb belongs to a noun, or an aim stands between a noun and its
// verb.
bool Reader::keeps(const std::vector<token::Token>& tokens, Range range, std::size_t i) const {
  std::size_t noun = i;
  while (noun > range.first && tokens[noun - 1].cls == adv_) --noun;  // 铁路共发送旅客
  if (noun == range.first) return false;
  const TokenClass before = tokens[noun - 1].cls;
  if (before != kOther && before != kNote) return false;
  const std::string_view rest =
      std::string_view(clean_.bytes)
          .substr(tokens[i + 1].at.begin, tokens[range.last - 1].at.end - tokens[i + 1].at.begin);
  std::size_t length = 0;
  const Lexicon::Measure* measure = lexicon_.measure(rest, &length);
  if (tokens[i].cls == mod_) return !measure && rest.size() < kShortVerb;
  return measure && (length == rest.size() || rest.size() < kShortObject);  // 毕业生帮扶就业率
}

// 旅游的直接贡献为 3.9%, 经济贡献 264 亿元: a verb that its value makes a noun.
bool Reader::is_noun(const std::vector<token::Token>& tokens, Range range) const {
  if (tokens[range.last - 1].cls != pull_ || range.last - range.first < 2 || range.last >= tokens.size())
    return false;
  const TokenClass before = tokens[range.last - 2].cls, next = tokens[range.last].cls;
  return (before == kOther || before == de_ || before == adv_) &&
         (next == be_ || reach_[next] || next == kMoney);
}

// 指数与上月末相比: what stands behind 与 is compared with.
Range Reader::without_compared(const std::vector<token::Token>& tokens, Range range) const {
  if (range.last - range.first < 3 || tokens[range.last - 1].cls != than_) return range;
  std::size_t with = range.last - 1;
  while (with > range.first && tokens[with].cls != and_) --with;
  return tokens[with].cls == and_ && tokens[with + 1].cls == kTime ? Range{range.first, with} : range;
}

// 达到一级的天数: a verb of reaching that only says which are meant.
bool Reader::describes(const std::vector<token::Token>& tokens, Range range, std::size_t i) const {
  if (!reach_[tokens[i].cls] || i == range.first) return false;
  std::size_t de = i + 1;
  while (de < range.last && tokens[de].cls != de_ && !tokens[de].is_quantity()) ++de;
  return de + 1 < range.last && tokens[de].cls == de_ && tokens[de + 1].cls == kOther;
}

// 贷款额度每生每年: what a rate is counted by ends no name, but 人均每月 is a measure.
bool Reader::ends_in_rate(const std::vector<token::Token>& tokens, Range range) const {
  if (range.last - range.first < 3) return false;
  const token::Token &noun = tokens[range.last - 3], &per = tokens[range.last - 2],
                     &last = tokens[range.last - 1];
  if (per.cls != per_ || last.cls != kOther || last.at.size() > kOneCharacter || noun.cls != kOther)
    return false;
  std::size_t length = 0;
  lexicon_.measure(Span{noun.at.begin, last.at.end}.of(clean_.bytes), &length);
  return length <= last.at.end - per.at.begin;
}

Range Reader::trim(const std::vector<token::Token>& tokens, Range range) const {
  // 自 2013 年有监测以来: what comes before is a time.
  for (std::size_t i = range.first; i < range.last; ++i) {
    const bool leaves_out = i > range.first && tokens[i - 1].cls == except_;  // 扣除期间价格变动
    if (tokens[i].cls == since_ && !leaves_out) range = without_frame(tokens, range, i);
  }
  range = without_adjunct(tokens, range);
  // What a value is compared with (较 8 月, 比全国) is no name.
  for (std::size_t i = range.first; i + 1 < range.last; ++i) {
    const bool of_time = tokens[i].cls == cmp_ && i + 2 < range.last && tokens[i + 1].cls == kOther &&
                         tokens[i + 2].cls == kTime;  // 较去年春节同期
    if (tokens[i].cls == than_ || of_time) range.last = i;
  }
  range = without_compared(tokens, range);
  // 三、: the number of a list, where no other number follows (第一、二、三产业).
  if (range.last - range.first > 1 && tokens[range.first].cls == kGuarded &&
      tokens[range.first + 1].cls == pause_ && !lists_numbers(tokens, range))
    range.first += 2;
  // 182. 总收入
  if (range.last - range.first > 2 && tokens[range.first].cls == kGuarded &&
      numbers_list(tokens[range.first + 1]) && tokens[range.first + 1].at.size() == 1)
    range.first += 2;
  const auto closes = [this](const token::Token& t) {  // 成本占 658 亿元
    return trails(t) || (t.cls == share_ && t.at.size() <= kOneCharacter);
  };
  while (ends_in_rate(tokens, range)) range.last -= 2;
  if (range.last - range.first > 1 && tokens[range.last - 1].cls == peak_ &&
      tokens[range.last - 2].cls == kTime)
    --range.last;  // 售价自2021年高位回落
  while (!range.empty() && closes(tokens[range.last - 1]) && !is_noun(tokens, range)) --range.last;
  std::size_t soft = range.last;  // a verb that a short object needs: 吸引外资, 计划投资
  for (std::size_t i = range.last; i-- > range.first;) {
    if (!break_[tokens[i].cls] || i + 1 == range.last || describes(tokens, range, i)) continue;
    if (soft_[tokens[i].cls] && keeps(tokens, range, i)) continue;
    const bool short_rest = tokens[range.last - 1].at.end - tokens[i + 1].at.begin < kShortObject;
    if (reach_[tokens[i].cls] && short_rest && i > range.first) continue;  // 困难人员实现就业
    if (soft_[tokens[i].cls] && tokens[range.last - 1].at.end - tokens[i + 1].at.begin < kShortObject)
      soft = i;
    range.first = i + 1;
    break;
  }
  while (!range.empty() && leads(tokens[range.first])) ++range.first;
  if (soft + 1 == range.first && !range.empty()) range.first = soft;
  if (marks_only(tokens, range)) range.last = range.first;
  return range;
}

Range Reader::close(const std::vector<token::Token>& tokens, Range range) const {
  while (range.last - range.first > 1 && trails(tokens[range.last - 1])) --range.last;
  return range;
}

// 第一、二产业; 一、二、三产业
bool Reader::lists_numbers(const std::vector<token::Token>& tokens, Range range) const {
  const std::size_t third = range.first + 2;
  if (third >= range.last || tokens[third].cls != kGuarded) return false;
  const bool ordinal = tokens[range.first].at.size() > kOneCharacter;
  return ordinal || (third + 1 < range.last && tokens[third + 1].cls == pause_);
}

// The mark after the number of a list: 37.最新失业率
bool Reader::numbers_list(const token::Token& t) const {
  const char mark = clean_.bytes[t.at.begin];
  return t.cls == kOther && (mark == '.' || mark == ')');
}

// （以女性为 100）: how it is counted.
bool Reader::remark(const token::Token& note) const {
  const Trie::Match word = lexicon_.match(clean_.bytes, note.at.begin + 1);
  return word && lexicon_.word(word.value).cls == with_;
}

// [1], (2); but (M2) is what the thing is called.
bool Reader::footnote(const token::Token& note) const {
  const char first = clean_.bytes[note.at.begin + 1];
  const bool letter = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
  return note.at.size() < kShortestNote && !letter;
}

// 苹果目前价格: as a time is.
bool Reader::is_aside(const token::Token& t) const {
  return t.cls == adv_ && t.ref >= 0 && lexicon_.word(t.ref).aside;
}

Name Reader::name_of(const std::vector<token::Token>& tokens, Range range) const {
  Name out;
  for (std::size_t i = range.first; i < range.last; ++i) {
    token::Token t = tokens[i];
    if (i == range.first && t.cls == kGuarded && i + 1 < range.last && numbers_list(tokens[i + 1])) continue;
    if (i == range.first + 1 && out.empty() && numbers_list(t) && t.at.size() > 1) ++t.at.begin;
    if (t.cls == kTime || t.cls == kSpan || (t.cls == dist_ && t.at.size() > kOneCharacter) ||
        (t.cls == mod_ && i > range.first) || is_aside(t) ||
        (t.cls == in_ && i + 1 < range.last && tokens[i + 1].cls == kTime) ||  // 新车在 9 月的份额
        (t.cls == kNote && (t.at.size() > kLongestNote || footnote(t) || remark(t))))
      continue;
    out = joined(out, Name{{t.at}});
  }
  return out;
}

// What stands between the marks of one class.
Ranges Reader::split(const std::vector<token::Token>& tokens, Range range, TokenClass mark) {
  Ranges out;
  std::size_t from = range.first;
  for (std::size_t i = range.first; i <= range.last; ++i) {
    if (i != range.last && tokens[i].cls != mark) continue;
    if (i > from) out.push_back({from, i});
    from = i + 1;
  }
  return out;
}

Ranges Reader::items(const std::vector<token::Token>& tokens, Range range, std::size_t want) const {
  Ranges by_pause = pauses(tokens, range);
  if (by_pause.size() == want) return by_pause;
  Ranges out;
  for (const Range part : by_pause) {
    for (const Range item : split(tokens, part, and_)) out.push_back(item);
  }
  return out;
}

Ranges Reader::pauses(const std::vector<token::Token>& tokens, Range range) const {
  return split(tokens, range, pause_);
}

bool Reader::only_places(const std::vector<token::Token>& tokens, Range range) const {
  // 最密的湖西区: what a place is like names nothing.
  if (range.last - range.first > 2 && tokens[range.last - 2].cls == de_ &&
      tokens[range.last - 1].cls == kPlace && !is_foreign(tokens[range.last - 1]))
    return true;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (tokens[i].cls == kPlace ? is_foreign(tokens[i]) : !leads(tokens[i]) && !trails(tokens[i]))
      return false;
  }
  return true;
}

}  // namespace zhibiao::name
