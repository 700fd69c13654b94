// Powers of ten behind a literal: 1.5e3, 5×10^30, 3.2 × 10⁻³.
#include <algorithm>
#include <array>

#include "number_parts.h"

namespace zhibiao::number {
namespace {

constexpr std::array<std::string_view, 3> kTimes = {"\xC3\x97", "*", "x"};  // U+00D7
constexpr std::array<std::string_view, 10> kRaised = {
    "\xE2\x81\xB0", "\xC2\xB9",     "\xC2\xB2",     "\xC2\xB3",     "\xE2\x81\xB4",
    "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9"};  // U+2070 …
constexpr std::string_view kRaisedMinus = "\xE2\x81\xBB";                             // U+207B

bool stands(std::string_view text, std::size_t at, std::string_view word) {
  return at <= text.size() && text.substr(at).starts_with(word);
}

// Puts one digit more into the power; its sign comes last.
void push(PowerOfTen& power, int digit) { power.power = std::min(power.power * 10 + digit, 1000); }

PowerOfTen finished(PowerOfTen power, bool negative, std::size_t end) {
  power.end = end;
  power.fits = power.power <= kMostPower;
  if (negative) power.power = -power.power;
  return power;
}

// Digits with a sign at `at`, as behind e and ^.
PowerOfTen plain_power(std::string_view text, std::size_t at) {
  const bool negative = stands(text, at, "-");
  if (negative || stands(text, at, "+")) ++at;
  if (!digit_at(text, at)) return {};
  PowerOfTen out;
  for (; digit_at(text, at); ++at) push(out, text[at] - '0');
  return finished(out, negative, at);
}

PowerOfTen raised_power(std::string_view text, std::size_t at) {
  const bool negative = stands(text, at, kRaisedMinus);
  if (negative) at += kRaisedMinus.size();
  const std::size_t begin = at;
  PowerOfTen out;
  for (bool more = true; more;) {
    more = false;
    for (std::size_t digit = 0; digit < kRaised.size(); ++digit) {
      if (!stands(text, at, kRaised[digit])) continue;
      push(out, static_cast<int>(digit));
      at += kRaised[digit].size();
      more = true;
      break;
    }
  }
  return at == begin ? PowerOfTen() : finished(out, negative, at);
}

// 5×10^30
PowerOfTen times_ten(std::string_view text, std::size_t at) {
  at = skip_space(text, at);
  const auto times =
      std::find_if(kTimes.begin(), kTimes.end(), [&](auto mark) { return stands(text, at, mark); });
  if (times == kTimes.end()) return {};
  at = skip_space(text, at + times->size());
  if (!stands(text, at, "10")) return {};
  return stands(text, at + 2, "^") ? plain_power(text, at + 3) : raised_power(text, at + 2);
}

}  // namespace

PowerOfTen read_power(std::string_view text, Span literal) {
  const std::size_t end = literal.end;
  if (end >= text.size()) return {};
  if (text[end] != 'e' && text[end] != 'E') return times_ten(text, end);
  const bool in_name =
      literal.begin > 0 && (letter_at(text, literal.begin - 1) || text[literal.begin - 1] == '-');
  if (in_name) return {};  // a3e5
  const PowerOfTen out = plain_power(text, end + 1);
  const bool goes_on = out && out.end < text.size() &&
                       (text[out.end] == '.' || text[out.end] == '-' || letter_at(text, out.end));
  return goes_on && digit_at(text, out.end + 1) ? PowerOfTen() : out;
}

}  // namespace zhibiao::number
