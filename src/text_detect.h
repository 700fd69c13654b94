// Which encoding a document's bytes are in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zhibiao::text {

/// How bytes become characters. `other` is for ICU, by name.
enum class Scheme : std::uint8_t { utf8, utf16le, utf16be, utf32le, utf32be, other };

struct Encoding {
  Scheme scheme = Scheme::utf8;
  std::string name = "utf-8";  ///< As Python's codecs name it.
  std::string icu;             ///< The converter, for Scheme::other.
  double confidence = 1;       ///< As Decoded::confidence().
};

/// The encoding that `name` means for `bytes`. Throws Error{option} where there is none.
Encoding named(std::string_view name, std::string_view bytes);

/// The encoding of a byte order mark at the start, else the likeliest one: UTF-8 where all or nearly all
/// bytes are, UTF-16 and UTF-32 by their zeros and planes, GB18030 and Big5 by the rows that their usual
/// characters stand in, HZ and ISO 2022 by their escapes, else what ICU detects. Linear in `bytes` for UTF-8,
/// else looks at a quarter of a MiB.
Encoding detected(std::string_view bytes);

}  // namespace zhibiao::text
