// Room 2, outline: blocks → title, dateline, headings and paragraphs, and what each says of period, place and
// modality.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar.h"
#include "place.h"
#include "rules/node.h"
#include "starts.h"
#include "text.h"
#include "timex.h"
#include "zhibiao/indicator.h"

namespace zhibiao::outline {

/// Years from one time to the next in a story of years (1978 年 12 亿元，2017 年 3447 亿元), not a
/// comparison.
inline constexpr int kStoryApart = 10;

/// What a block is.
/// A caption's times and places are those of its figure alone.
enum class Role : std::uint8_t { title, dateline, heading, caption, paragraph };

/// What a block sets for the text below it.
struct Scope {
  Interval period;          ///< Unknown where it says nothing.
  std::optional<int> year;  ///< The year it speaks of: what a bare month belongs to.
  std::string place;        ///< Empty where it says nothing.
  std::optional<Modality> modality;
};

/// One block with its role; parallel to CleanText::blocks.
struct Part {
  Role role = Role::paragraph;
  std::uint8_t level = 0;  ///< Of a heading: 1 for 一、, 2 for （一）, 3 for 1. and unnumbered ones.
  Scope scope;             ///< Of a heading: what it sets.
  std::size_t lead =
      0;  ///< Of a paragraph: where its own words start behind a dateline; 0 where it has none.
};

/// The document's facts and the roles of its blocks.
struct Outline {
  std::vector<Part> parts;
  Scope document;             ///< From the title, dateline, first sentence, checked in this order.
  std::optional<Date> today;  ///< The document's own date.
  bool dated = false;         ///< `today` is given or written in the text, not guessed from its latest month.
  bool titled = false;        ///< The title says which period it is for.
  bool plan = false;  ///< A plan, programme or scheme by its title: subjectless verb phrases are targets.
  bool placed =
      false;  ///< The document's place stands in its title or head, it is not only what is spoken of most.
  std::string comparison;  ///< Stated once for all: 同比（下同）
  std::string
      money_place;  ///< Whose money a bare 元 is where a value has no division of its own; of a byline.
  std::vector<Part> above;  ///< Of a part of a long text: the headings before it that still hold, in order.
};

/// What the part of a long text behind `before` starts from: the document's facts, and the headings that
/// hold.
Outline continued(const Outline& before);

/// Words of `[outline]` sections: headings' marks, kinds of documents, words of aims.
class Tables {
 public:
  void add(const rules::Node& file);  ///< Throws Error{schema}.
  void build();

  std::vector<std::string> heading_marks;   ///< What may start a heading after its number: 、 . ）
  std::vector<std::string> terminals;       ///< What ends a sentence, so no heading ends with it.
  std::vector<std::string> target_words;    ///< Headings with one of these set aims: 目标, 打算
  std::vector<std::string> forecast_words;  ///< English: headings with one of these look ahead: outlook
  std::vector<std::string> actual_words;    ///< Headings with one of these report facts: 回顾
  std::vector<std::string> part_words;    ///< English: headings that open so are of the first level: chapter
  std::vector<std::string> period_leads;  ///< English: before the time that a report is for: in, during
  std::vector<std::string> period_bases;  ///< Such words that lead to a base of comparison: than in
  std::vector<std::string> offices;       ///< English: beside an adjective of a country they are of it: bank
  std::vector<std::string> office_links;  ///< English: between an office and its place: of
  std::vector<std::string> past_words;  ///< With a joint behind it the heading looks both ways: 回顾和展望
  std::vector<std::string> plan_words;      ///< Titles of plans: 规划, 方案
  std::vector<std::string> publish_words;   ///< Beside a date these make it the document's own: 发布时间
  std::vector<std::string> base_leads;      ///< Before a time that is compared with: 比, 较
  std::vector<std::string> record_words;    ///< Behind such a 以来: how far a record goes back: 首次, 的
  std::vector<std::string> other_texts;     ///< Beside a date these make it another text's: 上一篇
  std::vector<std::string> self_suffixes;   ///< What ends the name of a region in a title: 省, 市, 县
  std::vector<std::string> document_words;  ///< What titles end with: 公报, 通知
  std::vector<std::string> issue_marks;     ///< Behind a number they count issues: 期, 号
  std::vector<std::string> whole_words;  ///< Before such a suffix they mean the document's own region: 全, 我
  std::vector<std::string> headline_ends;   ///< Terminals that the title of a piece of news may have: ？
  std::vector<std::string> joints;          ///< Between two times of one list: 和, 、
  std::vector<std::string> nation_words;    ///< National documents and offices
  std::vector<std::string> act_words;       ///< What offices do to papers: 印发, 提出
  std::vector<std::string> nation_offices;  ///< The offices among them
  std::vector<std::string> title_openers;   ///< What may stand before a region in a title: 在, 关于
  std::vector<std::string> issuer_words;  ///< What follows the name of a region in a title: 人民政府, 统计局
  std::string region;  ///< The place of a text that speaks as only one region does: 香港.
  std::vector<std::string>
      address_words;  ///< Near behind a place they say where something was held: 路, 会议中心
  std::vector<std::string> road_words;      ///< The same where a number follows: 路
  std::vector<std::string> region_marks;    ///< What only that region says: 差饷, 课税年度
  std::vector<std::string> region_unless;   ///< What another region that shares some of it says: 主计总处
  std::string region_other;                 ///< That other region: 台湾.
  std::string nation;                       ///< The place of a national text that names none: 全国.
  std::string province_suffix;              ///< What the self words of a province end or start with: 全省
  std::string chapter_prefix;               ///< What a numbered chapter starts with: 第
  std::vector<std::string> chapter_marks;   ///< 章, 部分
  std::vector<std::string> same_below;      ///< 下同
  std::vector<std::string> dateline_words;  ///< Behind the day of a dateline: 电, 讯
  std::vector<std::string> undated_words;   ///< Datelines without a day: 本报讯
  std::vector<std::string> starting_words;  ///< Behind a day in a title: from it on: 起
  std::vector<std::string> announce_words;  ///< Beside a day: when news came, not what it is of: 发布
  std::vector<std::string> as_of_words;     ///< Behind a time: all is counted at it: 为标准时点
  std::vector<std::string> announce_tails;  ///< Between such a word and what is told: 了, 的
  std::vector<std::string> not_regions;     ///< End with such a suffix and are no region: 农业农村
  std::vector<std::string> office_tails;    ///< Behind an office: it says nothing: 商务部门, 教育部令
  Trie datelines, undated;                  ///< The two lists.
  Trie offices_at;                          ///< nation_offices.
  Starts office_starts;                     ///< What they start with.
  Trie region_words;                        ///< region_marks from 0, region_unless behind them.
  Starts region_starts;                     ///< What they start with.
  Trie marks;                               ///< What ends a clause: terminals, line breaks and spaces.
  Starts mark_starts;                       ///< What marks start with.
};

/// Reads the outline. `date` is the caller's own, if any. `before` is the outline of the part before, where
/// `clean` goes on with a long text. Linear.
Outline read(const text::CleanText& clean, const std::vector<timex::Expression>& times,
             const place::Tables& places, const Tables& tables, std::optional<Date> date,
             const Outline* before = nullptr);

}  // namespace zhibiao::outline
