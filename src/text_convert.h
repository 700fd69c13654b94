// ICU's converters and its detection of encodings, behind a face without ICU.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zhibiao::text {

/// Reads characters of one encoding out of bytes, one at a time.
class Converter {
 public:
  /// Throws Error{option} where ICU knows no encoding of this name.
  explicit Converter(const std::string& name);
  ~Converter();
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  struct Step {
    char32_t point = 0;
    std::size_t end = 0;  ///< One past the bytes read.
    bool valid = true;
    bool cut = false;  ///< Not valid because the bytes end.
  };
  /// The next character from `at` on; nothing at the end. `at` must be 0 or what the step before gave; after
  /// an invalid one of an encoding that keeps ASCII it may be less.
  std::optional<Step> next(std::string_view bytes, std::size_t at);

  /// Whether every byte below 0x80 between two characters is ASCII.
  bool keeps_ascii() const noexcept { return keeps_ascii_; }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  bool keeps_ascii_ = false;
};

/// The name in the list of IANA, lower case, that ICU gives the encoding `name`; empty where it knows none.
std::string registered_name(const std::string& name);

struct Guess {
  std::string icu;        ///< Empty: none.
  double confidence = 0;  ///< 0 to 1.
};

/// ICU's best guess for `sample`, and its confidence that it is `other`.
Guess guess(std::string_view sample, std::string_view other, double& confidence_in_other);

}  // namespace zhibiao::text
