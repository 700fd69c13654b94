// Source characters → clean bytes, with the pieces that lead back.
#pragma once

#include <cstddef>
#include <cstdint>

#include "text.h"
#include "text_char.h"

namespace zhibiao::text {

/// Writes stretches of the source into a CleanText, folding characters and spaces on the way.
class Folder {
 public:
  Folder(CleanText& out, const Tables& tables) : out_(out), source_(out.source), fold_(tables.fold.data()) {}

  /// Folds source [begin, end), which holds no line break. `wide_gaps`: a gap of three columns stays one
  /// space.
  void add(std::size_t begin, std::size_t end, bool wide_gaps);
  /// Writes `mark` (' ' or '\n') for the source byte at `at`.
  void mark(char mark, std::size_t at);
  /// The last character written, as it stands in the source; 0 at the start of a block.
  char32_t last() const noexcept { return last_; }

 private:
  std::size_t plain_run(std::size_t at, std::size_t end) const;
  bool is_inner_space(std::size_t at) const;
  std::size_t special(std::size_t at, std::size_t end, bool wide_gaps);
  std::size_t spaces(std::size_t at, std::size_t end, bool wide_gaps);
  bool keeps_space(std::size_t next, std::size_t stop, bool wide) const;
  bool stands_alone(std::size_t next, std::size_t stop) const;
  void see(char32_t before, char32_t point);
  char32_t before() const noexcept;
  void put(char32_t point, std::size_t at, std::uint32_t size);
  void copy(std::size_t begin, std::size_t end);
  void piece(std::size_t source, std::size_t source_size, std::size_t clean_size);

  CleanText& out_;
  std::string_view source_;
  const char16_t* fold_;
  char32_t last_ = 0;
  bool alone_ = true;           // a space or a mark stands before `last_`
  bool letter_spaced_ = false;  // a space between letter-spaced characters was just left out
};

/// Whether a space belongs between two characters that a line break parts.
bool spaced(char32_t before, char32_t after) noexcept;

}  // namespace zhibiao::text
