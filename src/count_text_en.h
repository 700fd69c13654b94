// One English sentence as the counting rooms read it: words around a place, in lower case. Internal to
// count_en.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "english.h"
#include "lexicon.h"
#include "timex.h"

namespace zhibiao::english {

inline bool is_in(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// The classes of cue words that counting asks for, looked up once a text.
struct CueClasses {
  explicit CueClasses(const Lexicon& lexicon);
  bool is_verb(TokenClass cls) const { return std::find(verbs.begin(), verbs.end(), cls) != verbs.end(); }

  TokenClass joins, plain, reach, up;
  std::array<TokenClass, 6> verbs;
};

/// Looks at the words of one sentence. Every look costs the words it sees.
class SentenceText {
 public:
  using Times = std::span<const timex::Expression>;

  /// `lower` is `text` in lower case, `times` holds at least the expressions in the sentence.
  SentenceText(std::string_view text, std::string_view lower, Span sentence, Times times)
      : text_(text), sentence_(sentence), times_(times), lower_(sentence.of(lower)) {}

  // The sentence's text from `at`, in lower case.
  std::string_view rest(std::size_t at) const {
    return lower_.substr(std::min(at, sentence_.end) - sentence_.begin);
  }

  // Empty where `at` is: a bound behind the number leaves the one before it at the text's begin.
  std::string_view word(Span at) const {
    return at.empty() ? std::string_view() : rest(at.begin).substr(0, at.size());
  }

  // The next word after `at` on the same clause; empty where something else stands there.
  Span next_word(std::size_t at) const {
    const std::size_t begin = skip_space(text_, at);
    if (begin == at || begin >= sentence_.end || !is_word(text_, begin)) return {at, at};
    return {begin, std::min(word_end(text_, begin), sentence_.end)};
  }

  Span word_before(std::size_t at) const {
    std::size_t end = at;
    while (end > sentence_.begin && text_[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > sentence_.begin && end - begin < kLongestWord &&
           (is_word(text_, begin - 1) || text_[begin - 1] == '-' || text_[begin - 1] == '\''))
      --begin;
    return {begin, end};
  }

  bool starts_any(std::size_t at, const std::vector<std::string>& phrases) const {
    const std::string_view here = rest(skip_space(text_, at));
    return std::any_of(phrases.begin(), phrases.end(), [here](const std::string& p) {
      return here.starts_with(p) && is_edge(here, p.size());
    });
  }

  /// True where one of the phrases, blanks and all, ends right before `at`.
  bool behind_any(std::size_t at, const std::vector<std::string>& phrases) const {
    const std::string_view head = std::string_view(lower_).substr(0, at - sentence_.begin);
    return std::any_of(phrases.begin(), phrases.end(),
                       [head](const std::string& p) { return head.ends_with(p); });
  }

  bool in_time(std::size_t at) const {
    const auto t = std::lower_bound(times_.begin(), times_.end(), at,
                                    [](const timex::Expression& a, std::size_t b) { return a.at.end <= b; });
    return t != times_.end() && t->at.begin <= at;
  }

  std::string_view text() const noexcept { return text_; }
  Span sentence() const noexcept { return sentence_; }
  std::string_view in_lower_case() const noexcept { return lower_; }

 private:
  static constexpr std::size_t kLongestWord = 64;

  std::string_view text_;
  Span sentence_;
  Times times_;
  std::string_view lower_;
};

}  // namespace zhibiao::english
