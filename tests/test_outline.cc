// Outline: title, dateline, headings, and what the document says of itself.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine_helper.h"

namespace {

using zhibiao::Modality;
using zhibiao::outline::Outline;
using zhibiao::outline::Part;
using zhibiao::outline::Role;

Outline outline(const std::string& text, const std::string& date = {}) {
  const auto& engine = zhibiao::test::engine();
  return engine.outline_of(engine.read(text), zhibiao::Date::parse(date));
}

char letter(Role role) {
  switch (role) {
    case Role::title:
      return 'T';
    case Role::dateline:
      return 'D';
    case Role::heading:
      return 'H';
    case Role::caption:
      return 'C';
    case Role::paragraph:
      return 'p';
  }
  return '?';
}

// "TDpHp": one letter a block.
std::string roles(const std::string& text) {
  std::string out;
  for (const Part& part : outline(text).parts) out += letter(part.role);
  return out;
}

const std::string kReport =
    "青石市2021年国民经济运行简报\n"
    "\n"
    "青石市统计局　2022年2月11日\n"
    "\n"
    "　　2021年，全市经济总体平稳，各项工作有序推进，民生继续得到保障。\n"
    "\n"
    "一、农业生产\n"
    "\n"
    "　　全年粮食产量37万吨，比上年增长2%，夏粮和秋粮均获丰收。\n"
    "\n"
    "二、2022年主要目标\n"
    "\n"
    "　　货运量增长6%左右，城镇新增就业3万人，居民收入与经济同步增长。\n";

}  // namespace

TEST_CASE("outline: the roles of blocks") {
  CHECK(roles(kReport) == "TDpHpHp");
  CHECK(roles("　　粮食产量增长3%。") == "p");
  CHECK(roles("") == "");
}

TEST_CASE("outline: the document's date, period and place") {
  const Outline it = outline(kReport);
  REQUIRE(it.today);
  CHECK(it.today->to_string() == "2022-02-11");
  CHECK(it.document.period.to_string() == "2021-01-01/2021-12-31");
  REQUIRE(it.document.year);
  CHECK(*it.document.year == 2021);
  CHECK(it.document.place == "青石市");
  CHECK_FALSE(it.plan);
}

TEST_CASE("outline: the caller's date goes before the text's") {
  const Outline it = outline(kReport, "2022-03-31");
  REQUIRE(it.today);
  CHECK(it.today->to_string() == "2022-03-31");
}

TEST_CASE("outline: what headings set") {
  const Outline it = outline(kReport);
  REQUIRE(it.parts.size() == 7);
  CHECK(it.parts[3].level == 1);
  CHECK_FALSE(it.parts[3].scope.modality);
  CHECK(it.parts[5].scope.modality == Modality::target);
  CHECK(it.parts[5].scope.period.to_string() == "2022-01-01/2022-12-31");
}

TEST_CASE("outline: levels of headings") {
  const Outline it = outline(
      "工作总结\n\n一、概况\n\n（一）农业\n\n1.粮食\n\n　　粮食产量稳中有增，质量继续提高，农民收入增加。\n");
  REQUIRE(it.parts.size() == 5);
  CHECK(it.parts[1].level == 1);
  CHECK(it.parts[2].level == 2);
  CHECK(it.parts[3].level == 3);
}

TEST_CASE("outline: the place of the title") {
  struct Case {
    const char* title;
    const char* place;
  };
  for (const Case& it :
       {Case{"江苏省2021年国民经济和社会发展统计公报", "江苏省"}, Case{"2021年青石市统计公报", "青石市"},
        Case{"青石县政府工作报告", "青石县"}, Case{"青石自治县2021年工作总结", "青石自治县"},
        Case{"苏州市2021年环境状况公报", "苏州市"}, Case{"浙江上半年外贸运行情况", "浙江"}}) {
    CAPTURE(it.title);
    CHECK(outline(std::string(it.title) + "\n\n　　各项工作有序推进，民生继续得到保障。\n").document.place ==
          it.place);
  }
}

TEST_CASE("outline: the period of the title") {
  struct Case {
    const char* title;
    const char* period;
  };
  for (const Case& it : {Case{"青石市2021年上半年经济运行情况", "2021-01-01/2021-06-30"},
                         Case{"2021年1—5月青石市工业简报", "2021-01-01/2021-05-31"},
                         Case{"2021年三季度青石市外贸运行情况", "2021-07-01/2021-09-30"},
                         Case{"青石市“十四五”交通发展规划", "2021-01-01/2025-12-31"}}) {
    CAPTURE(it.title);
    CHECK(outline(std::string(it.title) + "\n\n　　各项工作有序推进。\n").document.period.to_string() ==
          it.period);
  }
}

TEST_CASE("outline: plans and national documents") {
  CHECK(outline("青石市现代物流发展规划\n\n　　到2025年，物流体系更加完善。\n").plan);
  const Outline national =
      outline("2021年国民经济运行情况\n\n国家统计局　2022年1月17日\n\n　　2021年，我国经济稳定恢复。\n");
  CHECK(national.document.place == "我国");
}

TEST_CASE("outline: a comparison stated once for all") {
  CHECK(outline("外贸简报\n\n　　出口37亿元，同比（下同）增长3%，进口平稳。\n").comparison == "yoy");
  CHECK(outline("外贸简报\n\n　　出口37亿元，同比增长3%，进口平稳。\n").comparison.empty());
}

TEST_CASE("outline: what a report on a month or a week calls this one") {
  const std::string month =
      "澄江水运月报\n\n2024年8月号　总第20期\n编制：澄江航运所　2024年9月6日\n\n本月概览\n\n　　运价回落。\n";
  const Outline monthly = outline(month);
  CHECK(monthly.today->to_string() == "2024-09-06");
  CHECK(monthly.document.period.to_string() == "2024-08-01/2024-08-31");
  REQUIRE(monthly.parts.size() > 3);
  CHECK(monthly.parts[3].scope.period.to_string() == "2024-08-01/2024-08-31");
  const std::string week = "澄江运价周评\n\n2024年9月6日\n\n　　本周（9月2日—6日），运价回落3%，货量平稳。\n";
  CHECK(outline(week).document.period.to_string() == "2024-09-02/2024-09-06");
}

TEST_CASE("outline: days that are not the day of writing, years that are not the document's") {
  const std::string closing =
      "青石市2023年就业公报\n\n　　年末就业40万人。\n　　新标准自2022年1月1日起执行。\n";
  CHECK(outline(closing).today->year == 2023);
  const std::string story =
      "青石的工厂\n\n　　车间里的5台机器还亮着灯，工人只剩2名。\n\n　　再看全局。2021年，全市产量37万套。\n";
  CHECK_FALSE(outline(story).document.period.known());
  const std::string dated =
      "青石的工厂\n\n　　2021年，车间里的5台机器还亮着灯。\n\n　　再看全局。全市产量37万套。\n";
  CHECK(outline(dated).document.period.to_string() == "2021-01-01/2021-12-31");
}

TEST_CASE("outline: what a caption says is of its figure, or of a table that is not there") {
  const std::string text =
      "青石市2021年公报\n\n一、综合\n\n图2 2017—2021年棉花产量\n\n茶叶产量5万吨。\n\n"
      "表1 2018年出口\n\n茶园面积3万亩。\n\n图片新闻\n";
  CHECK(roles(text) == "THCpCpH");
  CHECK(zhibiao::test::extractor().extract(text).at(1).period == "2021-01-01/2021-12-31");
  CHECK(roles("青石市2021年公报\n\n表1 2018年出口\n\n棉花  3  5\n") == "THH");
}
