// Arabic literals: 5.45, 1,349,084, 1 349 084; and the English scales that follow them.
#include <algorithm>

#include "digit_sum.h"
#include "number_parts.h"

namespace zhibiao::number {
namespace {

constexpr int kLongest = 255;

// One past the run of digits at `at`.
std::size_t digits_end(std::string_view text, std::size_t at) {
  while (digit_at(text, at)) ++at;
  return at;
}

// True where exactly three digits stand at `at`.
bool group_at(std::string_view text, std::size_t at) {
  return digit_at(text, at) && digit_at(text, at + 1) && digit_at(text, at + 2) && !digit_at(text, at + 3);
}

// One past the groups ",ddd" that follow a first group ending at `at`.
std::size_t comma_groups(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ',' && group_at(text, at + 1)) at += 4;
  return at;
}

// The same for " ddd". A row of table cells is no number: nothing is joined where another cell stands before
// or after.
std::size_t space_groups(std::string_view text, std::size_t begin, std::size_t at) {
  if (begin >= 2 && text[begin - 1] == ' ' && is_digit(text[begin - 2])) return at;
  std::size_t end = at;
  while (end < text.size() && text[end] == ' ' && group_at(text, end + 1)) end += 4;
  const bool cell = end < text.size() && text[end] == ' ' && digit_at(text, end + 1);
  const bool joined = end < text.size() && (text[end] == ',' || text[end] == '-' || letter_at(text, end));
  return cell || joined ? at : end;
}

std::size_t grouped_end(std::string_view text, std::size_t begin, std::size_t first) {
  // 2萬0,222人: the rest behind a scale, which all its digits write
  const bool rest = first - begin == 1 && begin > 0 && static_cast<unsigned char>(text[begin - 1]) >= 0x80;
  if (first - begin > 3 || (text[begin] == '0' && !rest)) return first;
  const bool part =
      begin > 0 && (text[begin - 1] == '.' || text[begin - 1] == ',' || is_letter(text[begin - 1]));
  const std::size_t commas = comma_groups(text, first);
  return commas != first || part ? commas : space_groups(text, begin, first);
}

std::optional<Decimal> value_of(std::string_view literal) {
  DigitSum sum;
  for (const char c : literal) {
    if (c == '.') sum.point();
    if (is_digit(c)) sum.push(c - '0');
  }
  return sum.value();
}

bool word_ends(std::string_view text, std::size_t at) { return !letter_at(text, at) && !digit_at(text, at); }

// The noun that may follow "45m ".
bool noun_follows(std::string_view text, std::size_t at, const std::vector<std::string>& nouns) {
  return at < text.size() && text[at] == ' ' && any_at(text, at + 1, nouns);
}

bool money_stands(std::string_view text, std::size_t at, const Tables::Impl& tables) {
  if (at > 0 && text[at - 1] == ' ') --at;
  return any_before(text, at, tables.money);
}

void take_scale(Atom& atom, std::size_t end, int power) {
  if (atom.power == 0) atom.coefficient = atom.value;
  atom.power = static_cast<std::int16_t>(atom.power + power);
  atom.value = atom.value.scaled(power);
  atom.at.end = end;
  atom.scaled = atom.big = true;
}

// The scale that starts at `at`: right behind the digits, or a letter of its own behind an amount of money.
bool take_attached(std::string_view text, std::size_t at, const Tables::Impl& tables, Atom& atom) {
  char word[4] = {};
  const std::size_t size = std::min<std::size_t>(3, text.size() - at);
  for (std::size_t i = 0; i < size; ++i) word[i] = lower(text[at + i]);
  const Trie::Match match = tables.attached_at.longest(std::string_view(word, size), 0);
  const std::size_t end = at + match.length;
  if (!match || !word_ends(text, end)) return false;
  const Attached& attached = tables.attached[static_cast<std::size_t>(match.value)];
  if (attached.lower_case && text[at] != word[0]) return false;  // 4K is no four thousand
  const bool asks = attached.money || at != atom.at.end;
  if (asks && !money_stands(text, atom.at.begin, tables) && !noun_follows(text, end, attached.before)) {
    return false;
  }
  take_scale(atom, end, attached.power);
  return true;
}

// 1½, 2¼, 3¾
void take_vulgar(std::string_view text, Literal& out) {
  const std::size_t end = out.at.end;
  if (end + 1 >= text.size() || text[end] != '\xC2' || !out.value) return;
  const int quarters = static_cast<unsigned char>(text[end + 1]) - 0xBB;
  if (quarters < 1 || quarters > 3) return;
  constexpr int kQuarter = 25, kHalf = 50;
  const int part = quarters == 1 ? kQuarter : quarters == 2 ? kHalf : kQuarter + kHalf;
  out.value = out.value->plus(Decimal(part, -2));
  out.at.end = end + 2;
  out.fraction = true;
}

// 5-1/4, 2 3/8: halves, quarters, eighths as markets write them.
void take_mixed(std::string_view text, Literal& out) {
  constexpr std::uint8_t kMostDigits = 2;
  const std::size_t part = out.at.end + 1;
  if (out.digits > kMostDigits || out.leading_zero || !out.value || part + 2 >= text.size()) return;
  if ((text[part - 1] != '-' && text[part - 1] != ' ') || text[part + 1] != '/' || !is_digit(text[part]))
    return;
  const int over = text[part] - '0', under = text[part + 2] - '0';
  const bool known = under == 2 || under == 4 || under == 8;
  if (!known || over < 1 || over >= under ||
      (digit_at(text, part + 3) || letter_at(text, part + 3) || text.substr(part + 3, 1) == "/"))
    return;
  constexpr int kEighth = 125;
  out.value = out.value->plus(Decimal(over * (8 / under) * kEighth, -3));
  out.at.end = part + 3;
  out.fraction = true;
}

}  // namespace

Literal read_literal(std::string_view text, std::size_t at) {
  Literal out;
  const std::size_t first = digits_end(text, at);
  std::size_t end = grouped_end(text, at, first);
  out.grouped = end != first;
  out.leading_zero = text[at] == '0' && first - at > 1;
  const auto whole = std::count_if(text.begin() + static_cast<std::ptrdiff_t>(at),
                                   text.begin() + static_cast<std::ptrdiff_t>(end), is_digit);
  out.digits = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(whole, kLongest));
  if (end < text.size() && text[end] == '.' && digit_at(text, end + 1)) {
    end = digits_end(text, end + 1);
    out.fraction = true;
  }
  out.at = {at, end};
  out.value = value_of(out.at.of(text));
  if (!out.fraction) take_vulgar(text, out);
  if (!out.fraction && !out.grouped) take_mixed(text, out);
  if (const PowerOfTen power = read_power(text, out.at)) {
    out.value = out.value && power.fits ? std::optional(out.value->scaled(power.power)) : std::nullopt;
    out.at.end = power.end;
  }
  return out;
}

namespace {

// 5 dozen, 3 hundred: a number word that multiplies.
bool take_count_word(const Tables::Impl& tables, std::string_view word, std::size_t end, Atom& atom) {
  const Trie::Match match = tables.words.longest(word, 0);
  if (!match || match.length != word.size() || atom.scaled) return false;
  const EnglishWord& says = tables.english[static_cast<std::size_t>(match.value)];
  if (says.sort == EnglishWord::Sort::hundred) {
    take_scale(atom, end, 2);
    return true;
  }
  const auto value =
      says.sort == EnglishWord::Sort::count ? atom.value.times(Decimal(says.value, 0)) : std::nullopt;
  if (!value) return false;
  atom.value = *value;
  atom.at.end = end;
  atom.scaled = true;
  return true;
}

// One scale word behind the atom; false where none stands there.
bool take_scale_word(std::string_view text, const Tables::Impl& tables, Atom& atom) {
  std::size_t at = skip_space(text, atom.at.end);
  if (at == atom.at.end && at < text.size() && text[at] == '-') ++at;  // a 3-million-strong crowd
  char word[16] = {};
  std::size_t size = 0;
  while (size < sizeof word && letter_at(text, at + size)) {
    word[size] = lower(text[at + size]);
    ++size;
  }
  if (size == 0 || size == sizeof word) return false;
  const Trie::Match match = tables.scales.longest(std::string_view(word, size), 0);
  if (!match || match.length != size) return take_count_word(tables, {word, size}, at + size, atom);
  if (atom.power + match.value > kMostPower) {
    atom.overflow = true;
    atom.at.end = at + size;
    return true;
  }
  take_scale(atom, at + size, match.value);
  return true;
}

}  // namespace

void read_english_scale(std::string_view text, const Tables::Impl& tables, Atom& atom) {
  const std::size_t at = atom.at.end;
  if (letter_at(text, at) && take_attached(text, at, tables, atom)) return;
  const std::size_t before = atom.at.begin > 1 && text[atom.at.begin - 1] == ' ' ? 2 : 1;
  const bool code =
      atom.at.begin >= before && (text[atom.at.begin - before] < 'a' || text[atom.at.begin - before] > 'z');
  const bool apart =
      code && at + 1 < text.size() && text[at] == ' ' && letter_at(text, at + 1) && word_ends(text, at + 2);
  if (apart && take_attached(text, at + 1, tables, atom)) return;  // $3 m
  while (take_scale_word(text, tables, atom)) {                    // five thousand million
  }
}

}  // namespace zhibiao::number
