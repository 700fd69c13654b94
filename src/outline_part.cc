// What a part of a long text takes over from the part before.
#include "outline.h"

namespace zhibiao::outline {
namespace {

constexpr std::size_t kMostAbove = 64;  // headings that a part knows of

bool silent(const Part& part) {
  return !part.scope.period.known() && part.scope.place.empty() && !part.scope.modality;
}

}  // namespace

// A heading with a period of its own ends what those before it set. One that sets nothing matters at the
// first level alone, where a section ends.
Outline continued(const Outline& before) {
  Outline out = before;
  out.parts.clear();
  for (const Part& part : before.parts) {
    if (part.role != Role::heading || (silent(part) && (part.level > 1 || out.above.empty()))) continue;
    if (silent(part) && silent(out.above.back())) continue;
    if (part.scope.period.known()) out.above.clear();
    if (out.above.size() >= kMostAbove) out.above.erase(out.above.begin());
    out.above.push_back(part);
  }
  return out;
}

}  // namespace zhibiao::outline
