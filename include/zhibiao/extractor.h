// Bytes in, text; text in, records out. Start here.
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
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "zhibiao/indicator.h"

namespace zhibiao {

namespace text {
class Transcoder;
}

/// How `decode` reads bytes.
struct DecodeOptions {
  /// "utf-8", "gb18030" (also gbk, gb2312), "big5", "utf-16", "utf-16-le", "utf-32-be", or any other name
  /// that ICU knows ("shift_jis", "windows-1252"). Empty: from a byte order mark, else from the bytes.
  std::string encoding;
  /// Throw on the first ill-formed byte instead of writing U+FFFD.
  bool strict = false;
};

/// A document as UTF-8, with the way back to its own bytes. Copy it, move it, share it between threads; it
/// looks into the bytes that decode() took, which must outlive it.
class Decoded {
 public:
  /// Well-formed UTF-8. It is the document's own bytes where those are. A byte order mark stays, as U+FEFF.
  std::string_view text() const noexcept { return same_ ? source_ : std::string_view(text_); }
  /// The encoding read by, as Python's codecs name it ("utf-16-le", "gb18030", "big5hkscs").
  const std::string& encoding() const noexcept { return encoding_; }
  /// 1 where the caller or a byte order mark named the encoding, or all bytes are UTF-8; else the share of
  /// the non-ASCII bytes that make usual characters of it, 0 to 0.99. Below 0.5: better name the encoding.
  double confidence() const noexcept { return confidence_; }
  /// How many ill-formed sequences became U+FFFD.
  std::size_t replaced() const noexcept { return replaced_; }
  /// Where the byte `at` of text(), the start of a character or the end, stands in the source. O(log text).
  std::size_t to_source(std::size_t at) const noexcept;
  /// The source bytes behind the range `at` of text().
  Span to_source(Span at) const noexcept { return {to_source(at.begin), to_source(at.end)}; }

 private:
  friend class text::Transcoder;
  /// Characters that take `text_size` bytes of text and `source_size` of the source each.
  struct Run {
    std::size_t text = 0;
    std::size_t source = 0;
    std::uint32_t text_size = 1;
    std::uint32_t source_size = 1;
  };

  std::string_view source_;
  std::string text_;
  std::string encoding_;
  std::vector<Run> runs_;
  std::size_t replaced_ = 0;
  double confidence_ = 1;
  bool same_ = true;
};

/// `bytes` as text. Each maximal part of an ill-formed sequence becomes one U+FFFD. Throws Error: `option`
/// for an unknown encoding, `encoding` with the byte's offset for an ill-formed one where `strict`. Time and
/// memory are linear in `bytes`; nothing is copied where they are well-formed UTF-8. Thread-safe.
Decoded decode(std::string_view bytes, const DecodeOptions& options = {});
inline Decoded decode(const char* bytes, const DecodeOptions& options = {}) {
  return decode(std::string_view(bytes), options);
}
Decoded decode(std::string&& bytes, const DecodeOptions& options = {}) = delete;  // would dangle

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
  unsigned jobs = 0;  ///< Threads; 0: one for each core. Texts of some megabytes may take several each.
  /// Called now and then (about twenty times a second, and at the end) from the calling thread with the
  /// number of texts done. Where it returns false the work ends within a fraction of a second: no further
  /// text is begun, and a long one (over two megabytes) given up. May throw: that stops the work as well, and
  /// the exception comes out of extract_many.
  std::function<bool(std::size_t done)> progress;
  std::span<const std::string> docs;  ///< The records' `doc`, one a text; empty: none.
  std::stop_token stop{};             ///< The same from any thread: a request to stop ends the work.
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
  /// `text` is UTF-8; ill-formed bytes end a number or a name, no text is wrong. `doc` becomes the records'
  /// `doc`. Linear time; besides the records, memory is bounded by the text's longest paragraph and some tens
  /// of megabytes, since a long text is read in parts (with extract_many on several threads, and so that it
  /// can be stopped). Throws std::bad_alloc, and Error{option} where a paragraph has over 4 GiB.
  std::vector<Indicator> extract(std::string_view text, std::string_view doc = {}) const;

  /// `extract` of each text, on several threads that share this extractor; entry i belongs to texts[i]. The
  /// records are those of `extract`, whatever the number of threads. Where the work was stopped the texts not
  /// begun or given up have no records. Throws Error{option} where `docs` has another length, std::bad_alloc,
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
