// The `[outline]` sections of rule files.
#include <array>

#include "outline.h"

namespace zhibiao::outline {
namespace {

struct List {
  const char* key;
  std::vector<std::string> Tables::*words;
};

constexpr std::array kLists = std::to_array<List>({
    {"act_words", &Tables::act_words},
    {"actual_words", &Tables::actual_words},
    {"chapter_marks", &Tables::chapter_marks},
    {"document_words", &Tables::document_words},
    {"dateline_words", &Tables::dateline_words},
    {"undated_words", &Tables::undated_words},
    {"announce_tails", &Tables::announce_tails},
    {"not_regions", &Tables::not_regions},
    {"as_of_words", &Tables::as_of_words},
    {"base_leads", &Tables::base_leads},
    {"announce_words", &Tables::announce_words},
    {"starting_words", &Tables::starting_words},
    {"forecast_words", &Tables::forecast_words},
    {"heading_marks", &Tables::heading_marks},
    {"headline_ends", &Tables::headline_ends},
    {"issue_marks", &Tables::issue_marks},
    {"issuer_words", &Tables::issuer_words},
    {"joints", &Tables::joints},
    {"nation_offices", &Tables::nation_offices},
    {"address_words", &Tables::address_words},
    {"road_words", &Tables::road_words},
    {"region_marks", &Tables::region_marks},
    {"region_unless", &Tables::region_unless},
    {"nation_words", &Tables::nation_words},
    {"office_links", &Tables::office_links},
    {"office_tails", &Tables::office_tails},
    {"offices", &Tables::offices},
    {"other_texts", &Tables::other_texts},
    {"part_words", &Tables::part_words},
    {"past_words", &Tables::past_words},
    {"period_bases", &Tables::period_bases},
    {"period_leads", &Tables::period_leads},
    {"plan_words", &Tables::plan_words},
    {"publish_words", &Tables::publish_words},
    {"record_words", &Tables::record_words},
    {"same_below", &Tables::same_below},
    {"self_suffixes", &Tables::self_suffixes},
    {"target_words", &Tables::target_words},
    {"terminals", &Tables::terminals},
    {"title_openers", &Tables::title_openers},
    {"whole_words", &Tables::whole_words},
});

}  // namespace

void Tables::add(const rules::Node& file) {
  const rules::Node* section = file.find("outline");
  if (!section) return;
  section->only({"act_words",       "actual_words",   "base_leads",     "chapter_marks",  "chapter_prefix",
                 "province_suffix", "document_words", "dateline_words", "undated_words",  "as_of_words",
                 "announce_tails",  "not_regions",    "office_tails",   "announce_words", "starting_words",
                 "forecast_words",  "heading_marks",  "headline_ends",  "issue_marks",    "issuer_words",
                 "joints",          "nation",         "nation_offices", "nation_words",   "office_links",
                 "offices",         "other_texts",    "part_words",     "past_words",     "period_bases",
                 "period_leads",    "plan_words",     "publish_words",  "record_words",   "same_below",
                 "self_suffixes",   "target_words",   "terminals",      "title_openers",  "whole_words",
                 "region",          "region_other",   "region_marks",   "region_unless",  "address_words",
                 "road_words"});
  for (const List& list : kLists) {
    for (std::string& word : section->strings(list.key)) (this->*list.words).push_back(std::move(word));
  }
  for (std::string& office : section->strings("nation_offices")) nation_words.push_back(std::move(office));
  nation = section->string_or("nation", nation);
  region = section->string_or("region", region);
  region_other = section->string_or("region_other", region_other);
  chapter_prefix = section->string_or("chapter_prefix", chapter_prefix);
  province_suffix = section->string_or("province_suffix", province_suffix);
}

void Tables::build() {
  if (heading_marks.empty()) heading_marks.emplace_back(".");
  std::vector<std::string> all = terminals;
  all.insert(all.end(), {"\n", " "});
  for (const std::string& mark : all) {
    marks.add(mark, 0);
    mark_starts.add(mark);
  }
  marks.build();
  for (const std::string& word : dateline_words) datelines.add(word, 0);
  for (const std::string& word : undated_words) undated.add(word, 0);
  for (const std::string& office : nation_offices) {
    offices_at.add(office, 0);
    office_starts.add(office);
  }
  std::int32_t index = 0;
  for (const auto* words : {&region_marks, &region_unless}) {
    for (const std::string& word : *words) {
      region_words.add(word, index++);
      region_starts.add(word);
    }
  }
  region_words.build();
  offices_at.build();
  datelines.build();
  undated.build();
}

}  // namespace zhibiao::outline
