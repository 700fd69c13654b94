#include "rules/node.h"

#include <algorithm>
#include <numeric>

namespace zhibiao::rules {
namespace {

const char* type_name(Node::Type type) {
  switch (type) {
    case Node::Type::table:
      return "a table";
    case Node::Type::array:
      return "an array";
    case Node::Type::string:
      return "a string in quotes";
    case Node::Type::integer:
      return "an integer";
    case Node::Type::boolean:
      return "true or false";
  }
  return "a value";
}

const Node& expect(const Node& table, const Node& value, std::string_view key, Node::Type type) {
  if (value.type == type) return value;
  Node place = value;
  place.file = table.file;
  place.fail(ErrorCode::schema,
             '"' + std::string(key) + "\" is " + type_name(value.type) + "; write " + type_name(type));
}

// The items of the array under `key`, all of one type.
std::vector<const Node*> items_of(const Node& table, std::string_view key, Node::Type type) {
  std::vector<const Node*> out;
  const Node* value = table.find(key);
  if (!value) return out;
  for (const Node& item : expect(table, *value, key, Node::Type::array).items)
    out.push_back(&expect(table, item, key, type));
  return out;
}

// Levenshtein distance, for "did you mean".
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = corner + (a[i] != b[j]);
      corner = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, corner + 1});
    }
  }
  return row.back();
}

// The key that was meant where one is near (two slips, in less than half of it), else all that there are.
std::string advice(std::string_view key, std::initializer_list<std::string_view> known) {
  const auto nearest = std::min_element(
      known.begin(), known.end(), [key](auto a, auto b) { return distance(key, a) < distance(key, b); });
  if (distance(key, *nearest) <= std::min<std::size_t>(2, key.size() / 2))
    return "did you mean \"" + std::string(*nearest) + "\"?";
  std::string out = "write one of ";
  for (const std::string_view name : known) {
    if (name != *known.begin()) out += ", ";
    out += name;
  }
  return out;
}

}  // namespace

Node::Node() = default;
Node::~Node() = default;
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;

const Node* Node::find(std::string_view key) const noexcept {
  for (const auto& [name, value] : entries) {
    if (name == key) return &value;
  }
  return nullptr;
}

const std::string& Node::string(std::string_view key) const {
  const Node* value = find(key);
  if (!value)
    fail(ErrorCode::schema, "\"" + std::string(key) + "\" is missing; add " + std::string(key) + " = \"…\"");
  return expect(*this, *value, key, Type::string).text;
}

std::string Node::string_or(std::string_view key, std::string_view otherwise) const {
  const Node* value = find(key);
  return value ? expect(*this, *value, key, Type::string).text : std::string(otherwise);
}

std::int64_t Node::integer_or(std::string_view key, std::int64_t otherwise) const {
  const Node* value = find(key);
  return value ? expect(*this, *value, key, Type::integer).number : otherwise;
}

std::int64_t Node::integer_within(std::string_view key, std::int64_t low, std::int64_t high,
                                  std::int64_t otherwise) const {
  const std::int64_t value = integer_or(key, otherwise);
  if (value >= low && value <= high) return value;
  fail(ErrorCode::schema, '"' + std::string(key) + "\" is " + std::to_string(value) + "; write " +
                              std::to_string(low) + " to " + std::to_string(high));
}

bool Node::boolean_or(std::string_view key, bool otherwise) const {
  const Node* value = find(key);
  return value ? expect(*this, *value, key, Type::boolean).flag : otherwise;
}

std::vector<std::string> Node::strings(std::string_view key) const {
  std::vector<std::string> out;
  for (const Node* item : lines(key)) out.push_back(item->text);
  return out;
}

const Node* Node::table(std::string_view key) const {
  const Node* value = find(key);
  return value ? &expect(*this, *value, key, Type::table) : nullptr;
}

std::vector<const Node*> Node::lines(std::string_view key) const {
  return items_of(*this, key, Type::string);
}

std::vector<const Node*> Node::tables(std::string_view key) const {
  return items_of(*this, key, Type::table);
}

void Node::only(std::initializer_list<std::string_view> known) const {
  for (const auto& [key, value] : entries) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    Node place = value;
    place.file = file;
    place.fail(ErrorCode::schema, "unknown key \"" + key + "\"; " + advice(key, known));
  }
}

void Node::fail(ErrorCode code, const std::string& message, const std::string& entry) const {
  throw Error(code, message, file, line, column, entry);
}

}  // namespace zhibiao::rules
