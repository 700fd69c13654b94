#include "name_en.h"

#include <algorithm>

#include "count_text_en.h"
#include "english.h"

namespace zhibiao::english {

using name::Name;
using name::Range;
using token::Token;

namespace {

constexpr std::size_t kLongestNote = 24;  // bytes: a longer bracket is a remark, not part of the name

}  // namespace

Names::Names(const token::Input& input, const CountTables& words) : in_(input), words_(words) {
  const Lexicon& lexicon = input.lexicon;
  and_ = lexicon.class_of("AND");
  of_ = lexicon.class_of("OF");
  adv_ = lexicon.class_of("ADV");
  in_class_ = lexicon.class_of("IN");
  det_ = lexicon.class_of("DET");
  comma_ = lexicon.class_of("COMMA");
  but_ = lexicon.class_of("BUT");
  rel_ = lexicon.class_of("REL");
  generic_ = lexicon.class_of("GENERIC");
  pron_ = lexicon.class_of("PRON");
  semi_ = lexicon.class_of("SEMI");
  between_ = lexicon.class_of("BETWEEN");
  verb_class_ = lexicon.class_of("VERB");
  to_ = lexicon.class_of("TO");
  be_ = lexicon.class_of("BE");
  flat_ = lexicon.class_of("FLAT");
  by_ = lexicon.class_of("BY");
  from_ = lexicon.class_of("FROM");
  mod_ = lexicon.class_of("MOD");
  upn_ = lexicon.class_of("UPN");
  total_ = lexicon.class_of("TOTAL");
  lexicon.mark(
      lead_, {"AND",  "BUT",     "DET",  "TIME",  "ADV",     "CMP",     "COMMA",  "PRON",  "SPEAKER", "OF",
              "HAVE", "TO",      "BY",   "FROM",  "AS",      "OFWHICH", "THATOF", "TOTAL", "REL",     "BOUND",
              "SPAN", "BETWEEN", "NOTE", "QUOTE", "AVERAGE", "COLON",   "SEMI",   "OPEN",  "CLOSE",   "STOP",
              "DASH", "MORE",    "LESS", "THAN",  "AGAINST", "STREAK",  "MOD",    "BE",    "GUARDED", "IN"});
  lexicon.mark(trail_, {"AND",   "BUT",  "DET",     "TIME",    "ADV",     "CMP",     "COMMA",  "OF",
                        "HAVE",  "TO",   "BY",      "FROM",    "AS",      "OFWHICH", "TOTAL",  "REL",
                        "BOUND", "SPAN", "BETWEEN", "QUOTE",   "AVERAGE", "MOD",     "BE",     "REACH",
                        "SHARE", "IN",   "UP",      "DOWN",    "UPN",     "DOWNN",   "MORE",   "LESS",
                        "THAN",  "FLAT", "RANK",    "VERB",    "STREAK",  "AGAINST", "OPEN",   "CLOSE",
                        "COLON", "DASH", "PRON",    "SPEAKER", "PER",     "GENERIC", "ASMUCH", "KEEP"});
  lexicon.mark(
      break_, {"VERB",   "REACH", "SHARE", "BE",      "MOD",    "REL",  "BUT",     "SEMI", "COLON", "UP",
               "DOWN",   "THAN",  "FLAT",  "RANK",    "HAVE",   "PRON", "OFWHICH", "STOP", "DASH",  "SPEAKER",
               "THATOF", "OPEN",  "CLOSE", "AGAINST", "ASMUCH", "GOAL", "TOTAL",   "KEEP"});
  lexicon.mark(verb_, {"VERB", "REACH", "SHARE", "BE", "MOD", "UP", "DOWN", "FLAT", "RANK", "HAVE", "KEEP"});
  lexicon.mark(part_, {"W",   "PLACE",   "NOTE",    "GUARDED", "OF",      "IN",  "AND",   "DET",
                       "UPN", "DOWNN",   "GENERIC", "TO",      "PER",     "CMP", "QUOTE", "FROM",
                       "BY",  "BETWEEN", "MORE",    "LESS",    "AVERAGE", "ADV", "SPAN"});
}

// China's, the country's at the head of a name say whose it is.
bool Names::possessive(const Token& t) const {
  const std::string_view text = in_.clean.bytes;
  return t.cls == kPlace && (is_possessive(text.substr(std::min(t.at.end, text.size()), 2)) ||
                             is_possessive(text.substr(std::min(t.at.end, text.size()), 4)));
}

// The end of a subject without the clause that only describes it: residents who smoke, dividends paid to
// members.
std::size_t Names::modified(const Tokens& tokens, Range range) const {
  for (std::size_t i = range.first + 1; i + 1 < range.last; ++i) {
    if (tokens[i].cls == rel_ && verb_[tokens[i - 1].cls]) return range.last;  // was told that the debt is
  }
  for (std::size_t i = range.first + 1; i + 1 < range.last; ++i) {
    const bool noun =
        tokens[i - 1].cls == kOther || tokens[i - 1].cls == kPlace || tokens[i - 1].cls == kNote;
    const TokenClass next = tokens[i + 1].cls;
    const bool clause = tokens[i].cls == rel_;
    const bool participle =
        tokens[i].cls == verb_class_ &&
        (next == in_class_ || next == to_ || next == by_ || next == from_ || next == kGuarded);
    if (noun && (clause || participle)) return i;
  }
  return range.last;
}

// 300 stoves at a cost of: the noun phrase right before the next quantity.
Range Names::owned(const Tokens& tokens, Range range) const {
  if (range.empty() || tokens[range.last - 1].cls != of_) return {range.last, range.last};
  std::size_t from = range.last - 1;
  while (from > range.first && tokens[from - 1].cls == kOther) --from;
  const std::string_view lead =
      from > range.first ? tokens[from - 1].at.of(in_.clean.bytes) : std::string_view();
  const bool article = lead.find(' ') != lead.npos &&
                       is_in(words_.articles, lead.substr(lead.rfind(' ') + 1));  // to a surplus of
  const bool noun = from > range.first && from + 1 < range.last &&
                    (tokens[from - 1].cls == det_ || tokens[from - 1].cls == of_ || article);
  if (!noun && from > range.first && from + 1 < range.last && verb_[tokens[from - 1].cls])
    return {from, range.last - 1};  // would require annual investment of
  return noun ? Range{from, range.last - 1} : Range{range.last, range.last};
}

bool Names::opens_with(const Token& t, const std::vector<std::string>& words) const {
  const std::string_view text = t.at.of(in_.clean.bytes);
  return is_in(words, text.substr(0, text.find(' ')));
}

// Phones remained the top earner with: what "is" or "remains" says it of.
Range Names::linked(const Tokens& tokens, Range range, std::size_t whole, std::size_t first) const {
  if (range.empty() || range.first <= first || range.last > whole || range.last >= tokens.size()) return {};
  const TokenClass verb = tokens[range.first - 1].cls;
  const bool alone =
      verb == verb_class_ && range.last - range.first == 1 && tokens[range.last].cls == in_class_;
  if (alone && is_in(words_.views, lower(tokens[range.first].at.of(in_.clean.bytes))))
    return {first, range.first - 1};  // Profit beat forecasts at
  if (verb == verb_class_ && range.first > first + 1 && tokens[range.first - 2].cls != mod_ &&
      opens_with(tokens[range.last], words_.carrying))
    return {first, range.first - 1};  // Tea beat forecasts with a rise of
  const bool with = tokens[range.last].cls == in_class_ || tokens[range.last].cls == and_;
  if ((verb != be_ && verb != flat_) || is_possessive(tokens[range.first - 1].at.of(in_.clean.bytes)))
    return {};
  if (tokens[range.first].cls == kOther)  // is responsible for, are home to
    return tokens[range.last].cls == in_class_ || tokens[range.last].cls == to_
               ? Range{first, range.first - 1}
               : Range{};
  if (tokens[range.first].cls != det_) return {};
  const std::string_view last = tokens[range.last].at.of(in_.clean.bytes);
  const bool carries = is_in(words_.carrying, last.substr(0, last.find(' ')));
  const bool share = carries && last.find(' ') != last.npos;  // with a share of
  return share || (with && carries) ? Range{first, range.first - 1} : Range{};
}

bool Names::breaks(const Tokens& tokens, Range range, std::size_t i) const {
  if (!break_[tokens[i].cls]) return false;
  // the target band
  return tokens[i].cls != mod_ || i == range.first || tokens[i - 1].cls != det_ || i + 1 >= range.last ||
         tokens[i + 1].cls != kOther;
}

bool Names::breaks_any(const Tokens& tokens, Range range) const {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (breaks(tokens, range, i)) return true;
  }
  return false;
}

// In the north the rate is, the old figure of: a generic noun behind `range` stands for what was spoken of.
bool Names::stands_for(const Tokens& tokens, Range range) const {
  const Token& noun = tokens[range.last];
  if (noun.cls != generic_) return false;
  std::size_t lead = range.first;
  while (lead < range.last && lead_[tokens[lead].cls] && tokens[lead].cls != in_class_) ++lead;
  if (lead < range.last && tokens[lead].cls == in_class_ && !breaks_any(tokens, {lead, range.last}))
    return true;
  return !words_.article(lower(noun.at.of(in_.clean.bytes))) && tokens[range.last - 1].cls == kOther;
}

// The growth forecast for Peru: what stands right before a noun of views is what is viewed. Empty where none
// does.
Range Names::viewed(const Tokens& tokens, Range range) const {
  for (std::size_t v = range.first + 1; v < range.last; ++v) {
    if (tokens[v].cls != mod_ || !is_in(words_.views, lower(tokens[v].at.of(in_.clean.bytes)))) continue;
    const Token& noun = tokens[v - 1];
    const std::string word = lower(noun.at.of(in_.clean.bytes));
    if (noun.cls != upn_ && (noun.cls != kOther || !in_.lexicon.measure(word)))
      continue;  // analysts forecast
    if (v + 1 == tokens.size()) return {};
    const Token& next = tokens[v + 1];
    if (next.cls == kOther || next.cls == upn_ || next.cls == det_ || next.is_quantity()) continue;
    std::size_t from = v;
    while (from > range.first && (tokens[from - 1].cls == kOther || tokens[from - 1].cls == upn_)) --from;
    while (from < v && !is_word(in_.clean.bytes, tokens[from].at.begin)) ++from;  // 's
    return {from, v};
  }
  return {};
}

// With tea up, with duties bringing in: a subject and a verb of their own behind "with".
bool Names::carries(const Tokens& tokens, Range range) const {
  if (tokens[range.first].cls != in_class_ || !opens_with(tokens[range.first], words_.carrying)) return false;
  for (std::size_t i = range.first + 1; i < range.last && tokens[i].cls != and_ && tokens[i].cls != but_;
       ++i) {
    if (verb_[tokens[i].cls]) return true;
  }
  return false;
}

Range Names::subject(const Tokens& tokens, Range range, bool after_quantity) const {
  const std::size_t whole = range.last;
  if (after_quantity) {  // the rest of what that quantity says ends at the first joint
    std::size_t joint = range.first;
    while (joint < range.last && tokens[joint].cls != and_ && tokens[joint].cls != but_ &&
           tokens[joint].cls != rel_ && tokens[joint].cls != comma_ && tokens[joint].cls != semi_ &&
           !carries(tokens, {joint, std::min(whole + 1, tokens.size())})) {
      ++joint;
    }
    if (joint >= range.last) return owned(tokens, range);
    range.first = joint;
  }
  if (const Range view = viewed(tokens, range); !view.empty()) return view;
  bool main = whole < tokens.size() && verb_[tokens[whole].cls];  // a verb of the clause itself follows
  for (; !range.empty() && trail_[tokens[range.last - 1].cls]; --range.last)
    main = main || verb_[tokens[range.last - 1].cls];
  if (!range.empty() && range.last < whole && stands_for(tokens, range)) return {range.first, range.first};
  if (main) range.last = modified(tokens, range);
  while (!range.empty() && trail_[tokens[range.last - 1].cls]) --range.last;
  if (range.empty()) {  // Growth is expected to, the decline was: nothing but the movement names it
    for (std::size_t i = range.first; i + 1 <= whole && i + 1 < tokens.size(); ++i) {
      if (tokens[i].cls != upn_) continue;
      std::size_t next = i + 1;
      while (next < whole && tokens[next].cls == kTime) ++next;
      if (next == tokens.size()) continue;
      if (verb_[tokens[next].cls] || (i == range.first && tokens[i + 1].cls == of_)) return {i, i + 1};
    }
  }
  // GDP growth of, job losses of: the movement is part of the name.
  const auto moves = [&](std::size_t at) {
    return tokens[at].cls == upn_ && in_.clean.bytes.find(' ', tokens[at].at.begin) >= tokens[at].at.end;
  };
  if (!range.empty() && range.last < whole && moves(range.last)) ++range.last;
  std::size_t i = range.last;
  while (i > range.first && !breaks(tokens, range, i - 1)) --i;
  const bool leads = i == range.first + 1 && range.last < whole && tokens[i - 1].cls == verb_class_ &&
                     is_in(words_.carrying, tokens[range.last].at.of(in_.clean.bytes));
  if (leads) return {range.last, range.last};  // , led the way with a rise of
  if (const Range said_of = linked(tokens, {i, range.last}, whole, range.first); !said_of.empty()) {
    const Range who = subject(tokens, {said_of.first, said_of.last}, false);
    if (!who.empty() || tokens[i - 1].cls != verb_class_) return who;  // second came Peru with
  }
  const std::size_t first = range.first;
  range.first = i;
  // the Bank's forecast is: whose it is names nothing alone
  if (!range.empty() && is_possessive(tokens[range.last - 1].at.of(in_.clean.bytes))) {
    const bool said = i > first && tokens[i - 1].cls == be_;  // Peru is the world's second producer
    return said ? subject(tokens, {first, i - 1}, false) : Range{range.last, range.last};
  }
  return trimmed(tokens, range);
}

// Without what leads to the noun: articles, scenes, whose it is.
Range Names::trimmed(const Tokens& tokens, Range range) const {
  while (!range.empty()) {
    const Token& t = tokens[range.first];
    if (t.cls == in_class_) {  // In Norway and Sweden the figure; in the city, exports
      std::size_t next = range.first + 1;
      const bool with = is_in(words_.carrying, t.at.of(in_.clean.bytes));  // with China accounting for
      while (!with && next < range.last && (tokens[next].cls == kPlace || tokens[next].cls == and_)) ++next;
      range.first = next;
      continue;
    }
    if (t.cls == kPlace && range.first + 1 < range.last && possessive(t)) {
      range.first += 2;
      continue;
    }
    if (t.cls == kOther && !is_word(in_.clean.bytes, t.at.begin) && t.at.size() == 1) {  // * Exports
      ++range.first;
      continue;
    }
    const bool view = t.cls == kOther && range.first + 2 < range.last &&
                      is_in(words_.views, lower(t.at.of(in_.clean.bytes)));  // our estimate for output
    const TokenClass next = view ? tokens[range.first + 1].cls : TokenClass{0};
    if (view && next == in_class_ && tokens[range.first + 2].cls != kTime) {
      range.first += 2;
      continue;
    }
    if (!lead_[t.cls]) break;
    ++range.first;
  }
  return range;
}

Range Names::object(const Tokens& tokens, Range range) const {
  while (!range.empty() && (tokens[range.first].cls == of_ || tokens[range.first].cls == det_ ||
                            (tokens[range.first].cls == adv_ && range.first + 1 < range.last) ||
                            tokens[range.first].cls == in_class_ || tokens[range.first].cls == total_))
    ++range.first;
  std::size_t end = range.first;
  while (end < range.last && part_[tokens[end].cls] &&
         !(tokens[end].cls == det_ && end > range.first && tokens[end - 1].cls == kOther))  // wheat a year
    ++end;
  range.last = end;
  while (!range.empty() && trail_[tokens[range.last - 1].cls]) --range.last;
  return range;
}

bool Names::is_generic(const Tokens& tokens, Range range) const {
  return std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(range.first),
                     tokens.begin() + static_cast<std::ptrdiff_t>(range.last),
                     [this](const Token& t) { return t.cls == generic_ || lead_[t.cls] || t.cls == pron_; });
}

bool Names::has_verb(const Tokens& tokens, Range range) const {
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(range.first),
                     tokens.begin() + static_cast<std::ptrdiff_t>(range.last),
                     [this](const Token& t) { return verb_[t.cls]; });
}

Name Names::name_of(const Tokens& tokens, Range range) const {
  Name out;
  const std::string_view text = in_.clean.bytes;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const Token& t = tokens[i];
    if (t.at.empty() || t.cls == kTime || (t.cls == kNote && t.at.size() > kLongestNote)) continue;
    const bool phrase = t.cls >= kFirstWordClass && out.parts.empty();  // the value of
    if (out.parts.empty())
      out.parts.push_back({t.at.begin + (phrase ? words_.article_size(lower(t.at.of(text))) : 0), t.at.end});
    else if (skip_space(text, out.parts.back().end) == t.at.begin)
      out.parts.back().end = t.at.end;
    else
      out.parts.push_back(t.at);
  }
  return out;
}

std::vector<Range> Names::items(const Tokens& tokens, Range range) const {
  std::vector<Range> out;
  std::size_t from = range.first;
  for (std::size_t i = range.first; i <= range.last; ++i) {
    if (i != range.last && tokens[i].cls != comma_ && tokens[i].cls != and_) continue;
    Range item{from, i};
    while (!item.empty() && lead_[tokens[item.first].cls]) ++item.first;
    if (!item.empty()) out.push_back(item);
    from = i + 1;
  }
  return out;
}

std::string Names::head(const Name& name) const {
  if (name.empty()) return {};
  std::string text = lower(name.parts.front().of(in_.clean.bytes));
  for (std::size_t at = 0; at < text.size();) {
    if (at > 0 && is_word(text, at) && is_edge(text, at)) {
      const Trie::Match m = whole_words(in_.lexicon.words(), text, at);
      const TokenClass cls = m ? in_.lexicon.word(m.value).cls : TokenClass{0};
      if (cls != 0 &&
          (cls == of_ || cls == in_class_ || cls == rel_ || cls == between_ || cls == by_ || cls == from_ ||
           cls == in_.lexicon.class_of("PER") || cls == in_.lexicon.class_of("TO"))) {
        text.resize(at);
        while (!text.empty() && text.back() == ' ') text.pop_back();
        return text;
      }
    }
    ++at;
  }
  return text;
}

}  // namespace zhibiao::english
