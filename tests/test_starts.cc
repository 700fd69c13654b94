// Tries and the sets of beginnings against plain searches on random words and texts.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "byte_pairs.h"
#include "char_sets.h"
#include "starts.h"
#include "trie.h"

using zhibiao::BytePairs;
using zhibiao::CharSets;
using zhibiao::Starts;
using zhibiao::Trie;

namespace {

// Few characters, so that words share beginnings and texts hold words: Latin, Cyrillic, Chinese, beyond
// U+FFFF.
const std::vector<std::string> kCharacters = {"a",  "b",  " ",  "\n", "ж",  "é", "一",
                                              "万", "亿", "区", "市", "％", "𠀀"};

std::string random_text(std::mt19937& random, std::size_t most) {
  std::string out;
  for (std::size_t n = random() % (most + 1); n > 0; --n) out += kCharacters[random() % kCharacters.size()];
  return out;
}

Trie::Match slow_longest(const std::map<std::string, int>& words, std::string_view text, std::size_t at) {
  Trie::Match best;
  for (const auto& [word, value] : words) {
    if (word.size() > best.length && text.substr(at).starts_with(word)) best = {word.size(), value};
  }
  return best;
}

}  // namespace

TEST_CASE("trie: longest match is that of a plain search") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::map<std::string, int> words;
    Trie trie;
    for (int i = 0; i < 30; ++i) {
      std::string word = random_text(random, 4);
      if (round % 2 == 1) word = std::string(word.rbegin(), word.rend());  // reversed words are no UTF-8
      CHECK(trie.add(word, i) == (!word.empty() && words.emplace(word, i).second));
    }
    trie.build();
    CHECK(trie.size() == words.size());
    std::string text = random_text(random, 40);
    if (round % 2 == 1) text = std::string(text.rbegin(), text.rend());
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const Trie::Match wanted = slow_longest(words, text, at), found = trie.longest(text, at);
      CHECK(found.length == wanted.length);
      CHECK(found.value == wanted.value);
      if (at == 0 || at == text.size()) continue;
      const std::string rest(text.rbegin(), text.rend() - static_cast<std::ptrdiff_t>(at));
      const Trie::Match joined = trie.longest_joined(text.substr(0, at), rest, rest.size());
      CHECK(joined.length == slow_longest(words, text, 0).length);
      const std::string backwards(text.rbegin(), text.rend());
      CHECK(trie.longest_before(backwards, backwards.size() - at).length == wanted.length);
    }
    for (const auto& [word, value] : words) CHECK(trie.find(word) == value);
  }
}

TEST_CASE("starts: no place of a word is passed, and most others are") {
  std::mt19937 random(6);
  std::size_t stops = 0, places = 0;
  for (int round = 0; round < 300; ++round) {
    std::map<std::string, int> words;
    Starts first, starts;
    for (int i = 0; i < 6; ++i) {
      const std::string word = random_text(random, 4);
      if (word.empty()) continue;
      words.emplace(word, i);
      (i % 2 ? first : starts).add(word);
    }
    starts.add(first);
    const std::string text = random_text(random, 60);
    std::size_t next = starts.next(text, 0, text.size());
    for (std::size_t at = 0; at < text.size(); at += zhibiao::character_size(text[at])) {
      CHECK(starts.next(text, at, at) == at);
      if (at < next) {
        CHECK(slow_longest(words, text, at).length == 0);
      } else {
        next = starts.next(text, at + zhibiao::character_size(text[at]), text.size());
        stops += text[at] != '\xF0';
        places += slow_longest(words, text, at).length > 0;
      }
    }
  }
  CHECK(places > 500);
  CHECK(stops < 3 * places);
}

TEST_CASE("byte pairs: no place of a word is passed, and most others are") {
  std::mt19937 random(8);
  std::size_t stops = 0, places = 0;
  for (int round = 0; round < 300; ++round) {
    std::map<std::string, int> words;
    BytePairs pairs;
    for (int i = 0; i < 5; ++i) {
      const std::string word = random_text(random, 4);
      if (!word.empty()) words.emplace(word, i);
      pairs.add(word);
    }
    const std::string text = random_text(random, 60);
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool starts = slow_longest(words, text, at).length > 0;
      if (starts) CHECK(pairs.may_start(text, at));
      stops += pairs.may_start(text, at);
      places += starts;
    }
  }
  CHECK(places > 500);
  CHECK(stops < 6 * places);
}

TEST_CASE("char sets: a word starts or ends only where its set is told of, and few others are") {
  std::mt19937 random(9);
  std::size_t told = 0, places = 0;
  for (int round = 0; round < 400; ++round) {
    CharSets sets;
    std::map<std::string, int> words;
    for (int i = 0; i < 4; ++i) {
      const std::string word = random_text(random, 3);
      sets.add_first(CharSets::Mask{1} << i, word);
      sets.add_last(CharSets::Mask{16} << i, word);
      if (!word.empty()) words.emplace(word, i);
    }
    std::string text = random_text(random, 40);
    text += "\xE4\xB8";  // broken bytes
    text += random_text(random, 4);
    CHECK(sets.at(text, text.size()) == sets.at("\n", 0));
    CHECK(sets.before(text, 0) == sets.before("\n", 1));
    for (const auto& [word, i] : words) {
      for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        CHECK((sets.at(text, at) & (CharSets::Mask{1} << i)) != 0);
        CHECK((sets.before(text, at + word.size()) & (CharSets::Mask{16} << i)) != 0);
        ++places;
      }
    }
    for (std::size_t at = 0; at < text.size(); at += zhibiao::character_size(text[at]))
      told += sets.at(text, at) == ~CharSets::Mask{0};
  }
  CHECK(places > 500);
  CHECK(told < 3000);
}
