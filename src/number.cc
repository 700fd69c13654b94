// Room 3: finds the places where a number may start and has each read there; number_parts.h maps the files.
#include "number.h"

#include <algorithm>
#include <string>
#include <utility>

#include "number_parts.h"

namespace zhibiao::number {
namespace {

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool has(const std::array<std::uint64_t, 1024>& set, char32_t c) { return (set[c / 64] >> (c % 64)) & 1U; }

// Reads atoms in one pass. Most bytes are passed over by a table test each.
class Scanner {
 public:
  Scanner(std::string_view text, const Tables::Impl& tables, std::vector<Atom>& atoms)
      : text_(text), tables_(tables), atoms_(atoms) {}

  void run(Span block) {
    std::size_t at = block.begin;
    while ((at = candidate(at, block.end)) < block.end) at = read(at);
  }

 private:
  // The next place in [at, end) where a number may start.
  std::size_t candidate(std::size_t at, std::size_t end) const {
    while (at < end) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte >= 0x80) {
        const Char c = char_at(text_, at);
        if (c.code < 0x10000 && has(tables_.starts, c.code)) return at;
        at += c.size;
      } else if (is_digit(text_[at])) {
        return at;
      } else if (!is_letter(text_[at])) {
        ++at;
      } else {
        if (word_starts(at)) return at;
        do ++at;  // no word starts behind a letter
        while (at < end && is_letter(text_[at]));
      }
    }
    return end;
  }

  bool word_starts(std::size_t at) const {
    if (at + 1 >= text_.size()) return false;
    const auto second = static_cast<unsigned char>(text_[at + 1]);
    if (second >= 0x80) return false;
    const std::size_t pair = static_cast<unsigned char>(lower(text_[at])) * 128U + second;
    if (!((tables_.pairs[pair / 64] >> (pair % 64)) & 1U)) return false;
    return at == 0 || !(letter_at(text_, at - 1) || digit_at(text_, at - 1) || text_[at - 1] == '\'');
  }

  // Reads what starts at `at`; returns where to go on.
  std::size_t read(std::size_t at) {
    auto atom = is_digit(text_[at]) ? std::optional<Atom>() : read_phrase(at);
    if (!atom)
      atom = is_letter(text_[at]) ? read_english(text_, at, tables_) : read_numeral(text_, at, tables_);
    if (!atom) return skip(at);
    if (is_digit(text_[at]) && !atom->scaled && !atom->more) read_english_scale(text_, tables_, *atom);
    atoms_.push_back(*atom);
    return atom->at.end;
  }

  // Past a word or character that is no number.
  std::size_t skip(std::size_t at) const {
    if (!is_letter(text_[at])) return at + char_at(text_, at).size;
    while (letter_at(text_, at)) ++at;
    return at;
  }

  std::optional<Atom> read_phrase(std::size_t at) const {
    const Trie::Match match = phrase_at(at);
    if (!match) return std::nullopt;
    const std::size_t end = at + match.length;
    const Phrase& phrase = tables_.phrase[static_cast<std::size_t>(match.value)];
    if (any_at(text_, end, phrase.except) || any_before(text_, at, phrase.not_after)) return std::nullopt;
    Atom atom;
    atom.at = {at, end};
    atom.value = atom.coefficient = phrase.value;
    atom.form = phrase.form;
    atom.unit = phrase.unit;
    return atom;
  }

  Trie::Match phrase_at(std::size_t at) const {
    if (!is_letter(text_[at])) return tables_.phrases.longest(text_, at);
    std::array<char, 16> word{};
    std::size_t size = 0;
    for (; size < word.size() && letter_at(text_, at + size); ++size) word[size] = lower(text_[at + size]);
    const Trie::Match match = tables_.phrases.longest(std::string_view(word.data(), size), 0);
    return match.length == size ? match : Trie::Match();
  }

  std::string_view text_;
  const Tables::Impl& tables_;
  std::vector<Atom>& atoms_;
};

}  // namespace

Char char_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto tail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const auto bits = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  if (first >= 0xE0 && first < 0xF0 && tail(at + 1) && tail(at + 2)) {
    return {static_cast<char32_t>(first & 0x0F) << 12 | bits(at + 1) << 6 | bits(at + 2), 3};
  }
  if (first >= 0xC2 && first < 0xE0 && tail(at + 1))
    return {static_cast<char32_t>(first & 0x1F) << 6 | bits(at + 1), 2};
  if (first >= 0xF0 && first < 0xF5 && tail(at + 1) && tail(at + 2) && tail(at + 3)) {
    return {static_cast<char32_t>(first & 0x07) << 18 | bits(at + 1) << 12 | bits(at + 2) << 6 | bits(at + 3),
            4};
  }
  return {};
}

Char char_before(std::string_view text, std::size_t at) noexcept {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 4) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xC0) != 0x80) break;
  }
  if (begin == at) return {0xFFFFFFFF, 0};
  const Char c = char_at(text, begin);
  return begin + c.size == at ? c : Char{};
}

bool any_at(std::string_view text, std::size_t at, const std::vector<std::string>& words) noexcept {
  if (at > text.size()) return false;
  text.remove_prefix(at);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.size() >= word.size() && same(text.substr(0, word.size()), word);
  });
}

bool any_before(std::string_view text, std::size_t at, const std::vector<std::string>& words) noexcept {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return at >= word.size() && same(text.substr(at - word.size(), word.size()), word);
  });
}

struct Finder::Impl {
  std::string_view text;
  const Tables::Impl& tables;
  std::vector<Atom> atoms;
};

Finder::Finder(std::string_view text, const Tables& tables)
    : impl_(std::make_unique<Impl>(Impl{text, *tables.impl, {}})) {}
Finder::~Finder() = default;

void Finder::find(Span block, std::vector<Number>& out) {
  impl_->atoms.clear();
  Scanner(impl_->text, impl_->tables, impl_->atoms).run(block);
  join(impl_->text, impl_->atoms, impl_->tables, out);
}

std::optional<int> written_scale(std::string_view written, const Decimal& value) {
  constexpr int kLeast = 3, kMost = 12;
  std::string digits(written.substr(0, written.find_first_not_of("0123456789.,")));
  std::erase(digits, ',');
  const auto bare = Decimal::parse(digits);
  for (int power = kLeast; bare && power <= kMost; ++power) {
    if (bare->times(Decimal(1, power)) == value) return power;
  }
  return std::nullopt;
}

std::vector<Number> scan(const text::CleanText& clean, const Tables& tables) {
  std::vector<Number> out;
  Finder(clean.bytes, tables).find({0, clean.bytes.size()}, out);
  return out;
}

}  // namespace zhibiao::number
