#include "place.h"

#include <array>
#include <utility>

namespace zhibiao::place {
namespace {

constexpr std::array<std::pair<const char*, Sort>, 8> kSorts = {{{"province", Sort::province},
                                                                 {"city", Sort::city},
                                                                 {"county", Sort::county},
                                                                 {"country", Sort::country},
                                                                 {"bloc", Sort::bloc},
                                                                 {"region", Sort::region},
                                                                 {"nation", Sort::nation},
                                                                 {"self", Sort::self}}};

Sort read_sort(const rules::Node& entry) {
  const std::string& kind = entry.string("kind");
  for (const auto& [name, sort] : kSorts) {
    if (kind == name) return sort;
  }
  entry.fail(ErrorCode::schema, "unknown kind \"" + kind +
                                    "\"; write province, city, county, country, bloc, region, nation or self");
}

}  // namespace

void Tables::add(const rules::Node& file) {
  for (const rules::Node* entry : file.tables("place")) {
    entry->only({"kind", "names", "codes", "accept", "reject"});
    const auto index = static_cast<std::int32_t>(sorts_.size());
    sorts_.push_back(read_sort(*entry));
    // A name that two regions share (鼓楼区) stands once; which of them is meant is not decided here.
    for (const std::string& name : entry->strings("names")) trie_.add(name, index);
  }
}

void Tables::build() { trie_.build(); }

}  // namespace zhibiao::place
