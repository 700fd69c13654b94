// Text in, records out. Start here.
//
//   const zhibiao::Extractor extractor;                        // built-in rules, Chinese and English
//   for (const zhibiao::Indicator& it : extractor.extract(text))
//     std::cout << it.name << ' ' << it.value.to_string() << ' ' << it.unit << '\n';
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zhibiao/indicator.h"

namespace zhibiao {

/// Which rule packs read the text.
enum class Language : std::uint8_t {
  automatic,  ///< Chosen by the text's own script.
  zh,         ///< Chinese, simplified or traditional.
  en,         ///< English.
};

/// How an Extractor reads. The defaults suit a text dump of a PDF.
struct Options {
  Language lang = Language::automatic;
  /// The document's own date, "YYYY-MM-DD": what 今年 or "last month" is counted from where the text itself
  /// has no date. Empty: from the text alone.
  std::string date;
  /// Rule files of the caller's own, read after the built-in ones: new units, words, patterns and traps.
  std::vector<std::string> rules;
};

/// How extract_many works.
struct Batch {
  unsigned jobs = 0;  ///< Threads; 0: one for each core. Never more than there are texts.
  /// Called now and then (about twenty times a second, and at the end) from the calling thread with the
  /// number of texts done. Where it returns false no further text is begun. May throw: that stops the work as
  /// well, and the exception comes out of extract_many.
  std::function<bool(std::size_t done)> progress;
  std::span<const std::string> docs;  ///< The records' `doc`, one a text; empty: none.
};

/// A compiled, immutable rule set. Making one compiles patterns and word tables (some tens of milliseconds);
/// make it once and share it: every member below is const and may be called from many threads at the same
/// time.
class Extractor {
 public:
  /// Throws Error where an option or a rule file is wrong; nothing else can fail.
  explicit Extractor(const Options& options = {});
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  /// The indicators of `text` in text order; their quotes never overlap.
  ///
  /// `text` is UTF-8; ill-formed bytes end a number or a name, and no input is an error. `doc` becomes the
  /// records' `doc`. Time and memory are linear in `text.size()`. Throws std::bad_alloc alone.
  std::vector<Indicator> extract(std::string_view text, std::string_view doc = {}) const;

  /// `extract` of each text, on several threads that share this extractor; entry i belongs to texts[i]. The
  /// records are those of `extract`, whatever the number of threads. Where `progress` stopped the work the
  /// texts not begun have no records. Throws Error{option} where `docs` has another length, std::bad_alloc,
  /// and what `progress` throws.
  std::vector<std::vector<Indicator>> extract_many(std::span<const std::string_view> texts,
                                                   const Batch& batch = {}) const;

  /// The layer below `extract`: every number with value, unit and span, in text order, those that are no
  /// indicator with the guard that kept them out. Cost and errors as for `extract`.
  std::vector<Quantity> quantities(std::string_view text) const;

  /// Each quantity with what became of it, the clause as rules see it, the rule that fits and those that
  /// would have. Some times the cost of `extract`; errors as there.
  std::vector<Explanation> explain(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace zhibiao
