#include "outline_role.h"

#include <algorithm>

#include "find_word.h"

namespace zhibiao::outline {
namespace {

constexpr std::size_t kLongestHeading = 120;  // bytes: 40 Chinese characters
constexpr std::size_t kLongestChapter = 24;   // bytes in which the mark of a chapter stands
constexpr std::size_t kTitleNote = 30;        // bytes of a bracket behind a title

// 半年度报告(节选): without the bracket at its end.
std::string_view without_note(std::string_view text) {
  const std::size_t open = text.ends_with(')') ? text.rfind('(') : text.npos;
  return open != text.npos && text.size() - open <= kTitleNote ? text.substr(0, open) : text;
}

}  // namespace

void Roles::set(std::size_t i) {
  const std::string_view text = block(i);
  Part& part = parts_[i];
  const bool headline = i == 0 && head_ > 0 && ends_with_any(text, tables_.headline_ends);
  if (text.size() > kLongestHeading || (!headline && ends_with_any(text, tables_.terminals))) {
    told_ = true;
    return;
  }
  if (is_caption(i)) {
    part.role = Role::caption;
    return;
  }
  if (i < head_ && ((!title_seen_ && !told_) || names_document(i))) {
    set_title(i);
    return;
  }
  part.role = Role::heading;
  part.level = level_of(text);
  if (i < head_ && has_full_date(i)) part.role = Role::dateline;
}

// Of a figure, or of a table that is not in the text: what comes next are sentences.
bool Roles::is_caption(std::size_t i) const {
  return clean_.blocks[i].caption && i + 1 < clean_.blocks.size() &&
         (clean_.blocks[i + 1].caption || ends_with_any(block(i + 1), tables_.terminals));
}

// …统计公报, …的通知: what documents are called; a letterhead may stand above.
bool Roles::names_document(std::size_t i) const {
  return !title_named_ && ends_with_any(without_note(block(i)), tables_.document_words);
}

void Roles::set_title(std::size_t i) {
  for (std::size_t before = 0; before < i; ++before) {
    if (parts_[before].role != Role::title) continue;
    parts_[before].role = Role::heading;
    parts_[before].level = level_of(block(before));
  }
  parts_[i].role = Role::title;
  title_seen_ = true;
  title_named_ = names_document(i);
}

bool Roles::has_full_date(std::size_t i) const {
  const Times times = days_.times_of(clean_.blocks[i].at);
  return std::any_of(times.begin(), times.end(), [](const auto& t) { return t.day != 0 && t.year; });
}

// 一、 is 1, （一） is 2, 1. and everything else is 3.
std::uint8_t Roles::level_of(std::string_view text) const {
  if (text.starts_with("(")) return 2;
  if (const Trie::Match m = chapter(text)) return 1;
  const bool ascii = !text.empty() && text[0] >= '0' && text[0] <= '9';
  if (ascii) return 3;
  for (std::size_t at = 3; at <= 9 && at < text.size(); at += 3) {
    if (text.substr(at).starts_with(tables_.heading_marks.front())) return 1;
  }
  return 3;
}

// 第三章, 第一部分
Trie::Match Roles::chapter(std::string_view text) const {
  if (tables_.chapter_prefix.empty() || !text.starts_with(tables_.chapter_prefix)) return {};
  for (const std::string& mark : tables_.chapter_marks) {
    if (text.substr(0, kLongestChapter).find(mark) != text.npos) return {mark.size(), 0};
  }
  return {};
}

}  // namespace zhibiao::outline
