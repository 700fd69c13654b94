// Atoms → terms: signs, 百分之三, 三成五, 两倍半, 2/3, three in ten.
#include "number_parts.h"

namespace zhibiao::number {
namespace {

constexpr int kPlaces = 4;  // decimals of a fraction

bool adjacent(const Atom* next, std::size_t at) { return next && next->at.begin == at; }

// --- 分之

// 三分一, 四分三: only between two single numerals, as a part of the whole.
bool brief_part(std::string_view text, const Atom& whole, std::size_t end, const Tables::Impl& tables) {
  constexpr std::size_t kNumeral = 3;  // bytes
  const std::size_t behind = end + kNumeral;
  if (whole.at.size() != kNumeral || behind > text.size() || tables.brief_except.longest(text, behind))
    return false;
  const std::string_view part = text.substr(end, kNumeral);
  const auto value = whole.value.to_int64();
  const Numeral numeral = tables.numeral(char_at(part, 0).code);
  const bool more =
      behind < text.size() && tables.numeral(char_at(text, behind).code).sort != Numeral::Sort::none;
  return !more && value && numeral.sort == Numeral::Sort::digit && numeral.value > 0 &&
         numeral.value < *value;
}

bool part_follows(std::string_view text, const Term& term, const Tables::Impl& tables, std::size_t& end) {
  if ((tables.right.at(text, term.at.end) & kPart) == 0) return false;
  const Trie::Match match = tables.parts.longest(text, term.at.end);
  end = term.at.end + match.length;
  return match && (match.value != Tables::Impl::kBriefPart || brief_part(text, term.atom, end, tables));
}

// The unit of 百分之, 千分之; empty where the denominator is an ordinary number.
std::string_view rate_unit(std::string_view text, const Atom& atom, const Tables::Impl& tables) {
  const std::int32_t index = tables.rates.find(atom.at.of(text));
  return index < 0 ? std::string_view()
                   : std::string_view(tables.rate_units[static_cast<std::size_t>(index)]);
}

void set_value(Term& term, const std::optional<Decimal>& value, const std::optional<Decimal>& high) {
  term.atom.overflow = term.atom.overflow || !value;
  term.atom.value = value.value_or(Decimal());
  term.atom.high = high;
}

// numerator / denominator in percent
std::optional<Decimal> share(const Decimal& numerator, const Decimal& denominator) {
  return numerator.scaled(2).divided(denominator, kPlaces);
}

void take_part(std::string_view text, Term& term, const Atom& numerator, const Tables::Impl& tables) {
  const Decimal denominator = term.atom.value;
  term.unit = rate_unit(text, term.atom, tables);
  const bool rate = !term.unit.empty();
  const bool overflow = term.atom.overflow || numerator.overflow;
  term.atom = numerator;
  term.atom.overflow = overflow;
  term.atom.form = rate ? Form::percent : Form::fraction;
  term.atom.power = 0;
  term.atom.scaled = term.atom.single = false;
  if (!rate) {
    term.unit = "percent";
    std::optional<Decimal> high;
    if (numerator.high) high = share(*numerator.high, denominator);
    set_value(term, share(numerator.value, denominator), high);
  }
  term.at.end = numerator.at.end;
  ++term.next;
}

// --- 成, 折

bool tenth_blocked(std::string_view text, const Term& term, const Tenth& tenth, std::size_t end) {
  if (tenth.followers.longest(text, end).value == 0) return true;
  const bool one = term.atom.single && term.atom.value == Decimal(1, 0);
  return one && any_before(text, term.at.begin, tenth.not_after);
}

Decimal in_percent(const Decimal& value, bool discount) {
  const bool as_is = discount && value >= Decimal(10, 0);  // 八五折, 85折
  return as_is ? value : value.scaled(1);
}

// 八成五, 1成2: the tail is written as the first digit is.
bool one_digit(std::string_view text, const Atom& next, const Term& term) {
  if (next.form == Form::chinese) return next.single;
  return next.form == Form::arabic && next.digits == 1 && !next.scaled && is_digit(text[term.at.begin]);
}

// 八成五, 一成半
void take_tenth_tail(std::string_view text, Term& term, const Atom* next, const Tenth& tenth) {
  Decimal tail;
  if (any_at(text, term.at.end, tenth.half)) {
    tail = Decimal(5, 0);
    term.at.end += tenth.half.front().size();
  } else if (adjacent(next, term.at.end) && one_digit(text, *next, term) && !next->bare &&
             !next->value.is_zero()) {
    tail = next->value;
    term.at.end = next->at.end;
    ++term.next;
  } else {
    return;
  }
  set_value(term, term.atom.value.plus(tail), std::nullopt);
}

void take_more(std::string_view text, Term& term, const Tables::Impl& tables) {
  const Trie::Match more = tables.more.longest(text, term.at.end);
  if (!more || more.value != 0 || tables.blocked.longest(text, term.at.end)) return;
  term.at.end += more.length;
  term.atom.more = true;
}

void take_tenth(std::string_view text, Term& term, const Atom* next, const Tables::Impl& tables) {
  const std::size_t at = skip_space(text, term.at.end);
  if ((tables.right.at(text, at) & kTenth) == 0) return;
  const Trie::Match match = tables.tenths.longest(text, at);
  if (!match) return;
  const Tenth& tenth = tables.tenth[static_cast<std::size_t>(match.value)];
  const std::size_t end = at + match.length;
  const Decimal limit(tenth.discount ? 99 : 10, 0);
  if (term.atom.value.is_zero() || term.atom.value > limit || tenth_blocked(text, term, tenth, end)) return;
  std::optional<Decimal> high;
  if (term.atom.high) high = in_percent(*term.atom.high, tenth.discount);
  set_value(term, in_percent(term.atom.value, tenth.discount), high);
  term.atom.form = Form::tenths;
  term.atom.scaled = term.atom.single = false;
  term.unit = "percent";
  term.at.end = end;
  if (tenth.discount) return;
  if (!high) take_tenth_tail(text, term, next, tenth);
  take_more(text, term, tables);
}

// --- 倍半, /10万

void take_half(std::string_view text, Term& term, const Tables::Impl& tables) {
  if ((tables.right.at(text, term.at.end) & kHalf) == 0) return;
  const Trie::Match match = tables.halves.longest(text, term.at.end);
  if (!match || !term.atom.value.is_integer()) return;
  set_value(term, term.atom.value.plus(Decimal(5, -1)), std::nullopt);
  term.unit = tables.half_units[static_cast<std::size_t>(match.value)];
  term.at.end += match.length;
  term.atom.single = false;
}

void take_suffix(std::string_view text, const std::vector<Atom>& atoms, Term& term,
                 const Tables::Impl& tables) {
  const Trie::Match match = tables.suffixes.longest(text, term.at.end);
  if (!match) return;
  const std::size_t end = term.at.end + match.length;
  // The digits of the suffix are an atom of their own; it must end with the suffix.
  if (term.next < atoms.size() && atoms[term.next].at.begin < end) {
    if (atoms[term.next].at.end != end) return;
    ++term.next;
  }
  term.unit = tables.suffix_units[static_cast<std::size_t>(match.value)];
  term.atom.form = Form::percent;
  term.at.end = end;
}

// --- 2/3, three in ten

bool small_whole(const Atom& atom, std::int64_t most) {
  const auto value = atom.value.to_int64();
  return value && *value >= 1 && *value <= most && !atom.scaled && !atom.leading_zero && !atom.high;
}

bool slash_fraction(std::string_view text, const Term& term, const Atom& next, const Tables::Impl& tables) {
  if (text.substr(term.at.end, 1) != "/" || next.at.begin != term.at.end + 1) return false;
  if (!small_whole(term.atom, 9) || !small_whole(next, 10) || !(term.atom.value < next.value)) return false;
  const bool clear =
      term.at.begin == 0 || (text[term.at.begin - 1] != '/' && !letter_at(text, term.at.begin - 1));
  if (!clear || (next.at.end < text.size() && (text[next.at.end] == '/' || digit_at(text, next.at.end))))
    return false;
  return tables.slash_after.longest(text, next.at.end) ||
         any_before(text, term.at.begin, tables.slash_before);
}

// "in" is so common that only words, or "1 in 5", make a share of it.
bool linked_fraction(std::string_view text, const Term& term, const Atom& next, const Tables::Impl& tables) {
  const Span gap{term.at.end, next.at.begin};
  if (gap.size() < 4 || gap.size() > 16 || text[gap.begin] != ' ' || !letter_at(text, gap.begin + 1))
    return false;
  bool linked = false;
  for (const std::string& link : tables.part_links) linked = linked || gap.of(text) == link;
  if (!linked || !small_whole(term.atom, 999) || !small_whole(next, 1000)) return false;
  const bool words = term.atom.form == Form::word && next.form == Form::word && next.value > Decimal(2, 0);
  const bool one = term.atom.value == Decimal(1, 0) && next.value <= Decimal(100, 0);
  const bool out = gap.size() > 4;
  return term.atom.value < next.value && (words || one || out);
}

void take_fraction(Term& term, const Atom& next) {
  term.atom.form = Form::fraction;
  term.atom.single = term.atom.scaled = false;
  term.unit = "percent";
  term.at.end = next.at.end;
  ++term.next;
  set_value(term, share(term.atom.value, next.value), std::nullopt);
}

// --- signs

// True where a minus at `at` can be a sign; `weak` where it may also be a hyphen behind a unit.
bool sign_stands(std::string_view text, std::size_t at, const Sign& sign, const Tables::Impl& tables,
                 bool& weak) {
  const Char before = char_before(text, at);
  if (before.size == 0) return true;
  if (before.code < 0x80) {
    const char c = static_cast<char>(before.code);
    const bool opens = c == ' ' || c == '\n' || c == '(' || c == '[' || c == ',' || c == ':' || c == ';' ||
                       c == '~' || c == '"' || c == '|' || c == '=' || c == '<' || c == '>';
    // 投资(不含农户)+0.2%; but 图(3)-1
    const bool closes = c == ')' && at > 1 && !digit_at(text, at - 2);
    weak = closes;
    return opens || closes;
  }
  if (tables.numeral(before.code).sort != Numeral::Sort::none) return false;
  weak = true;
  return sign.loose;
}

void take_sign(Term& term, const Sign& sign, std::size_t begin) {
  term.at.begin = begin;
  if (!sign.negative) return;
  term.negative = true;
  term.atom.value = term.atom.value.negated();
  if (term.atom.high) term.atom.high = term.atom.high->negated();
}

// --- a term

bool vague(std::string_view text, const Atom& atom, const Tables::Impl& tables) {
  if (!atom.bare) return false;
  const bool ten = atom.value < Decimal(100, 0);
  return any_before(text, atom.at.begin, ten ? tables.vague_ten : tables.vague);
}

void take_words(std::string_view text, const std::vector<Atom>& atoms, Term& term,
                const Tables::Impl& tables) {
  const Atom* next = term.next < atoms.size() ? &atoms[term.next] : nullptr;
  std::size_t part_end = 0;
  if (part_follows(text, term, tables, part_end)) {
    if (adjacent(next, part_end)) return take_part(text, term, *next, tables);
    term.dropped = term.atom.bare;  // 百分之几
    return;
  }
  const std::size_t follows = skip_space(text, term.at.end);
  if (!term.atom.unit.empty() || follows >= text.size()) return;
  const auto byte = static_cast<unsigned char>(text[follows]);
  if (byte >= 0x80) {
    take_tenth(text, term, next, tables);
    if (term.unit.empty()) take_half(text, term, tables);
  } else if (next && text[term.at.end] == '/') {
    if (slash_fraction(text, term, *next, tables)) return take_fraction(term, *next);
    take_suffix(text, atoms, term, tables);
  } else if (next && linked_fraction(text, term, *next, tables)) {
    take_fraction(term, *next);
  }
}

}  // namespace

void read_sign(std::string_view text, const Tables::Impl& tables, Term& term) {
  const std::size_t at = term.at.begin;
  if (at == 0 || digit_at(text, at - 1) || (tables.left.before(text, at) & kSign) == 0) return;
  for (const auto& [word, index] : tables.sign_words) {
    if (!text.substr(0, at).ends_with(word)) continue;
    const Sign& sign = tables.sign[static_cast<std::size_t>(index)];
    const std::size_t begin = at - word.size();
    bool weak = false;
    if (sign.word) {
      if (any_before(text, begin, sign.not_after) || letter_at(text, begin - 1)) return;
    } else if (!digit_at(text, at) || !sign_stands(text, begin, sign, tables, weak)) {
      return;
    }
    term.weak_sign = weak;
    return take_sign(term, sign, begin);
  }
}

Term read_term(std::string_view text, const std::vector<Atom>& atoms, std::size_t first,
               const Tables::Impl& tables) {
  Term term;
  term.atom = atoms[first];
  term.at = term.atom.at;
  term.unit = term.atom.unit;
  term.unsigned_begin = term.at.begin;
  term.next = first + 1;
  if (vague(text, term.atom, tables)) term.dropped = true;
  take_words(text, atoms, term, tables);
  if (!term.unit.empty() && term.atom.form == Form::percent) term.dropped = false;
  read_sign(text, tables, term);
  return term;
}

}  // namespace zhibiao::number
