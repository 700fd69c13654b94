// Bytes of any encoding → UTF-8 with the way back to the bytes.
#include <algorithm>

#include "text_char.h"
#include "text_convert.h"
#include "text_detect.h"
#include "utf8.h"
#include "zhibiao/error.h"
#include "zhibiao/extractor.h"

namespace zhibiao {
namespace text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

constexpr bool is_surrogate(char32_t c) noexcept { return c >= 0xD800 && c <= 0xDFFF; }

std::uint32_t narrow(std::size_t value) noexcept { return static_cast<std::uint32_t>(value); }

bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

std::size_t ascii_end(std::string_view bytes, std::size_t at) noexcept {
  while (at < bytes.size() && is_ascii(bytes[at])) ++at;
  return at;
}

std::string hex(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {'0', 'x', kDigits[byte >> 4U], kDigits[byte & 15U]};
}

}  // namespace

class Transcoder {
 public:
  Transcoder(std::string_view bytes, const Encoding& encoding, bool strict) : strict_(strict) {
    out_.source_ = bytes;
    out_.encoding_ = encoding.name;
    out_.confidence_ = encoding.confidence;
    out_.same_ = false;
  }

  zhibiao::Decoded run(const Encoding& encoding) {
    switch (encoding.scheme) {
      case Scheme::utf8:
        utf8();
        break;
      case Scheme::utf16le:
      case Scheme::utf16be:
        utf16(encoding.scheme == Scheme::utf16be);
        break;
      case Scheme::utf32le:
      case Scheme::utf32be:
        utf32(encoding.scheme == Scheme::utf32be);
        break;
      case Scheme::other:
        other(encoding.icu);
        break;
    }
    return std::move(out_);
  }

 private:
  std::string_view source() const noexcept { return out_.source_; }

  void utf8() {
    std::size_t at = utf8::well_formed_end(source(), 0);
    if (at == source().size()) {
      out_.same_ = true;
      return;
    }
    out_.text_.reserve(source().size());
    for (std::size_t begin = 0;; begin = at, at = utf8::well_formed_end(source(), at)) {
      copy(begin, at, 1);
      if (at == source().size()) return;
      at = ill_formed_part(at, at + utf8::decode(source(), at).size);
    }
  }

  void utf16(bool big) {
    out_.text_.reserve(source().size() * 3 / 2);
    for (std::size_t at = 0; at < source().size();) {
      if (at + 2 > source().size()) return void(ill_formed_part(at, source().size()));
      const char32_t lead = unit(at, 2, big);
      if (!is_surrogate(lead)) {
        at = put(lead, at, at + 2);
        continue;
      }
      if (lead < 0xDC00 && at + 4 > source().size())  // a pair cut by the end is one part
        return void(ill_formed_part(at, source().size()));
      const char32_t trail = lead < 0xDC00 ? unit(at + 2, 2, big) : 0;
      const bool pair = trail >= 0xDC00 && trail <= 0xDFFF;
      at = pair ? put(0x10000 + ((lead - 0xD800) << 10) + (trail - 0xDC00), at, at + 4)
                : ill_formed_part(at, at + 2);
    }
  }

  void utf32(bool big) {
    out_.text_.reserve(source().size());
    for (std::size_t at = 0; at < source().size();) {
      const std::size_t end = std::min(at + 4, source().size());
      const char32_t c = end == at + 4 ? unit(at, 4, big) : ill_formed;
      at = c > 0x10FFFF || is_surrogate(c) ? ill_formed_part(at, end) : put(c, at, end);
    }
  }

  void other(const std::string& name) {
    Converter converter(name);
    out_.text_.reserve(source().size() * 3 / 2);
    std::size_t at = 0;
    while (const auto step = converter.next(source(), at)) {
      if (!step->valid || is_surrogate(step->point)) {
        // What ICU does not map can hold an ASCII character, which stays one (Encoding Standard).
        const bool keeps =
            !step->cut && converter.keeps_ascii() && step->end == at + 2 && is_ascii(source()[at + 1]);
        at = ill_formed_part(at, keeps ? at + 1 : step->end);
        continue;
      }
      const bool ascii = step->point < 0x80 && step->end == at + 1;
      at = put(step->point, at, step->end);
      if (ascii && converter.keeps_ascii()) {  // nothing waits inside the converter
        const std::size_t end = ascii_end(source(), at);
        copy(at, end, 1);
        at = end;
      }
    }
  }

  char32_t unit(std::size_t at, std::size_t size, bool big) const noexcept {
    char32_t out = 0;
    for (std::size_t i = 0; i < size; ++i)
      out = out << 8 | static_cast<unsigned char>(source()[at + (big ? i : size - 1 - i)]);
    return out;
  }

  void start_run(std::size_t source, std::size_t text_size, std::size_t source_size) {
    if (!out_.runs_.empty() && out_.runs_.back().text_size == text_size &&
        out_.runs_.back().source_size == source_size)
      return;
    out_.runs_.push_back({out_.text_.size(), source, narrow(text_size), narrow(source_size)});
  }

  void copy(std::size_t begin, std::size_t end, std::size_t size) {
    if (begin == end) return;
    start_run(begin, size, size);
    out_.text_.append(source(), begin, end - begin);
  }

  std::size_t put(char32_t point, std::size_t begin, std::size_t end) {
    const std::size_t size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    start_run(begin, size, end - begin);
    append_utf8(out_.text_, point);
    return end;
  }

  std::size_t ill_formed_part(std::size_t begin, std::size_t end) {
    if (strict_) {
      throw Error(ErrorCode::encoding,
                  "byte " + std::to_string(begin) + " (" + hex(static_cast<unsigned char>(source()[begin])) +
                      ") is no " + out_.encoding_ +
                      "; name the right encoding, or let errors=\"replace\" write U+FFFD for it",
                  begin);
    }
    ++out_.replaced_;
    return put(kReplacement, begin, end);
  }

  zhibiao::Decoded out_;
  bool strict_;
};

}  // namespace text

std::size_t Decoded::to_source(std::size_t at) const noexcept {
  if (same_) return at;
  if (at >= text_.size()) return source_.size();
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), at,
                                      [](std::size_t a, const Run& run) { return a < run.text; });
  const Run& run = *(after - 1);
  return run.source + (at - run.text) / run.text_size * std::size_t{run.source_size};
}

Decoded decode(std::string_view bytes, const DecodeOptions& options) {
  const text::Encoding encoding =
      options.encoding.empty() ? text::detected(bytes) : text::named(options.encoding, bytes);
  return text::Transcoder(bytes, encoding, options.strict).run(encoding);
}

}  // namespace zhibiao
