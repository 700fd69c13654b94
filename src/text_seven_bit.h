// Encodings whose bytes are all ASCII: HZ (RFC 1843) and those of ISO 2022, which begin a run of Chinese,
// Japanese or Korean characters by an escape.
#pragma once

#include <optional>
#include <string_view>

#include "text_detect.h"

namespace zhibiao::text {

/// What bytes below 0x80 are, where they are not plain ASCII; nothing where they are. Bytes that have HZ's
/// escapes but are not well-formed by them are UTF-8, with less than full confidence. Linear in `bytes` to
/// find an escape, then looks at a quarter of a MiB.
std::optional<Encoding> seven_bit(std::string_view bytes);

}  // namespace zhibiao::text
