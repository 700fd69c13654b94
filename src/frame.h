// Room 5d, frame: what a clause leaves to the next. A clause that states no name, or only a measure (占比),
// takes the rest from the frame before it; the values of a list (分别) take one name each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar.h"
#include "name.h"
#include "rulebook.h"
#include "token.h"

namespace zhibiao::frame {

/// A run of quantities with nothing but separators between them: 18.9万人、9.3万人、5.2万人. Token indexes.
struct Group {
  SmallList<std::size_t, 8> members;
  std::size_t first() const { return members.front(); }
};

/// Finds the groups of segments. One an extraction.
class Groups {
 public:
  explicit Groups(const token::Input& input)
      : in_(input), and_(input.lexicon.class_of("AND")), dist_(input.lexicon.class_of("DIST")) {}

  /// The groups of a segment, in order; good until the next call.
  const std::vector<Group>& of(const token::Sentence& sentence, const token::Segment& segment);

 private:
  bool alike(const token::Token& a, const token::Token& b) const;
  bool lists_measures(const token::Sentence& s, const token::Segment& seg, std::size_t first) const;

  const token::Input& in_;
  TokenClass and_, dist_;
  std::vector<Group> out_;
};

/// Groups of a match as token indexes; the focus mark takes one place of the skeleton.
name::Range range_of(pattern::Match::Range range, const token::Segment& segment, std::size_t focus);

/// The name of one mention and where it came from.
struct Naming {
  name::Name name;  ///< The whole name.
  name::Name base;  ///< What the next clause inherits as the thing itself (without 占…, 占比, 增速).
  name::Name subject;    ///< The clause's own subject where the name is the counted noun to the right.
  name::Name lead;       ///< What reaches those counted: 班列通达 of 班列通达省份.
  Span place;            ///< Where the pronoun of a pair stands for a place.
  name::Range own;       ///< Tokens of the clause's own name; empty where it inherited.
  bool stated = false;   ///< The name stands in the mention's own clause.
  bool counted = false;  ///< The name is the noun that the value counts.
};

/// Names mentions and follows what they leave behind. One an extraction; call in text order.
class Frames {
 public:
  Frames(const token::Input& input, const name::Reader& names);

  void block();     ///< A new paragraph: what was said before is weaker.
  void sentence();  ///< A new sentence.
  /// A segment without a quantity: it may name what the next ones measure.
  void topic(const token::Sentence& sentence, const token::Segment& segment);
  /// A bracket that opens behind a noun (南港市（209 亿元）): its values are of that noun. `index` is the
  /// segment inside it.
  void bracket(const token::Sentence& sentence, std::size_t index);
  /// Starts a segment with quantities.
  void segment(const token::Sentence& sentence, const token::Segment& segment);
  /// The names of a group's values, one each; good until the next call.
  const std::vector<Naming>& name(const token::Sentence& sentence, const token::Segment& segment,
                                  const Group& group, const RuleMatch& match);
  /// Remembers a mention for the clauses after it.
  /// `whole` is the name with 占… added, as the record has it.
  void keep(const Naming& naming, const name::Name& whole, const Interval& period, bool base_value);
  /// The last value was no count after all (五项基金收入，达到 3 亿元): its noun is what is spoken of.
  void uncounted(const unit::Quantity& q);

  /// True where the last mention stands in the current sentence; its period may be inherited.
  bool same_sentence() const noexcept { return last_.sentence == sentence_; }
  const Interval& period() const noexcept { return last_.period; }
  bool base_value() const noexcept { return last_.base_value; }

 private:
  struct Frame {
    name::Name name, base, bearer, subject, whole, lead;
    Interval period;
    std::string_view unit;  // of its value
    bool base_value = false, counted = false;
    std::size_t sentence = 0;
  };
  struct Clause {
    const token::Sentence& s;
    const token::Segment& seg;
    const RuleMatch& match;
    name::Range left;  // the rule's name group
    name::Range own;   // the same, trimmed
    bool has_left = false;
  };

  /// The measure that ends a name, with its size and that of the whole in bytes.
  struct Measured {
    const Lexicon::Measure* measure = nullptr;
    std::size_t length = 0, size = 0;
    bool is_all() const noexcept { return length == size; }
  };

  Naming one(const Clause& c, std::size_t i) const;
  Naming of_pair(const Clause& c, const name::Name& one_of) const;
  Naming from_left(const Clause& c) const;
  name::Name in_list(const Clause& c, const name::Name& own) const;
  bool said_again(const Clause& c, const name::Name& own, const Measured& by) const;
  Naming from_right(const Clause& c, name::Range right) const;
  Naming of_whole(Naming out, const Measured& by) const;
  name::Name without_locative(name::Name name) const;
  Span side_in(const name::Name& name, const name::Name& side) const;
  name::Name other_side(const name::Name& side, const name::Name& of) const;
  Naming inherited(const Clause& c, std::size_t i) const;
  Naming of_part(const Clause& c, std::size_t i, name::Range right) const;
  void add_measure(const Clause& c, std::size_t i, Naming& naming) const;
  void add_verb(const Clause& c, std::size_t i, Naming& naming) const;
  bool reaches(const Clause& c, std::size_t i) const;
  name::Range purpose(const Clause& c, std::size_t i) const;
  std::size_t next_said(const Clause& c, std::size_t i) const;
  bool opens(const Clause& c, std::size_t i) const;
  name::Range done_by(const Clause& c, std::size_t i) const;
  void list_behind(const Clause& c, const Group& group);
  name::Range object_told(const token::Sentence& s, const token::Segment& seg, std::size_t verb) const;
  name::Range said_of(const Clause& c, std::size_t i, name::Range noun) const;
  bool prefers_right(const Clause& c, std::size_t i) const;
  name::Name covers(const Clause& c) const;
  name::Name without_deed(name::Name name) const;
  name::Name said_of_part(const Clause& c, std::size_t i) const;
  bool measures_whole(const Clause& c, std::size_t i) const;
  bool stands_in(const Clause& c) const;
  name::Range of_next(const Clause& c, std::size_t i) const;
  bool deed(const Clause& c, name::Range range) const;
  bool holds(const Clause& c, std::size_t i) const;
  /// A cue word that says which way something moved.
  bool moves(const token::Token& t) const { return token::moves(t, in_.lexicon); }
  bool only_moved(const token::Sentence& sentence, const token::Segment& bracket) const;
  bool tail_moves(const Clause& c, name::Range tail) const;
  bool gives(const Clause& c, std::size_t i, name::Range right) const;
  bool is_goal(const Clause& c, name::Range right) const;
  name::Range before_next(const Clause& c, name::Range right) const;
  name::Name bearers(const Clause& c, std::size_t i, name::Range right) const;
  TokenClass verb_before(const Clause& c, std::size_t i) const;
  name::Range object_of(const Clause& c, std::size_t i, std::size_t stop) const;
  bool wants_subject(const Clause& c) const;
  name::Name before_rate(const Clause& c) const;
  name::Name shared_by(const name::Name& name) const;
  name::Name of_bearer(const name::Name& part, const Lexicon::Measure& measure) const;
  bool shares_measure(const Clause& c) const;
  bool alike(const Clause& c) const;
  bool grows_alike(const Clause& c) const;
  name::Name measure_of(const name::Name& name) const;
  name::Name of_other_place(const name::Name& own) const;
  bool ends_alike(const name::Name& whole, const name::Name& part) const;
  bool only_new(const Clause& c) const;
  bool short_verb(const Clause& c) const;
  Measured measured(const name::Name& name) const;
  bool is_bare_measure(const name::Name& name, const Measured& by) const;
  Span place_in(const name::Name& name) const;
  void skip_previous(Clause& c) const;
  name::Range without_place_in_row(const Clause& c, name::Range own) const;
  name::Range behind_list(const token::Sentence& sentence, name::Range own) const;
  name::Range without_move(const token::Sentence& sentence, name::Range own) const;
  name::Range without_field(const Clause& c) const;
  name::Name list_of(const Clause& c, std::size_t i) const;
  void rank_in_list(const Clause& c, std::size_t i, Naming& naming) const;
  name::Range without_holder(const Clause& c) const;
  std::vector<name::Name> counted_behind(const Clause& c, const name::Ranges& items, std::size_t n,
                                         std::size_t first) const;
  bool counts_names(const Clause& c, std::size_t n) const;
  bool shares_out(const Clause& c, std::size_t last) const;
  std::string_view sort_of(const name::Name& name) const;
  std::vector<name::Name> comma_list(const Clause& c, std::size_t n) const;
  std::vector<name::Name> measured_items(const Clause& c, std::size_t n) const;
  name::Name without_overlap(const name::Name& bearer, const name::Name& part) const;
  name::Name ratio_of_two(const Clause& c) const;
  name::Name listed_measure(const Clause& c) const;
  name::Name listed_topic(const Clause& c) const;
  name::Name bearer_told() const;
  name::Name of_measured(const name::Name& name) const;
  bool elliptic(const name::Name& item) const;
  name::Name of_frame() const;
  bool shares_tail(const name::Name& item, const Clause& c, name::Range last, const name::Name& tail) const;
  bool has_measure(const name::Name& item) const;
  bool moves_all(const name::Name& item, const name::Name& tail) const;
  bool only_number(const Clause& c, name::Range item) const;
  name::Name number_tail(const Clause& c, const name::Ranges& items, std::size_t k) const;
  bool shares_ordinal(const Clause& c, name::Range first, name::Range item) const;
  bool counts_nothing() const;
  const name::Name* paired(const Clause& c) const;
  name::Range behind_bracket(const token::Sentence& sentence, std::size_t index) const;
  bool origin(const token::Sentence& sentence, std::size_t index, name::Range place);
  void enter(const token::Sentence& sentence, const token::Segment& segment);
  /// A topic of this sentence, with no value after it yet.
  bool fresh_topic() const noexcept { return topic_newer_ && topic_sentence_ == sentence_; }
  std::size_t predicate(const token::Sentence& sentence, const token::Segment& segment) const;
  bool turns_to(const token::Sentence& sentence, const token::Segment& segment, std::size_t predicate) const;
  bool holds_measure(const name::Name& own, const name::Name& measure) const;
  void pass_places(name::Name& name) const;
  name::Name thing_built(name::Name whole) const;
  bool tops(const token::Sentence& sentence, const token::Segment& segment) const;
  bool tops_list(const token::Sentence& sentence, const token::Segment& segment, name::Range places);
  name::Range told(const token::Sentence& sentence, const token::Segment& segment) const;
  bool only_noun(const token::Sentence& sentence, const token::Segment& segment, name::Range range) const;
  bool bears(const token::Sentence& sentence, name::Range range);
  name::Name measure_at(Span at, bool bearer) const;
  void list_topics(const token::Sentence& sentence, name::Range range, bool told);
  std::vector<name::Name> names_of(const token::Sentence& sentence, const name::Ranges& items) const;
  std::vector<name::Name> shared_names(const Clause& c, const Group& group);
  std::size_t verbs_behind(const Clause& c, const Group& group) const;
  std::vector<name::Name> spread(const Clause& c, std::size_t n, std::size_t first) const;
  std::size_t compares(const Clause& c, std::size_t first) const;
  name::Name of_all(const Clause& c, std::size_t i) const;
  std::vector<name::Name> some_of_list(const Clause& c, std::size_t n, std::size_t first) const;
  bool clipped(const Clause& c, const name::Ranges& items) const;
  name::Name behind_first(const Clause& c, name::Range item) const;
  std::vector<name::Name> summed_up(const Clause& c, std::size_t n) const;
  std::vector<name::Name> named_topics(const Clause& c, const name::Name& own, std::size_t n) const;
  std::vector<name::Name> items_named(const Clause& c, const name::Ranges& items) const;
  name::Name tail_of(const Clause& c, const name::Ranges& items) const;
  name::Name frame_name() const;
  name::Name bearer_of(const name::Name& name, const Measured& by) const;
  Span last_words(const name::Name& name) const;
  bool only_sides(const Clause& c, name::Range range) const;
  const unit::Quantity& quantity(const token::Token& t) const {
    return in_.quantities[static_cast<std::size_t>(t.ref)];
  }

  const token::Input& in_;
  const name::Reader& names_;
  token::Marks marks_;
  TokenClass dist_, be_, reach_, new_, verb_, share_, pull_, prep_, side_, in_word_, done_, de_, from_, and_,
      cause_, sub_, former_, latter_, give_, with_, mod_, adv_, act_, per_, cmp_, ahead_, say_, peaked_,
      shows_, look_, except_, as_for_, so_, firsts_, lasts_, pron_, source_, superlative_, rank_;
  Frame last_;                   // of the last mention
  name::Range own_;              // its own tokens
  Frame standing_;               // of the last mention whose name was no counted noun
  name::Name measured_;          // the last name that ends in a measure, in no clause of parts
  name::Name grown_;             // the last name of the paragraph that is no rate, share or index
  std::size_t measured_in_ = 0;  // the sentence that it stands in
  unit::Class measured_of_ = unit::Class::bare;  // and what sort of value it had
  unit::Class current_ = unit::Class::bare;      // of the values being named
  std::string_view unit_;                        // of the first of them
  name::Name topic_;
  name::Name near_;             // what the sentence's last clause without a value speaks of
  name::Name bracket_;          // the noun before the bracket that the segment stands in
  name::Name origin_, guests_;  // 香港（60 万人次）旅客: the place and what comes from it
  std::size_t origin_at_ = 0, origin_sentence_ = 0;  // the token of the noun
  std::size_t topic_sentence_ = 0;
  bool topic_colon_ = false, topic_measure_ = false, topic_newer_ = false, topic_opens_ = false,
       topic_tops_ = false, topic_turns_ = false;  // to a measure of its own: 若论人均收入，
  bool opening_ = false;           // at the first clause of a sentence, or of what follows a semicolon
  bool part_ = false;              // in what 其中 opened
  bool of_part_ = false;           // behind 其中 alone before a comma
  std::vector<name::Name> items_;  // the last list
  std::vector<name::Name> told_, told_by_pause_;  // what the topic lists, split at every mark or at 、 alone
  std::vector<Naming> namings_;                   // of the group
  std::vector<name::Name> segment_names_, previous_names_, sentence_names_;
  std::vector<name::Name> shared_;  // the names that 分别 of the segment shares out over several groups
  std::size_t shared_next_ = 0;     // the next of them
  std::vector<name::Name> pair_;    // the last two names that the sentence has stated
  std::size_t sentence_ = 0;
};

}  // namespace zhibiao::frame
