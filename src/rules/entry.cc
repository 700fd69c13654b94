#include "rules/entry.h"

#include <algorithm>
#include <array>
#include <map>

namespace zhibiao::rules {
namespace {

// In this order: `class` is what a word is of, but only one of several limits of a guard.
constexpr std::array<std::string_view, 12> kNames = {"id", "name",  "class", "words", "kind",   "bound",
                                                     "zh", "names", "sort",  "code",  "before", "from"};

const Node* text_of(const Node& value) {
  if (value.type == Node::Type::string) return &value;
  return value.type == Node::Type::array && !value.items.empty() ? text_of(value.items.front()) : nullptr;
}

// Calls see(section, entry) for every [section] and [[section]], `number.scale` among them.
template <class See>
void each_entry(const std::string& section, const Node& value, See&& see) {
  if (value.type == Node::Type::array) {
    for (const Node& item : value.items)
      if (item.type == Node::Type::table) see("[[" + section + "]]", item);
    return;
  }
  if (value.type != Node::Type::table) return;
  see('[' + section + ']', value);
  for (const auto& [key, inner] : value.entries) {
    const bool tables = inner.type == Node::Type::array && !inner.items.empty() &&
                        inner.items.front().type == Node::Type::table;
    if (inner.type == Node::Type::table || tables) each_entry(section + '.' + key, inner, see);
  }
}

template <class See>
void each_entry(const Node& file, See&& see) {
  for (const auto& [key, value] : file.entries) each_entry(key, value, see);
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\n\r") == std::string::npos; }

[[noreturn]] void fail_at(const Node& at, const Node& entry, const std::string& section,
                          const std::string& message) {
  throw Error(ErrorCode::schema, message, entry.file, at.line, at.column, entry_name(section, entry));
}

void check_key(const std::string& section, const Node& entry, std::string_view key) {
  const Node* lines = entry.find(key);
  if (!lines || lines->type != Node::Type::array) return;  // a wrong type is said where it is read
  if (lines->items.empty() && key == "accept") {
    fail_at(*lines, entry, section,
            "\"accept\" is empty; write a text in which the entry shows, or leave the key out");
  }
  for (const Node& line : lines->items) {
    if (line.type != Node::Type::string) {
      fail_at(line, entry, section,
              "a line of \"" + std::string(key) + "\" is no text; write a string in quotes");
    }
    if (is_blank(line.text)) {
      fail_at(line, entry, section,
              "a line of \"" + std::string(key) + "\" is empty; write a text or leave it out");
    }
  }
}

// What an entry says of its id. Units may share one where they differ in more than their words: a jin is 0.5
// kilogram.
struct Identity {
  std::string_view section;
  std::initializer_list<std::string_view> keys;
  std::string_view message;
};

const std::array<Identity, 3> kIdentities = {
    {{"unit",
      {"id", "dimension", "class", "scale", "arabic", "scaled", "power"},
      "has the same id, dimension and scale; put the words of both into one entry or choose another id"},
     {"class", {"name"}, "has the same name; put the words of both into one entry or choose another name"},
     {"set", {"name"}, "has the same name; put the classes of both into one entry or choose another name"}}};

std::string said(const Node& entry, std::initializer_list<std::string_view> keys) {
  std::string out;
  for (const std::string_view key : keys) {
    const Node* value = entry.find(key);
    if (value && value->type == Node::Type::string) out += value->text;
    if (value && value->type == Node::Type::boolean && value->flag) out += '1';
    out += '\0';
  }
  return out;
}

}  // namespace

std::string entry_name(std::string_view section, const Node& entry) {
  std::string out(section);
  for (const std::string_view key : kNames) {
    const Node* value = entry.find(key);
    const bool limit = key == "class" && value && value->type != Node::Type::string;
    if (const Node* text = value && !limit ? text_of(*value) : nullptr) return out + " \"" + text->text + '"';
  }
  return out;
}

std::string entry_at(const Node& file, std::uint32_t line) {
  std::string out;
  std::uint32_t nearest = 0;
  each_entry(file, [&](const std::string& section, const Node& entry) {
    if (entry.line > line || entry.line < nearest) return;
    nearest = entry.line;
    out = entry_name(section, entry);
  });
  return out;
}

std::string header_at(std::string_view toml, std::uint32_t line) {
  std::string out;
  for (std::uint32_t number = 1; number <= line && !toml.empty(); ++number) {
    const std::size_t stop = std::min(toml.find('\n'), toml.size());
    const std::string_view text = toml.substr(0, stop);
    const std::size_t close = text.find(']');
    if (text.starts_with('[') && close != text.npos && number < line)
      out = text.substr(0, std::min(text.size(), close + (text.starts_with("[[") ? 2u : 1u)));
    toml.remove_prefix(std::min(stop + 1, toml.size()));
  }
  return out;
}

void check_lines(const Node& file) {
  each_entry(file, [](const std::string& section, const Node& entry) {
    check_key(section, entry, "accept");
    check_key(section, entry, "reject");
  });
}

void check_once(const Node& file) {
  for (const Identity& it : kIdentities) {
    const Node* entries = file.find(it.section);
    if (!entries || entries->type != Node::Type::array) continue;  // a wrong type is said where it is read
    std::map<std::string, const Node*> seen;
    for (const Node& entry : entries->items) {
      if (!entry.find(*it.keys.begin())) continue;
      const auto [first, fresh] = seen.emplace(said(entry, it.keys), &entry);
      if (fresh) continue;
      const std::string section = "[[" + std::string(it.section) + "]]";
      fail_at(entry, entry, section,
              "the " + section + " of line " + std::to_string(first->second->line) + ' ' +
                  std::string(it.message));
    }
  }
}

}  // namespace zhibiao::rules
