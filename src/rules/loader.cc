// The only file that includes toml++: TOML text → rules::Node with places.
//
// toml++ 3.3 asserts what some files that are no TOML do not hold (`[[[`), and in release builds assumes it.
// Here an assertion that fails throws, in all builds.
#undef NDEBUG
#define TOML_ASSERT(expr) zhibiao::rules::hold(static_cast<bool>(expr))
#define TOML_EXCEPTIONS 1
namespace zhibiao::rules {
struct NoToml {};
constexpr void hold(bool it) {
  if (!it) throw NoToml();
}
}  // namespace zhibiao::rules
#include <toml++/toml.h>

#include <array>
#include <fstream>

#include "rules/entry.h"
#include "rules/node.h"
#include "rules/toml_guard.h"

namespace zhibiao::rules {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64}
                                   << 20;  // of a rule file; more is a mistake, such as a device

// toml++ quotes the file's own characters in its messages.
std::string one_line(std::string_view message) {
  std::string out(message);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return out;
}

Node convert(const toml::node& from, const std::string& file);

void set_place(Node& to, const toml::node& from, const std::string& file) {
  to.file = file;
  to.line = from.source().begin.line;
  to.column = from.source().begin.column;
}

Node convert_table(const toml::table& from, const std::string& file) {
  Node to;
  for (const auto& [key, value] : from) to.entries.emplace_back(std::string(key.str()), convert(value, file));
  return to;
}

Node convert_array(const toml::array& from, const std::string& file) {
  Node to;
  to.type = Node::Type::array;
  to.items.reserve(from.size());
  for (const toml::node& item : from) to.items.push_back(convert(item, file));
  return to;
}

Node convert_scalar(const toml::node& from, const std::string& file) {
  Node to;
  if (const auto* text = from.as_string()) {
    to.type = Node::Type::string;
    to.text = text->get();
  } else if (const auto* number = from.as_integer()) {
    to.type = Node::Type::integer;
    to.number = number->get();
  } else if (const auto* flag = from.as_boolean()) {
    to.type = Node::Type::boolean;
    to.flag = flag->get();
  } else {
    set_place(to, from, file);
    to.fail(ErrorCode::schema, "a float, date or time has no meaning here; write it as a string in quotes");
  }
  return to;
}

Node convert(const toml::node& from, const std::string& file) {
  Node to = from.is_table()   ? convert_table(*from.as_table(), file)
            : from.is_array() ? convert_array(*from.as_array(), file)
                              : convert_scalar(from, file);
  set_place(to, from, to.type == Node::Type::table ? file : std::string());
  return to;
}

}  // namespace

Node parse_toml(std::string_view toml, const std::string& file) {
  if (const auto bad = unreadable(toml))
    throw Error(ErrorCode::syntax, std::string(bad->message) + "; write TOML 1.0", file, bad->line,
                bad->column, header_at(toml, bad->line));
  try {
    const toml::table table = toml::parse(toml, std::string_view(file));
    Node root = convert_table(table, file);
    set_place(root, table, file);
    return root;
  } catch (const NoToml&) {
    throw Error(ErrorCode::syntax, "this is no TOML; write TOML 1.0", file, 1);
  } catch (const toml::parse_error& e) {
    const std::uint32_t line = e.source().begin.line;
    throw Error(ErrorCode::syntax, one_line(e.description()) + "; write TOML 1.0", file, line,
                e.source().begin.column, header_at(toml, line));
  }
}

Node read_toml(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string content;
  std::array<char, 1 << 16> buffer;
  while (in.read(buffer.data(), buffer.size()), in.gcount() > 0) {
    content.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (content.size() > kMostBytes)
      throw Error(ErrorCode::io, "this rule file has more than 64 MiB; cut it into several files", path);
  }
  if (!in.eof())
    throw Error(ErrorCode::io, "cannot read this rule file; check that it exists and holds TOML", path);
  return parse_toml(content, path);
}

}  // namespace zhibiao::rules
