// Rule files → Tables::Impl. Every key of `[number]` and its entries is read here and nowhere else.
#include <initializer_list>
#include <string>
#include <utility>

#include "number_parts.h"

namespace zhibiao::number {
namespace {

using rules::Node;

template <class Visit>
void each_char(const Node& entry, const std::string& chars, Visit&& visit) {
  for (std::size_t at = 0; at < chars.size();) {
    const Char c = char_at(chars, at);
    if (c.code >= 0x10000) entry.fail(ErrorCode::schema, "a numeral must be a character of the basic plane");
    visit(c, std::string_view(chars).substr(at, c.size));
    at += c.size;
  }
}

void mark_start(Tables::Impl& to, std::string_view word) {
  const Char c = char_at(word, 0);
  if (c.code >= 0x80 && c.code < 0x10000) to.starts[c.code / 64] |= std::uint64_t{1} << (c.code % 64);
  if (c.code >= 0x80) return;
  for (int second = 0; second < 128; ++second) {  // a one-letter word may be followed by anything
    if (word.size() > 1 && lower(static_cast<char>(second)) != word[1]) continue;
    const std::size_t pair = c.code * 128U + static_cast<std::size_t>(second);
    to.pairs[pair / 64] |= std::uint64_t{1} << (pair % 64);
  }
}

Script script_of(const Node& entry) {
  const std::string name = entry.string_or("script", "plain");
  if (name == "any" || name == "inner") return Script::any;
  if (name == "formal") return Script::formal;
  if (name != "plain")
    entry.fail(ErrorCode::schema, "unknown script \"" + name + "\"; write plain, formal, any or inner");
  return Script::plain;
}

void add_numeral(Tables::Impl& to, const Node& entry, const Char& c, const Numeral& numeral) {
  if (to.index[c.code] != 0) entry.fail(ErrorCode::schema, "a numeral character stands twice; keep one");
  if (to.numerals.size() > 255) entry.fail(ErrorCode::schema, "more than 255 numeral characters; drop some");
  to.index[c.code] = static_cast<std::uint8_t>(to.numerals.size());
  to.numerals.push_back(numeral);
}

void add_digits(Tables::Impl& to, const Node& entry, Numeral::Sort sort) {
  entry.only({"chars", "from", "script", "accept", "reject"});
  auto value = entry.integer_or("from", 0);
  const bool starts = entry.string_or("script", "plain") != "inner";
  each_char(entry, entry.string("chars"), [&](const Char& c, std::string_view text) {
    if (value < 0 || value > 9)
      entry.fail(ErrorCode::schema, "a digit is 0 to 9; write fewer characters or a smaller from");
    add_numeral(to, entry, c, {sort, static_cast<std::uint8_t>(value++), script_of(entry)});
    if (starts) mark_start(to, text);
  });
}

void add_scale(Tables::Impl& to, const Node& entry) {
  entry.only({"chars", "power", "script", "except", "accept", "reject"});
  const auto power = entry.integer_or("power", 0);
  if (power < 1 || power > 24) entry.fail(ErrorCode::schema, "power is 1 to 24, the number of zeros");
  const auto sort = power < 4 ? Numeral::Sort::small : Numeral::Sort::big;
  each_char(entry, entry.string("chars"), [&](const Char& c, std::string_view text) {
    add_numeral(to, entry, c, {sort, static_cast<std::uint8_t>(power), script_of(entry)});
    mark_start(to, text);
    for (const std::string& word : entry.strings("except")) to.blocked.add(std::string(text) + word, 0);
  });
}

void add_more(Tables::Impl& to, const Node& entry) {
  entry.only({"words", "except", "scale_follows", "accept", "reject"});
  for (const std::string& word : entry.strings("words")) {
    to.more.add(word, entry.boolean_or("scale_follows", false) ? 1 : 0);
    for (const std::string& follower : entry.strings("except")) to.blocked.add(word + follower, 0);
  }
}

void add_sign(Tables::Impl& to, const Node& entry) {
  entry.only({"words", "negative", "loose", "word", "not_after", "accept", "reject"});
  for (const std::string& word : entry.strings("words")) {
    to.sign_words.emplace_back(word, static_cast<std::int32_t>(to.sign.size()));
  }
  to.sign.push_back({entry.boolean_or("negative", false), entry.boolean_or("loose", false),
                     entry.boolean_or("word", false), entry.strings("not_after")});
}

void add_range(Tables::Impl& to, const Node& entry) {
  entry.only({"marks", "after", "not_after", "moves", "spaced", "tight", "accept", "reject"});
  for (const std::string& mark : entry.strings("marks")) {
    if (mark.empty()) entry.fail(ErrorCode::schema, "a mark is empty; write at least one character");
    to.range_ends[static_cast<unsigned char>(mark.back())] = true;
    to.range.push_back({mark, entry.strings("after"), entry.strings("not_after"), entry.strings("moves"),
                        entry.boolean_or("spaced", false), entry.boolean_or("tight", false)});
  }
}

void add_all(Trie& to, const Node& entry, const char* key, std::int32_t value) {
  for (const std::string& word : entry.strings(key)) to.add(word, value);
}

// Words that all mean the unit `unit`.
void add_named(Trie& to, std::vector<std::string>& units, const Node& entry) {
  entry.only({"words", "unit", "accept", "reject"});
  add_all(to, entry, "words", static_cast<std::int32_t>(units.size()));
  units.push_back(entry.string("unit"));
}

void add_tenth(Tables::Impl& to, const Node& entry) {
  entry.only({"word", "discount", "half", "not_after", "except", "allow", "accept", "reject"});
  Tenth tenth{entry.string("word"),
              entry.boolean_or("discount", false),
              entry.strings("not_after"),
              entry.strings("half"),
              {}};
  add_all(tenth.followers, entry, "allow", 1);
  add_all(tenth.followers, entry, "except", 0);
  tenth.followers.build();
  to.tenths.add(tenth.word, static_cast<std::int32_t>(to.tenth.size()));
  to.tenth.push_back(std::move(tenth));
}

Form form_of(const Node& entry) {
  const std::string name = entry.string_or("form", "word");
  if (name == "tenths") return Form::tenths;
  if (name == "fraction") return Form::fraction;
  if (name == "percent") return Form::percent;
  if (name != "word")
    entry.fail(ErrorCode::schema, "unknown form \"" + name + "\"; write tenths, fraction, percent or word");
  return Form::word;
}

void add_phrase(Tables::Impl& to, const Node& entry) {
  entry.only({"words", "value", "form", "unit", "except", "not_after", "accept", "reject"});
  const auto value = Decimal::parse(entry.string("value"));
  if (!value) entry.fail(ErrorCode::schema, "value is no number; write it in quotes, such as \"50\"");
  for (const std::string& word : entry.strings("words")) {
    to.phrases.add(word, static_cast<std::int32_t>(to.phrase.size()));
    mark_start(to, word);
  }
  to.phrase.push_back({*value, form_of(entry), entry.string_or("unit", ""), entry.strings("except"),
                       entry.strings("not_after")});
}

void add_attached(Tables::Impl& to, const Node& entry) {
  entry.only({"words", "power", "lower_case", "money", "before", "accept", "reject"});
  add_all(to.attached_at, entry, "words", static_cast<std::int32_t>(to.attached.size()));
  to.attached.push_back({static_cast<int>(entry.integer_within("power", 0, 24, 0)),
                         entry.boolean_or("lower_case", false), entry.boolean_or("money", false),
                         entry.strings("before")});
}

EnglishWord::Sort word_sort(const Node& entry) {
  using enum EnglishWord::Sort;
  constexpr std::pair<const char*, EnglishWord::Sort> names[] = {
      {"unit", unit},   {"teen", teen},       {"tens", tens}, {"hundred", hundred}, {"scale", scale},
      {"count", count}, {"article", article}, {"link", link}, {"part", part},
  };
  const std::string& name = entry.string("sort");
  for (const auto& [known, sort] : names) {
    if (name == known) return sort;
  }
  entry.fail(
      ErrorCode::schema,
      "unknown sort \"" + name + "\"; write unit, teen, tens, hundred, scale, count, article, link or part");
}

void add_word(Tables::Impl& to, const Node& entry) {
  entry.only({"sort", "words", "from", "step", "strict", "accept", "reject"});
  const EnglishWord::Sort sort = word_sort(entry);
  const bool is_scale = sort == EnglishWord::Sort::scale;
  auto value = entry.integer_within("from", is_scale ? 1 : 0, is_scale ? 24 : 1'000'000, 0);
  const auto step = entry.integer_within("step", 0, is_scale ? 24 : 1'000, 1);
  for (const std::string& word : entry.strings("words")) {
    if (is_scale && value > 24)
      entry.fail(ErrorCode::schema, "a scale has at most 24 zeros; write fewer words or a smaller step");
    to.words.add(word, static_cast<std::int32_t>(to.english.size()));
    to.english.push_back({sort, static_cast<std::int32_t>(value), entry.boolean_or("strict", false)});
    if (sort == EnglishWord::Sort::scale) to.scales.add(word, static_cast<std::int32_t>(value));
    // Only these may stand at the front of a number.
    if (sort != EnglishWord::Sort::link && sort != EnglishWord::Sort::part) {
      mark_start(to, sort == EnglishWord::Sort::article ? word + ' ' : word);
    }
    value += step;
  }
}

void append(std::vector<std::string>& to, const Node& entry, const char* key) {
  for (std::string& word : entry.strings(key)) to.push_back(std::move(word));
}

void add_ratio(Tables::Impl& to, const Node& entry) {
  entry.only({"marks", "to_one", "except", "accept", "reject"});
  add_all(to.ratios, entry, "marks", entry.boolean_or("to_one", false) ? 1 : 0);
  append(to.ratio_except, entry, "except");
}

void add_lists(Tables::Impl& to, const Node& number) {
  add_all(to.points, number, "point", 0);
  add_all(to.slash_after, number, "slash_after", 0);
  append(to.slash_before, number, "slash_before");
  append(to.tail_except, number, "tail_except");
  append(to.vague, number, "vague");
  append(to.vague_ten, number, "vague_ten");
  append(to.no_repeat, number, "no_repeat");
  append(to.ratio_not_after, number, "ratio_not_after");
  append(to.article_part_before, number, "article_part_before");
  append(to.strict_part_before, number, "strict_part_before");
  append(to.strict_part_after, number, "strict_part_after");
  append(to.part_links, number, "part_links");
  append(to.money, number, "money");
}

void add_entries(Tables::Impl& to, const Node& number) {
  for (const Node* it : number.tables("digits")) add_digits(to, *it, Numeral::Sort::digit);
  for (const Node* it : number.tables("tens")) add_digits(to, *it, Numeral::Sort::tens);
  for (const Node* it : number.tables("scale")) add_scale(to, *it);
  for (const Node* it : number.tables("more")) add_more(to, *it);
  for (const Node* it : number.tables("sign")) add_sign(to, *it);
  for (const Node* it : number.tables("range")) add_range(to, *it);
  for (const Node* it : number.tables("ratio")) add_ratio(to, *it);
  for (const Node* it : number.tables("part")) {
    it->only({"words", "brief", "except", "accept", "reject"});
    add_all(to.parts, *it, "words", it->boolean_or("brief", false) ? Tables::Impl::kBriefPart : 0);
    add_all(to.brief_except, *it, "except", 0);
  }
  for (const Node* it : number.tables("rate")) add_named(to.rates, to.rate_units, *it);
  for (const Node* it : number.tables("suffix")) add_named(to.suffixes, to.suffix_units, *it);
  for (const Node* it : number.tables("half")) add_named(to.halves, to.half_units, *it);
  for (const Node* it : number.tables("tenth")) add_tenth(to, *it);
  for (const Node* it : number.tables("phrase")) add_phrase(to, *it);
  for (const Node* it : number.tables("attached")) add_attached(to, *it);
  for (const Node* it : number.tables("word")) add_word(to, *it);
}

// A character of U+0080 to U+FFFF.
std::string utf8(std::uint32_t code) {
  std::string bytes;
  if (code >= 0x800) bytes += static_cast<char>(0xE0 | code >> 12);
  bytes += static_cast<char>(code >= 0x800 ? 0x80 | (code >> 6 & 0x3F) : 0xC0 | code >> 6);
  bytes += static_cast<char>(0x80 | (code & 0x3F));
  return bytes;
}

}  // namespace

void Tables::add(const Node& file) {
  const Node* number = file.find("number");
  if (!number) return;
  number->only({"point",
                "tail_except",
                "vague",
                "vague_ten",
                "no_repeat",
                "ratio_not_after",
                "slash_after",
                "slash_before",
                "part_links",
                "article_part_before",
                "strict_part_before",
                "strict_part_after",
                "money",
                "digits",
                "tens",
                "scale",
                "more",
                "sign",
                "range",
                "ratio",
                "part",
                "rate",
                "suffix",
                "half",
                "tenth",
                "phrase",
                "attached",
                "word"});
  if (!draft) draft = std::make_shared<Impl>();
  add_lists(*draft, *number);
  add_entries(*draft, *number);
}

void Tables::each_start(const std::function<void(std::string_view)>& see) const {
  for (std::uint32_t code = 0x80; code < 0x10000; ++code) {
    if (!((impl->starts[code / 64] >> (code % 64)) & 1U)) continue;
    see(utf8(code));
  }
  for (std::size_t pair = 0; pair < 128 * 128; ++pair) {
    const std::string bytes = {static_cast<char>(pair / 128), static_cast<char>(pair % 128)};
    if ((impl->pairs[pair / 64] >> (pair % 64)) & 1U) see(bytes);
  }
}

void Tables::Impl::mark_neighbours() {
  const auto mark = [this](Right sort, const Trie& trie) {
    trie.each_start([&](std::string_view first) { right.add_first(sort, first); });
  };
  mark(kPoint, points);
  mark(kMore, more);
  mark(kPart, parts);
  mark(kTenth, tenths);
  mark(kHalf, halves);
  mark(kRatio, ratios);
  for (char32_t code = 0x80; code < 0x10000; ++code)
    if (numeral(code).sort != Numeral::Sort::none) right.add_first(kNumeral, utf8(code));
  for (const auto& [word, index_of_sign] : sign_words) left.add_last(kSign, word);
}

void Tables::build() {
  if (!draft) draft = std::make_shared<Impl>();
  for (Trie* trie : {&draft->blocked, &draft->points, &draft->more, &draft->scales, &draft->attached_at,
                     &draft->words, &draft->phrases, &draft->ratios, &draft->parts, &draft->brief_except,
                     &draft->rates, &draft->tenths, &draft->suffixes, &draft->halves, &draft->slash_after}) {
    trie->build();
  }
  draft->mark_neighbours();
  impl = std::exchange(draft, nullptr);
}

}  // namespace zhibiao::number
