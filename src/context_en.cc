#include "context_en.h"

#include <algorithm>
#include <optional>

#include "count_text_en.h"
#include "english.h"
#include "frame.h"
#include "frame_en.h"
#include "kind.h"
#include "kind_en.h"
#include "scope_en.h"
#include "token_en.h"

namespace zhibiao::english {
namespace {

using context::Mention;
using frame::Group;
using name::Range;
using token::Segment;
using token::Sentence;

constexpr std::size_t kLongestList = 12;
constexpr std::size_t kLongestSentence = 4096;  // bytes: a record of a longer one shows its clause alone
constexpr std::size_t kLongestSegment = 120;    // tokens: a longer one is no clause, and cut anywhere

class Binder {
 public:
  Binder(const token::Input& input, const std::vector<bool>& english, const std::vector<Cell>& cells,
         const outline::Outline& outline, const RuleBook& rules, const CountTables& counts)
      : in_(input),
        english_(english),
        cells_(cells),
        counts_(counts),
        rules_(rules),
        marks_(input.lexicon),
        outline_(outline),
        scope_(input, outline, counts),
        frames_(input, counts),
        kinds_(input, counts, frames_.names()) {
    dash_ = input.lexicon.class_of("DASH");
    to_ = input.lexicon.class_of("TO");
    of_ = input.lexicon.class_of("OF");
    in_class_ = input.lexicon.class_of("IN");
    from_ = input.lexicon.class_of("FROM");
    and_ = input.lexicon.class_of("AND");
    but_ = input.lexicon.class_of("BUT");
    rel_ = input.lexicon.class_of("REL");
    be_ = input.lexicon.class_of("BE");
    reach_ = input.lexicon.class_of("REACH");
    than_ = input.lexicon.class_of("THAN");
    against_ = input.lexicon.class_of("AGAINST");
    mod_ = input.lexicon.class_of("MOD");
  }

  std::vector<Mention> run() {
    Tokenizer tokenizer(in_, counts_);
    out_.reserve(static_cast<std::size_t>(std::count_if(in_.quantities.begin(), in_.quantities.end(),
                                                        [](const auto& q) { return q.guard.empty(); })));
    std::size_t next = 0;
    const auto& blocks = in_.clean.blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      scope_.block(b);
      frames_.block();
      for (; next < in_.clean.sentences.size() && in_.clean.sentences[next].begin < blocks[b].at.end;
           ++next) {
        if (english_[next]) sentence(tokenizer.read(in_.clean.sentences[next]));
      }
    }
    return std::move(out_);
  }

 private:
  // A row of a table: its label and headings name the values.
  bool row(const Sentence& s) {
    bool any = false;
    for (std::size_t i = 0; i < s.tokens.size(); ++i) {
      const token::Token& t = s.tokens[i];
      if (t.ref < 0 || !(t.is_quantity() || t.cls == kGuarded)) continue;
      while (cell_ < cells_.size() && cells_[cell_].quantity < static_cast<std::size_t>(t.ref)) ++cell_;
      if (cell_ == cells_.size()) return any;
      if (cells_[cell_].quantity != static_cast<std::size_t>(t.ref)) continue;
      const auto match = rules_.first(token::skeleton(s, {i, i + 1, 0, true}, i));
      if (!match) continue;
      Mention m;
      m.quantity = cells_[cell_].quantity;
      m.rule = match->rule;
      m.sentence = {s.tokens.front().at.begin, s.tokens.back().at.end};
      m.period = scope_.period_of(cells_[cell_].time);
      m.place = scope_.now().place;
      m.modality = scope_.now().modality;
      describe(cells_[cell_], in_, counts_, m);
      out_.push_back(std::move(m));
      any = true;
    }
    return any;
  }

  void sentence(Sentence& s) {
    scope_.sentence();
    scope_.entry(s.tokens);
    if (cell_ < cells_.size() && row(s)) return;
    cut_segments(s);
    frames_.sentence();
    lead_ = true;
    for (const Segment& seg : s.segments) {
      const bool inside = seg.first > 0 && s.tokens[seg.first - 1].cls == marks_.open;
      if (inside) outside_ = scope_.held();
      segment(s, seg);
      if (outside_ && seg.end == marks_.close) scope_.hold(*outside_), outside_.reset();
    }
    outside_.reset();
  }

  bool lists(const token::Token& t) const {
    return t.cls == and_ && !is_in(counts_.restates, t.at.of(in_.clean.bytes));
  }

  // A comma inside a list of values (3, 5 and 7 percent) cuts nothing.
  bool in_list(const Sentence& s, std::size_t comma) const {
    if (comma == 0 || !s.tokens[comma - 1].is_quantity()) return false;
    const TokenClass cls = s.tokens[comma - 1].cls;
    bool ends = false;
    for (std::size_t i = comma + 1; i < s.tokens.size() && i - comma < kLongestList; ++i) {
      const TokenClass c = s.tokens[i].cls;
      if (lists(s.tokens[i]))
        ends = true;
      else if (c == cls && ends)
        return true;
      else if (c != cls && c != marks_.comma && c != kBound)
        return false;
    }
    return false;
  }

  void cut_segments(Sentence& s) const {
    Segment now;
    const auto close = [&](std::size_t end, std::size_t next, TokenClass mark) {
      now.last = end;
      now.end = mark;
      if (now.last > now.first) s.segments.push_back(now);
      now = {next, next, 0, false};
    };
    for (std::size_t i = 0; i < s.tokens.size(); ++i) {
      const TokenClass c = s.tokens[i].cls;
      if (i - now.first >= kLongestSegment) close(i, i, 0);
      const bool cuts = marks_.ends_segment(c) || c == marks_.open || c == marks_.close || c == dash_;
      if (cuts && !(c == marks_.comma && in_list(s, i)))
        close(i, i + 1, c);
      else
        now.quantity = now.quantity || s.tokens[i].is_quantity();
    }
    now.last = s.tokens.size();
    if (now.last > now.first) s.segments.push_back(now);
  }

  void segment(const Sentence& s, const Segment& seg) {
    if (!seg.quantity) {
      scope_.before(s.tokens, {seg.first, seg.last}, lead_);
      frames_.topic(s.tokens, seg, seg.end == marks_.colon);
    } else {
      for (const Group& group : groups(s, seg)) bind(s, seg, group);
    }
    lead_ = lead_ && !seg.quantity && seg.end == marks_.comma;
    if (seg.end == marks_.semi || seg.end == dash_) scope_.semicolon();
  }

  const std::vector<Group>& groups(const Sentence& s, const Segment& seg) {
    std::vector<Group>& out = groups_;
    out.clear();
    bool joined = false;
    for (std::size_t i = seg.first; i < seg.last; ++i) {
      const token::Token& t = s.tokens[i];
      if (!t.is_quantity()) {
        joined = joined && (t.cls == marks_.comma || lists(t) || t.cls == kBound);
        continue;
      }
      if (!joined || s.tokens[out.back().members.back()].cls != t.cls || other_time(s, seg, out.back(), i))
        out.emplace_back();
      out.back().members.push_back(i);
      joined = true;
    }
    return out;
  }

  // For the first quarter it was 3 percent, and 5 percent for the second: each has its time.
  static bool other_time(const Sentence& s, const Segment& seg, const Group& before, std::size_t i) {
    if (before.members.size() != 1 || i + 1 >= seg.last || s.tokens[i + 1].cls != kTime) return false;
    for (std::size_t k = seg.first; k < before.first(); ++k) {
      if (s.tokens[k].cls == kTime) return true;
    }
    return false;
  }

  // 200 MW of wind and solar power in May: the word joins two nouns of what is measured.
  bool in_phrase(const Sentence& s, std::size_t quantity, std::size_t joint, std::size_t end) const {
    if (s.tokens[joint].cls != and_ || quantity + 2 >= joint || s.tokens[quantity + 1].cls != of_)
      return false;
    const auto noun = [&](std::size_t k) { return s.tokens[k].cls == kOther; };
    for (std::size_t k = quantity + 2; k < joint; ++k) {
      if (!noun(k)) return false;
    }
    std::size_t next = joint + 1;
    while (next < end && noun(next)) ++next;
    return next > joint + 1 && next < end &&
           (s.tokens[next].cls == kTime || s.tokens[next].cls == in_class_ || s.tokens[next].cls == and_);
  }

  bool joint(TokenClass c) const { return c == and_ || c == but_ || c == rel_; }

  // What belongs to a quantity on its right: up to the end of the segment, or what joins the next quantity to
  // it.
  std::size_t right_end(const Sentence& s, const Segment& seg, std::size_t i) const {
    std::size_t stop = i + 1, cut = seg.last;
    for (; stop < seg.last && !s.tokens[stop].is_quantity(); ++stop) {
      if (cut == seg.last && joint(s.tokens[stop].cls) && !in_phrase(s, i, stop, seg.last)) cut = stop;
    }
    return stop == seg.last ? stop : std::min(cut, stop);
  }

  std::size_t left_begin(const Sentence& s, const Segment& seg, std::size_t i) const {
    std::size_t from = i;
    while (from > seg.first && !s.tokens[from - 1].is_quantity()) --from;
    if (from == seg.first) return from;
    std::size_t lead = i;
    while (lead > from && (s.tokens[lead - 1].cls == kBound || s.tokens[lead - 1].at.empty())) --lead;
    if (lead > from && (s.tokens[lead - 1].cls == to_ || s.tokens[lead - 1].cls == from_)) return lead - 1;
    std::size_t cut = from;
    while (cut < i && !joint(s.tokens[cut].cls)) ++cut;
    return cut;
  }

  void bind(const Sentence& s, const Segment& seg, const Group& group) {
    const std::size_t first = group.first();
    token::write_skeleton(s, seg, first, skeleton_);
    const std::optional<RuleMatch>& match = rules_.first(skeleton_);
    if (in_.trace) context::trace_rules(in_, rules_.book(), s, seg, group.members);
    if (!match || match->rule->drop) return;
    const Clause clause{s.tokens, seg, *match, first, right_end(s, seg, group.members.back())};
    const Modality told = scope_.now().modality;
    scope_.before(s.tokens, {left_begin(s, seg, first), first},
                  lead_ && left_begin(s, seg, first) == seg.first);
    viewed_ =
        match->rule->base && told != scope_.now().modality && expects(s, left_begin(s, seg, first), first);
    const scope::State before = scope_.now();
    const bool moves = match->rule->gap || match->rule->kind == Kind::growth ||
                       match->rule->kind == Kind::change ||
                       (match->rule->carry && frames_.moving() != Direction::none);
    scope_.after(s.tokens, {group.members.back() + 1, clause.right}, moves, s.tokens[first].cls == kTimes,
                 !frames_.verb_before(clause));
    std::size_t lead = first;
    while (lead > seg.first && (s.tokens[lead - 1].cls == kBound || s.tokens[lead - 1].at.empty())) --lead;
    stated_ = lead > seg.first && (s.tokens[lead - 1].cls == be_ || s.tokens[lead - 1].cls == reach_);
    yearly_ = says_yearly(clause);
    const std::vector<Naming> namings = frames_.name(clause, group);
    for (std::size_t k = 0; k < group.members.size(); ++k) {
      Mention m = mention(clause, group.members[k], namings[k]);
      if (!says_nothing(m)) out_.push_back(std::move(m));
    }
    if (match->rule->base || scope_.passing()) scope_.restore(before);
    if (viewed_ || states_aim(s, lead, seg.first)) scope_.set_modality(told);
  }

  // Exceeding the target of 12 million: an aim that only this value is.
  bool states_aim(const Sentence& s, std::size_t lead, std::size_t first) const {
    if (lead == first || s.tokens[lead - 1].cls != mod_) return false;
    return s.tokens[lead - 1].at.of(in_.clean.bytes).ends_with(" of");
  }

  // Against a consensus of 3 percent, than analysts expected: the view stands behind what compares.
  bool expects(const Sentence& s, std::size_t from, std::size_t to) const {
    while (from < to && s.tokens[from].cls != than_ && s.tokens[from].cls != against_) ++from;
    for (; from < to; ++from) {
      const token::Token& t = s.tokens[from];
      if (t.cls >= kFirstWordClass && t.ref >= 0 && in_.lexicon.word(t.ref).modality) return true;
    }
    return false;
  }

  // An annual rise of 3 percent
  bool says_yearly(const Clause& c) const {
    const Range cue = frame::range_of(c.match.cue, c.seg, c.first);
    if (cue.empty()) return false;
    const std::string text = lower(c.tokens[cue.first].at.of(in_.clean.bytes));
    const std::size_t blank = text.find(' ') + 1;
    return blank != 0 &&
           is_in(counts_.yearly, std::string_view(text).substr(blank, text.find(' ', blank) - blank));
  }

  // Room 12, items 4 and 5: a bare number that no cue binds and whose name measures nothing.
  bool says_nothing(const Mention& m) const {
    const unit::Quantity& q = in_.quantities[m.quantity];
    if (!m.rule->needs_unit || q.unit_class != unit::Class::bare || q.scaled) return false;
    if (m.kind != Kind::level || !m.unit.empty()) return false;
    if (m.rule->name == "en.plain" && q.digits > 2 && m.name_own && stated_)
      return false;  // the toll was 2,800
    return !in_.lexicon.measure(name::folded(m.name, in_.clean));
  }

  Mention mention(const Clause& clause, std::size_t i, const Naming& naming) {
    Mention m;
    const token::Token& t = clause.tokens[i];
    const unit::Quantity& q = in_.quantities[static_cast<std::size_t>(t.ref)];
    m.quantity = static_cast<std::size_t>(t.ref);
    m.rule = clause.match.rule;
    m.name = naming.name;
    m.name_own = naming.stated;
    m.sentence = {clause.tokens.front().at.begin, clause.tokens.back().at.end};
    if (m.sentence.size() > kLongestSentence) {
      m.sentence = {clause.tokens[clause.seg.first].at.begin, clause.tokens[clause.seg.last - 1].at.end};
    }
    kinds_.read(clause, i, frames_, m);
    set_scope(m);
    if (m.kind == Kind::streak) context::extend_streak(q, false, m);
    frames_.keep(naming, m);
    if (!naming.shown.empty()) m.name = naming.shown;
    return m;
  }

  // True for a time that starts, or a day that comes, after the one the text is written.
  bool ahead(const Interval& period) const {
    if (!outline_.dated || !outline_.today) return false;
    const std::optional<Date>& from = period.start ? period.start : period.end;
    return from && *outline_.today < *from;
  }

  void set_scope(Mention& m) {
    const scope::State& now = scope_.now();
    const Rule& rule = *m.rule;
    m.period = rule.base && !scope_.own_time() ? Interval{} : now.period;
    m.place = now.place;
    m.modality = rule.base && !viewed_ ? Modality::actual : now.modality;
    if (m.modality == Modality::actual && ahead(m.period)) m.modality = Modality::forecast;
    const bool moves = m.kind == Kind::growth || (m.kind == Kind::change && m.direction != Direction::none);
    // A movement up to the end of a year is one of that year.
    if (moves && !m.period.start && m.period.end && m.period.end->month == 12 && m.period.end->day == 31) {
      m.period = Interval::years(m.period.end->year, m.period.end->year);
    }
    const bool own = !scope_.own_comparison().empty();
    if (own && (moves || m.kind == Kind::ratio))
      m.comparison = scope_.own_comparison();
    else if (moves && (yearly_ || kinds_.yearly(m)))
      m.comparison = "yoy";
    else if (moves && rule.direction.value_or(Direction::none) == Direction::none &&
             !(rule.gap && m.direction == Direction::none) && !scope_.average())
      m.comparison = now.comparison;
  }

  const token::Input& in_;
  const std::vector<bool>& english_;
  const std::vector<Cell>& cells_;
  const CountTables& counts_;
  std::size_t cell_ = 0;  // the next of them
  RuleMemo rules_;
  token::Marks marks_;
  const outline::Outline& outline_;
  Tracker scope_;
  Frames frames_;
  Kinds kinds_;
  TokenClass be_ = 0, reach_ = 0, of_ = 0, in_class_ = 0, to_ = 0, from_ = 0, dash_ = 0, and_ = 0, but_ = 0,
             rel_ = 0, than_ = 0, against_ = 0, mod_ = 0;
  std::optional<Tracker::Held> outside_;  // what holds outside the bracket that is open
  bool viewed_ = false;                   // what the value is compared with is what somebody expects
  bool yearly_ = false;                   // the movement is graded as one over a year
  bool stated_ = false;                   // a verb of reaching stands right before the quantity
  bool lead_ = false;                     // nothing but times and the like stands before in the sentence
  std::vector<Group> groups_;             // of the segment
  std::string skeleton_;
  std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> bind(const token::Input& input, const std::vector<bool>& english,
                          const std::vector<Cell>& cells, const outline::Outline& outline,
                          const RuleBook& rules, const CountTables& counts) {
  return Binder(input, english, cells, outline, rules, counts).run();
}

}  // namespace zhibiao::english
