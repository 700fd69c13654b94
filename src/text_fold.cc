#include "text_fold.h"

#include <limits>

#include "zhibiao/error.h"

namespace zhibiao::text {
namespace {

constexpr std::size_t kMostBytes = std::numeric_limits<std::uint32_t>::max();

std::uint32_t narrow(std::size_t value) noexcept { return static_cast<std::uint32_t>(value); }

bool same_ratio(const CleanText::Piece& piece, std::size_t source_size, std::size_t clean_size) noexcept {
  return std::uint64_t{piece.source_size} * clean_size == std::uint64_t{source_size} * piece.clean_size;
}

// What may stand on the outer side of a letter-spaced character.
bool is_edge(char32_t point) noexcept {
  return point == 0 || is_space(point) || class_of(point) == CharClass::cjk_mark;
}

}  // namespace

bool spaced(char32_t before, char32_t after) noexcept {
  if (before == 0 || is_opener(before) || cannot_start_line(after)) return false;
  return !is_cjk(class_of(before)) && !is_cjk(class_of(after));
}

void Folder::add(std::size_t begin, std::size_t end, bool wide_gaps) {
  for (std::size_t at = begin; at < end;) {
    const std::size_t run = at;
    at = plain_run(at, end);
    if (at > run) {
      const Decoded last = decode_before(source_, at);
      const std::size_t start = at - last.size;
      see(start == run ? before() : decode_before(source_, start).point, last.point);
      copy(run, at);
    }
    if (at < end) at = special(at, end, wide_gaps);
  }
}

// The end of the characters from `at` on that stay as they are: those that the table leaves alone, and single
// spaces inside English.
std::size_t Folder::plain_run(std::size_t at, std::size_t end) const {
  while (at < end) {
    const auto byte = static_cast<unsigned char>(source_[at]);
    if (byte >= 0xE4 && byte <= 0xE9 &&
        at + 2 < end) {  // most Chinese characters, without the checks of decode()
      const std::uint32_t b = detail::tail(source_, at + 1), c = detail::tail(source_, at + 2);
      if ((b | c) > 0x3F || fold_[((byte & 0x0Fu) << 12) | (b << 6) | c] != 0) break;
      at += 3;
    } else if (byte >= 0x80) {
      const Decoded next = decode(source_, at);
      if (next.point == ill_formed || (next.point < 0x10000 && fold_[next.point] != 0)) break;
      at += next.size;
    } else if (byte > U' ' || (byte == U' ' && at + 1 < end && is_inner_space(at))) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

bool Folder::is_inner_space(std::size_t at) const {
  const auto is_ascii = [this](std::size_t i) { return source_[i] > ' ' && source_[i] <= '~'; };
  return at > 0 && is_ascii(at - 1) && is_ascii(at + 1);
}

void Folder::mark(char mark, std::size_t at) {
  put(static_cast<unsigned char>(mark), at, 1);
  last_ = mark == '\n' ? 0 : U' ';
}

// One character that the table changes, a byte that is none, or a run of white space.
std::size_t Folder::special(std::size_t at, std::size_t end, bool wide_gaps) {
  const Decoded next = decode(source_, at);
  if (next.point == ill_formed) {
    put(0xFFFD, at, 1);
    see(0, 0xFFFD);
    return at + 1;
  }
  const char16_t to = next.point <= 0x20 ? u' ' : fold_[next.point];
  if (to == u' ') return spaces(at, end, wide_gaps);
  if (to != Tables::dropped) {
    put(to, at, next.size);
    see(before(), next.point);
  }
  return at + next.size;
}

std::size_t Folder::spaces(std::size_t at, std::size_t end, bool wide_gaps) {
  std::size_t stop = at;
  unsigned columns = 0;
  do {
    const Decoded next = decode(source_, stop);
    columns += columns_of(next.point);
    stop += next.size;
  } while (stop < end && is_space(decode(source_, stop).point));
  if (stop >= end || last_ == 0 || last_ == U' ') return stop;
  if (keeps_space(stop, end, wide_gaps && columns >= 3)) {
    put(U' ', at, decode(source_, at).size);
    see(last_, U' ');
  } else {
    letter_spaced_ = class_of(last_) == CharClass::ideograph;
  }
  return stop;
}

bool Folder::keeps_space(std::size_t next, std::size_t stop, bool wide) const {
  const CharClass before = class_of(last_), after = class_of(decode(source_, next).point);
  if (before == CharClass::ideograph && after == CharClass::ideograph)
    return wide || !(alone_ && stands_alone(next, stop));
  return wide || (!is_cjk(before) && !is_cjk(after));
}

// Letter-spaced titles: a single character between two spaces.
bool Folder::stands_alone(std::size_t next, std::size_t stop) const {
  next += decode(source_, next).size;
  return next >= stop || is_edge(decode(source_, next).point);
}

// Notes that `point` was written after `before`.
void Folder::see(char32_t before, char32_t point) {
  alone_ = is_edge(before);
  letter_spaced_ = false;
  last_ = point;
}

char32_t Folder::before() const noexcept { return letter_spaced_ ? U' ' : last_; }

void Folder::put(char32_t point, std::size_t at, std::uint32_t size) {
  const std::size_t before = out_.bytes.size();
  append_utf8(out_.bytes, point);
  piece(at, size, before);
}

void Folder::copy(std::size_t begin, std::size_t end) {
  const std::size_t before = out_.bytes.size();
  out_.bytes.append(source_, begin, end - begin);
  piece(begin, end - begin, before);
}

void Folder::piece(std::size_t source, std::size_t source_size, std::size_t clean_before) {
  if (out_.bytes.size() > kMostBytes)
    throw Error(ErrorCode::option, "a text of more than 4 GiB; cut it into parts");
  const std::size_t clean_size = out_.bytes.size() - clean_before;
  if (!out_.pieces.empty()) {
    CleanText::Piece& last = out_.pieces.back();
    if (last.source + last.source_size == source && same_ratio(last, source_size, clean_size)) {
      last.source_size += narrow(source_size);
      last.clean_size += narrow(clean_size);
      return;
    }
  }
  out_.pieces.push_back({narrow(clean_before), narrow(source), narrow(clean_size), narrow(source_size)});
}

}  // namespace zhibiao::text
