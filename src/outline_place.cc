#include "outline_place.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "find_word.h"

namespace zhibiao::outline {
namespace {

constexpr std::size_t kOpening = 60;    // bytes of a heading in which its region stands
constexpr std::size_t kNumbering = 10;  // bytes of its number
constexpr std::size_t kShortestName = 6, kLongestName = 24, kShortName = 12;  // bytes before 省, 市, 县 …
constexpr int kManyTimes = 2;             // how often all places may be named for once of one province
constexpr std::size_t kProvinceCode = 2;  // characters of a code
constexpr std::string_view kOfProvince = "0000";  // ends the code of a province (GB/T 2260)
constexpr int kSeldom = 2;                        // enough where no other region is spoken of as often
constexpr int kStandsOut = 3;  // clauses that start with a region before it is the document's

bool is_bloc(place::Sort sort) { return sort == place::Sort::country || sort == place::Sort::bloc; }

}  // namespace

Regions::Regions(const text::CleanText& clean, const std::vector<timex::Expression>& times,
                 const place::Tables& places, const Tables& tables)
    : clean_(clean), times_(times), places_(places), tables_(tables) {}

std::string Regions::of_title(Span at) {
  std::string region;  // 2023年上半年长三角港口…: where no division is named
  for (std::size_t p = at.begin; p < at.end; ++p) {
    const Trie::Match m = places_.match(std::string_view(clean_.bytes).substr(0, at.end), p);
    if (!m) continue;
    if (reported_from(p + m.length, at.end)) continue;  // 记者甲 北京报道
    if (is_address(p + m.length, at.end)) continue;
    if (p > at.begin && clean_.bytes[p - 1] == '/' && p + m.length == at.end) {  // 财经组／台北
      byline_ = clean_.original({p, p + m.length});
      continue;
    }
    const bool subject = places_.sort(m.value) != place::Sort::nation || starts_clause(p, at.begin);
    if (place::is_home(places_.sort(m.value)) && subject) {
      several_ = another_follows(p + m.length, at.end);
      return clean_.original({p, p + m.length});
    }
    if (region.empty() && places_.sort(m.value) == place::Sort::region && starts_clause(p, at.begin)) {
      region = clean_.original({p, p + m.length});
    }
    p += m.length - 1;
  }
  return region.empty() ? before_suffix(at) : region;
}

std::string Regions::nation_of(Span at) const {
  const std::size_t p = skip_time(at.begin);
  const Trie::Match m = places_.match(std::string_view(clean_.bytes).substr(0, at.end), p);
  return m && places_.sort(m.value) == place::Sort::nation ? clean_.original({p, p + m.length})
                                                           : std::string();
}

bool Regions::another_follows(std::size_t p, std::size_t end) const {
  const std::string_view text = std::string_view(clean_.bytes).substr(0, end);
  return std::any_of(tables_.joints.begin(), tables_.joints.end(), [&](const std::string& joint) {
    if (!text.substr(p).starts_with(joint)) return false;
    const Trie::Match m = places_.match(text, p + joint.size());
    return m && place::is_home(places_.sort(m.value));
  });
}

// 商务部, but no 商务部门: those stand in every county; and no university that 教育部 shares in.
bool Regions::names_office(std::string_view text) const {
  const auto next = [&](std::size_t at) { return tables_.office_starts.next(text, at, text.size()); };
  for (std::size_t at = next(0); at < text.size(); at = next(at + character_size(text[at]))) {
    bool office = false;
    tables_.offices_at.each(text, at, [&](Trie::Match m) {
      const std::string_view rest = text.substr(at + m.length);
      office = office || std::none_of(tables_.office_tails.begin(), tables_.office_tails.end(),
                                      [rest](const std::string& word) { return rest.starts_with(word); });
    });
    if (office) return true;
  }
  return false;
}

// 海淀区万寿路 7 号: where something was held.
bool Regions::is_address(std::size_t p, std::size_t end) const {
  constexpr std::size_t kNear = 24;  // bytes
  const std::string_view rest = std::string_view(clean_.bytes).substr(p, std::min(kNear, end - p));
  const auto numbered = [rest](const std::string& road) {
    const std::size_t at = rest.find(road);
    if (at == rest.npos) return false;
    const std::string_view next = rest.substr(std::min(rest.size(), at + road.size()));
    const std::size_t digit = next.find_first_not_of(' ');
    return digit != next.npos && next[digit] >= '0' && next[digit] <= '9';
  };
  return std::any_of(tables_.address_words.begin(), tables_.address_words.end(),
                     [rest](const std::string& word) { return rest.find(word) != rest.npos; }) ||
         std::any_of(tables_.road_words.begin(), tables_.road_words.end(), numbered);
}

// True where a word of reporting follows: where the writer was.
bool Regions::reported_from(std::size_t p, std::size_t end) const {
  const std::string_view rest = std::string_view(clean_.bytes).substr(p, end - p);
  return std::any_of(tables_.publish_words.begin(), tables_.publish_words.end(),
                     [rest](const std::string& w) { return rest.starts_with(w); });
}

std::string Regions::before_suffix(Span at) const {
  const std::size_t begin = skip_openers(at.begin);
  for (std::size_t p = begin + kShortestName; p <= begin + kLongestName && p < at.end; p += 3) {
    const std::string_view rest = std::string_view(clean_.bytes).substr(p, at.end - p);
    for (const std::string& suffix : tables_.self_suffixes) {
      if (!rest.starts_with(suffix)) continue;
      const Span name{begin, p + suffix.size()};
      if (no_region(name)) continue;
      const bool known = name.size() <= kShortName && (stands_again(name) || speaks_of_whole(suffix));
      if (known || issues(rest.substr(suffix.size()))) return clean_.original(name);
    }
  }
  const std::string whole = before_whole(at);
  return whole.empty() ? named_below({begin, at.end}) : whole;
}

// 澜江全市转移…: what opens its clause before 全市.
std::string Regions::before_whole(Span title) const {
  const std::string_view text = std::string_view(clean_.bytes).substr(0, title.end);
  const std::size_t first = skip_openers(title.begin);  // ——在全县…会议上
  for (const std::string& whole : tables_.whole_words) {
    for (std::size_t p = find_word(text, whole, title.begin); p != text.npos;
         p = find_word(text, whole, p + 1)) {
      const std::string_view rest = text.substr(p + whole.size());
      const auto follows = [rest](const std::string& suffix) { return rest.starts_with(suffix); };
      if (std::none_of(tables_.self_suffixes.begin(), tables_.self_suffixes.end(), follows)) continue;
      for (std::size_t size = kShortestName; size <= kShortName && p >= first + size; size += 3) {
        const std::size_t begin = p - size;
        const bool opens =
            begin == title.begin || text[begin - 1] == ' ' || starts_clause(begin, title.begin);
        if (opens && !no_region({begin, p})) return clean_.original({begin, p});
      }
    }
  }
  return {};
}

bool Regions::no_region(Span name) const {
  const std::string_view text = name.of(clean_.bytes);
  return std::any_of(tables_.not_regions.begin(), tables_.not_regions.end(),
                     [text](const std::string& word) { return text.ends_with(word); });
}

// 《岚州统计年鉴》 above 岚州市…全市: the title leaves 市 away.
std::string Regions::named_below(Span title) const {
  if (title.size() < kShortestName || issues(title.of(clean_.bytes))) return {};  // 政府工作报告
  const std::string_view text = clean_.bytes, head = text.substr(title.begin, kShortestName);
  const std::size_t longest = std::min(kShortName, title.size());
  std::vector<std::optional<bool>> spoken(tables_.self_suffixes.size());
  std::size_t best = std::string::npos;  // the place in the order of suffixes, and of lengths for each
  Span found;
  for (std::size_t at = find_word(text, head, title.end); at != text.npos;
       at = find_word(text, head, at + 1)) {
    std::size_t rank = 0;
    for (std::size_t k = 0; k < spoken.size(); ++k) {
      const std::string& suffix = tables_.self_suffixes[k];
      for (std::size_t size = kShortestName; size <= longest; size += 3, ++rank) {
        if (rank >= best || !text.substr(std::min(at + size, text.size())).starts_with(suffix) ||
            text.substr(at, size) != text.substr(title.begin, size))
          continue;
        if (!spoken[k]) spoken[k] = speaks_of_whole(suffix);
        if (*spoken[k]) best = rank, found = {at, at + size + suffix.size()};
      }
    }
  }
  return found.empty() ? std::string() : clean_.original(found);
}

// ——2022年1月18日在…
std::size_t Regions::skip_openers(std::size_t p) const {
  for (std::size_t from = p + 1; from != p;) {
    from = p;
    p = skip_opener(skip_time(p));
  }
  return p;
}

std::size_t Regions::skip_opener(std::size_t p) const {
  const std::string_view rest = std::string_view(clean_.bytes).substr(p);
  for (const std::string& opener : tables_.title_openers) {
    if (rest.starts_with(opener)) return p + opener.size();
  }
  return p;
}

// A name that no list has is one where the text comes back to it.
bool Regions::stands_again(Span name) const {
  return find_word(clean_.bytes, name.of(clean_.bytes), name.end) != std::string::npos;
}

// 全市 in a text whose title has X市: the title's is meant.
bool Regions::speaks_of_whole(std::string_view suffix) const {
  return std::any_of(tables_.whole_words.begin(), tables_.whole_words.end(), [&](const std::string& whole) {
    return find_word(clean_.bytes, whole + std::string(suffix)) != std::string::npos;
  });
}

// True where an office, a report or a time follows the name of a region: X县人民政府, X区2023年…
bool Regions::issues(std::string_view rest) const {
  if (rest.empty() || (rest[0] >= '0' && rest[0] <= '9')) return true;
  return std::any_of(tables_.issuer_words.begin(), tables_.issuer_words.end(),
                     [rest](const std::string& w) { return rest.starts_with(w); });
}

std::string Regions::of_heading(Span at) const {
  const std::string_view text = std::string_view(clean_.bytes).substr(0, at.end);
  const std::size_t end = std::min(at.end, at.begin + kOpening);
  for (std::size_t p = at.begin; (p = places_.starts().next(text, p, end)) < end;
       p += character_size(text[p])) {
    const Trie::Match m = places_.match(text, p);
    if (!m || !place::is_home(places_.sort(m.value))) continue;
    if (p < at.begin + kNumbering || starts_clause(p, at.begin)) return clean_.original({p, p + m.length});
  }
  return {};
}

void Regions::count(Counts& counts, std::size_t p, Trie::Match m) const {
  Count& entry = counts[places_.code(m.value)];
  if (entry.times++ == 0) entry.first = {p, p + m.length};
}

std::string Regions::spoken_of(bool national) const {
  Counts counts;
  std::string nation;
  const std::string_view text = clean_.bytes;
  bool start = true;
  auto time = times_.begin();
  for (std::size_t p = 0; p < text.size();) {
    while (time != times_.end() && time->at.begin < p) ++time;
    if (const std::size_t mark = mark_at(p); mark != 0) {
      start = true;
      p += mark;
    } else if (!start) {
      p = tables_.mark_starts.next(text, p + character_size(text[p]), text.size());
    } else if (time != times_.end() && time->at.begin == p && time->at.end < text.size()) {
      p = time->at.end;
    } else {
      const Trie::Match m = places_.match(text, p);
      const place::Sort sort = m ? places_.sort(m.value) : place::Sort::other;
      if (sort == place::Sort::nation) nation = places_.code(m.value);
      if (m && sort <= place::Sort::nation && !is_bloc(sort)) count(counts, p, m);
      start = false;
      p += m ? m.length : character_size(text[p]);
    }
  }
  return most_spoken(counts, nation, national ? 1 : kSeldom);
}

std::string Regions::most_spoken(const Counts& counts, const std::string& nation, int enough) const {
  Count best;
  int total = 0;
  for (const auto& [code, entry] : counts) {
    total += entry.times;
    const bool more = entry.times > best.times;
    if (more || (entry.times == best.times && entry.first.begin < best.first.begin)) best = entry;
  }
  const auto found = counts.find(nation);
  const Count national = found == counts.end() ? Count{} : found->second;
  if (best.times >= kStandsOut && best.times > national.times && 3 * best.times >= total)
    return clean_.original(best.first);
  if (national.times >= enough) return clean_.original(national.first);
  return best.times >= kSeldom && 2 * best.times > total ? clean_.original(best.first) : std::string();
}

// 全省, 我省: not the city that the text names first.
bool Regions::of_province(Span self) const {
  const std::string_view suffix = tables_.province_suffix;
  return !suffix.empty() && self.of(clean_.bytes).find(suffix) != std::string_view::npos;
}

std::string Regions::meant_by_self() {
  Counts counts;
  const std::string_view text = clean_.bytes;
  bool province = false, lower = false;  // 全省; 全县
  const auto next = [&](std::size_t p) { return places_.starts().next(text, p, text.size()); };
  for (std::size_t p = next(0); p < text.size(); p = next(p)) {
    const Trie::Match m = places_.match_any(text, p);
    const place::Sort sort = m ? places_.sort(m.value) : place::Sort::other;
    const bool says_self = sort == place::Sort::self || sort == place::Sort::within;
    if (says_self) (of_province({p, p + m.length}) ? province : lower) = true;
    if (m && place::is_home(sort) && sort != place::Sort::nation) count(counts, p, m);
    p += m ? m.length : character_size(text[p]);
  }
  const bool self = province || lower;
  province = province && !lower;
  if (province) std::erase_if(counts, [](const auto& entry) { return !entry.first.ends_with(kOfProvince); });
  some_province_ = province && counts.empty();
  if (counts.empty()) return {};
  const auto best = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return std::pair(a.second.times, b.second.first.begin) < std::pair(b.second.times, a.second.first.begin);
  });
  const bool apart = best->second.times >= kSeldom && (best->first[0] == '7' || best->first[0] == '8');
  int total = 0;
  int same = 0;  // of its province
  for (const auto& [code, entry] : counts) {
    total += entry.times;
    if (code.substr(0, kProvinceCode) == best->first.substr(0, kProvinceCode)) same += entry.times;
  }
  const bool alone = kManyTimes * same >= total;  // 全市 of one among many is nobody's
  return (self && alone) || apart ? clean_.original(best->second.first) : std::string();
}

bool Regions::starts_clause(std::size_t p, std::size_t begin) const {
  if (p == begin || clean_.bytes[p - 1] == ':') return true;
  const std::string_view before = std::string_view(clean_.bytes).substr(0, p);
  if (before.ends_with('.') && before.find_first_not_of("0123456789.", begin) == before.npos)
    return true;  // 6.
  const auto ends = [before](const std::string& mark) { return before.ends_with(mark); };
  if (std::any_of(tables_.terminals.begin(), tables_.terminals.end(), ends)) return true;
  const auto time = std::lower_bound(times_.begin(), times_.end(), p,
                                     [](const timex::Expression& t, std::size_t b) { return t.at.end < b; });
  return time != times_.end() && time->at.end == p;
}

// The size of the mark that ends a clause at `p`; 0 where there is none.
std::size_t Regions::mark_at(std::size_t p) const { return tables_.marks.longest(clean_.bytes, p).length; }

std::size_t Regions::skip_time(std::size_t p) const {
  const auto at = std::lower_bound(times_.begin(), times_.end(), p,
                                   [](const timex::Expression& t, std::size_t b) { return t.at.begin < b; });
  return at != times_.end() && at->at.begin == p && at->at.end < clean_.bytes.size() ? at->at.end : p;
}

Regions::Said Regions::said() const {
  const std::string_view text = clean_.bytes;
  const auto next = [&](std::size_t at) { return tables_.region_starts.next(text, at, text.size()); };
  std::vector<bool> seen(tables_.region_marks.size() + tables_.region_unless.size());
  for (std::size_t at = next(0); at < text.size(); at = next(at + character_size(text[at])))
    tables_.region_words.each(text, at,
                              [&](Trie::Match m) { seen[static_cast<std::size_t>(m.value)] = true; });
  const auto other = seen.begin() + static_cast<std::ptrdiff_t>(tables_.region_marks.size());
  return {std::count(seen.begin(), other, true), std::count(other, seen.end(), true)};
}

std::string Regions::money_place(const Said& words) const {
  constexpr std::ptrdiff_t kEnough = 2;
  if (!byline_.empty()) return byline_;
  return words.other >= kEnough ? tables_.region_other : std::string();
}

bool Regions::marked(const Said& words) {
  constexpr std::ptrdiff_t kEnough = 3;
  return words.own >= kEnough && words.other == 0;
}

}  // namespace zhibiao::outline
