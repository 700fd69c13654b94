#include "english.h"

namespace zhibiao::english {
namespace {

constexpr std::size_t kLongestWord = 200;  // bytes: longer runs are data, cut anywhere

}  // namespace

bool is_word(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return false;
  const char c = text[at];
  if (is_digit(c) || is_upper(c) || is_lower(c)) return true;
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0xC3 && byte <= 0xCF) return true;
  // The second byte of such a letter; the rest of longer characters are punctuation or Chinese.
  if ((byte & 0xC0U) != 0x80U || at == 0) return false;
  const auto lead = static_cast<unsigned char>(text[at - 1]);
  return lead >= 0xC3 && lead <= 0xCF;
}

bool is_edge(std::string_view text, std::size_t at) noexcept {
  return at == 0 || !is_word(text, at) || !is_word(text, at - 1);
}

std::string lower(std::string_view text) {
  std::string out(text.size(), '\0');
  char* to = out.data();
  const char* from = text.data();
  if (!text.empty()) to[0] = is_upper(from[0]) ? static_cast<char>(from[0] + 0x20) : from[0];
  for (std::size_t i = 1; i < text.size(); ++i) {  // without branches, so that compilers make vectors of it
    const auto byte = static_cast<unsigned char>(from[i]);
    const bool accented = (from[i - 1] == '\xC3') & (byte >= 0x80) & (byte <= 0x9E) & (byte != 0x97);
    const bool upper = static_cast<unsigned char>(byte - 'A') < 26;
    to[i] = static_cast<char>(byte + ((upper | accented) ? 0x20U : 0U));
  }
  return out;
}

Trie::Match whole_words(const Trie& trie, std::string_view lower, std::size_t at) noexcept {
  Trie::Match best;
  trie.each(lower, at, [&](Trie::Match m) {
    if (is_edge(lower, at + m.length)) best = m;
  });
  return best;
}

std::size_t word_end(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && end - at < kLongestWord) {
    const bool joint = text[end] == '\'' || text[end] == '-' || text[end] == '.' || text[end] == '&' ||
                       text[end] == '/' || text[end] == '+';
    // ’ joins as ' does
    const bool curly = text.compare(end, 3, "\xE2\x80\x99") == 0 && is_word(text, end + 3);
    if (is_word(text, end))
      ++end;
    else if (curly)
      end += 3;
    else if (joint && end > at && is_word(text, end + 1))
      ++end;
    else
      break;
  }
  return end;
}

bool is_possessive(std::string_view word) noexcept {
  return word.ends_with("'s") || word.ends_with("\xE2\x80\x99s");
}

bool has_plural_end(std::string_view word) noexcept {
  if (word.size() < 4 || word.back() != 's' || word.ends_with("ss") || is_possessive(word)) return false;
  return !word.ends_with("ous") && !word.ends_with("ius");
}

}  // namespace zhibiao::english
