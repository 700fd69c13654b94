// The only file that includes toml++: TOML text → rules::Node with places.
#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <fstream>
#include <sstream>

#include "rules/node.h"

namespace zhibiao::rules {
namespace {

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
  try {
    const toml::table table = toml::parse(toml, std::string_view(file));
    Node root = convert_table(table, file);
    set_place(root, table, file);
    return root;
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::syntax, std::string(e.description()) + "; write TOML 1.0", file,
                e.source().begin.line, e.source().begin.column);
  }
}

Node read_toml(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  if (!in || !(content << in.rdbuf())) {
    throw Error(ErrorCode::io, "cannot read this rule file; check that it exists and holds TOML", path);
  }
  return parse_toml(content.str(), path);
}

}  // namespace zhibiao::rules
