// Reads the [outline] section of a rule file.
#include "outline.h"

namespace zhibiao::outline {
namespace {

void extend(std::vector<std::string>& list, const rules::Node& section, std::string_view key) {
  for (std::string& word : section.strings(key)) list.push_back(std::move(word));
}

}  // namespace

void Tables::add(const rules::Node& file) {
  const rules::Node* section = file.find("outline");
  if (!section) return;
  section->only({"heading_marks",  "terminals",     "target_words",  "actual_words",   "plan_words",
                 "publish_words",  "self_suffixes", "nation_words",  "same_below",     "chapter_prefix",
                 "chapter_marks",  "issuer_words",  "nation",        "nation_offices", "act_words",
                 "title_openers",  "joints",        "headline_ends", "forecast_words", "whole_words",
                 "document_words", "issue_marks",   "past_words"});
  extend(past_words, *section, "past_words");
  extend(title_openers, *section, "title_openers");
  extend(document_words, *section, "document_words");
  extend(issue_marks, *section, "issue_marks");
  extend(whole_words, *section, "whole_words");
  extend(headline_ends, *section, "headline_ends");
  extend(joints, *section, "joints");
  extend(issuer_words, *section, "issuer_words");
  nation = section->string_or("nation", nation);
  chapter_prefix = section->string_or("chapter_prefix", chapter_prefix);
  extend(chapter_marks, *section, "chapter_marks");
  extend(heading_marks, *section, "heading_marks");
  extend(terminals, *section, "terminals");
  extend(target_words, *section, "target_words");
  extend(actual_words, *section, "actual_words");
  extend(forecast_words, *section, "forecast_words");
  extend(plan_words, *section, "plan_words");
  extend(publish_words, *section, "publish_words");
  extend(self_suffixes, *section, "self_suffixes");
  extend(nation_words, *section, "nation_words");
  extend(act_words, *section, "act_words");
  extend(nation_offices, *section, "nation_offices");
  extend(nation_words, *section, "nation_offices");
  extend(same_below, *section, "same_below");
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
}

}  // namespace zhibiao::outline
