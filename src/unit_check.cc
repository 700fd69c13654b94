// Runs the accept and reject lines of units, bounds and guards.
#include <algorithm>

#include "number.h"
#include "unit.h"

namespace zhibiao::unit {
namespace {

// One run over one file's lines.
class Checker {
 public:
  Checker(const Rooms& rooms, std::vector<RuleFailure>& failures) : rooms_(rooms), failures_(failures) {}

  void unit(const rules::Node& node, const std::string& entry, const std::string& id);
  void bound(const rules::Node& node);
  void guard(const rules::Node& node, const std::string& block);
  void no_unit(const rules::Node& node);
  std::size_t count() const { return count_; }

 private:
  std::vector<Quantity> read(const std::string& line);
  void fail(const rules::Node& node, const rules::Node& line, const std::string& entry,
            const std::string& message) {
    failures_.push_back({node.file, line.line, entry, message, line.column});
  }

  const Rooms& rooms_;
  std::vector<RuleFailure>& failures_;
  std::size_t count_ = 0;
};

constexpr std::string_view kArrow = " => ";

std::string describe(const std::vector<Quantity>& quantities) {
  std::string out;
  for (const Quantity& q : quantities) {
    out += (out.empty() ? "" : ", ") + q.value.to_string() + ' ' + q.unit + ' ' +
           std::string(to_string(q.bound));
    if (!q.guard.empty()) out += " (" + q.guard + ')';
  }
  return out.empty() ? "nothing" : out;
}

std::pair<std::string, std::string> split(const std::string& line) {
  const std::size_t arrow = line.find(kArrow);
  if (arrow == std::string::npos) return {line, ""};
  return {line.substr(0, arrow), line.substr(arrow + kArrow.size())};
}

std::vector<Quantity> Checker::read(const std::string& line) {
  ++count_;
  const text::CleanText clean = text::clean(line, rooms_.text);
  return attach(clean, number::scan(clean, rooms_.number), {}, rooms_.unit);
}

void Checker::unit(const rules::Node& node, const std::string& entry, const std::string& id) {
  for (const rules::Node* line : node.lines("accept")) {
    const auto [text, wanted] = split(line->text);
    const auto found = read(text);
    const bool holds = std::any_of(found.begin(), found.end(), [&, &want = wanted](const Quantity& q) {
      return want.empty() ? q.unit == id : q.guard.empty() && q.value.to_string() + ' ' + q.unit == want;
    });
    if (!holds)
      fail(node, *line, entry,
           "\"" + text + "\" should give " + (wanted.empty() ? id : wanted) + ", gave " + describe(found));
  }
  for (const rules::Node* line : node.lines("reject")) {
    const auto found = read(line->text);
    const bool holds = std::none_of(found.begin(), found.end(), [&](const Quantity& q) {
      return q.unit == id && q.guard.empty() && !q.unit_at.empty();
    });
    if (!holds)
      fail(node, *line, entry, "\"" + line->text + "\" should not give " + id + ", gave " + describe(found));
  }
}

void Checker::bound(const rules::Node& node) {
  const std::string entry = "[[bound]] \"" + node.string("bound") + '"';
  const auto has = [](const std::vector<Quantity>& found, std::string_view name) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Quantity& q) { return to_string(q.bound) == name; });
  };
  for (const rules::Node* line : node.lines("accept")) {
    const auto [text, wanted] = split(line->text);
    const std::string name = wanted.empty() ? node.string("bound") : wanted;
    const auto found = read(text);
    if (!has(found, name))
      fail(node, *line, entry, "\"" + text + "\" should give " + name + ", gave " + describe(found));
  }
  for (const rules::Node* line : node.lines("reject")) {
    const auto found = read(line->text);
    if (has(found, node.string("bound")))
      fail(node, *line, entry, "\"" + line->text + "\" should not give it, gave " + describe(found));
  }
}

void Checker::guard(const rules::Node& node, const std::string& block) {
  const std::string& kind = node.string("kind");
  const std::string entry = "[[" + block + "]] \"" + kind + '"';
  const std::string wanted = kind == "keep" ? "" : kind;
  const auto has = [&](const std::vector<Quantity>& found) {
    return std::any_of(found.begin(), found.end(), [&](const Quantity& q) { return q.guard == wanted; });
  };
  for (const rules::Node* line : node.lines("accept")) {
    const auto found = read(line->text);
    if (!has(found))
      fail(node, *line, entry, "\"" + line->text + "\" should be guarded by it, gave " + describe(found));
  }
  for (const rules::Node* line : node.lines("reject")) {
    const auto found = read(line->text);
    if (has(found))
      fail(node, *line, entry, "\"" + line->text + "\" should not be guarded by it, gave " + describe(found));
  }
}

// A word that only begins like a unit must leave its number without one.
void Checker::no_unit(const rules::Node& node) {
  const auto has = [](const std::vector<Quantity>& found) {
    return std::any_of(found.begin(), found.end(), [](const Quantity& q) { return !q.unit_at.empty(); });
  };
  for (const rules::Node* line : node.lines("accept")) {
    const auto found = read(line->text);
    if (has(found))
      fail(node, *line, "[not_unit]", "\"" + line->text + "\" should give no unit, gave " + describe(found));
  }
  for (const rules::Node* line : node.lines("reject")) {
    const auto found = read(line->text);
    if (!has(found))
      fail(node, *line, "[not_unit]", "\"" + line->text + "\" should give a unit, gave " + describe(found));
  }
}

}  // namespace

std::size_t check(const rules::Node& file, const Rooms& rooms, std::vector<RuleFailure>& failures) {
  Checker checker(rooms, failures);
  const auto named = [](const char* block, const std::string& id) {
    return "[[" + std::string(block) + "]] \"" + id + '"';
  };
  for (const rules::Node* node : file.tables("unit"))
    checker.unit(*node, named("unit", node->string("id")), node->string("id"));
  for (const rules::Node* node : file.tables("rate"))
    checker.unit(*node, named("rate", node->string("id")), node->string("id"));
  for (const rules::Node* node : file.tables("rank")) checker.unit(*node, "[[rank]]", "one");
  for (const rules::Node* node : file.tables("classifier")) {
    checker.unit(*node, named("classifier", node->string("zh")), "item:" + node->string("zh"));
  }
  for (const rules::Node* node : file.tables("bound")) checker.bound(*node);
  for (const rules::Node* node : file.tables("guard")) checker.guard(*node, "guard");
  for (const rules::Node* node : file.tables("word_guard")) checker.guard(*node, "word_guard");
  if (const rules::Node* node = file.find("one_in")) checker.unit(*node, "[one_in]", "percent");
  if (const rules::Node* node = file.find("not_unit")) checker.no_unit(*node);
  return checker.count();
}

}  // namespace zhibiao::unit
