// Tries and the sets of beginnings against plain searches on random words and texts.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "find_word.h"
#include "starts.h"
#include "trie.h"

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
      const Trie::Match joined = trie.longest_joined(text.substr(0, at), text.substr(at));
      CHECK(joined.length == slow_longest(words, text, 0).length);
    }
    for (const auto& [word, value] : words) CHECK(trie.find(word) == value);
  }
}

TEST_CASE("find_word: what find finds") {
  std::mt19937 random(9);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random, 20), word = random_text(random, 3);
    const std::size_t from = random() % (text.size() + 3);
    CHECK(zhibiao::find_word(text, word, from) == text.find(word, from));
  }
}

TEST_CASE("trie: the longest word that a text ends with, of words turned round") {
  const auto turned = [](std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += zhibiao::character_size(text[i]))
      out.insert(0, text.substr(i, zhibiao::character_size(text[i])));
    return out;
  };
  std::mt19937 random(8);
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::string> words;
    Trie trie;
    for (int i = 0; i < 6; ++i) {
      words.push_back(random_text(random, 4));
      trie.add(turned(words.back()), i);
    }
    trie.build();
    const std::string text = random_text(random, 8);
    for (const std::size_t most : {std::size_t{4}, std::size_t{36}}) {
      std::size_t longest = 0;
      for (const std::string& word : words) {
        if (word.size() <= most && text.ends_with(word)) longest = std::max(longest, word.size());
      }
      const Trie::Match found = trie.longest_before(text, most);
      CHECK(found.length == longest);
      if (found) CHECK(text.ends_with(words[static_cast<std::size_t>(found.value)]));
    }
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
