// Room 5c for English: which period, place, comparison and modality hold for a quantity. Times stand after
// the quantity as often as before it.
#pragma once

#include <optional>
#include <string>

#include "count_en.h"
#include "name_en.h"
#include "outline.h"
#include "scope.h"
#include "token.h"

namespace zhibiao::english {

/// Follows the text in order: block(), sentence(), then before() and after() for each quantity.
class Tracker {
 public:
  Tracker(const token::Input& input, const outline::Outline& outline, const CountTables& words);

  void block(std::size_t index);
  void sentence();
  /// Reads what stands before a quantity: it holds for the rest of the sentence. `lead` says that the
  /// sentence starts here.
  void before(const Tokens& tokens, name::Range range, bool lead);
  /// Reads what stands after one: it holds for that quantity, and for what inherits its name. `moves` says
  /// that the quantity is a movement, so that a time after "from" or "than" is its base; `multiple` that it
  /// is one, so that every time is; `subject` that no verb stands before it.
  void after(const Tokens& tokens, name::Range range, bool moves, bool multiple, bool subject);
  /// True where the time after the quantity is open at one end (since 2019) and says nothing of the rest.
  bool passing() const noexcept { return passing_; }
  /// Takes back what a quantity at the start of a change said of its own time.
  void restore(const scope::State& before) {
    now_.period = before.period, now_.year = before.year, paragraph_ = paragraph_before_;
  }
  void set_modality(Modality modality) noexcept { now_.modality = modality; }
  /// What holds, to come back to behind a bracket.
  struct Held {
    scope::State now, paragraph;
  };
  Held held() const { return {now_, paragraph_}; }
  void hold(const Held& held) { now_ = held.now, paragraph_ = held.paragraph; }
  /// A semicolon: aims end.
  /// A sentence of nothing but a place heads what follows in its paragraph or section.
  void entry(const Tokens& tokens);
  void semicolon();

  const scope::State& now() const noexcept { return now_; }
  /// The days of time expression `index`; what holds now where it is -1.
  Interval period_of(std::int32_t index) const;
  bool own_time() const noexcept { return own_time_; }
  /// The comparison that stands at the quantity itself; empty where none does.
  const std::string& own_comparison() const noexcept { return own_comparison_; }
  /// True where a time or a comparison says that a gap is one to another time.
  bool to_time() const noexcept { return to_time_; }
  bool average() const noexcept { return average_; }

 private:
  void heading(const outline::Part& part);
  static void take(const outline::Part& part, scope::State& into);
  bool recalls(const token::Token& t) const;
  bool is_base(const Tokens& tokens, name::Range range, std::size_t i, bool moves) const;
  void read_time(const Tokens& tokens, name::Range range, std::size_t i, bool moves, bool left);
  void take_modality(const token::Token& t);
  void read_word(const token::Token& t);
  void set_base(const timex::Expression& time);
  Interval resolve(const timex::Expression& time) const;
  void read_place(const Tokens& tokens, name::Range range, std::size_t i);

  const token::Input& in_;
  const outline::Outline& outline_;
  const CountTables& words_;
  TokenClass than_, against_, from_, more_, less_, asmuch_, stop_, colon_, det_;
  scope::State document_, section_, paragraph_, paragraph_before_, now_;
  bool own_time_ = false, to_time_ = false, average_ = false, lead_ = false, first_ = false, fresh_ = false,
       passing_ = false, heading_ = false, multiple_ = false;
  std::string own_comparison_;
};

}  // namespace zhibiao::english
