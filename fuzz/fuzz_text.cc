// Target: the text room. Clean text is well-formed, its blocks and sentences tile it, and every span leads
// back inside the source.
#include <string>
#include <vector>

#include "require.h"
#include "rules/node.h"
#include "text.h"
#include "utf8.h"

namespace {

using zhibiao::Span;
using zhibiao::text::CleanText;

const zhibiao::text::Tables& tables() {
  static const zhibiao::text::Tables made = [] {
    zhibiao::text::Tables out;
    for (const auto& file : zhibiao::rules::embedded_files())
      out.add(zhibiao::rules::parse_toml(file.toml, std::string(file.file)));
    out.build();
    return out;
  }();
  return made;
}

void check_pieces(const CleanText& clean) {
  std::size_t at = 0;
  std::size_t source = 0;
  for (const CleanText::Piece& piece : clean.pieces) {
    REQUIRE(piece.clean == at && piece.source >= source && piece.clean_size > 0);
    at += piece.clean_size;
    source = piece.source + piece.source_size;
  }
  REQUIRE(at == clean.bytes.size() && source <= clean.source.size());
}

void check_span(const CleanText& clean, Span at) {
  const Span source = clean.to_source(at);
  REQUIRE(source.begin <= source.end && source.end <= clean.source.size());
  REQUIRE(!clean.original(at).empty());
}

void check_parts(const CleanText& clean) {
  std::size_t last = 0;
  std::size_t sentence = 0;
  for (const auto& block : clean.blocks) {
    REQUIRE(block.at.begin >= last && !block.at.empty() && block.at.end <= clean.bytes.size());
    REQUIRE(block.at.of(clean.bytes).find('\n') == std::string_view::npos);
    REQUIRE(block.first_line <= block.last_line);
    check_span(clean, block.at);
    last = block.at.end;
    for (std::size_t end = block.at.begin; sentence < clean.sentences.size(); ++sentence) {
      const Span at = clean.sentences[sentence];
      if (at.begin >= block.at.end) break;
      REQUIRE(at.begin >= end && !at.empty() && at.end <= block.at.end);
      check_span(clean, at);
      end = at.end;
    }
  }
  REQUIRE(sentence == clean.sentences.size());
}

void check_characters(const CleanText& clean) {
  for (std::size_t at = 0; at < clean.bytes.size();) {
    const auto c = zhibiao::utf8::decode(clean.bytes, at);
    REQUIRE(c.valid);
    check_span(clean, {at, at + c.size});
    at += c.size;
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source = zhibiao::fuzz::view(data, size);
  const CleanText clean = zhibiao::text::clean(source, tables());
  check_pieces(clean);
  check_parts(clean);
  check_characters(clean);
  return 0;
}
