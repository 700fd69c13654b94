// Which blocks are title, dateline, headings, captions and paragraphs. Internal to the outline room.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "outline.h"
#include "outline_day.h"

namespace zhibiao::outline {

/// Gives blocks their roles, in text order. References must outlive it.
class Roles {
 public:
  /// `head` is how many blocks title and dateline may stand in: none in a later part of a long text.
  Roles(const text::CleanText& clean, const Tables& tables, const Days& days, std::size_t head,
        std::vector<Part>& parts)
      : clean_(clean), tables_(tables), days_(days), head_(head), parts_(parts) {}

  /// Sets the role and level of block `i`, which comes behind those that were set before. Linear in the
  /// block.
  void set(std::size_t i);

 private:
  std::string_view block(std::size_t i) const { return clean_.blocks[i].at.of(clean_.bytes); }
  bool is_caption(std::size_t i) const;
  bool names_document(std::size_t i) const;
  void set_title(std::size_t i);
  bool has_full_date(std::size_t i) const;
  std::uint8_t level_of(std::string_view text) const;
  Trie::Match chapter(std::string_view text) const;

  const text::CleanText& clean_;
  const Tables& tables_;
  const Days& days_;
  std::size_t head_;
  std::vector<Part>& parts_;
  bool title_seen_ = false, title_named_ = false;
  bool told_ = false;  // a paragraph stands before: what comes now is no title
};

}  // namespace zhibiao::outline
