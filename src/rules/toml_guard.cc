#include "rules/toml_guard.h"

#include <algorithm>
#include <string>

namespace zhibiao::rules {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";  // of UTF-8, at the start
constexpr std::string_view kHeader = "a table's header starts with its name, as in [[unit]] or [text]";
constexpr std::string_view kDeep = "a key has more than nine names; write fewer tables inside each other";
constexpr std::size_t kMostDots = 8;  // toml++ and this library recurse into each
constexpr std::string_view kQuotes =
    "a character beyond ASCII stands outside of quotes; put the word in quotes";

bool key_may_start(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '"' ||
         c == '\'' || c == ']';
}

// Follows strings, comments and brackets, and nothing else of TOML.
class Scanner {
 public:
  explicit Scanner(std::string_view toml) : toml_(toml), at_(toml.starts_with(kMark) ? kMark.size() : 0) {}

  std::optional<Unreadable> run() {
    while (at_ < toml_.size()) {
      const char c = toml_[at_];
      if ((c == '"' || c == '\'') && !bare_) {
        skip_string(c);
      } else if (c == '#') {
        at_ = std::min(toml_.find('\n', at_), toml_.size());
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        return here(kQuotes);
      } else if (c == '.' && !value_ && ++dots_ > kMostDots) {
        return here(kDeep);
      } else if (c == '[' && statement_) {
        if (!skip_brackets()) return here(kHeader);
      } else {
        step(c);
      }
    }
    return std::nullopt;
  }

 private:
  void step(char c) {
    if (c == '\n' || c == '=' || c == ',') dots_ = 0;
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (blank || c == ',' || c == ']' || c == '}') bare_ = false;
    if (c == '\n') statement_ = open_.empty();
    if (!blank) statement_ = false;
    if ((c == '[' || c == '{') && !bare_) {
      open_ += c;
      value_ = c == '[';
    } else if (c == ']' || c == '}') {
      if (!open_.empty()) open_.pop_back();
      value_ = false;
    } else if (c == '=') {
      value_ = true;
    } else if (c == ',' || c == '\n') {
      value_ = in_array();
    } else if (!blank) {
      bare_ = value_;
    }
    ++at_;
  }

  bool in_array() const { return !open_.empty() && open_.back() == '['; }

  // The brackets that open a header; false, at the character, where no name follows.
  bool skip_brackets() {
    statement_ = value_ = false;
    ++at_, open_ += '(';
    skip_blanks();
    if (at_ < toml_.size() && toml_[at_] == '[') {
      ++at_, open_ += '(';
      skip_blanks();
    }
    return at_ >= toml_.size() || key_may_start(toml_[at_]);
  }

  void skip_blanks() {
    while (at_ < toml_.size() && (toml_[at_] == ' ' || toml_[at_] == '\t')) ++at_;
  }

  // A string of one line ends with the line, whether it is closed or not.
  void skip_string(char quote) {
    statement_ = false;
    const bool several = toml_.substr(at_, 3) == std::string_view(quote == '"' ? "\"\"\"" : "'''");
    at_ += several ? 3 : 1;
    for (; at_ < toml_.size(); ++at_) {
      const char c = toml_[at_];
      if (c == '\\' && quote == '"') {
        ++at_;
      } else if (c == '\n' && !several) {
        return;
      } else if (c == quote && (!several || toml_.substr(at_, 3) == std::string(3, quote))) {
        at_ += several ? 3 : 1;
        return;
      }
    }
    at_ = toml_.size();
  }

  Unreadable here(std::string_view message) const {
    Unreadable out{1, 1, message};
    for (std::size_t i = 0; i < at_; ++i) {
      if (toml_[i] == '\n')
        ++out.line, out.column = 1;
      else if ((static_cast<unsigned char>(toml_[i]) & 0xC0) != 0x80)
        ++out.column;
    }
    return out;
  }

  std::string_view toml_;
  std::size_t at_;
  std::size_t dots_ = 0;   // of the key
  std::string open_;       // brackets: [ of arrays, { of tables, ( of headers
  bool statement_ = true;  // a key or header may begin
  bool value_ = false;     // a value may begin
  bool bare_ = false;      // inside one without quotes, which goes on over quotes and brackets: 33["
};

}  // namespace

std::optional<Unreadable> unreadable(std::string_view toml) { return Scanner(toml).run(); }

}  // namespace zhibiao::rules
