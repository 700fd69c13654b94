// Room 5a, token: a sentence → typed tokens, one byte each in the skeleton that the rules of room 5 match.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "lexicon.h"
#include "place.h"
#include "text.h"
#include "timex.h"
#include "unit.h"

namespace zhibiao {
struct Trace;
}

namespace zhibiao::token {

/// One token. `ref` is an index: of the quantity, time expression, place entry or word that it stands for; -1
/// for other words.
struct Token {
  Span at;  ///< In CleanText::bytes.
  TokenClass cls = kOther;
  std::int32_t ref = -1;

  bool is_quantity() const noexcept { return cls >= kBare && cls <= kRatio; }
};

/// What the tokenizer reads beside the text; all indexes are into these lists.
struct Input {
  const text::CleanText& clean;
  const std::vector<unit::Quantity>& quantities;
  const std::vector<timex::Expression>& times;
  const Lexicon& lexicon;
  const place::Tables& places;
  const std::vector<bool>* other =
      nullptr;             ///< Sentences that another language's rules read; none where null.
  Trace* trace = nullptr;  ///< Gets what the rules were tried on, where somebody asks.
};

/// A stretch between commas, semicolons, colons and stops: what one rule sees.
struct Segment {
  std::size_t first = 0;  ///< Index of its first token.
  std::size_t last = 0;   ///< One past its last.
  TokenClass end =
      0;  ///< Class of the mark that ends it (COMMA, SEMI, COLON, STOP …), 0 at the end of the text.
  bool quantity = false;  ///< It holds a quantity that may be an indicator.
};

/// The tokens of one sentence, with its segments.
struct Sentence {
  Span at;
  std::vector<Token> tokens;
  std::vector<Segment> segments;
};

/// True for a cue word that says which way something moved.
inline bool moves(const Token& t, const Lexicon& lexicon) {
  return t.cls >= kFirstWordClass && t.ref >= 0 && lexicon.word(t.ref).direction != Direction::none;
}

/// True where `test` holds for one of the tokens from `first` up to `last`. Linear in them.
template <class Test>
bool any(const std::vector<Token>& tokens, std::size_t first, std::size_t last, const Test& test) {
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                     tokens.begin() + static_cast<std::ptrdiff_t>(last), test);
}

/// True where one of them is of class `cls`.
inline bool any_of_class(const std::vector<Token>& tokens, std::size_t first, std::size_t last,
                         TokenClass cls) {
  return any(tokens, first, last, [cls](const Token& t) { return t.cls == cls; });
}

/// True where one of them is a quantity.
inline bool any_quantity(const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
  return any(tokens, first, last, [](const Token& t) { return t.is_quantity(); });
}

/// One byte a token of the segment, with FOCUS before the token `focus`: what rules are matched against.
std::string skeleton(const Sentence& sentence, const Segment& segment, std::size_t focus);
/// The same into `out`, whose memory it keeps.
void write_skeleton(const Sentence& sentence, const Segment& segment, std::size_t focus, std::string& out);

/// The classes of marks, looked up once.
struct Marks {
  explicit Marks(const Lexicon& lexicon);
  TokenClass comma, semi, stop, colon, open, close;
  bool ends_segment(TokenClass c) const noexcept {
    return c == comma || c == semi || c == stop || c == colon || c == kSpace;
  }
};

/// Tokenises sentences of one text in order; keeps its place in the lists of quantities and times.
class Tokenizer {
 public:
  explicit Tokenizer(const Input& input);

  /// The tokens of `sentence`, which is good until the next call. Call with ascending sentences. Linear in
  /// its size.
  const Sentence& read(Span sentence);

 private:
  Token next(std::size_t at, std::size_t end);
  Token word_at(std::size_t at, std::size_t end, const Token& guarded, bool bound, const Token& bounded);
  bool quantity_at(std::size_t at, Token& out);
  bool time_at(std::size_t at, Token& out);
  bool bound_at(std::size_t at, Token& out) const;
  std::size_t next_quantity(std::size_t at);
  std::size_t plain_end(std::size_t at, std::size_t end);
  std::size_t next_event(std::size_t at);
  void read_tokens(Span sentence, Sentence& out);
  void add_other(Sentence& out, Span at);
  void fold_notes(Sentence& out) const;
  bool opens_clause(const Sentence& s, std::size_t i) const;
  void weaken(Token& t) const;
  void drop_weak(Sentence& out) const;
  void drop_quoted(Sentence& out) const;
  void drop_aims(Sentence& out) const;
  bool cuts_time(std::size_t at, std::size_t end) const;
  bool ends_clause(std::size_t at, std::size_t end) const;
  void read_divisions(Sentence& out) const;
  void drop_than(Sentence& out) const;
  bool moves(TokenClass c) const;
  void join_ratios(Sentence& out) const;
  void cut_segments(Sentence& out) const;

  const Input& in_;
  Marks marks_;
  TokenClass plain_, compared_, span_end_, degree_, superlative_, adv_, cmp_, rank_, per_, than_, de_, share_,
      mod_, equal_, currency_, with_, reach_, be_, done_, dist_, upto_, downto_, flatat_, up_, down_, open_,
      close_, run_;
  std::array<TokenClass, 10> reaches_{};  // classes that a noun ending in 比 can stand before
  std::size_t quantity_ = 0;
  std::size_t counted_ = 0;  ///< The next quantity without a guard.
  std::size_t time_ = 0;
  std::size_t event_ = 0;                       ///< No quantity, time or bound word stands before it.
  mutable std::vector<std::size_t> divisions_;  ///< Memory of read_divisions.
  Sentence sentence_;
};

}  // namespace zhibiao::token
