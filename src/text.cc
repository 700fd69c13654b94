#include "text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>

#include "text_char.h"
#include "text_fold.h"
#include "text_furniture.h"
#include "text_line.h"
#include "text_sentence.h"
#include "text_words.h"
#include "text_wrap.h"

namespace zhibiao::text {
namespace {

using Piece = CleanText::Piece;

// Source bytes from the start of `piece` to the place that is `clean` bytes into it.
std::size_t in_source(const Piece& piece, std::size_t clean) {
  return piece.source + clean * piece.source_size / piece.clean_size;
}

std::vector<Piece>::const_iterator piece_at(const std::vector<Piece>& pieces, std::size_t clean) {
  const auto after = std::upper_bound(pieces.begin(), pieces.end(), clean,
                                      [](std::size_t at, const Piece& p) { return at < p.clean; });
  return after == pieces.begin() ? after : after - 1;
}

std::u32string decode_all(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    out.push_back(next.point);
    at += next.size;
  }
  return out;
}

// Writes the blocks of a cut and marked document. A line is written once it is known what follows it.
class Writer {
 public:
  Writer(CleanText& out, const Tables& tables, const Layout& layout)
      : out_(out), words_(*tables.words), layout_(layout), folder_(out, tables) {}

  void run(const std::vector<Line>& lines) {
    for (const Line& line : lines) {
      if (line.furniture) {
        paragraph_.page_foot = true;
        continue;
      }
      if (last_ && continues(out_.source, layout_, words_, paragraph_, *last_, line)) {
        paragraph_.full = paragraph_.full || fills_width(out_.source, layout_, *last_, line);
        join(line);
      } else {
        close();
        open(line);
      }
      last_ = &line;
      paragraph_.prose = paragraph_.prose || line.prose;
      paragraph_.page_foot = false;
      prose_seen_ = prose_seen_ || line.prose;
    }
    close();
    drop_last_break();
  }

 private:
  void open(const Line& line) {
    if (last_ && !out_.bytes.empty() && out_.bytes.back() != '\n') folder_.mark('\n', last_->stop);
    paragraph_ = {&line, false, false, !prose_seen_, false};
    block_ = {{out_.bytes.size(), 0}, line.number, line.number, line.indent, line.blank_before, line.caption};
  }

  void join(const Line& next) {
    const Joint joint = joint_of(out_.source, words_, *last_, next);
    folder_.add(last_->begin, last_->end - (joint.drop_hyphen ? 1u : 0u), last_->row);
    if (joint.space) folder_.mark(' ', last_->stop);
    block_.last_line = next.number;
  }

  void close() {
    if (!last_) return;
    folder_.add(last_->begin, last_->end, last_->row);
    block_.at.end = out_.bytes.size();
    if (block_.at.empty()) return;
    out_.blocks.push_back(block_);
    split_sentences(out_.bytes, block_.at, words_, out_.sentences);
  }

  // The last lines held nothing but dropped characters.
  void drop_last_break() {
    if (out_.bytes.empty() || out_.bytes.back() != '\n') return;
    out_.bytes.pop_back();
    CleanText::Piece& piece = out_.pieces.back();
    --piece.source_size;
    if (--piece.clean_size == 0) out_.pieces.pop_back();
  }

  CleanText& out_;
  const Tables::Words& words_;
  const Layout& layout_;
  Folder folder_;
  Paragraph paragraph_;
  Block block_;
  const Line* last_ = nullptr;
  bool prose_seen_ = false;
};

// Makes blanks of line and page breaks; eight bytes at a time, since most hold none.
void blank_breaks(char* bytes, std::size_t size) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  const auto blank = [bytes](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\f') bytes[i] = ' ';
    }
  };
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + 8 <= size; at += 8) {
    std::memcpy(&word, bytes + at, 8);
    if (((word - kEach * 0x20) & ~word & (kEach * 0x80)) != 0) blank(at, at + 8);  // some byte under 0x20
  }
  blank(at, size);
}

// The source characters behind clean bytes [from, to) of `piece`; what stands for a line break or an
// ill-formed byte comes as it is in the clean text.
void append_original(const CleanText& clean, const Piece& piece, std::size_t from, std::size_t to,
                     std::string& out) {
  if (piece.clean_size > piece.source_size) {
    out.append(clean.bytes, piece.clean + from, to - from);
    return;
  }
  const std::size_t begin = in_source(piece, from), size = out.size();
  out.append(clean.source.substr(begin, in_source(piece, to) - begin));
  blank_breaks(out.data() + size, out.size() - size);
}

// The words at `span`, which begin in piece `first`.
void append_original(const CleanText& clean, Span span, std::size_t first, std::string& out) {
  out.reserve(out.size() + span.size());
  for (std::size_t i = first; i < clean.pieces.size() && clean.pieces[i].clean < span.end; ++i) {
    const Piece& piece = clean.pieces[i];
    const std::size_t from = std::max<std::size_t>(span.begin, piece.clean) - piece.clean;
    const std::size_t to = std::min<std::size_t>(span.end - piece.clean, piece.clean_size);
    append_original(clean, piece, from, to, out);
  }
}

void add_fold(const rules::Node& entry, std::vector<char16_t>& fold) {
  entry.only({"from", "to"});
  const std::u32string from = decode_all(entry.string("from")), to = decode_all(entry.string("to"));
  if (from.size() != to.size())
    entry.fail(ErrorCode::schema, "`from` and `to` must have as many characters", "[[fold]]");
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] < 0x80 || from[i] > 0xFFFF || to[i] == 0 || to[i] >= 0xFFFF)
      entry.fail(ErrorCode::schema, "only characters of U+0080 to U+FFFE fold", "[[fold]]");
    fold[from[i]] = static_cast<char16_t>(to[i]);
  }
}

void add_all(std::vector<std::string>& to, std::vector<std::string> from) {
  to.insert(to.end(), from.begin(), from.end());
}

void add_words(const rules::Node& section, Tables& tables) {
  section.only({"drop", "page_words", "page_marks", "heading_numerals", "section_words", "bullets",
                "heading_words", "caption_words", "title_ends", "title_joiners", "compounds", "abbreviations",
                "before_number", "reference_marks"});
  Tables::Words& words = *tables.draft;
  for (const char32_t point : decode_all(section.string_or("drop", "")))
    if (point >= 0x80 && point < 0xFFFF) tables.fold[point] = Tables::dropped;
  words.page_marks += decode_all(section.string_or("page_marks", ""));
  words.heading_numerals += decode_all(section.string_or("heading_numerals", ""));
  words.bullets += decode_all(section.string_or("bullets", ""));
  words.page_words.add(section.strings("page_words"));
  words.abbreviations.add(section.strings("abbreviations"));
  words.before_number.add(section.strings("before_number"));
  words.compounds.add(section.strings("compounds"));
  words.title_joiners.add(section.strings("title_joiners"));
  add_all(words.section_words, section.strings("section_words"));
  add_all(words.heading_words, section.strings("heading_words"));
  add_all(words.caption_words, section.strings("caption_words"));
  for (const auto* list : {&words.heading_words, &words.caption_words})
    for (const std::string& word : *list)
      if (!word.empty()) words.heading_leads[static_cast<unsigned char>(word[0])] = true;
  add_all(words.reference_marks, section.strings("reference_marks"));
  add_all(words.title_ends, section.strings("title_ends"));
}

void add_full_width(std::vector<char16_t>& fold) {
  for (char16_t i = 0; i < 10; ++i) fold[0xFF10u + i] = static_cast<char16_t>(u'0' + i);
  for (char16_t i = 0; i < 26; ++i) {
    fold[0xFF21u + i] = static_cast<char16_t>(u'A' + i);
    fold[0xFF41u + i] = static_cast<char16_t>(u'a' + i);
  }
}

}  // namespace

void WordSet::add(std::vector<std::string> words) {
  for (std::string& word : words) words_.insert(std::move(word));
}

Tables::Tables() : fold(0x10000, 0), draft(std::make_shared<Words>()) {
  add_full_width(fold);
  words = draft;
}

void Tables::add(const rules::Node& file) {
  for (const rules::Node* entry : file.tables("fold")) add_fold(*entry, fold);
  if (const rules::Node* section = file.find("text")) add_words(*section, *this);
}

void Tables::build() { draft.reset(); }

Span CleanText::to_source(Span clean) const {
  const Piece& first = *piece_at(pieces, clean.begin);
  const Piece& last = *piece_at(pieces, clean.end - 1);
  return {in_source(first, clean.begin - first.clean), in_source(last, clean.end - last.clean)};
}

std::string CleanText::original(Span clean) const {
  std::string out;
  append_original(*this, clean, static_cast<std::size_t>(piece_at(pieces, clean.begin) - pieces.begin()),
                  out);
  return out;
}

// A few steps either way, else a search.
std::size_t WayBack::piece_at(std::size_t clean) {
  constexpr int kSteps = 8;
  const std::vector<Piece>& pieces = clean_.pieces;
  for (int step = 0; step < kSteps; ++step) {
    if (piece_ > 0 && clean < pieces[piece_].clean)
      --piece_;
    else if (piece_ + 1 < pieces.size() && clean >= pieces[piece_ + 1].clean)
      ++piece_;
    else
      return piece_;
  }
  piece_ = static_cast<std::size_t>(text::piece_at(pieces, clean) - pieces.begin());
  return piece_;
}

Span WayBack::to_source(Span clean) {
  const Piece& first = clean_.pieces[piece_at(clean.begin)];
  const Piece& last = clean_.pieces[piece_at(clean.end - 1)];
  return {in_source(first, clean.begin - first.clean), in_source(last, clean.end - last.clean)};
}

void WayBack::add_original(Span clean, std::string& out) {
  append_original(clean_, clean, piece_at(clean.begin), out);
}

CleanText clean(std::string_view source, const Tables& tables) {
  CleanText out;
  clean(source, tables, out);
  return out;
}

void clean(std::string_view source, const Tables& tables, CleanText& out) {
  if (source.size() > std::numeric_limits<std::uint32_t>::max())  // offsets inside have 32 bits
    throw Error(ErrorCode::option, "a text of more than 4 GiB; cut it into parts");
  out.source = source;
  out.bytes.clear();
  out.blocks.clear();
  out.sentences.clear();
  out.pieces.clear();
  std::vector<Line> lines = cut_lines(source, tables);
  const Layout layout = measure_layout(lines);
  mark_furniture(source, layout, *tables.words, lines);
  out.bytes.reserve(source.size());
  Writer(out, tables, layout).run(lines);
}

}  // namespace zhibiao::text
