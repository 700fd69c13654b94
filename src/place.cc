#include "place.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zhibiao::place {
namespace {

constexpr std::array<std::pair<const char*, Sort>, 11> kSorts = {{{"province", Sort::province},
                                                                  {"city", Sort::city},
                                                                  {"county", Sort::county},
                                                                  {"country", Sort::country},
                                                                  {"bloc", Sort::bloc},
                                                                  {"region", Sort::region},
                                                                  {"nation", Sort::nation},
                                                                  {"self", Sort::self},
                                                                  {"within", Sort::within},
                                                                  {"demonym", Sort::demonym},
                                                                  {"other", Sort::other}}};

Sort read_sort(const rules::Node& entry) {
  const std::string& kind = entry.string("kind");
  for (const auto& [name, sort] : kSorts) {
    if (kind == name) return sort;
  }
  entry.fail(ErrorCode::schema,
             "unknown kind \"" + kind +
                 "\"; write province, city, county, country, bloc, region, nation, self, demonym or other");
}

}  // namespace

void Tables::add(const rules::Node& file) {
  for (const rules::Node* entry : file.tables("place")) add_names(*entry);
  for (const rules::Node* entry : file.tables("place_beside")) add_beside(*entry);
  for (const rules::Node* entry : file.tables("currency")) {
    entry->only({"code", "places", "accept", "reject"});
    for (const std::string& start : entry->strings("places"))
      currencies_.emplace_back(start, entry->string("code"));
  }
}

void Tables::add_names(const rules::Node& entry) {
  entry.only({"kind", "names", "codes", "accept", "reject"});
  const Sort sort = read_sort(entry);
  const std::vector<std::string> names = entry.strings("names"), codes = entry.strings("codes");
  if (!codes.empty() && codes.size() != names.size()) {
    entry.fail(ErrorCode::schema,
               "\"codes\" has another length than \"names\"; write one code a name, \"\" where it has none");
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    // A name that two regions share (a district of many cities) stands once; which is meant is not decided
    // here.
    if (!trie_.add(names[i], static_cast<std::int32_t>(names_.size()))) continue;
    starts_.add(names[i]);
    names_.push_back({sort, codes.empty() || codes[i].empty() ? names[i] : codes[i]});
  }
}

void Tables::add_beside(const rules::Node& entry) {
  entry.only({"side", "words", "accept", "reject"});
  const std::string& side = entry.string("side");
  if (side != "before" && side != "after" && side != "apart" && side != "division" && side != "common")
    entry.fail(ErrorCode::schema,
               "unknown side \"" + side + "\"; write before, after, apart, division or common");
  for (std::string& word : entry.strings("words")) {
    if (side == "division")
      divisions_.push_back(std::move(word));
    else if (side == "common")
      common_.push_back(std::move(word));
    else if (side == "before")
      before_.push_back(std::move(word));
    else
      after_.add(word, side == "after");
  }
}

bool Tables::inside_a_name(std::string_view text, std::size_t begin, std::size_t end) const noexcept {
  if (const Trie::Match m = after_.longest(text, end)) return m.value != 0;
  const std::string_view left = text.substr(0, begin);
  return std::any_of(before_.begin(), before_.end(),
                     [left](const std::string& word) { return left.ends_with(word); });
}

bool Tables::is_division(std::string_view word) const noexcept {
  const auto ends = [word](const std::string& end) { return word.ends_with(end); };
  return std::any_of(divisions_.begin(), divisions_.end(), ends) &&
         std::none_of(common_.begin(), common_.end(), ends);
}

std::string_view Tables::currency(std::string_view place) const noexcept {
  for (const auto& [start, code] : currencies_) {
    if (place.starts_with(start)) return code;
  }
  return {};
}

void Tables::build() {
  trie_.build();
  after_.build();
}

}  // namespace zhibiao::place
