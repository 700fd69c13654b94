// The cue words of the rule files: token classes, longest match, and what each word says (direction, kind,
// comparison …).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "char_sets.h"
#include "rules/node.h"
#include "starts.h"
#include "trie.h"
#include "zhibiao/indicator.h"

namespace zhibiao {

/// A token class is one byte of a clause's skeleton. Classes are declared by the rule files; the ones that
/// code makes itself are fixed below. Byte 0 is never used.
using TokenClass = std::uint8_t;

/// Classes that the tokenizer makes; every other class comes from `[[word]]` entries.
enum FixedClass : TokenClass {
  kOther = 1,  ///< W: a run of words that no lexicon entry covers
  kTime,       ///< TIME
  kPlace,      ///< PLACE
  kNote,       ///< NOTE: a bracket without a quantity
  kPause,      ///< PAUSE: 、
  kSpace,      ///< SPACE: a weak separator in headlines
  kFocus,      ///< stands before the quantity that a rule binds
  kBare,
  kPercent,
  kPoint,
  kTimes,
  kMoney,
  kPhysical,
  kItem,
  kDuration,
  kScore,
  kOrdinal,
  kRatio,    // quantities
  kGuarded,  ///< GUARDED: a number that is no indicator, inside words
  kBound,    ///< BOUND: a bound word of a quantity
  kSpan,     ///< SPAN: a duration that only frames (两年平均增长)
  kFirstWordClass,
};

/// What one cue word says. A field that it does not say is empty.
struct Word {
  TokenClass cls = 0;
  Direction direction = Direction::none;
  std::string kind;        ///< overrides the rule's kind: "growth", "share" …
  std::string comparison;  ///< "yoy", "mom", "qoq"
  std::optional<Modality> modality;
  bool average = false;      ///< a rate a year over several: compared with nothing (年均增长)
  bool timeless = false;     ///< what it stands with holds at no time that the text names (一般, 目前)
  bool first = false;        ///< says that it had not been so before (12年来首次)
  bool aside = false;        ///< no part of a name that it stands in (苹果目前价格)
  bool soft = false;         ///< leaves what a plan is told to say an aim (《方案》提出…将…)
  bool weak = false;         ///< counts only next to a quantity (one-character verbs)
  TokenClass otherwise = 0;  ///< what a weak word is where no quantity follows; 0: a part of a noun
  bool helps = false;        ///< helps a verb (会): right before a quantity it ends a noun (招聘会)
  bool sums = false;         ///< of all that was listed before (三者, 合占)
  bool alone = false;        ///< says that a value is a gap without a word of comparison (多, 少)
};

/// The compiled word list. Immutable after build(); thread-safe.
class Lexicon {
 public:
  void add(const rules::Node&
               file);  ///< Takes a file's `[[word]]` and `[[measure]]` entries. Throws Error{schema}.
  void build();

  /// The class byte of a class name as patterns write it ("UP"); 0 where no entry declares it. Rooms ask for
  /// some hundred names before each text: a short one costs a look into a table.
  TokenClass class_of(std::string_view name) const {
    if (name.size() > ShortName::kMost) return class_of_long(name);
    const ShortName key(name);
    return class_at(key, key.slot());
  }
  /// A class name in the code, hashed when it is compiled.
  class Name;
  /// Sets `table` true for each of the classes that there are.
  void mark(std::array<bool, 256>& table, std::initializer_list<Name> names) const;
  /// As class_of, declaring the class where it is new.
  TokenClass declare(std::string_view name);
  /// The same for what a rule file says. Throws Error{schema} where it is no name, or one too many.
  TokenClass declared(const std::string& name, const rules::Node& entry);
  /// The name of a class byte, for `explain`.
  const std::string& class_name(TokenClass cls) const { return class_names_[cls]; }

  /// The longest cue word at `at`; value is an index for word().
  Trie::Match match(std::string_view text, std::size_t at) const { return trie_.longest(text, at); }
  const Word& word(std::int32_t index) const { return words_[static_cast<std::size_t>(index)]; }
  /// The cue word that is written at `at`, no more and no less; nullptr where none is.
  const Word* whole(std::string_view text, Span at) const {
    const Trie::Match m = at.empty() ? Trie::Match{} : match(text, at.begin);
    return m && m.length == at.size() ? &word(m.value) : nullptr;
  }
  /// The words themselves; English entries are in lower case.
  const Trie& words() const noexcept { return trie_; }
  /// Where cue words, and what else counts in a sentence, may start.
  const Starts& starts() const noexcept { return starts_; }
  /// Adds what starts tokens other than cue words: places. While loading.
  void add_starts(const Starts& others) { starts_.add(others); }

  /// What a measured thing's last word says of the value: 增速 → growth up, 失业率 → share.
  struct Measure {
    std::string kind;
    Direction direction = Direction::none;
    bool bearer = false;   ///< means nothing without the thing that bears it (占比, 增速)
    bool partial = false;  ///< shared with the thing named before it (产量, 出口)
    bool total = false;    ///< partial, and of the whole rather than of the part named last (总量)
    bool of_other = false;  ///< what something is to another: needs the thing before 对… (对增量的贡献率)
    bool apart = false;  ///< of the thing itself, not of another measure of it (出货量…，市场份额)
    bool thing = false;  ///< names what is counted and no property of it: not shared by what follows (教师)
    bool takes_verb = false;  ///< names an amount of change only with its verb (亩均增产)
    std::string comparison;
    std::string unit;  ///< what a bare number counts (人口 → item:人)
  };
  /// The measure whose words end `name`, longest first; nullptr where none does. `length` gets its size in
  /// bytes.
  const Measure* measure(std::string_view name, std::size_t* length = nullptr) const;

  /// True where `name` is made of words that name nothing (更是, 还剩): `[[hollow]]` entries.
  bool hollow(std::string_view name) const;
  /// The bytes at the end of `name` that only say where (断面中); 0 where it ends with none. `behind` of
  /// `[[hollow]]` entries, but for words of `unless`.
  std::size_t locative(std::string_view name) const;
  /// True where `name` ends with a word that makes it a time (负增长后): `past` of `[[hollow]]` entries.
  bool past(std::string_view name) const;
  /// Where the noun ends that what a clause speaks of begins with, if it is one that measures are of
  /// (饮料分部|增长最快):
  /// `[[bearer]]` entries; 0 where it is not.
  std::size_t bearer(std::string_view topic) const;
  /// Where the words of a counted noun go over to what it does (单位|通过市场…): `[[deed]]` entries; npos
  /// where they do not.
  std::size_t deed(std::string_view noun) const;

 private:
  /// A name of a few bytes as two numbers.
  struct ShortName {
    static constexpr std::size_t kMost = 16;

    ShortName() = default;
    constexpr explicit ShortName(std::string_view name) noexcept {
      constexpr std::size_t kHalf = sizeof(std::uint64_t);
      for (std::size_t i = name.size(); i-- > 0;) {
        std::uint64_t& half = i < kHalf ? head : tail;
        half = half << 8U | static_cast<unsigned char>(name[i]);
      }
    }
    bool operator==(const ShortName&) const = default;
    constexpr std::size_t slot() const noexcept { return (head ^ tail * 31) * 0x9E3779B97F4A7C15U >> 55U; }

    std::uint64_t head = 0, tail = 0;
  };
  struct Slot {
    ShortName name;
    TokenClass cls = 0;
  };
  static constexpr std::size_t kSlots = 512;  // twice as many as there can be classes

  TokenClass class_at(const ShortName& key, std::size_t slot) const noexcept {
    while (slots_[slot].cls != 0 && !(slots_[slot].name == key)) slot = (slot + 1) % kSlots;
    return slots_[slot].cls;
  }
  TokenClass class_of_long(std::string_view name) const;
  TokenClass add_class(std::string_view name);
  void add_word(const std::string& text, const Word& word, const rules::Node& entry);
  void add_words(const rules::Node& entry);
  void add_measures(const rules::Node& entry);
  void add_hollow(const rules::Node& entry);
  void add_bearers(const rules::Node& entry);
  void add_deeds(const rules::Node& entry);

  std::vector<std::string> class_names_;
  std::array<Slot, kSlots> slots_;  // of short names, by hash
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const noexcept {
      std::size_t hash = name.size();
      for (const char c : name) hash = hash * 131 + static_cast<unsigned char>(c);
      return hash;
    }
  };
  std::unordered_map<std::string, TokenClass, Hash, std::equal_to<>> classes_;
  std::vector<Word> words_;
  std::vector<std::pair<std::string, Word>>
      derived_;  // WORD+suffix forms; a word listed by hand goes before them
  Trie trie_;
  std::vector<Measure> measures_;
  Trie reversed_measures_;
  Trie hollow_, locatives_, deeds_, bearers_;
  CharSets measure_ends_;  // the last characters of measures
  Starts starts_;
};

class Lexicon::Name {
 public:
  consteval Name(const char* text)
      : key_(std::string_view(text).size() <= ShortName::kMost ? text : throw "a longer name than a key"),
        slot_(key_.slot()) {}

 private:
  friend class Lexicon;
  ShortName key_;
  std::size_t slot_;
};

/// Reads the words that rule files use for enum values. Throws Error{schema} at `entry` where `text` is none.
Direction read_direction(const rules::Node& entry, std::string_view text);
Kind read_kind(const rules::Node& entry, std::string_view text);
Modality read_modality(const rules::Node& entry, std::string_view text);

}  // namespace zhibiao
