#include "context.h"

#include <algorithm>
#include <optional>

#include "scope.h"

namespace zhibiao::context {
namespace {

using name::Name;
using name::Range;
using token::Segment;
using token::Sentence;
using token::Token;

// What a clause leaves to the next: who bears the measure, the full name, the items of a list.
struct Frame {
  Name name;
  Name bearer;
  std::vector<Name> items;
  std::size_t sentence = 0;
  Interval period;
  std::string place;
  bool base = false;
};

// A run of quantities with nothing but separators between them: 18.9万人、9.3万人、5.2万人.
struct Group {
  std::size_t first = 0;  // token indexes of its quantities
  std::vector<std::size_t> members;
};

class Binder {
 public:
  Binder(const token::Input& input, const outline::Outline& outline, const RuleBook& rules)
      : in_(input),
        outline_(outline),
        rules_(rules),
        names_(input.lexicon, input.places),
        scope_(input, outline, names_),
        marks_(input.lexicon),
        dist_(input.lexicon.class_of("DIST")),
        and_(input.lexicon.class_of("AND")),
        be_(input.lexicon.class_of("BE")),
        reach_(input.lexicon.class_of("REACH")),
        new_(input.lexicon.class_of("NEW")),
        verb_(input.lexicon.class_of("VERB")),
        than_(input.lexicon.class_of("THAN")),
        sub_(input.lexicon.class_of("SUB")) {}

  std::vector<Mention> run() {
    token::Tokenizer tokenizer(in_);
    std::size_t next = 0;
    const auto& blocks = in_.clean.blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      scope_.block(b);
      topic_ = {};
      if (outline_.parts[b].role == outline::Role::heading) heading_ = blocks[b].at;
      for (; next < in_.clean.sentences.size() && in_.clean.sentences[next].begin < blocks[b].at.end; ++next) {
        ++sentence_index_;
        const Sentence s = tokenizer.read(in_.clean.sentences[next]);
        scope_.sentence();
        recent_.clear();
        for (std::size_t i = 0; i < s.segments.size(); ++i) segment(s, i);
      }
    }
    return std::move(out_);
  }

 private:
  const unit::Quantity& quantity(const Token& t) const { return in_.quantities[static_cast<std::size_t>(t.ref)]; }
  bool is_separator(const Token& t) const {
    return t.cls == kPause || t.cls == and_ || t.cls == kSpace || t.cls == dist_ || t.cls == kBound || t.cls == kNote;
  }

  void segment(const Sentence& s, std::size_t index) {
    const Segment& seg = s.segments[index];
    scope_.segment(s, index);
    if (!seg.quantity) return remember_topic(s, seg);
    for (const Group& group : groups(s, seg)) bind_group(s, seg, group);
  }

  // A clause without a quantity may name what the next one measures.
  void remember_topic(const Sentence& s, const Segment& seg) {
    const Range range = names_.trim(s.tokens, {seg.first, seg.last});
    if (range.empty() || names_.only_places(s.tokens, range)) return;
    topic_ = names_.name_of(s.tokens, range);
    topic_sentence_ = sentence_index_;
    topic_colon_ = seg.end == marks_.colon;
  }

  std::vector<Group> groups(const Sentence& s, const Segment& seg) const {
    std::vector<Group> out;
    bool joined = false;
    for (std::size_t i = seg.first; i < seg.last; ++i) {
      const Token& t = s.tokens[i];
      if (!t.is_quantity()) {
        joined = joined && is_separator(t);
        continue;
      }
      if (!joined || !alike(quantity(s.tokens[out.back().members.back()]), quantity(t))) out.push_back({i, {}});
      out.back().members.push_back(i);
      joined = true;
    }
    return out;
  }

  static bool alike(const unit::Quantity& a, const unit::Quantity& b) {
    return a.unit_class == b.unit_class || a.unit_class == unit::Class::bare || b.unit_class == unit::Class::bare;
  }

  std::string skeleton(const Sentence& s, const Segment& seg, std::size_t focus) const {
    std::string out;
    out.reserve(seg.last - seg.first + 1);
    for (std::size_t i = seg.first; i < seg.last; ++i) {
      if (i == focus) out += static_cast<char>(kFocus);
      out += static_cast<char>(s.tokens[i].cls);
    }
    return out;
  }

  // Groups of a match as token indexes; the focus mark takes one place of the skeleton.
  static Range range_of(pattern::Match::Range r, const Segment& seg, std::size_t focus) {
    if (!r.found()) return {seg.first, seg.first};
    const auto index = [&](int at) {
      const std::size_t i = seg.first + static_cast<std::size_t>(at);
      return i > focus ? i - 1 : i;
    };
    return {index(r.begin), index(r.end)};
  }

  void bind_group(const Sentence& s, const Segment& seg, const Group& group) {
    scope_.advance(s, group.first);
    const auto match = rules_.first(skeleton(s, seg, group.first));
    if (!match || match->rule->drop) return;
    const Range all_left = range_of(match->name, seg, group.first);
    const bool dist = std::any_of(s.tokens.begin() + static_cast<std::ptrdiff_t>(seg.first),
                                  s.tokens.begin() + static_cast<std::ptrdiff_t>(group.first),
                                  [this](const Token& t) { return t.cls == dist_; });
    const std::vector<Name> spread = distributed(s, seg, group, *match, all_left, dist);
    for (std::size_t k = 0; k < group.members.size(); ++k) {
      const std::size_t i = group.members[k];
      Mention m;
      m.quantity = static_cast<std::size_t>(s.tokens[i].ref);
      m.rule = match->rule;
      m.sentence = s.at;
      name_mention(s, seg, i, *match, all_left, m);
      if (k < spread.size()) m.name = spread[k], m.name_own = true;
      fill(s, seg, i, *match, m);
      out_.push_back(m);
      recent_.push_back(m.name);
    }
    if (spread.size() > 1) frame_.items = spread;
  }

  // The names of a group's values, one each, where the clause or the frame before it lists as many.
  std::vector<Name> distributed(const Sentence& s, const Segment&, const Group& group, const RuleMatch&, Range left,
                                bool dist) {
    const std::size_t n = group.members.size();
    const Range own = names_.trim(s.tokens, left);
    if (n < 2) return {};
    if (!own.empty() && !names_.only_places(s.tokens, own)) {
      const std::vector<Range> items = names_.items(s.tokens, own, n);
      if (items.size() != n) return {};
      return with_tail(s, items);
    }
    if (!own.empty()) {
      const std::vector<Range> items = names_.items(s.tokens, own, n);
      if (items.size() == n) return places_with_frame(s, items);
    }
    if (!dist) return {};
    if (frame_.items.size() == n) return frame_.items;
    if (recent_.size() >= n) return {recent_.end() - static_cast<std::ptrdiff_t>(n), recent_.end()};
    return {};
  }

  // 太阳能电池、锂离子蓄电池出口: the last item's measure belongs to every item.
  std::vector<Name> with_tail(const Sentence& s, const std::vector<Range>& items) {
    std::vector<Name> out;
    const Name last = names_.name_of(s.tokens, items.back());
    std::size_t length = 0;
    Name tail;
    if (!last.parts.empty() && in_.lexicon.measure(last.parts.back().of(in_.clean.bytes), &length)) {
      const Span part = last.parts.back();
      tail.parts.push_back({part.end - std::min(length, part.size()), part.end});
    }
    for (const Range& item : items) {
      Name one = names_.name_of(s.tokens, item);
      const bool complete = in_.lexicon.measure(name::folded(one, in_.clean)) != nullptr;
      if (!(one == last) && !complete) one = name::joined(one, tail);
      out.push_back(one);
    }
    return out;
  }

  std::vector<Name> places_with_frame(const Sentence& s, const std::vector<Range>& items) {
    std::vector<Name> out;
    for (const Range& item : items) out.push_back(name::joined(names_.name_of(s.tokens, item), inherited()));
    return out;
  }

  Name inherited() const {
    if (!topic_.empty() && (topic_sentence_ == sentence_index_ || topic_colon_) &&
        (frame_.sentence != sentence_index_ || frame_.name.empty())) {
      return topic_;
    }
    if (!frame_.name.empty()) return frame_.name;
    return topic_;
  }

  // The name of one mention: to the left, the counted noun to the right, or from the frame.
  void name_mention(const Sentence& s, const Segment& seg, std::size_t i, const RuleMatch& match, Range left, Mention& m) {
    const Range own = names_.trim(s.tokens, left);
    const bool has_left = !own.empty() && !names_.only_places(s.tokens, own);
    std::size_t stop = i + 1;
    while (stop < seg.last && !s.tokens[stop].is_quantity()) ++stop;
    const Range right = match.tail.found() ? range_of(match.tail, seg, i) : names_.counted(s.tokens, i, stop);
    if (!right.empty() && prefers_right(s, i, own, has_left, match, seg)) {
      m.name = names_.name_of(s.tokens, right);
      if (own.last > own.first && s.tokens[own.last - 1].cls == new_) {
        m.name = name::joined(names_.name_of(s.tokens, {own.last - 1, own.last}), m.name);
      }
      m.name_own = true;
      return;
    }
    if (has_left) {
      m.name = names_.name_of(s.tokens, own);
      m.name_own = true;
      complete(m.name);
      return;
    }
    m.name = inherited();
    if (m.name.empty() && !own.empty()) m.name = names_.name_of(s.tokens, own);
  }

  bool prefers_right(const Sentence& s, std::size_t i, Range own, bool has_left, const RuleMatch& match, const Segment& seg) const {
    const unit::Class c = quantity(s.tokens[i]).unit_class;
    if (c == unit::Class::ordinal) return false;
    if (match.rule->kind == Kind::streak) return !has_left;
    const bool direct = i > seg.first && (s.tokens[i - 1].cls == be_ || s.tokens[i - 1].cls == reach_ || s.tokens[i - 1].cls == kBound);
    const bool counts = c == unit::Class::item || c == unit::Class::bare;
    if (match.cue.found() && !match.rule->base && s.tokens[range_of(match.cue, seg, i).first].cls != be_ &&
        s.tokens[range_of(match.cue, seg, i).first].cls != reach_) {
      return !has_left && counts;
    }
    if (!has_left) return true;
    if (counts) return !direct || s.tokens[own.last - 1].cls == verb_;
    return s.tokens[own.last - 1].cls == verb_ || s.tokens[own.last - 1].cls == new_;
  }

  // 占比 alone means the bearer's 占比.
  void complete(Name& own) const {
    const std::string text = name::folded(own, in_.clean);
    std::size_t length = 0;
    const Lexicon::Measure* measure = in_.lexicon.measure(text, &length);
    if (!measure || !measure->bearer || length != text.size() || frame_.bearer.empty()) return;
    own = name::joined(frame_.bearer, own);
  }

  void fill(const Sentence& s, const Segment& seg, std::size_t i, const RuleMatch& match, Mention& m) {
    const Rule& rule = *match.rule;
    const unit::Quantity& q = quantity(s.tokens[i]);
    const bool inherited_name = !m.name_own;
    const Name bearer = m.name;
    if (match.whole.found()) {
      m.name = name::joined(m.name, names_.name_of(s.tokens, range_of(match.whole, seg, i)));
    }
    set_kind(s, seg, i, match, m);
    set_scope(s, rule, inherited_name, m);
    if (m.kind == Kind::streak) extend_streak(q, m);
    keep_frame(rule, bearer, m);
  }

  void set_kind(const Sentence& s, const Segment& seg, std::size_t i, const RuleMatch& match, Mention& m) {
    const Rule& rule = *match.rule;
    const unit::Quantity& q = quantity(s.tokens[i]);
    const Token* cue = match.cue.found() ? &s.tokens[range_of(match.cue, seg, i).first] : nullptr;
    if (rule.direction) m.direction = *rule.direction;
    else if (cue && cue->ref >= 0) m.direction = in_.lexicon.word(cue->ref).direction;
    if (rule.kind) m.kind = *rule.kind;
    else automatic_kind(q, m);
    if (rule.gap) set_gap(s, seg, i, match, q, m);
    if (m.kind == Kind::streak) m.direction = tail_direction(s, i, seg);
    if (q.negative && m.kind == Kind::growth) m.direction = Direction::down;
    if (rule.base) m.direction = m.kind == Kind::growth ? m.direction : Direction::none;
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
        m.kind = says == "growth" ? Kind::growth : says == "index" ? Kind::index : says == "ratio" ? Kind::ratio : Kind::share;
        if (m.kind == Kind::growth) m.direction = measure->direction;
        break;
      case Class::point: m.kind = Kind::change; break;
      case Class::times:
      case Class::ratio: m.kind = Kind::ratio; break;
      case Class::score: m.kind = Kind::index; break;
      case Class::ordinal: m.kind = Kind::rank; break;
      case Class::bare:
        m.kind = says == "index" ? Kind::index : says == "ratio" ? Kind::ratio : Kind::level;
        break;
      default: m.kind = Kind::level; break;
    }
  }

  void set_gap(const Sentence& s, const Segment& seg, std::size_t i, const RuleMatch& match, const unit::Quantity& q, Mention& m) {
    const bool relative = q.unit_class == unit::Class::percent || q.unit_class == unit::Class::times;
    m.kind = relative ? Kind::growth : Kind::change;
    bool to_time = false;
    for (std::size_t j = seg.first; j < i; ++j) {
      if (s.tokens[j].cls == than_ && s.tokens[j + 1].cls == kTime) to_time = true;
      if (s.tokens[j].cls == kTime && s.tokens[j + 1].cls == than_) to_time = true;
    }
    const Token& cue = s.tokens[range_of(match.cue, seg, i).first];
    m.direction = to_time && cue.ref >= 0 ? in_.lexicon.word(cue.ref).direction : Direction::none;
    gap_to_time_ = to_time;
  }

  void set_scope(const Sentence&, const Rule& rule, bool inherited_name, Mention& m) {
    const scope::State& now = scope_.now();
    const bool same_sentence = frame_.sentence == sentence_index_;
    m.period = now.period;
    m.place = now.place;
    m.modality = now.modality;
    if (inherited_name && same_sentence && !frame_.base && !scope_.own_time()) m.period = frame_.period;
    if (rule.base && !scope_.own_time()) m.period = {};
    const bool moves = m.kind == Kind::growth || (m.kind == Kind::change && m.direction != Direction::none);
    if (!scope_.own_comparison().empty() && (moves || m.kind == Kind::ratio)) m.comparison = scope_.own_comparison();
    else if (moves && !scope_.average() && !rule.gap) m.comparison = now.comparison;
    if (rule.gap && !gap_to_time_) m.comparison.clear();
  }

  static void extend_streak(const unit::Quantity& q, Mention& m) {
    const auto n = q.value.to_int64();
    if (!n || *n < 1 || *n > 500 || !m.period.end) return;
    if (q.unit != "year" && q.unit != "one") return;
    const int last = m.period.end->year;
    m.period.start = Date{last - static_cast<int>(*n) + 1, 1, 1};
  }

  void keep_frame(const Rule& rule, const Name& bearer, const Mention& m) {
    if (m.name_own || frame_.name.empty()) {
      std::size_t length = 0;
      const std::string text = name::folded(bearer, in_.clean);
      const Lexicon::Measure* measure = in_.lexicon.measure(text, &length);
      const bool composed = measure && measure->bearer && length < text.size();
      if (!composed || frame_.sentence != sentence_index_) frame_.bearer = bearer;
      frame_.name = bearer;
      frame_.items.clear();
    }
    frame_.sentence = sentence_index_;
    frame_.period = m.period;
    frame_.place = m.place;
    frame_.base = rule.base;
  }

  const token::Input& in_;
  const outline::Outline& outline_;
  const RuleBook& rules_;
  name::Reader names_;
  scope::Tracker scope_;
  token::Marks marks_;
  TokenClass dist_, and_, be_, reach_, new_, verb_, than_, sub_;
  Frame frame_;
  Name topic_;
  std::size_t topic_sentence_ = 0;
  bool topic_colon_ = false;
  Span heading_;
  std::vector<Name> recent_;
  std::size_t sentence_index_ = 0;
  bool gap_to_time_ = false;
  std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> bind(const token::Input& input, const outline::Outline& outline, const RuleBook& rules) {
  return Binder(input, outline, rules).run();
}

}  // namespace zhibiao::context
