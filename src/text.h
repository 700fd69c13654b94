// Room 1, text: the caller's bytes → clean text with a way back.
//
// Knows widths, hard wraps, page furniture and scripts; nothing of numbers beyond "a digit is a digit".
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.h"
#include "zhibiao/indicator.h"

namespace zhibiao::text {

/// Why two source lines were joined, or a line was dropped; kept for `explain`.
enum class Join : std::uint8_t { wrap, mid_word, mid_number, page_foot };

/// One logical line after wraps are undone: a paragraph, a heading, a title, a table row. Blocks are
/// separated by one '\n' in CleanText::bytes, hold no '\n' themselves, and are never empty.
struct Block {
  Span at;                       ///< In CleanText::bytes.
  std::uint32_t first_line = 0;  ///< Source line it starts on, from 0.
  std::uint32_t last_line = 0;   ///< Source line it ends on.
  std::uint16_t indent = 0;      ///< Columns of white space before its first line (a tab is 4).
  bool blank_before = false;     ///< A blank line stands before it in the source.
  bool caption = false;          ///< Opens with the number of a figure or table: 图1, 表 2, Figure 3.
};

/// Clean text: what the later rooms read.
///
/// `bytes` is valid UTF-8 (ill-formed bytes become U+FFFD), in which full-width letters, digits and
/// ％＋－．／（）：～ are ASCII (，。；！？、 stay), every space is ' ', spaces between Chinese and
/// Latin or digits are gone (but for a gap of three columns in a table row), wraps are undone,
/// page numbers and running headers dropped, and traditional forms simplified.
struct CleanText {
  std::string bytes;
  std::vector<Block> blocks;  ///< In text order.
  std::vector<Span>
      sentences;            ///< In `bytes`, each inside one block; end at 。！？!? and English full stops.
  std::string_view source;  ///< The caller's bytes; must outlive this.

  /// The source range that `clean` came from: from the first byte of its first character to the last byte of
  /// its last. `clean` must lie on character bounds and not be empty. O(log pieces).
  Span to_source(Span clean) const;

  /// The document's own words at `clean`: source characters (widths and script as written), with the white
  /// space, wraps and furniture that cleaning dropped left out.
  std::string original(Span clean) const;

  /// One stretch in which clean and source bytes run in step: one to one, or (full-width digits, ill-formed
  /// bytes) at the constant ratio source_size / clean_size.
  struct Piece {
    std::uint32_t clean = 0;
    std::uint32_t source = 0;
    std::uint32_t clean_size = 0;
    std::uint32_t source_size = 0;
  };
  std::vector<Piece> pieces;  ///< Ascending in both; gaps in the source are what was dropped.
};

/// The way back from clean text for places that lie near each other: what CleanText::to_source and original
/// give, found from the last place on. For one thread; must not outlive the text.
class WayBack {
 public:
  explicit WayBack(const CleanText& clean) : clean_(clean) {}

  /// As CleanText::to_source.
  Span to_source(Span clean);
  /// As CleanText::original, added to the end of `out`.
  void add_original(Span clean, std::string& out);

 private:
  std::size_t piece_at(std::size_t clean);

  const CleanText& clean_;
  std::size_t piece_ = 0;  // the piece of the last place
};

/// Compiled character tables (traditional → simplified) and furniture words.
class Tables {
 public:
  Tables();
  /// Adds what a rule file's `[text]` section and `[[fold]]` entries say. Throws Error{schema}.
  void add(const rules::Node& file);
  /// Fixes the tables. After it they are immutable and thread-safe.
  void build();

  /// 0x10000 entries: BMP character → its folded form (simplified, ASCII, ' '), 0 where it stays, `dropped`
  /// where it goes.
  std::vector<char16_t> fold;
  static constexpr char16_t dropped = 0xFFFF;

  struct Words;
  std::shared_ptr<const Words> words;
  std::shared_ptr<Words> draft;
};

/// Cleans `source`. Linear in its size. Throws Error{option} for more than 4 GiB.
CleanText clean(std::string_view source, const Tables& tables);

/// The same in the memory of another clean text, which it replaces.
void clean(std::string_view source, const Tables& tables, CleanText& out);

}  // namespace zhibiao::text
