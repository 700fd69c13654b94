// Topics: what clauses without a value speak of, and what a clause without a name takes over (frame.h has the
// whole).
#include <algorithm>

#include "frame.h"

namespace zhibiao::frame {

using name::Name;
using name::Range;
using token::Segment;
using token::Sentence;
using token::Token;

namespace {

constexpr std::size_t kWholeMove = 12;                                                // bytes: 由负转正
constexpr std::size_t kFullNoun = 9;                                                  // bytes
constexpr std::size_t kShortItem = 12;                                                // bytes
constexpr std::size_t kOneCharacter = 3, kShortestMeasure = 6, kLongestMeasure = 18;  // bytes

}  // namespace

void Frames::block() {
  topic_ = {};
  topic_colon_ = false;
  items_.clear();
  standing_.base = {};  // a bare measure belongs to something of its own paragraph
  standing_.subject = {};
  grown_ = {};
}

void Frames::sentence() {
  ++sentence_;
  previous_names_.clear();
  segment_names_.clear();
  sentence_names_.clear();
  pair_.clear();
  near_ = {};
  part_ = false;
  opening_ = true;
}

void Frames::enter(const Sentence& s, const Segment& seg) {
  if ((opening_ && !of_part_) || (seg.first > 0 && s.tokens[seg.first - 1].cls == marks_.semi)) part_ = false;
  of_part_ = false;
  opening_ = opening_ || (seg.first > 0 && s.tokens[seg.first - 1].cls == marks_.semi);
  part_ = part_ || s.tokens[seg.first].cls == sub_;
}

void Frames::segment(const Sentence& s, const Segment& seg) {
  enter(s, seg);
  opening_ = false;
  previous_names_.swap(segment_names_);
  segment_names_.clear();
  shared_.clear();
  shared_next_ = 0;
  bracket_ = {};
}

// 香港（60 万人次）旅客同比增加…, 菲律宾（…）及印尼（…）旅客均…: the noun behind the bracket, or the next
// ones.
Range Frames::behind_bracket(const Sentence& s, std::size_t index) const {
  for (std::size_t i = index; i + 1 < s.segments.size() && s.segments[i].end == marks_.close; i += 2) {
    const Segment& next = s.segments[i + 1];
    if (next.last - next.first < 2) return {};
    const Token &first = s.tokens[next.first], &second = s.tokens[next.first + 1];
    if (first.cls == kOther)
      return moves(second) || second.cls == cmp_ || second.cls == adv_ ? Range{next.first, next.first + 1}
                                                                       : Range{};
    const bool listed = (first.cls == and_ || first.cls == kPause) && second.cls == kPlace;
    if (!listed || next.last - next.first > 2 || next.end != marks_.open) return {};
  }
  return {};
}

// A place before the bracket says where those counted are from.
bool Frames::origin(const Sentence& s, std::size_t index, Range place) {
  const Range noun = behind_bracket(s, index);
  if (!noun.empty()) {
    origin_ = names_.name_of(s.tokens, place);
    guests_ = names_.name_of(s.tokens, noun);
    origin_at_ = noun.first;
    origin_sentence_ = sentence_;
  }
  if (origin_sentence_ != sentence_ || guests_.empty()) return false;
  bracket_ = name::joined(names_.name_of(s.tokens, place), guests_);
  return true;
}

// 食品、酒类饮品及烟草（上升 8.5%）: a bracket that says only how much moved is of the whole list.
bool Frames::only_moved(const Sentence& s, const Segment& bracket) const {
  const Token& first = s.tokens[bracket.first];
  if (bracket.last - bracket.first == 1 && first.is_quantity())
    return quantity(first).negative || in_.clean.bytes[quantity(first).at.begin] == '+';
  return bracket.last - bracket.first == 2 && s.tokens[bracket.first + 1].is_quantity() && moves(first);
}

void Frames::bracket(const Sentence& s, std::size_t index) {
  const Segment& before = s.segments[index - 1];
  const bool all = only_moved(s, s.segments[index]);
  std::size_t first = before.last;
  while (first > before.first && !s.tokens[first - 1].is_quantity() &&
         (all || (s.tokens[first - 1].cls != kPause && s.tokens[first - 1].cls != and_)) &&
         s.tokens[first - 1].cls != be_ && s.tokens[first - 1].cls != dist_) {
    --first;
  }
  const Range range = names_.trim(s.tokens, {first, before.last});
  const bool place = range.last - range.first == 1 && s.tokens[range.first].cls == kPlace;
  if (place && origin(s, index, range)) return;
  // 低于以色列（6.3%）: another country's value of what the sentence speaks of.
  const bool country = range.last - range.first == 1 && names_.is_foreign(s.tokens[range.first]);
  if (country && last_.sentence == sentence_ && !last_.base.empty()) return;
  if (!range.empty() && !names_.only_places(s.tokens, range) && !names_.hollow(s.tokens, range))
    bracket_ = names_.name_of(s.tokens, range);
}

// Where what is said of the topic begins; the end of the segment where it says nothing.
std::size_t Frames::predicate(const Sentence& s, const Segment& seg) const {
  std::size_t at = seg.first;
  for (; at < seg.last; ++at) {
    const TokenClass c = s.tokens[at].cls;
    const bool says = c == reach_ || c == be_ || c == cause_ || c == from_ || c == peaked_ || c == shows_ ||
                      (c == look_ && at + 1 == seg.last) || moves(s.tokens[at]);
    if (says && at > seg.first && !names_.trim(s.tokens, {seg.first, at}).empty()) break;
  }
  return at;
}

// 登记在册的经营主体，到去年底是 42 万户: the clause is a noun and what stands before it, with no place or
// time that would only frame what follows.
bool Frames::only_noun(const Sentence& s, const Segment& seg, Range range) const {
  if (seg.end != marks_.comma || range.last != seg.last || s.tokens[range.last - 1].cls != kOther)
    return false;
  bool of = false, place = false;
  for (std::size_t i = seg.first; i < seg.last; ++i) {
    const TokenClass c = s.tokens[i].cls;
    of = of || c == de_;
    place = place || c == kPlace;
    if (c == in_word_ || c == prep_ || c == with_ || c == and_ || c == verb_ || c == kSpan) return false;
  }
  const bool full = s.tokens[range.last - 1].at.end - s.tokens[range.first].at.begin >= kFullNoun;
  return of || (full && !place);
}

// 占比最大的是手续费收入; 增长较快的领域是甲、乙、丙: what stands behind 是 is spoken of.
Range Frames::told(const Sentence& s, const Segment& seg) const {
  std::size_t be = seg.last;
  bool of = false;
  for (std::size_t i = seg.first; i < seg.last; ++i) {
    of = of || s.tokens[i].cls == de_;
    if (s.tokens[i].cls == be_ && of) be = i;
  }
  if (be + 1 < seg.last && moves(s.tokens[be + 1])) return {};  // 零售商的销售出现下跌
  return be == seg.last ? Range{} : names_.trim(s.tokens, {be + 1, seg.last});
}

// 提升对亚洲出口的比重，升到 72%: the measure that a verb moves is spoken of.
Range Frames::object_told(const Sentence& s, const Segment& seg, std::size_t verb) const {
  if (verb >= seg.last || seg.end != marks_.comma || !moves(s.tokens[verb])) return {};
  const Range before = names_.trim(s.tokens, {seg.first, verb});
  const Range object = names_.trim(s.tokens, {verb + 1, seg.last});
  if (object.empty() || measured(names_.name_of(s.tokens, before)).measure) return {};
  const Measured by = measured(names_.name_of(s.tokens, object));
  return by.measure && by.measure->kind == "share" && !by.is_all() ? object : Range{};
}

// 至于住宅，; 而合资品牌相对落后，; 而在产值这条硬杠上，: nothing said before it names what follows.
bool Frames::turns_to(const Sentence& s, const Segment& seg, std::size_t predicate) const {
  const TokenClass first = s.tokens[seg.first].cls;
  if (first != so_) return first == as_for_;
  return predicate < seg.last || (seg.first + 1 < seg.last && s.tokens[seg.first + 1].cls == in_word_);
}

// 正式披露的公司最多，为 38 家
bool Frames::tops(const Sentence& s, const Segment& seg) const {
  return s.tokens[seg.last - 1].cls == superlative_ && seg.end == marks_.comma;
}

// 浓度最低的三个城市是甲、乙和丙，分别为…: the places have the values of what follows.
bool Frames::tops_list(const Sentence& s, const Segment& seg, Range places) {
  std::size_t top = seg.first;
  while (top < places.first && s.tokens[top].cls != superlative_) ++top;
  Name of = names_.name_of(s.tokens, names_.trim(s.tokens, {seg.first, top}));
  const Measured by = measured(of);
  if (top == places.first || !by.measure) return false;
  if (is_bare_measure(of, by)) {  // 降幅最大的是
    Naming bare;
    bare.name = of;
    of = of_whole(bare, by).name;
  }
  items_.clear();
  for (const Range item : names_.items(s.tokens, places, 0))
    items_.push_back(name::joined(names_.name_of(s.tokens, item), of));
  topic_ = near_ = of;
  told_ = items_;
  topic_sentence_ = sentence_;
  topic_colon_ = opening_ = false;
  topic_measure_ = topic_opens_ = topic_newer_ = true;
  return true;
}

void Frames::topic(const Sentence& s, const Segment& seg) {
  enter(s, seg);
  const bool opening = opening_;
  if (s.tokens[seg.first].cls == cause_ || s.tokens[seg.first].cls == peaked_ ||
      s.tokens[seg.first].cls == source_ || s.tokens[seg.first].cls == except_)
    return;                                        // 受…影响，: the subject stands elsewhere
  if (s.tokens[seg.last - 1].cls == say_) return;  // 一位医生说，
  if (seg.last - seg.first > 2 && s.tokens[seg.last - 1].cls == be_ && s.tokens[seg.last - 2].cls == de_)
    return;  // 需要关注的是，
  const TokenClass leads = s.tokens[seg.first].cls;
  if (s.tokens[seg.last - 1].cls == look_ && leads != from_ && leads != in_word_) {  // 分港口看，
    if (last_.sentence != sentence_ && !standing_.base.empty()) last_ = standing_;
    return;
  }
  const std::size_t last = predicate(s, seg);
  Range behind = told(s, seg);
  if (!behind.empty() && names_.only_places(s.tokens, behind) && tops_list(s, seg, behind)) return;
  if (behind.empty()) behind = object_told(s, seg, last);
  const Range range = behind.empty() ? names_.trim(s.tokens, {seg.first, last}) : behind;
  if (range.empty() && s.tokens[seg.first].cls == sub_) opening_ = of_part_ = true;  // 其中，
  if (range.empty() || names_.only_places(s.tokens, range)) return;
  if (range.last - range.first == 1 && s.tokens[range.first].cls == kGuarded) return;  // 超过第二名
  opening_ = false;
  if (bears(s, range)) return;
  Name name = names_.name_of(s.tokens, range);
  if (seg.end == marks_.comma || seg.end == marks_.colon) name = without_locative(name);
  const Measured by = measured(name);
  if (last < seg.last && s.tokens[last].cls == look_ && !by.measure) return;  // 从职业看，
  const bool measures = by.measure && !by.is_all();
  near_ = name;
  // 制造业是支柱产业，立市之本，占…: what has been opened stays.
  const bool open = fresh_topic() && (topic_measure_ || topic_opens_);
  const bool caused = last < seg.last && s.tokens[last].cls == cause_;  // 机械则受需求推升，增长 11%
  const bool moved = last + 1 == seg.last && s.tokens[last].at.size() >= kWholeMove &&
                     moves(s.tokens[last]) && !by.measure;  // M1由负转正，增长 0.2%
  const bool top = tops(s, seg);
  const bool turns = turns_to(s, seg, last) || top || moved;
  if (open && !opening && !measures && !caused && !turns && seg.end != marks_.colon) return;
  topic_ = name;
  topic_sentence_ = sentence_;
  topic_colon_ = seg.end == marks_.colon;
  topic_measure_ = measures;
  topic_tops_ = top;
  topic_turns_ = s.tokens[seg.first].cls == as_for_;
  topic_opens_ = (opening && (last < seg.last || only_noun(s, seg, range))) || caused || turns;
  topic_newer_ = true;
  list_topics(s, range, !behind.empty());
}

// 降幅更深，为 13%: the measure of what was named last in the sentence.
bool Frames::bears(const Sentence& s, Range range) {
  const Token& t = s.tokens[range.first];
  if (t.cls != kOther || last_.sentence != sentence_ || last_.base.empty()) return false;
  const Name measure = measure_at(t.at, true);
  if (measure.empty()) return false;
  topic_ = name::joined(last_.base, measure);
  topic_sentence_ = sentence_;
  topic_measure_ = topic_newer_ = true;
  return true;
}

// The shortest measure (降幅, 占比) that words start with, one that needs a bearer where asked; else empty.
Name Frames::measure_at(Span at, bool bearer) const {
  for (std::size_t end = at.begin + kShortestMeasure; end <= std::min(at.end, at.begin + kLongestMeasure);
       end += kOneCharacter) {
    std::size_t length = 0;
    const Lexicon::Measure* found = in_.lexicon.measure(Span{at.begin, end}.of(in_.clean.bytes), &length);
    if (found && (found->bearer || !bearer) && length == end - at.begin) return Name{{{at.begin, end}}};
  }
  return {};
}

// 孕产妇死亡率、婴儿死亡率进一步下降，分别降至…: each value has its own.
void Frames::list_topics(const Sentence& s, Range range, bool told) {
  told_.clear();
  bool measures = true;
  for (const Range item : names_.items(s.tokens, range, 0)) {
    told_.push_back(names_.name_of(s.tokens, item));
    measures = measures && in_.lexicon.measure(name::folded(told_.back(), in_.clean));
  }
  told_by_pause_.clear();
  if (told) told_by_pause_ = names_of(s, names_.pauses(s.tokens, range));
  if (told_.size() > 1 && measures) items_ = told_;
}

// 各国失业率如次：法国 10%，英国 7%: each country with the measure before the colon.
Name Frames::listed_measure(const Clause& c) const {
  const bool country = c.own.last - c.own.first == 1 && names_.is_foreign(c.s.tokens[c.own.first]);
  if (!country || !topic_colon_ || !topic_measure_ || topic_sentence_ != sentence_) return {};
  return measure_of(topic_);
}

// 工业投资增速后三名：青山下降 12%，柳河下降 8%: items that are named by one word, with what the list is of.
Name Frames::listed_topic(const Clause& c) const {
  if (!topic_colon_ || !topic_measure_ || topic_sentence_ != sentence_ || c.own.last - c.own.first != 1)
    return {};
  const Token& item = c.s.tokens[c.own.first];
  if (item.cls != kOther || item.at.size() > kShortItem) return {};
  const Measured of = measured(topic_);
  if (measured(names_.name_of(c.s.tokens, c.own)).measure || of.measure->kind != "growth") return {};
  if (current_ != unit::Class::percent) return {};
  Name out = topic_;
  const Span place = place_in(out);
  if (!place.empty() && place.size() < out.parts.front().size()) out.parts.front().begin = place.end;
  return out;
}

// 饮料分部增长最快，收入 103 亿元: what the clause before tells of bears the measure.
Name Frames::bearer_told() const {
  if (last_.sentence == sentence_ || topic_.empty()) return {};
  const Span words = topic_.parts.front();
  const std::size_t size = in_.lexicon.bearer(words.of(in_.clean.bytes));
  return size == 0 ? Name{} : Name{{{words.begin, words.begin + size}}};
}

std::vector<Name> Frames::names_of(const Sentence& s, const name::Ranges& items) const {
  std::vector<Name> out;
  for (const Range item : items) out.push_back(names_.name_of(s.tokens, item));
  return out;
}

// 前者, 后者: the first or the second of the two things named last.
const Name* Frames::paired(const Clause& c) const {
  const std::vector<Name>* pair = topic_newer_ && told_.size() == 2 ? &told_ : &items_;
  if (pair->size() < 2) pair = told_.size() == 2 && topic_sentence_ == sentence_ ? &told_ : &pair_;
  if (pair->size() < 2) return nullptr;
  for (std::size_t i = c.left.first; i < c.left.last; ++i) {
    if (c.s.tokens[i].cls == former_) return &pair->front();
    if (c.s.tokens[i].cls == latter_) return &pair->back();
  }
  return nullptr;
}

// Money or a rank is not of the noun that the last value counted; a percentage may be, in the same sentence.
bool Frames::counts_nothing() const {
  const bool moves = current_ == unit::Class::percent || current_ == unit::Class::point;
  return current_ == unit::Class::money || current_ == unit::Class::ordinal ||
         (moves && last_.sentence != sentence_);
}

// What a clause without a name inherits.
Name Frames::frame_name() const {
  if (!bracket_.empty()) return bracket_;
  const Frame& frame = last_.sentence == sentence_ ? last_ : standing_;
  const Name& name = !frame.subject.empty() ? frame.subject : frame.name;
  const bool fresh = topic_sentence_ == sentence_ || topic_colon_;
  const bool strong = topic_colon_ || topic_measure_ || name.empty();
  // 平均工资 12 万元，信息业最高，为 23 万元: of the same measure.
  if (fresh_topic() && topic_tops_ && !topic_measure_ && last_.sentence == sentence_ && last_.unit == unit_)
    return name::joined(topic_, measure_of(last_.base));
  if (fresh_topic() && (topic_measure_ || topic_opens_)) return topic_;
  // 若论人均收入，名次又得重排。北京 8 万元: what the sentence before turned to.
  if (topic_measure_ && topic_turns_ && topic_sentence_ + 1 == sentence_ && frame.sentence < topic_sentence_)
    return topic_;
  if (!topic_.empty() && fresh && strong && (frame.sentence != sentence_ || name.empty())) return topic_;
  const bool other = frame.unit != unit_;  // 拿出 2 亿元资金，比去年多 8000 万元
  if (frame.counted && frame.subject.empty() && !measured_.empty() && other && counts_nothing())
    return measured_;
  return name.empty() ? topic_ : name;
}

// What a list, a pair or a bracket before the clause makes of its own name; empty where nothing does.
Name Frames::in_list(const Clause& c, const Name& own) const {
  if (origin_sentence_ == sentence_ && c.own.first == origin_at_) return name::joined(origin_, own);
  Name measure = listed_measure(c);
  if (measure.empty()) measure = listed_topic(c);
  return measure.empty() ? ratio_of_two(c) : name::joined(own, measure);
}

}  // namespace zhibiao::frame
