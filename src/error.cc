#include "zhibiao/error.h"

#include <utility>

namespace zhibiao {
namespace {

std::string one_line(const std::string& message, const std::string& file, std::uint32_t line,
                     std::uint32_t column, const std::string& entry) {
  std::string out = file;
  if (line != 0) out += ':' + std::to_string(line);
  if (line != 0 && column != 0) out += ':' + std::to_string(column);
  if (!out.empty()) out += ": ";
  if (!entry.empty()) out += entry + ": ";
  return out + message;
}

}  // namespace

Error::Error(ErrorCode code, const std::string& message, std::string file, std::uint32_t line,
             std::uint32_t column, std::string entry)
    : std::runtime_error(one_line(message, file, line, column, entry)),
      code_(code),
      message_(message),
      file_(std::move(file)),
      line_(line),
      column_(column),
      entry_(std::move(entry)) {}

Error::Error(ErrorCode code, const std::string& message, std::size_t offset)
    : std::runtime_error(message), code_(code), message_(message), line_(0), column_(0), offset_(offset) {}

}  // namespace zhibiao
