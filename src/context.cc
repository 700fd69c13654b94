#include "context.h"

#include <algorithm>
#include <optional>

#include "doubt.h"
#include "frame.h"
#include "kind.h"
#include "likeness.h"
#include "scope.h"

namespace zhibiao::context {
namespace {

using frame::Group;
using frame::Naming;
using token::Segment;
using token::Sentence;
using token::Token;

constexpr std::size_t kBareCurrency = 3;  // bytes of 元 alone
constexpr std::size_t kShortClause = 4;   // tokens of a clause that only says 与上年持平

class Binder {
 public:
  Binder(const token::Input& input, const outline::Outline& outline, const RuleBook& rules)
      : in_(input),
        rules_(rules),
        names_(input.clean, input.lexicon, input.places),
        plan_(outline.plan),
        money_place_(outline.money_place),
        scope_(input, outline, names_),
        groups_(input),
        frames_(input, names_),
        marks_(input.lexicon),
        kinds_(input),
        doubts_(input),
        likeness_(input),
        flat_(input.lexicon.class_of("FLAT")),
        share_(input.lexicon.class_of("SHARE")),
        de_(input.lexicon.class_of("DE")),
        downto_(input.lexicon.class_of("DOWNTO")),
        than_(input.lexicon.class_of("THAN")),
        gap_(input.lexicon.class_of("GAP")) {}

  std::vector<Mention> run() {
    out_.reserve(static_cast<std::size_t>(std::count_if(in_.quantities.begin(), in_.quantities.end(),
                                                        [](const auto& q) { return q.guard.empty(); })));
    token::Tokenizer tokenizer(in_);
    std::size_t next = 0;
    const auto& blocks = in_.clean.blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      scope_.block(b);
      frames_.block();
      const std::size_t reach = reach_of(blocks[b].at);
      for (; next < in_.clean.sentences.size() && in_.clean.sentences[next].begin < blocks[b].at.end;
           ++next) {
        if (in_.clean.sentences[next].begin >= reach || (in_.other && (*in_.other)[next])) continue;
        const Sentence& s = tokenizer.read(in_.clean.sentences[next]);
        scope_.sentence();
        frames_.sentence();
        for (std::size_t i = 0; i < s.segments.size(); ++i) segment(s, i);
      }
    }
    return std::move(out_);
  }

 private:
  // One past the last quantity of the block that counts. What a paragraph says after it is for nothing:
  // scopes and frames end with their paragraph, but for the horizon that a plan sets. Call with ascending
  // blocks.
  std::size_t reach_of(Span block) {
    if (plan_ || in_.trace) return block.end;
    std::size_t reach = block.begin;
    for (; quantity_ < in_.quantities.size() && in_.quantities[quantity_].at.begin < block.end; ++quantity_) {
      if (in_.quantities[quantity_].guard.empty()) reach = in_.quantities[quantity_].at.end;
    }
    return reach;
  }

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
    frames_.segment(s, seg);
    if (index > 0 && s.segments[index - 1].end == marks_.open) frames_.bracket(s, index);
    same_segment_ = false;
    for (const Group& group : groups_.of(s, seg)) {
      bind(s, seg, group);
      same_segment_ = true;
    }
  }

  // …85.2%，保持稳定: a clause that only says the last value did not move.
  void read_flat(const Sentence& s, const Segment& seg) {
    if (!follows_in(s) || out_.back().direction != Direction::none) return;
    const bool flat = std::any_of(s.tokens.begin() + static_cast<std::ptrdiff_t>(seg.first),
                                  s.tokens.begin() + static_cast<std::ptrdiff_t>(seg.last),
                                  [this](const Token& t) { return t.cls == flat_; });
    if (!flat || seg.last - seg.first > kShortClause) return;
    out_.back().direction = Direction::flat;
    out_.back().comparison = scope_.own_comparison();
  }

  void bind(const Sentence& s, const Segment& seg, const Group& group) {
    scope_.advance(s, group.first());
    token::write_skeleton(s, seg, group.first(), skeleton_);
    const std::optional<RuleMatch>& match = rules_.first(skeleton_);
    if (in_.trace) trace_rules(in_, rules_.book(), s, seg, group.members);
    if (!match || match->rule->drop || doubts_.delimits(s, seg, group)) return;
    const std::vector<Naming>& namings = frames_.name(s, seg, group, *match);
    const std::vector<Interval> times = times_of(s, seg, group, namings);
    for (std::size_t k = 0; k < group.members.size(); ++k) {
      const std::size_t i = group.members[k];
      Mention m;
      m.quantity = static_cast<std::size_t>(s.tokens[i].ref);
      m.rule = match->rule;
      m.sentence = {s.at.begin, std::max(s.at.end, quantity(s.tokens[i]).at.end)};
      m.name = namings[k].name;
      m.name_own = namings[k].stated;
      if (match->whole.found() && !bare_share(s, frame::range_of(match->whole, seg, group.first())))
        m.name = name::joined(
            m.name, names_.name_of(
                        s.tokens, names_.close(s.tokens, frame::range_of(match->whole, seg, group.first()))));
      gap_to_time_ = kinds_.read(s, seg, i, *match, m);
      const bool inherits = !m.name_own || namings[k].own.empty();  // 甲、乙增长超过一倍，分别为 183%、117%
      const Mention* last = follows_in(s) ? &out_.back() : nullptr;
      if (last && match->rule->like_last &&
          (match->rule->base || inherits || likeness_.next_of_kind(*last, m)))
        likeness_.growth(s, *last, m);
      if (last && match->rule->like_last && !m.name_own) likeness_.amount(s, *last, m);
      if (last && !m.name_own && !match->whole.found() && scope_.own_time()) likeness_.next_time(*last, m);
      if (last && match->rule->like_last) likeness_.listed(s, seg, i, *last, m);
      if (match->rule->carry && !m.name_own && follows_in(s)) m.direction = out_.back().direction;
      set_unit(s, group, k, namings[k], m);
      if (m.kind == Kind::index && !match->rule->kind && !m.unit.empty() && m.unit != "one")
        m.kind = Kind::level;  // 高锰酸盐指数为 3.6 毫克/升
      read_bound(quantity(s.tokens[i]), m);
      set_scope(*match->rule, m);
      const bool starts = scope_.starts(s, i);
      if (starts) m.period = scope_.start_period();
      if (!times.empty()) m.period = times[k];
      localise_currency(quantity(s.tokens[i]), m);
      if (group.members.size() > 1 && namings[k].stated) place_of_item(namings[k], m);
      if (m.kind == Kind::rank) place_of_rank(s, i, m);
      place_behind(s, i, m);
      place_of_base(s, i, m);
      if (last) likeness_.ratio(s, seg, i, *last, m);
      if (!namings[k].place.empty()) m.place = in_.clean.original(namings[k].place);
      frames_.keep(namings[k], m.name, m.period, match->rule->base || starts);
      if (m.kind == Kind::streak) extend_streak(quantity(s.tokens[i]), true, m);
      if (!doubts_.drops(s, namings[k], m))
        out_.push_back(std::move(m));
      else
        frames_.uncounted(quantity(s.tokens[i]));
    }
  }

  // 2022年、2023年营业收入分别为…: one name, a time for each value.
  std::vector<Interval> times_of(const Sentence& s, const Segment& seg, const Group& group,
                                 const std::vector<Naming>& namings) {
    const bool one = std::all_of(namings.begin(), namings.end(),
                                 [&namings](const Naming& n) { return n.name == namings.front().name; });
    if (namings.size() < 2 || !one) return {};
    if (listed_.size() != namings.size() || listed_in_ != s.at.begin || scope_.own_time())
      listed_ = scope_.listed(s, seg, group.first(), namings.size());
    listed_in_ = s.at.begin;
    return listed_;
  }

  // 占 17.9% says of what only where the whole is named.
  bool bare_share(const Sentence& s, name::Range whole) const {
    return whole.last - whole.first == 1 && s.tokens[whole.first].cls == share_;
  }

  // A bare 元 is the currency of the place that the value is for: its own, or the text's where it has no
  // division of its own.
  void localise_currency(const unit::Quantity& q, Mention& m) const {
    constexpr std::string_view kRenminbi = "CNY";
    if (!q.unit.starts_with(kRenminbi) || q.unit_at.size() > kBareCurrency) return;
    std::string_view local = in_.places.currency(m.place);
    if (local.empty() && !in_division(m.place)) local = in_.places.currency(money_place_);
    if (!local.empty()) m.unit = std::string(local) + q.unit.substr(kRenminbi.size());
  }

  bool in_division(std::string_view place) const {
    const Trie::Match found = in_.places.match_any(place, 0);
    if (!found || found.length != place.size()) return false;
    const place::Sort sort = in_.places.sort(found.value);
    return place::is_home(sort) && sort != place::Sort::nation;
  }

  // 芜湖、阜阳单产分别…: each value is for the place that its item starts with.
  void place_of_item(const Naming& naming, Mention& m) const {
    if (naming.name.parts.empty()) return;
    const std::size_t at = naming.name.parts.front().begin;
    const Trie::Match found = in_.places.match(in_.clean.bytes, at);
    if (found && place::is_inland(in_.places.sort(found.value)))
      m.place = in_.clean.original({at, at + found.length});
  }

  // 排名第 6 位的南通: the rank is that of the place.
  void place_of_rank(const Sentence& s, std::size_t i, Mention& m) const {
    if (i + 2 < s.tokens.size() && s.tokens[i + 1].cls == de_ && s.tokens[i + 2].cls == kPlace)
      m.place = in_.clean.original(s.tokens[i + 2].at);
  }

  // 高于重庆的 18.1%: the value of what is compared with.
  void place_of_base(const Sentence& s, std::size_t i, Mention& m) const {
    if (i < 3 || s.tokens[i - 1].cls != de_ || s.tokens[i - 2].cls != kPlace) return;
    const TokenClass cls = s.tokens[i - 3].cls;
    if (cls != than_ && cls != gap_) return;
    m.place = scope_.place_of(s.tokens[i - 2]);
  }

  // 在 86%（湖州）至 100%（舟山）之间: the bracket says whose value it is.
  void place_behind(const Sentence& s, std::size_t i, Mention& m) const {
    if (i + 1 >= s.tokens.size() || s.tokens[i + 1].cls != kNote) return;
    const Span at = names_.place_note(s.tokens[i + 1]);
    if (!at.empty()) m.place = in_.clean.original(at);
  }

  // 跌破 97.5: the bound word says how it moved.
  void read_bound(const unit::Quantity& q, Mention& m) const {
    if (m.direction != Direction::none || m.kind == Kind::rank || q.bound_before.empty()) return;
    const Word* says = in_.lexicon.whole(in_.clean.bytes, q.bound_before);
    if (says && says->cls == downto_) m.direction = says->direction;
  }

  // True where the last mention stands in the same sentence.
  bool follows_in(const Sentence& s) const {
    return !out_.empty() && out_.back().sentence.begin == s.at.begin;
  }

  // 位列第三，上升 5 位, 退步 1 名至第 4 名: places of a rank count nothing.
  static bool moves_rank(const Sentence& s, const unit::Quantity& q, const Mention& m) {
    const std::vector<std::string>& places = m.rule->places;
    return m.kind == Kind::change && std::find(places.begin(), places.end(), q.unit) != places.end() &&
           std::any_of(s.tokens.begin(), s.tokens.end(), [](const Token& t) { return t.cls == kOrdinal; });
  }

  // A bare number takes the unit of its group, of its measure (人口), or of the same thing earlier in the
  // sentence.
  void set_unit(const Sentence& s, const Group& group, std::size_t k, const Naming& by, Mention& m) const {
    const unit::Quantity& q = quantity(s.tokens[group.members[k]]);
    if (moves_rank(s, q, m)) m.unit = "one";
    if (q.unit_class != unit::Class::bare) return;
    if (std::string unit = kinds_.unit_of_places(s, group.members[k]); !unit.empty())
      return void(m.unit = unit);
    for (std::size_t j = k + 1; j < group.members.size(); ++j) {
      const unit::Quantity& next = quantity(s.tokens[group.members[j]]);
      if (next.unit_class == unit::Class::bare) continue;
      m.unit = next.unit;
      return;
    }
    const Lexicon::Measure* measure = in_.lexicon.measure(name::folded(by.name, in_.clean));
    if (measure && !measure->unit.empty()) m.unit = measure->unit;
    if (!m.unit.empty() || !follows_in(s) || !(out_.back().name == m.name)) return;
    const unit::Quantity& last = in_.quantities[out_.back().quantity];
    if (last.unit_class == unit::Class::item || last.unit_class == unit::Class::money) m.unit = last.unit;
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
    if (!m.name_own && frames_.same_sentence() && !frames_.base_value() && !scope_.time_stated())
      m.period = frames_.period();
    if (rule.base) m.period = scope_.start_period().known() ? scope_.start_period() : scope_.base_period();
    if (rule.base) m.modality = Modality::actual;  // 由 6500 家增加到 1 万家
    if (m.modality == Modality::actual && scope_.lies_ahead(m.period)) m.modality = scope_.to_come();
    if (m.modality == Modality::target && scope_.lies_behind(m.period)) m.modality = Modality::actual;
    if (several_years(now.period)) set_end(rule, m);
    if (scope_.average() && m.kind != Kind::rank && !scope_.own_time() && several_years(scope_.around()))
      m.period = scope_.around();  // …跃升到 2022 年的 3 万亿元，年均增长 6%
    if (m.kind == Kind::growth) m.period = scope_.years_of_average(m.period);
    set_comparison(rule, m);
  }

  static bool several_years(const Interval& period) {
    return period.start && period.end && period.start->year < period.end->year && period.start->month == 1 &&
           period.end->month == 12;
  }

  // 五年来，比重由 31% 提高到 38%: the first value is of the first year, the second of the last.
  void set_end(const Rule& rule, Mention& m) const {
    const Interval& years = scope_.now().period;
    if (rule.base && !m.period.known() && m.kind != Kind::rank && years == scope_.written_years())
      m.period = Interval::years(years.start->year, years.start->year);
    if (!rule.base && frames_.base_value() && same_segment_ && m.period == years)
      m.period = Interval::years(years.end->year, years.end->year);
  }

  void set_comparison(const Rule& rule, Mention& m) {
    if (m.kind == Kind::streak) m.comparison.clear();
    if (!m.comparison.empty()) return scope_.compare(m.comparison);
    read_comparison(rule, m);
    if (m.comparison != "mom") return;  // 环比 is with the length before
    if (m.period.is_quarter()) m.comparison = "qoq";
    if (m.period.within_week()) m.comparison.clear();
  }

  void read_comparison(const Rule& rule, Mention& m) {
    const scope::State& now = scope_.now();
    const bool moves = m.kind == Kind::growth || (m.kind == Kind::change && m.direction != Direction::none);
    const bool to_time = !rule.gap || gap_to_time_;
    if (!scope_.own_comparison().empty()) {
      if (!rule.base && (moves || m.kind == Kind::ratio) && to_time) m.comparison = scope_.own_comparison();
    } else if (moves && to_time && !scope_.average() && !scope_.compared_apart() &&
               !(scope_.own_time() && several_years(m.period))) {
      const unit::Class unit = in_.quantities[m.quantity].unit_class;
      const bool rate =
          m.kind == Kind::change && unit == unit::Class::point && !scope_.rates_compared().empty();
      m.comparison = rate ? scope_.rates_compared() : now.comparison;
    }
  }

  const token::Input& in_;
  RuleMemo rules_;
  name::Reader names_;
  bool plan_;
  const std::string& money_place_;  // whose money a bare 元 is
  std::size_t quantity_ = 0;        // the first after the block
  scope::Tracker scope_;
  frame::Groups groups_;
  frame::Frames frames_;
  token::Marks marks_;
  KindReader kinds_;
  Doubts doubts_;
  Likeness likeness_;
  TokenClass flat_, share_, de_, downto_, than_, gap_;
  bool gap_to_time_ = false, same_segment_ = false;
  std::vector<Interval> listed_;  // the times of the last list, in the sentence that begins at listed_in_
  std::size_t listed_in_ = 0;
  std::string skeleton_;
  std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> bind(const token::Input& input, const outline::Outline& outline, const RuleBook& rules) {
  return Binder(input, outline, rules).run();
}

}  // namespace zhibiao::context
