// What can go wrong. Text never fails; only options, rule files, output files and strict decoding can.
//
//   try {
//     zhibiao::Extractor extractor({.rules = {"my_rules.toml"}});
//   } catch (const zhibiao::Error& e) {
//     std::cerr << e.what() << '\n';   // my_rules.toml:12:1: unknown key "nmae"; did you mean "name"?
//   }
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace zhibiao {

/// The sort of failure.
enum class ErrorCode : std::uint8_t {
  option,     ///< An option has a value that it cannot have.
  io,         ///< A file could not be read or written.
  syntax,     ///< A rule file is not TOML.
  schema,     ///< A key is missing, unknown or of the wrong type, or an entry stands twice.
  pattern,    ///< A rule's pattern does not compile (RE2 has no look-around).
  self_test,  ///< A rule fails one of its own `accept` or `reject` lines.
  encoding,   ///< A byte is ill-formed, where decode() was asked to be strict.
};

/// Thrown while an Extractor is made or a rule file is checked. `what()` is one line,
/// "file:line:column: entry: what is wrong; what to write instead"; the parts that do not apply are left out.
class Error : public std::runtime_error {
 public:
  /// Builds the one-line message from its parts. `line` and `column` count from 1; 0 means none.
  Error(ErrorCode code, const std::string& message, std::string file = {}, std::uint32_t line = 0,
        std::uint32_t column = 0, std::string entry = {});
  /// An ill-formed byte at `offset`.
  Error(ErrorCode code, const std::string& message, std::size_t offset);

  ErrorCode code() const noexcept { return code_; }  ///< The sort of failure.
  /// What is wrong and what to write instead, without the place.
  const std::string& message() const noexcept { return message_; }
  const std::string& file() const noexcept { return file_; }  ///< As given; "<built-in>/…" for our own rules.
  std::uint32_t line() const noexcept { return line_; }       ///< From 1; 0 where no line applies.
  std::uint32_t column() const noexcept { return column_; }     ///< From 1; 0 where no column applies.
  const std::string& entry() const noexcept { return entry_; }  ///< The rule entry, e.g. `[[unit]] "tonne"`.
  /// Of the first ill-formed byte, for ErrorCode::encoding.
  std::optional<std::size_t> offset() const noexcept { return offset_; }

 private:
  ErrorCode code_;
  std::string message_;
  std::string file_;
  std::uint32_t line_;
  std::uint32_t column_;
  std::string entry_;
  std::optional<std::size_t> offset_;
};

}  // namespace zhibiao
