#include "doubt.h"

#include <algorithm>

namespace zhibiao::context {

using token::Segment;
using token::Sentence;
using token::Token;

namespace {

constexpr std::int64_t kSmallCount = 12;  // 十二: what is written in words rather than counted
constexpr std::int64_t kLargestLabel = 40;

std::size_t first_token(const Sentence& s, const unit::Quantity& q) {
  std::size_t i = 0;
  while (i + 1 < s.tokens.size() && s.tokens[i].at.begin < q.at.begin) ++i;
  return i;
}

// 第三党支部: an ordinal right before a noun names it, where nothing ranks it.
bool names_thing(const Sentence& s, const unit::Quantity& q) {
  const std::size_t at = first_token(s, q);
  return !q.unit_at.empty() ? false : at + 1 < s.tokens.size() && s.tokens[at + 1].cls == kOther;
}

}  // namespace

Doubts::Doubts(const token::Input& input)
    : in_(input), marks_(input.lexicon), new_(input.lexicon.class_of("NEW")) {}

// 3 栋, 两位副主席: a small number before a label, or in words, with no verb that makes it a count
// (新建两座桥).
bool Doubts::only_labels(const Sentence& s, const unit::Quantity& q, const Rule& rule) const {
  if (is_field(s, q, rule) || only_divides(s, q, rule)) return true;
  const auto n = q.value.to_int64();
  if (!n || q.scaled || q.high) return false;
  const bool label = std::find(rule.labels.begin(), rule.labels.end(), q.unit) != rule.labels.end();
  const bool words = q.form == number::Form::chinese && *n <= kSmallCount;
  if (!(label && *n <= kLargestLabel) && !words) return false;
  const std::size_t at = first_token(s, q);
  return at == 0 || s.tokens[at - 1].cls != new_;
}

// 岛内 2 个区总量 1100 亿元: a count of regions in whose name another value of the clause is given.
bool Doubts::only_divides(const Sentence& s, const unit::Quantity& q, const Rule& rule) const {
  const std::size_t at = first_token(s, q);
  if (at + 1 >= s.tokens.size() || q.scaled) return false;
  const std::string_view rest = std::string_view(in_.clean.bytes).substr(s.tokens[at + 1].at.begin);
  const auto starts = [rest](const std::string& word) { return rest.starts_with(word); };
  const bool region = q.at.end == s.tokens[at + 1].at.begin &&
                      std::any_of(rule.divisions.begin(), rule.divisions.end(), starts) &&
                      std::none_of(rule.not_divisions.begin(), rule.not_divisions.end(), starts);
  for (std::size_t i = at + 1; region && i < s.tokens.size() && !marks_.ends_segment(s.tokens[i].cls); ++i) {
    if (s.tokens[i].cls == marks_.open) return false;
    if (!s.tokens[i].is_quantity()) continue;
    const unit::Quantity& other = in_.quantities[static_cast<std::size_t>(s.tokens[i].ref)];
    const bool limit = other.bound != Bound::exact && other.bound != Bound::about;  // 46 个城市达到 95% 以上
    return !limit && s.tokens[i].cls != kItem && s.tokens[i].cls != kOrdinal;
  }
  return false;
}

bool Doubts::is_field(const Sentence& s, const unit::Quantity& q, const Rule& rule) const {
  const std::size_t at = first_token(s, q);
  std::size_t last = at + 1;
  while (last + 1 < s.tokens.size() && s.tokens[last + 1].cls != marks_.comma &&
         !s.tokens[last].is_quantity())
    ++last;
  if (last + 1 >= s.tokens.size() || s.tokens[last].cls != kOther) return false;
  const std::string_view noun = Span{s.tokens[at + 1].at.begin, s.tokens[last].at.end}.of(in_.clean.bytes);
  return !q.scaled && std::any_of(rule.closers.begin(), rule.closers.end(), [noun](const std::string& c) {
    return noun.size() > c.size() && noun.ends_with(c);
  });
}

bool Doubts::measured(const Mention& m) const {
  const Lexicon::Measure* measure = in_.lexicon.measure(name::folded(m.name, in_.clean));
  return measure && (measure->kind == "index" || measure->kind == "ratio" || measure->kind == "share");
}

// 0x1F, H1N1: letters or digits touch it.
bool Doubts::in_word(const Mention& m) const {
  const Span at = in_.quantities[m.quantity].at;
  const std::string_view text = in_.clean.bytes;
  const auto letter = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) | 0x20U) >= 'a' &&
           (static_cast<unsigned char>(text[i]) | 0x20U) <= 'z';
  };
  const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  if (at.begin > 0 && letter(at.begin) && letter(at.begin - 1)) return true;
  return letter(at.end - 1) && (letter(at.end) || digit(at.end));
}

// ；12334。: nothing else in its clause.
bool Doubts::stands_alone(const Sentence& s, const unit::Quantity& q) const {
  const std::size_t at = first_token(s, q);
  return (at == 0 || marks_.ends_segment(s.tokens[at - 1].cls)) &&
         (at + 1 >= s.tokens.size() || marks_.ends_segment(s.tokens[at + 1].cls)) && s.tokens[at].at == q.at;
}

// A bare number that no cue binds, and whose name brings no unit in brackets (产值（亿元）310).
bool Doubts::says_nothing(const Sentence& s, const frame::Naming& naming, const Mention& m) const {
  const unit::Quantity& q = in_.quantities[m.quantity];
  if (!m.rule->needs_unit) return false;
  if (q.unit_class == unit::Class::item) return only_labels(s, q, *m.rule);
  if (q.unit_class == unit::Class::ordinal) return names_thing(s, q);
  if (q.unit_class == unit::Class::score || q.unit_class == unit::Class::ratio) return !measured(m);
  if (m.kind != Kind::level || q.unit_class != unit::Class::bare || q.scaled) return false;
  if (!m.unit.empty()) return stands_alone(s, q);
  return std::none_of(s.tokens.begin() + static_cast<std::ptrdiff_t>(naming.own.first),
                      s.tokens.begin() + static_cast<std::ptrdiff_t>(naming.own.last),
                      [](const Token& t) { return t.cls == kNote; });
}

// 8 天接待游客 24 万人次: a length of time that opens a clause says over what the value runs.
bool Doubts::frames(const Sentence& s, const Segment& seg, const frame::Group& group) const {
  if (group.members.size() > 1) return false;
  for (std::size_t i = seg.first; i < group.first(); ++i) {
    if (s.tokens[i].cls != kPlace && s.tokens[i].cls != kTime) return false;
  }
  const std::size_t next = group.first() + 1;
  if (next >= seg.last || (s.tokens[next].cls != kOther && s.tokens[next].cls != kPlace)) return false;
  return token::any_quantity(s.tokens, next, seg.last);
}

// 三项社会保险基金收入合计 285 亿元: a small count in words that opens a clause says whose value follows.
bool Doubts::delimits(const Sentence& s, const Segment& seg, const frame::Group& group) const {
  const unit::Quantity& q = in_.quantities[static_cast<std::size_t>(s.tokens[group.first()].ref)];
  const auto n = q.value.to_int64();
  if (q.unit_class == unit::Class::duration) return frames(s, seg, group);
  if (q.unit_class != unit::Class::item || q.form != number::Form::chinese || !n || *n > kSmallCount)
    return false;
  for (std::size_t i = seg.first; i < group.first(); ++i) {
    if (s.tokens[i].cls != kPlace && s.tokens[i].cls != kTime) return false;
  }
  for (std::size_t i = group.first() + 1; i < seg.last; ++i) {
    if (s.tokens[i].is_quantity())
      return in_.quantities[static_cast<std::size_t>(s.tokens[i].ref)].unit_class != unit::Class::item;
  }
  return false;
}

bool Doubts::drops(const Sentence& s, const frame::Naming& naming, const Mention& m) const {
  return says_nothing(s, naming, m) || in_word(m);
}

}  // namespace zhibiao::context
