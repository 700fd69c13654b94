#include "outline_words_en.h"

#include <algorithm>
#include <array>

#include "english.h"

namespace zhibiao::english {

bool has_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [text](const std::string& w) { return text.find(w) != text.npos; });
}

bool opens(std::string_view text, const std::vector<std::string>& words) {
  while (!text.empty() && !is_lower(text.front())) text.remove_prefix(1);
  return std::any_of(words.begin(), words.end(),
                     [text](const std::string& w) { return text.starts_with(w); });
}

bool bulleted(std::string_view text) {
  constexpr std::array<std::string_view, 9> kMarks = {"\xE2\x80\xA2", "- ",       "* ",       "\xE2\x80\x93 ",
                                                      "\xC2\xB7",     "\xE2\x96", "\xE2\x97", "\xE2\x80\x94 ",
                                                      "-- "};  // the last but two: geometric shapes
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [text](std::string_view m) { return text.starts_with(m); });
}

std::size_t behind_agency(std::string_view text, std::size_t name) {
  constexpr std::array<std::string_view, 4> kDashes = {" - ", " -- ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};
  constexpr std::size_t kLongestAgency = 30;
  std::size_t at = name;
  if (text.substr(at).starts_with(" (")) {
    const std::size_t close = text.find(')', at);
    if (close != text.npos && close - at < kLongestAgency) at = close + 1;
  }
  for (const std::string_view dash : kDashes) {
    if (text.substr(at).starts_with(dash)) return at + dash.size();
  }
  return name;
}

}  // namespace zhibiao::english
