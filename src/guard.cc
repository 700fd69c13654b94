#include "guard.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "starts.h"
#include "unit_tables.h"

namespace zhibiao::unit {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool in_token(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("@:/._-+%&=?#~").find(c) != std::string_view::npos;
}

// The run of ASCII around a number, at most 100 bytes either side.
std::string_view token_around(std::string_view text, Span at) {
  constexpr std::size_t kReach = 100;
  std::size_t begin = at.begin;
  std::size_t end = at.end;
  while (begin > 0 && at.begin - begin < kReach && in_token(text[begin - 1])) --begin;
  while (end < text.size() && end - at.end < kReach && in_token(text[end])) ++end;
  return text.substr(begin, end - begin);
}

constexpr std::size_t kKeySize = 3;                 // of Guards::group_key
constexpr CharSets::Mask kBeside = 1, kBehind = 2;  // the number, its unit

std::string entry_name(const rules::Node& node) { return "[[guard]] \"" + node.string_or("kind", "") + '"'; }

std::optional<bool> flag(const rules::Node& node, std::string_view key) {
  if (!node.find(key)) return std::nullopt;
  return node.boolean_or(key, false);
}

}  // namespace

void Guards::Side::add(const std::vector<std::string>& list, std::size_t entry, bool bars) {
  for (const std::string& word : list) draft.push_back({word, entry, bars});
  if (!list.empty() && !bars) needs.set(entry);
}

void Guards::Side::build(bool backwards) {
  std::map<std::string, std::size_t> index;
  for (const Draft& it : draft) {
    const auto [place, fresh] = index.emplace(backwards ? reversed(it.word) : it.word, words.size());
    if (fresh) {
      trie.add(place->first, static_cast<std::int32_t>(place->second));
      words.emplace_back();
    }
    Words& found = words[place->second];
    (it.bars ? found.barred : found.wanted).set(it.entry);
  }
  draft.clear();
  trie.build();
}

void Guards::Surfaces::build(const std::vector<std::vector<std::string>>& lists) {
  for (std::size_t entry = 0; entry < lists.size(); ++entry) {
    if (lists[entry].empty()) open.set(entry);
    for (const std::string& surface : lists[entry]) trie.add(surface, static_cast<std::int32_t>(trie.size()));
  }
  trie.build();
  empty = open;
  sets.assign(trie.size(), open);
  for (std::size_t entry = 0; entry < lists.size(); ++entry) {
    for (const std::string& surface : lists[entry])
      (surface.empty() ? empty : sets[static_cast<std::size_t>(trie.find(surface))]).set(entry);
  }
}

// A word with <open> in it stands for one word for each character of the class `open`.
std::vector<std::string> Guards::expand(const rules::Node& node, const std::vector<std::string>& words,
                                        int depth) const {
  constexpr int kDeepest = 8;  // classes in one word
  constexpr std::size_t kMostWords = 200'000;
  std::vector<std::string> out;
  for (const std::string& word : words) {
    if (depth > kDeepest || out.size() > kMostWords) {
      node.fail(ErrorCode::schema,
                "a word stands for too many, or its class names itself; take classes out of it",
                entry_name(node));
    }
    const std::size_t begin = word.find('<');
    const std::size_t end = word.find('>', begin == std::string::npos ? 0 : begin);
    const auto cls = begin == std::string::npos || end == std::string::npos
                         ? classes_.end()
                         : classes_.find(word.substr(begin + 1, end - begin - 1));
    if (cls == classes_.end()) {
      out.push_back(word);
      continue;
    }
    std::vector<std::string> once;
    for (const std::string& member : cls->second)
      once.push_back(word.substr(0, begin) + member + word.substr(end + 1));
    for (std::string& done : expand(node, once, depth + 1)) out.push_back(std::move(done));
  }
  return out;
}

std::vector<std::string> Guards::words(const rules::Node& node, std::string_view key) const {
  std::vector<std::string> out = expand(node, node.strings(key));
  const bool empty =
      std::any_of(out.begin(), out.end(), [](const std::string& word) { return word.empty(); });
  if (empty)
    node.fail(ErrorCode::schema, "\"\" is no word; take it out of \"" + std::string(key) + '"',
              entry_name(node));
  return out;
}

void Guards::add_class(const rules::Node& node) {
  node.only({"name", "chars", "words"});
  std::vector<std::string>& members = classes_[node.string("name")];
  const std::string chars = node.string_or("chars", "");
  for (std::size_t i = 0; i < chars.size(); i += character_size(chars[i])) {
    members.push_back(chars.substr(i, character_size(chars[i])));
  }
  for (const std::string& word : node.strings("words")) members.push_back(word);
}

void Guards::add_guard(const rules::Node& node) {
  node.only({"kind",  "before",  "after",   "behind", "not_before", "not_after",    "not_behind", "class",
             "units", "chinese", "written", "scaled", "signed",     "leading_zero", "decimal",    "decimals",
             "least", "most",    "digits",  "token",  "accept",     "reject"});
  if (entries_.size() == kMost)
    node.fail(ErrorCode::schema, "more than 256 guards; join some", entry_name(node));
  const std::size_t index = entries_.size();
  Entry entry;
  entry.kind = node.string("kind");
  for (const std::string& name : node.strings("class")) entry.classes.push_back(parse_class(node, name));
  entry.units = expand(node, node.strings("units"));
  entry.written = node.strings("written");
  entry.chinese = flag(node, "chinese");
  entry.is_signed = flag(node, "signed");
  entry.scaled = flag(node, "scaled");
  entry.leading_zero = flag(node, "leading_zero");
  entry.decimal = flag(node, "decimal");
  entry.least = Decimal(node.integer_or("least", std::numeric_limits<std::int64_t>::min()), 0);
  entry.most = Decimal(node.integer_or("most", std::numeric_limits<std::int64_t>::max()), 0);
  entry.limited = node.find("least") || node.find("most");
  entry.decimals = node.integer_within("decimals", 0, 18, 0);
  entry.least_digits = node.integer_within("digits", 0, 255, 0);
  entry.token = node.strings("token");
  before_.add(words(node, "before"), index, false);
  after_.add(words(node, "after"), index, false);
  behind_.add(words(node, "behind"), index, false);
  before_.add(words(node, "not_before"), index, true);
  after_.add(words(node, "not_after"), index, true);
  behind_.add(words(node, "not_behind"), index, true);
  entries_.push_back(std::move(entry));
}

// A word is found from each of its numerals: what follows goes into `heads_`, what stands before into
// `tails_`.
void Guards::add_word(const std::string& word, std::int32_t kind) {
  bool in_digits = false;
  for (std::size_t i = 0; i < word.size(); i += character_size(word[i])) {
    const bool digit = is_digit(word[i]);
    const std::string_view character = std::string_view(word).substr(i, character_size(word[i]));
    const bool starts = digit ? !in_digits : numerals_.find(character) != std::string::npos;
    in_digits = digit;
    if (!starts) continue;
    const std::string head = word.substr(i);
    const auto [place, fresh] = groups_.emplace(head, static_cast<std::int32_t>(groups_.size()));
    if (fresh) heads_.add(head, place->second);
    tails_.add(group_key(place->second) + reversed(word.substr(0, i)), kind);
  }
}

void Guards::add_words(const rules::Node& node) {
  node.only({"kind", "list", "accept", "reject"});
  const auto kind = static_cast<std::int32_t>(kinds_.size());
  kinds_.push_back(node.string("kind"));
  for (const std::string& word : expand(node, node.strings("list"))) add_word(word, kind);
}

void Guards::add(const rules::Node& file) {
  if (const rules::Node* node = file.find("numerals")) numerals_ += node->string("chars");
  for (const rules::Node* node : file.tables("class")) add_class(*node);
  for (const rules::Node* node : file.tables("guard")) add_guard(*node);
  for (const rules::Node* node : file.tables("word_guard")) add_words(*node);
}

void Guards::build() {
  for (const Side::Draft& it : before_.draft) left_.add_last(kBeside, it.word);
  for (const Side::Draft& it : after_.draft) right_.add_first(kBeside, it.word);
  for (const Side::Draft& it : behind_.draft) right_.add_first(kBehind, it.word);
  before_.build(true);
  after_.build(false);
  behind_.build(false);
  Set known;
  for (std::size_t i = 0; i < entries_.size(); ++i) known.set(i);
  for (std::size_t i = 0; i < known.words.size(); ++i) {
    open_left_.words[i] = known.words[i] & ~before_.needs.words[i];
    open_right_.words[i] = known.words[i] & ~after_.needs.words[i];
    open_behind_.words[i] = known.words[i] & ~behind_.needs.words[i];
  }
  std::vector<std::vector<std::string>> units, written;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    sort_by_number(entries_[i], i);
    units.push_back(entries_[i].units);
    written.push_back(entries_[i].written);
  }
  by_unit_.build(units);
  by_number_.build(written);
  heads_.build();
  tails_.build();
  groups_.clear();
  classes_.clear();
}

void Guards::sort_by_number(const Entry& entry, std::size_t index) {
  const std::vector<Class>& classes = entry.classes;
  for (std::size_t c = 0; c < by_class_.size(); ++c) {
    const bool fits = std::find(classes.begin(), classes.end(), static_cast<Class>(c)) != classes.end();
    if (classes.empty() || fits) by_class_[c].set(index);
  }
  for (std::size_t yes = 0; yes < 2; ++yes) {
    if (!entry.chinese || *entry.chinese == (yes == 1)) by_script_[yes].set(index);
    if (!entry.scaled || *entry.scaled == (yes == 1)) by_scale_[yes].set(index);
    if (!entry.is_signed || *entry.is_signed == (yes == 1)) by_sign_[yes].set(index);
    if (!entry.leading_zero || *entry.leading_zero == (yes == 1)) by_zero_[yes].set(index);
    if (!entry.decimal || *entry.decimal == (yes == 1)) by_decimal_[yes].set(index);
  }
}

std::string Guards::group_key(std::int32_t group) {
  return {static_cast<char>(group & 0x7F), static_cast<char>(group >> 7 & 0x7F),
          static_cast<char>(group >> 14)};
}

// The ends of the text are line breaks.
void Guards::Side::see_at(std::string_view text, std::size_t at, Words& found) const {
  const bool end = at >= text.size();
  trie.each(end ? "\n" : text, end ? 0 : at, [&](Trie::Match m) { note(m, found); });
}

void Guards::Side::see_before(std::string_view text, std::size_t at, Words& found) const {
  trie.each_before(at == 0 ? "\n" : text, at == 0 ? 1 : at, [&](Trie::Match m) { note(m, found); });
}

// The kind of the longest word that covers the number, empty where none does. A word of digits alone (985) is
// a name only where no unit follows.
std::string_view Guards::covering(std::string_view text, const Quantity& q) const {
  std::string_view kind;
  const bool sign = text[q.number.begin] == '+' || text[q.number.begin] == '-';
  const std::size_t begin = q.number.begin + (sign ? 1 : 0);
  heads_.each(text, begin, [&](Trie::Match head) {
    if (begin + head.length < q.number.end) return;
    const auto tail = tails_.longest_joined(group_key(head.value), text, begin);
    const bool alone = tail.length == kKeySize && begin + head.length == q.number.end;
    if (tail && !(alone && q.unit_class != Class::bare)) kind = kinds_[static_cast<std::size_t>(tail.value)];
  });
  return kind;
}

bool Guards::fits(const Entry& entry, std::string_view text, const Quantity& q) {
  if (entry.decimals != 0 && q.value.exponent() != -entry.decimals) return false;
  if (q.digits < entry.least_digits) return false;
  if (entry.limited && (q.value < entry.least || q.value > entry.most)) return false;
  if (entry.token.empty()) return true;
  const std::string_view token = token_around(text, q.number);
  if (token.size() == q.number.size()) return false;
  return std::any_of(entry.token.begin(), entry.token.end(),
                     [&](const std::string& part) { return token.find(part) != std::string_view::npos; });
}

// The entries that a number of this kind, written in this way, may have.
Guards::Set Guards::suited(std::string_view text, const Quantity& q) const {
  const std::string_view written = q.number.of(text);
  const bool zero = written.size() > 1 && written[0] == '0' && is_digit(written[1]);
  const bool sign = written.starts_with('+') || written.starts_with('-');
  Set out = by_class_[static_cast<std::size_t>(q.unit_class)];
  out &= by_script_[q.digits == 0 ? 1 : 0];
  out &= by_scale_[q.scaled ? 1 : 0];
  out &= by_sign_[sign ? 1 : 0];
  out &= by_zero_[zero ? 1 : 0];
  out &= by_decimal_[q.value.is_integer() ? 0 : 1];
  out &= by_unit_.of(q.unit_at.of(text));
  out &= by_number_.of(written);
  return out;
}

Guards::Set Guards::candidates(std::string_view text, const Quantity& q) const {
  Set out = suited(text, q);
  Words left{open_left_, {}}, right{open_right_, {}}, behind{open_behind_, {}};
  if ((left_.before(text, q.number.begin) & kBeside) != 0) before_.see_before(text, q.number.begin, left);
  if (!q.bound_before.empty()) before_.see_before(text, q.bound_before.begin, left);
  if ((right_.at(text, q.number.end) & kBeside) != 0) after_.see_at(text, q.number.end, right);
  if ((right_.at(text, q.at.end) & kBehind) != 0) behind_.see_at(text, q.at.end, behind);
  if (!q.bound_after.empty()) behind_.see_at(text, q.bound_after.end, behind);
  for (std::size_t i = 0; i < out.words.size(); ++i) {
    out.words[i] &= left.wanted.words[i] & right.wanted.words[i] & behind.wanted.words[i];
    out.words[i] &= ~(left.barred.words[i] | right.barred.words[i] | behind.barred.words[i]);
  }
  return out;
}

std::string_view Guards::first_fitting(const Set& open, std::string_view text, const Quantity& q) const {
  for (std::size_t i = 0; i < open.words.size(); ++i) {
    for (std::uint64_t bits = open.words[i]; bits != 0; bits &= bits - 1) {
      const Entry& entry = entries_[i * 64 + static_cast<std::size_t>(std::countr_zero(bits))];
      if (fits(entry, text, q)) return entry.kind;
    }
  }
  return {};
}

std::string_view Guards::judge(std::string_view text, const Quantity& q) const {
  const std::string_view kind = first_fitting(candidates(text, q), text, q);
  if (kind == kKeep) return {};
  const std::string_view word = covering(text, q);
  return word.empty() ? kind : word;
}

}  // namespace zhibiao::unit
