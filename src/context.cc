#include "context.h"

#include <algorithm>
#include <optional>

#include "frame.h"
#include "scope.h"

namespace zhibiao::context {
namespace {

using frame::Group;
using frame::Naming;
using name::Range;
using token::Segment;
using token::Sentence;
using token::Token;

constexpr std::int64_t kSmallCount = 12;  // 十二: what is written in words rather than counted
constexpr std::int64_t kLargestLabel = 40;
constexpr std::size_t kShortClause = 4;  // tokens of a clause that only says 与上年持平

class Binder {
 public:
  Binder(const token::Input& input, const outline::Outline& outline, const RuleBook& rules)
      : in_(input),
        rules_(rules),
        names_(input.clean, input.lexicon, input.places),
        scope_(input, outline, names_),
        frames_(input, names_),
        than_(input.lexicon.class_of("THAN")),
        run_(input.lexicon.class_of("RUN")),
        double_(input.lexicon.class_of("DOUBLE")),
        gap_(input.lexicon.class_of("GAP")),
        discount_(input.lexicon.class_of("DISCOUNT")),
        flat_(input.lexicon.class_of("FLAT")),
        new_(input.lexicon.class_of("NEW")),
        marks_(input.lexicon) {}

  std::vector<Mention> run() {
    token::Tokenizer tokenizer(in_);
    std::size_t next = 0;
    const auto& blocks = in_.clean.blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      scope_.block(b);
      frames_.block();
      for (; next < in_.clean.sentences.size() && in_.clean.sentences[next].begin < blocks[b].at.end;
           ++next) {
        const Sentence s = tokenizer.read(in_.clean.sentences[next]);
        scope_.sentence();
        frames_.sentence();
        for (std::size_t i = 0; i < s.segments.size(); ++i) segment(s, i);
      }
    }
    return std::move(out_);
  }

 private:
  const unit::Quantity& quantity(const Token& t) const {
    return in_.quantities[static_cast<std::size_t>(t.ref)];
  }

  void segment(const Sentence& s, std::size_t index) {
    const Segment& seg = s.segments[index];
    scope_.segment(s, index);
    if (!seg.quantity) {
      read_flat(s, seg);
      return frames_.topic(s, seg);
    }
    frames_.segment();
    same_segment_ = false;
    for (const Group& group : frame::groups(in_, s, seg)) {
      bind(s, seg, group);
      same_segment_ = true;
    }
  }

  // 3 栋, 两位副主席: a small number before a label, or in words, with no verb that makes it a count
  // (新建两座桥).
  bool only_labels(const Sentence& s, const unit::Quantity& q, const Rule& rule) const {
    if (is_field(s, q, rule)) return true;
    const auto n = q.value.to_int64();
    if (!n || q.scaled || q.high) return false;
    const bool label = std::find(rule.labels.begin(), rule.labels.end(), q.unit) != rule.labels.end();
    const bool words = q.form == number::Form::chinese && *n <= kSmallCount;
    if (!(label && *n <= kLargestLabel) && !words) return false;
    const std::size_t at = first_token(s, q);
    return at == 0 || s.tokens[at - 1].cls != new_;
  }

  bool is_field(const Sentence& s, const unit::Quantity& q, const Rule& rule) const {
    const std::size_t at = first_token(s, q);
    if (at + 2 >= s.tokens.size() || s.tokens[at + 1].cls != kOther || s.tokens[at + 2].cls != marks_.comma) return false;
    const std::string_view noun = s.tokens[at + 1].at.of(in_.clean.bytes);
    return !q.scaled && std::any_of(rule.closers.begin(), rule.closers.end(), [noun](const std::string& c) { return noun.size() > c.size() && noun.ends_with(c); });
  }

  static std::size_t first_token(const Sentence& s, const unit::Quantity& q) {
    std::size_t i = 0;
    while (i + 1 < s.tokens.size() && s.tokens[i].at.begin < q.at.begin) ++i;
    return i;
  }

  // 第三党支部: an ordinal right before a noun names it, where nothing ranks it.
  static bool names_thing(const Sentence& s, const unit::Quantity& q) {
    const std::size_t at = first_token(s, q);
    return !q.unit_at.empty() ? false : at + 1 < s.tokens.size() && s.tokens[at + 1].cls == kOther;
  }

  bool measured(const Mention& m) const {
    const Lexicon::Measure* measure = in_.lexicon.measure(name::folded(m.name, in_.clean));
    return measure && (measure->kind == "index" || measure->kind == "ratio" || measure->kind == "share");
  }

  // 0x1F, H1N1: letters or digits touch it.
  bool in_word(const Mention& m) const {
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

  // A bare number that no cue binds, and whose name brings no unit in brackets (产值（亿元）310).
  bool says_nothing(const Sentence& s, const Naming& naming, const Mention& m) const {
    const unit::Quantity& q = in_.quantities[m.quantity];
    if (!m.rule->needs_unit) return false;
    if (q.unit_class == unit::Class::item) return only_labels(s, q, *m.rule);
    if (q.unit_class == unit::Class::ordinal) return names_thing(s, q);
    if (q.unit_class == unit::Class::score || q.unit_class == unit::Class::ratio) return !measured(m);
    if (m.kind != Kind::level || q.unit_class != unit::Class::bare || q.scaled || !m.unit.empty())
      return false;
    return std::none_of(s.tokens.begin() + static_cast<std::ptrdiff_t>(naming.own.first),
                        s.tokens.begin() + static_cast<std::ptrdiff_t>(naming.own.last),
                        [](const Token& t) { return t.cls == kNote; });
  }

  // 三项社会保险基金收入合计 285 亿元: a small count in words that opens a clause says whose value follows.
  bool delimits(const Sentence& s, const Segment& seg, const Group& group) const {
    const unit::Quantity& q = quantity(s.tokens[group.first()]);
    const auto n = q.value.to_int64();
    if (q.unit_class != unit::Class::item || q.form != number::Form::chinese || !n || *n > kSmallCount)
      return false;
    for (std::size_t i = seg.first; i < group.first(); ++i) {
      if (s.tokens[i].cls != kPlace && s.tokens[i].cls != kTime) return false;
    }
    for (std::size_t i = group.first() + 1; i < seg.last; ++i) {
      if (s.tokens[i].is_quantity()) return quantity(s.tokens[i]).unit_class != unit::Class::item;
    }
    return false;
  }

  // …85.2%，保持稳定: a clause that only says the last value did not move.
  void read_flat(const Sentence& s, const Segment& seg) {
    if (out_.empty() || out_.back().sentence.begin != s.at.begin || out_.back().direction != Direction::none)
      return;
    const bool flat = std::any_of(s.tokens.begin() + static_cast<std::ptrdiff_t>(seg.first),
                                  s.tokens.begin() + static_cast<std::ptrdiff_t>(seg.last),
                                  [this](const Token& t) { return t.cls == flat_; });
    if (!flat || seg.last - seg.first > kShortClause) return;
    out_.back().direction = Direction::flat;
    out_.back().comparison = scope_.own_comparison();
  }

  static std::string skeleton(const Sentence& s, const Segment& seg, std::size_t focus) {
    std::string out;
    out.reserve(seg.last - seg.first + 1);
    for (std::size_t i = seg.first; i < seg.last; ++i) {
      if (i == focus) out += static_cast<char>(kFocus);
      out += static_cast<char>(s.tokens[i].cls);
    }
    return out;
  }

  void bind(const Sentence& s, const Segment& seg, const Group& group) {
    scope_.advance(s, group.first());
    const auto match = rules_.first(skeleton(s, seg, group.first()));
    if (!match || match->rule->drop || delimits(s, seg, group)) return;
    const std::vector<Naming> namings = frames_.name(s, seg, group, *match);
    for (std::size_t k = 0; k < group.members.size(); ++k) {
      const std::size_t i = group.members[k];
      Mention m;
      m.quantity = static_cast<std::size_t>(s.tokens[i].ref);
      m.rule = match->rule;
      m.sentence = {s.at.begin, std::max(s.at.end, quantity(s.tokens[i]).at.end)};
      m.name = namings[k].name;
      m.name_own = namings[k].stated;
      if (match->whole.found())
        m.name = name::joined(
            m.name, names_.name_of(
                        s.tokens, names_.close(s.tokens, frame::range_of(match->whole, seg, group.first()))));
      set_kind(s, seg, i, *match, m);
      set_unit(s, group, k, m);
      set_scope(*match->rule, m);
      if (group.members.size() > 1 && namings[k].stated) place_of_item(namings[k], m);
      frames_.keep(namings[k], m.name, m.period, match->rule->base);
      if (m.kind == Kind::streak) extend_streak(quantity(s.tokens[i]), m);
      if (!says_nothing(s, namings[k], m) && !in_word(m)) out_.push_back(std::move(m));
    }
  }

  void set_kind(const Sentence& s, const Segment& seg, std::size_t i, const RuleMatch& match, Mention& m) {
    const Rule& rule = *match.rule;
    const unit::Quantity& q = quantity(s.tokens[i]);
    const Range cue_range = frame::range_of(match.cue, seg, i);
    const Token* cue = cue_range.empty() ? nullptr : &s.tokens[cue_range.first];
    if (rule.direction)
      m.direction = *rule.direction;
    else if (cue && cue->ref >= 0)
      m.direction = in_.lexicon.word(cue->ref).direction;
    if (rule.kind)
      m.kind = *rule.kind;
    else
      automatic_kind(q, m);
    if (m.comparison.empty()) m.comparison = measure_comparison(m);
    if (m.kind == Kind::growth && rule.kind && moves_share(q, m)) m.kind = Kind::change;
    if (rule.gap) set_gap(s, seg, i, cue, m);
    if (m.kind == Kind::streak) m.direction = tail_direction(s, i, seg);
    if (rule.base && m.kind != Kind::growth) m.direction = Direction::none;
    read_sign(q, m);
    read_quote(q, m);
  }

  // 同比增幅 says it in its own name.
  std::string measure_comparison(const Mention& m) const {
    const Lexicon::Measure* measure = in_.lexicon.measure(name::folded(m.name, in_.clean));
    return measure ? measure->comparison : std::string();
  }

  // 比重提高 11.84%: a share moves by points, whatever the writer calls them.
  bool moves_share(const unit::Quantity& q, const Mention& m) const {
    if (q.unit_class != unit::Class::percent) return false;
    const Lexicon::Measure* measure = in_.lexicon.measure(name::folded(m.name, in_.clean));
    return measure && measure->bearer && measure->kind == "share";
  }

  // 芜湖、阜阳单产分别…: each value is for the place that its item starts with.
  void place_of_item(const Naming& naming, Mention& m) const {
    if (naming.name.parts.empty()) return;
    const std::size_t at = naming.name.parts.front().begin;
    const Trie::Match found = in_.places.match(in_.clean.bytes, at);
    if (found && place::is_home(in_.places.sort(found.value))) m.place = in_.clean.original({at, at + found.length});
  }

  // A bare number takes the unit of its group, of its measure (人口), or of the same thing earlier in the
  // sentence.
  void set_unit(const Sentence& s, const Group& group, std::size_t k, Mention& m) const {
    const unit::Quantity& q = quantity(s.tokens[group.members[k]]);
    if (q.unit_class != unit::Class::bare) return;
    for (std::size_t j = k + 1; j < group.members.size(); ++j) {
      const unit::Quantity& next = quantity(s.tokens[group.members[j]]);
      if (next.unit_class == unit::Class::bare) continue;
      m.unit = next.unit;
      return;
    }
    const Lexicon::Measure* measure = in_.lexicon.measure(name::folded(m.name, in_.clean));
    if (measure && !measure->unit.empty()) m.unit = measure->unit;
    if (!m.unit.empty() || out_.empty() || out_.back().sentence.begin != s.at.begin ||
        !(out_.back().name == m.name))
      return;
    const unit::Quantity& last = in_.quantities[out_.back().quantity];
    if (last.unit_class == unit::Class::item || last.unit_class == unit::Class::money) m.unit = last.unit;
  }

  // An explicit sign is a movement: +8.3%, (-1.9%).
  void read_sign(const unit::Quantity& q, Mention& m) const {
    const bool plus = in_.clean.bytes[q.at.begin] == '+';
    if (!q.negative && !plus) return;
    const Lexicon::Measure* measure = in_.lexicon.measure(name::folded(m.name, in_.clean));
    if (m.kind == Kind::share && q.unit_class == unit::Class::percent &&
        !(measure && measure->kind == "share"))
      m.kind = Kind::growth;
    if (m.kind == Kind::growth || m.kind == Kind::change)
      m.direction = plus ? Direction::up : Direction::down;
  }

  // Quantities that carry their own verb: 翻一番, 九连降.
  void read_quote(const unit::Quantity& q, Mention& m) const {
    const Trie::Match start = in_.lexicon.match(in_.clean.bytes, q.at.begin);
    if (start && in_.lexicon.word(start.value).cls == double_) {
      m.kind = Kind::ratio;
      m.direction = in_.lexicon.word(start.value).direction;
    }
    const Trie::Match last = in_.lexicon.match(in_.clean.bytes, previous(q.at.end));
    if (last && in_.lexicon.word(last.value).cls == discount_) m.kind = Kind::ratio;
    const Trie::Match unit = in_.lexicon.match(in_.clean.bytes, q.number.end);
    if (q.number.end < q.at.end && unit && in_.lexicon.word(unit.value).cls == run_) {
      m.kind = Kind::streak;
      m.direction = in_.lexicon.word(unit.value).direction;
    }
  }

  // Where the character before `end` begins.
  std::size_t previous(std::size_t end) const {
    --end;
    while (end > 0 && (static_cast<unsigned char>(in_.clean.bytes[end]) & 0xC0U) == 0x80U) --end;
    return end;
  }

  Direction tail_direction(const Sentence& s, std::size_t i, const Segment& seg) const {
    for (std::size_t j = i + 1; j < seg.last; ++j) {
      if (s.tokens[j].cls < kFirstWordClass) continue;
      const Direction d = in_.lexicon.word(s.tokens[j].ref).direction;
      if (d != Direction::none) return d;
    }
    return Direction::none;
  }

  // The measure word that ends the name decides, else the unit.
  void automatic_kind(const unit::Quantity& q, Mention& m) const {
    using unit::Class;
    const Lexicon::Measure* measure = in_.lexicon.measure(name::folded(m.name, in_.clean));
    const std::string_view says = measure ? std::string_view(measure->kind) : std::string_view();
    switch (q.unit_class) {
      case Class::percent:
        m.kind = says == "growth"  ? Kind::growth
                 : says == "index" ? Kind::index
                 : says == "ratio" ? Kind::ratio
                                   : Kind::share;
        if (m.kind == Kind::growth) m.direction = measure->direction;
        break;
      case Class::point:
        m.kind = Kind::change;
        break;
      case Class::times:
      case Class::ratio:
        m.kind = Kind::ratio;
        break;
      case Class::score:
        m.kind = Kind::index;
        break;
      case Class::ordinal:
        m.kind = Kind::rank;
        break;
      case Class::bare:
        m.kind = says == "index" ? Kind::index : says == "ratio" ? Kind::ratio : Kind::level;
        break;
      default:
        m.kind = Kind::level;
        break;
    }
  }

  // A gap to another thing has no direction; one to another time has that of its word.
  void set_gap(const Sentence& s, const Segment& seg, std::size_t i, const Token* cue, Mention& m) {
    const unit::Class c = quantity(s.tokens[i]).unit_class;
    m.kind = c == unit::Class::percent || c == unit::Class::times ? Kind::growth : Kind::change;
    gap_to_time_ = false;
    for (std::size_t j = seg.first; j + 1 < i; ++j) {
      if ((s.tokens[j].cls == than_ || s.tokens[j].cls == gap_) && s.tokens[j + 1].cls == kTime)
        gap_to_time_ = true;
    }
    m.direction = (gap_to_time_ || m.kind == Kind::growth) && cue && cue->ref >= 0
                      ? in_.lexicon.word(cue->ref).direction
                      : Direction::none;
  }

  void set_scope(const Rule& rule, Mention& m) {
    const scope::State& now = scope_.now();
    m.period = now.period;
    m.place = now.place;
    m.modality = now.modality;
    // 连续七年稳定在 800 亿斤: the value held as long as the run.
    if (m.kind != Kind::rank && !out_.empty() && out_.back().kind == Kind::streak && same_segment_) {
      m.period = out_.back().period;
      return set_comparison(rule, m);
    }
    if (!m.name_own && frames_.same_sentence() && !frames_.base_value() && !scope_.own_time())
      m.period = frames_.period();
    if (rule.base) m.period = scope_.start_period();
    set_comparison(rule, m);
  }

  void set_comparison(const Rule& rule, Mention& m) {
    const scope::State& now = scope_.now();
    const bool moves = m.kind == Kind::growth || (m.kind == Kind::change && m.direction != Direction::none);
    const bool to_time = !rule.gap || gap_to_time_;
    if (!m.comparison.empty()) return;
    if (!scope_.own_comparison().empty()) {
      if ((moves || m.kind == Kind::ratio) && to_time) m.comparison = scope_.own_comparison();
    } else if (moves && to_time && !scope_.average()) {
      m.comparison = now.comparison;
    }
  }

  static void extend_streak(const unit::Quantity& q, Mention& m) {
    const auto n = q.value.to_int64();
    if (!n || *n < 1 || *n > 500 || !m.period.end) return;
    const int months = q.unit == "month" ? 1 : q.unit == "quarter" ? 3 : 0;
    if (months != 0) {
      const int first = m.period.end->year * 12 + m.period.end->month - static_cast<int>(*n) * months;
      m.period.start = Date{first / 12, first % 12 + 1, 1};
    } else if (q.unit == "year" || q.unit == "one") {
      m.period.start = Date{m.period.end->year - static_cast<int>(*n) + 1, 1, 1};
    }
  }

  const token::Input& in_;
  const RuleBook& rules_;
  name::Reader names_;
  scope::Tracker scope_;
  frame::Frames frames_;
  TokenClass than_, run_, double_, gap_, discount_, flat_, new_;
  token::Marks marks_;
  bool gap_to_time_ = false, same_segment_ = false;
  std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> bind(const token::Input& input, const outline::Outline& outline, const RuleBook& rules) {
  return Binder(input, outline, rules).run();
}

}  // namespace zhibiao::context
