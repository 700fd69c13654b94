#include "token.h"
#include "utf8.h"

#include <algorithm>

namespace zhibiao::token {
namespace {

constexpr std::size_t kLongestNote = 120;  // bytes between brackets that may stand inside a name

TokenClass class_of(unit::Class c) { return static_cast<TokenClass>(kBare + static_cast<int>(c)); }

std::size_t character(std::string_view text, std::size_t at) { return utf8::bound_from(text, at + 1) - at; }

bool is_word(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

Marks::Marks(const Lexicon& lexicon)
    : comma(lexicon.class_of("COMMA")),
      semi(lexicon.class_of("SEMI")),
      stop(lexicon.class_of("STOP")),
      colon(lexicon.class_of("COLON")),
      open(lexicon.class_of("OPEN")),
      close(lexicon.class_of("CLOSE")) {}

std::string skeleton(const Sentence& sentence, const Segment& segment, std::size_t focus) {
  std::string out;
  write_skeleton(sentence, segment, focus, out);
  return out;
}

void write_skeleton(const Sentence& sentence, const Segment& segment, std::size_t focus, std::string& out) {
  out.clear();
  out.reserve(segment.last - segment.first + 1);
  for (std::size_t i = segment.first; i < segment.last; ++i) {
    if (i == focus) out += static_cast<char>(kFocus);
    out += static_cast<char>(sentence.tokens[i].cls);
  }
}

Tokenizer::Tokenizer(const Input& input)
    : in_(input),
      marks_(input.lexicon),
      plain_(input.lexicon.class_of("PLAIN")),
      compared_(input.lexicon.class_of("COMPARED")),
      span_end_(input.lexicon.class_of("SPANEND")),
      degree_(input.lexicon.class_of("DEGREE")),
      superlative_(input.lexicon.class_of("SUPERLATIVE")),
      adv_(input.lexicon.class_of("ADV")),
      cmp_(input.lexicon.class_of("CMP")),
      rank_(input.lexicon.class_of("RANK")),
      per_(input.lexicon.class_of("PER")),
      than_(input.lexicon.class_of("THAN")),
      de_(input.lexicon.class_of("DE")),
      share_(input.lexicon.class_of("SHARE")),
      mod_(input.lexicon.class_of("MOD")),
      equal_(input.lexicon.class_of("EQUAL")),
      currency_(input.lexicon.class_of("CURRENCY")),
      with_(input.lexicon.class_of("WITH")),
      reach_(input.lexicon.class_of("REACH")),
      be_(input.lexicon.class_of("BE")),
      done_(input.lexicon.class_of("DONE")),
      dist_(input.lexicon.class_of("DIST")),
      upto_(input.lexicon.class_of("UPTO")),
      downto_(input.lexicon.class_of("DOWNTO")),
      flatat_(input.lexicon.class_of("FLATAT")),
      up_(input.lexicon.class_of("UP")),
      down_(input.lexicon.class_of("DOWN")),
      open_(input.lexicon.class_of("QOPEN")),
      close_(input.lexicon.class_of("QCLOSE")),
      run_(input.lexicon.class_of("RUN")) {
  std::size_t i = 0;
  for (const char* name : {"FROM", "REACH", "BE", "UPTO", "DOWNTO", "FLATAT", "UP", "DOWN", "DE", "COMMA"}) {
    reaches_[i++] = input.lexicon.class_of(name);
  }
}

bool Tokenizer::quantity_at(std::size_t at, Token& out) {
  const auto& all = in_.quantities;
  while (quantity_ < all.size() && all[quantity_].at.end <= at) ++quantity_;
  if (quantity_ == all.size()) return false;
  const unit::Quantity& q = all[quantity_];
  if (q.at.begin != at) return false;
  out.at = q.at;
  out.cls = q.guard.empty() ? class_of(q.unit_class) : TokenClass{kGuarded};
  if (out.cls == kGuarded && q.guard != "name" && q.unit_class == unit::Class::duration) out.cls = kSpan;
  out.ref = static_cast<std::int32_t>(quantity_);
  return true;
}

// Where the next quantity that counts begins: no cue word may run into it.
std::size_t Tokenizer::next_quantity(std::size_t at) {
  const auto& all = in_.quantities;
  while (counted_ < all.size() && (!all[counted_].guard.empty() || all[counted_].at.begin <= at)) ++counted_;
  return counted_ < all.size() ? all[counted_].at.begin : in_.clean.bytes.size();
}

// A bound word before or after a quantity that counts.
bool Tokenizer::bound_at(std::size_t at, Token& out) const {
  const auto& all = in_.quantities;
  const auto is_bound = [&](std::size_t i, Span unit::Quantity::*side) {
    const Span bound = all[i].*side;
    if (!all[i].guard.empty() || bound.empty() || bound.begin != at) return false;
    out = {bound, kBound, -1};
    return true;
  };
  if (quantity_ > 0 && is_bound(quantity_ - 1, &unit::Quantity::bound_after)) return true;
  std::size_t i = quantity_;
  while (i < all.size() && !all[i].guard.empty() && all[i].at.begin < at + 24) ++i;
  return i < all.size() && is_bound(i, &unit::Quantity::bound_before);
}

bool Tokenizer::time_at(std::size_t at, Token& out) {
  const auto& all = in_.times;
  while (time_ < all.size() && all[time_].at.end <= at) ++time_;
  if (time_ == all.size()) return false;
  const timex::Expression& t = all[time_];
  // A cue word may have taken its prefix (提高到 2025 年).
  if (at < t.at.begin || at > t.core) return false;
  out = {{at, t.at.end}, kTime, static_cast<std::int32_t>(time_)};
  return true;
}

Token Tokenizer::next(std::size_t at, std::size_t end) {
  Token out;
  if (at < event_) return word_at(at, end, out, false, out);
  if (time_at(at, out)) return out;
  if (quantity_at(at, out)) {
    if (out.cls != kGuarded) return out;
  }
  const Token guarded = out;
  const bool bound = bound_at(at, out);
  return word_at(at, end, guarded, bound, out);
}

// The cue word or place at `at`, where the number (`guarded`) or the bound word (`bounded`) there does not
// win.
Token Tokenizer::word_at(std::size_t at, std::size_t end, const Token& guarded, bool bound,
                         const Token& bounded) {
  const std::string_view text = in_.clean.bytes;
  const auto byte = static_cast<unsigned char>(text[at]);
  const std::string_view readable = text.substr(0, std::min(end, next_quantity(at)));
  Trie::Match word = in_.lexicon.match(readable, at);
  if (word && cuts_time(at, at + word.length))  // 比|去年 3 月
    word = in_.lexicon.match(text.substr(0, in_.times[time_].core), at);
  const Trie::Match place = in_.places.match(readable, at);
  // 约占, 不足全省的 bound the value and say what it is; the latter counts here.
  const bool cue =
      word && word.length >= bounded.at.size() &&
      (in_.lexicon.word(word.value).cls == share_ ||
       ((in_.lexicon.word(word.value).cls == equal_ || in_.lexicon.word(word.value).cls == be_) &&
        bounded.at.end != next_quantity(at)));
  if (bound && !cue) return bounded;
  if (place && place.length >= word.length) {
    if (in_.places.sort(place.value) == place::Sort::other) return {{at, at + place.length}, kOther, -1};
    return {{at, at + place.length}, kPlace, place.value};
  }
  if (word && in_.lexicon.word(word.value).cls != plain_) {
    return {{at, at + word.length}, in_.lexicon.word(word.value).cls, word.value};
  }
  if (word) return {{at, at + word.length}, kOther, -1};
  if (guarded.cls == kGuarded) return guarded;
  if (byte == ' ') return {{at, at + 1}, kSpace, -1};
  return {{at, at + character(text, at)}, kOther, -1};
}

// No quantity, time or bound word stands in [at, next_event(at)).
std::size_t Tokenizer::next_event(std::size_t at) {
  std::size_t event = in_.clean.bytes.size();
  const auto see = [&](std::size_t place) {
    if (place >= at) event = std::min(event, place);
  };
  const auto& times = in_.times;
  while (time_ < times.size() && times[time_].at.end <= at) ++time_;
  if (time_ < times.size()) event = std::min(event, std::max(times[time_].at.begin, at));
  const auto& all = in_.quantities;
  while (quantity_ < all.size() && all[quantity_].at.end <= at) ++quantity_;
  if (quantity_ > 0 && !all[quantity_ - 1].bound_after.empty()) see(all[quantity_ - 1].bound_after.begin);
  if (quantity_ == all.size()) return event;
  event = std::min(event, std::max(all[quantity_].at.begin, at));
  const std::size_t counted = next_quantity(at);
  if (counted_ < all.size() && !all[counted_].bound_before.empty()) see(all[counted_].bound_before.begin);
  return std::min(event, std::max(counted, at));
}

// The end of the plain characters from `at` on: other words, in which nothing starts.
std::size_t Tokenizer::plain_end(std::size_t at, std::size_t end) {
  if (at >= event_) event_ = next_event(at);
  return in_.lexicon.starts().next(in_.clean.bytes, at, std::min(end, event_));
}

void Tokenizer::add_other(Sentence& out, Span at) {
  if (!out.tokens.empty() && out.tokens.back().cls == kOther && out.tokens.back().at.end == at.begin) {
    out.tokens.back().at.end = at.end;
  } else {
    out.tokens.push_back({at, kOther, -1});
  }
}

// Brackets without a quantity become one NOTE; those with one stay marks that end segments.
void Tokenizer::fold_notes(Sentence& out) const {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.tokens.size(); ++i) {
    const Token t = out.tokens[i];
    std::size_t close = 0;
    if (t.cls == marks_.open) {
      for (std::size_t j = i + 1; j < out.tokens.size(); ++j) {
        const Token& u = out.tokens[j];
        if (u.is_quantity() || u.cls == marks_.open || u.at.end - t.at.begin > kLongestNote) break;
        if (u.cls == marks_.close) {
          close = j;
          break;
        }
      }
    }
    if (close == 0) {
      out.tokens[kept++] = t;
    } else {
      out.tokens[kept++] = {{t.at.begin, out.tokens[close].at.end}, kNote, -1};
      i = close;
    }
  }
  out.tokens.resize(kept);
}

void Tokenizer::cut_segments(Sentence& out) const {
  Segment now;
  for (std::size_t i = 0; i < out.tokens.size(); ++i) {
    const Token& t = out.tokens[i];
    if (t.is_quantity()) now.quantity = true;
    const bool bracket = t.cls == marks_.open || t.cls == marks_.close;
    if (!marks_.ends_segment(t.cls) && !bracket) continue;
    if (t.cls == kSpace && i + 1 < out.tokens.size() && out.tokens[i + 1].is_quantity()) continue;
    now.last = i;
    now.end = t.cls;
    if (now.last > now.first) out.segments.push_back(now);
    now = {i + 1, i + 1, 0, false};
  }
  now.last = out.tokens.size();
  if (now.last > now.first) out.segments.push_back(now);
}

void Tokenizer::read_tokens(Span sentence, Sentence& out) {
  const std::string_view text = in_.clean.bytes;
  std::size_t at = sentence.begin;
  while (at < sentence.end) {
    if (const std::size_t plain = plain_end(at, sentence.end); plain > at) {
      add_other(out, {at, plain});
      at = plain;
      continue;
    }
    // A Latin word or a number inside one is never cut by a cue word.
    if (is_word(static_cast<unsigned char>(text[at])) && at > sentence.begin &&
        is_word(static_cast<unsigned char>(text[at - 1])) && !out.tokens.empty() &&
        out.tokens.back().cls == kOther) {
      Token t;
      if (at < event_ || (!quantity_at(at, t) && !time_at(at, t))) {
        add_other(out, {at, at + 1});
        ++at;
        continue;
      }
    }
    Token t = next(at, sentence.end);
    if (t.cls == span_end_ && !out.tokens.empty() && out.tokens.back().cls == kSpan) {  // 6 年时间减少了…
      at = out.tokens.back().at.end = t.at.end;
      continue;
    }
    if (t.cls == span_end_) t.cls = kOther;
    if (t.cls == degree_) t.cls = ends_clause(t.at.end, sentence.end) ? superlative_ : TokenClass{kOther};
    if (t.cls == compared_) t.cls = ends_clause(t.at.end, sentence.end) ? than_ : TokenClass{kOther};
    if (t.cls == kOther)
      add_other(out, t.at);
    else
      out.tokens.push_back(t);
    at = t.at.end;
  }
}

const Sentence& Tokenizer::read(Span sentence) {
  Sentence& out = sentence_;
  out.at = sentence;
  out.tokens.clear();
  out.segments.clear();
  read_tokens(sentence, out);
  fold_notes(out);
  drop_weak(out);
  drop_quoted(out);
  drop_aims(out);
  drop_than(out);
  read_divisions(out);
  join_ratios(out);
  cut_segments(out);
  return out;
}

}  // namespace zhibiao::token
