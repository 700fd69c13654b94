// News, web pages and reports that say their time in other places than a title: which day a text is of, how
// far a time holds, what a value is compared with, what is aimed at.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine_helper.h"

namespace {

using zhibiao::Indicator;
using Lines = std::vector<std::string>;

zhibiao::outline::Outline outline(const std::string& text) {
  const auto& engine = zhibiao::test::engine();
  return engine.outline_of(engine.read(text), std::nullopt);
}

std::string day(const std::string& text) {
  const auto it = outline(text);
  return it.today ? it.today->to_string() + (it.dated ? "" : "?") : "-";
}

// "period" of each record, - for none.
Lines periods(const std::string& text) {
  Lines out;
  for (const Indicator& r : zhibiao::test::extractor().extract(text))
    out.push_back(zhibiao::test::or_dash(r.period));
  return out;
}

const std::string kStory = "　　澄江港货运量37万吨，货主观望，码头忙碌，船舶有序进出港口，秩序良好。\n";

}  // namespace

TEST_CASE("news: the day of a page stands in a line of its own") {
  const std::string menu = "首页\n要闻\n财经\n港口\n图片\n视频\n专题\n货运回升\n";
  CHECK(day(menu + "2023-07-14 10:32　来源：澄江网\n\n" + kStory) == "2023-07-14");
  CHECK(day(menu + "时间：2023/7/14\n\n" + kStory) == "2023-07-14");
  CHECK(day(menu + "【2023.07.14】\n\n" + kStory) == "2023-07-14");
  CHECK(day(menu + "发布日期：20230714　浏览次数：370\n\n" + kStory) == "2023-07-14");
  CHECK(day("货运回升\n二〇二三年七月十四日\n\n" + kStory) == "2023-07-14");
  CHECK(day("货运回升\n20230714 10:32\n\n" + kStory) == "2023-07-14");
  CHECK(day("货运回升\n\n" + kStory + "\n（2023年7月14日）\n") == "2023-07-14");
  // A line of the page goes before a day that the story tells of.
  CHECK(day("货运回升\n　　2023年7月3日，澄江港货运量37万吨，码头忙碌。\n2023-07-14\n\n" + kStory) ==
        "2023-07-14");
  // Other texts that the page leads to say nothing of this one.
  CHECK(day("货运回升\n\n" + kStory + "\n上一篇：棉价走稳（2023-07-14）\n下一篇：粮价走稳（2023-07-15）\n") ==
        "2023-07-14?");
}

TEST_CASE("news: the day in the address of a page, where no other stands") {
  const std::string address = "\n原文：http://news.example/harbour/";
  CHECK(day("货运回升\n\n" + kStory + address + "201810/22/t20181022_305.shtml\n") == "2018-10-22");
  CHECK(day("货运回升\n\n" + kStory + address + "2018-08/27/content_53.htm\n") == "2018-08-27");
  CHECK(day("货运回升\n\n" + kStory + address + "20201014/388.html\n") == "2020-10-14");
  CHECK(day("货运回升\n\n" + kStory + address + "item201810229911\n") == "-");
  CHECK(day("货运回升\n\n" + kStory + address + "20201399/388.html\n") == "-");
  CHECK(day("货运回升\n2019-01-02\n\n" + kStory + address + "20201014/388.html\n") == "2019-01-02");
}

TEST_CASE("news: a dateline without a year is of the year of its page, or of the one before") {
  CHECK(day("货运回升\n2024-11-23 21:39\n\n　　澄江社8月26日电（记者 何青）今年货运量37万吨。\n") ==
        "2024-08-26");
  CHECK(day("货运回升\n2024-01-05 21:39\n\n　　澄江社12月28日电（记者 何青）今年货运量37万吨。\n") ==
        "2023-12-28");
}

TEST_CASE("news: a time behind the subject holds on in its sentence, up to a semicolon") {
  const std::string head = "本周利率\n2023-05-11\n\n";
  CHECK(periods(head + "本周，央行今日开展逆回购37亿元，操作利率为1.5%；到期量9亿元。\n") ==
        Lines{"2023-05-11/2023-05-11", "2023-05-11/2023-05-11", "2023-05-08/2023-05-14"});
  CHECK(periods(head + "2022年，占比升至52%，而在2019年，这一比重只有37%。\n") ==
        Lines{"2022-01-01/2022-12-31", "2019-01-01/2019-12-31"});
  CHECK(periods(head + "2013年，种植面积仅600亩；到2018年，扩大到1.9万亩；去年达到6.3万亩。\n") ==
        Lines{"2013-01-01/2013-12-31", "2018-01-01/2018-12-31", "2022-01-01/2022-12-31"});
}

TEST_CASE("news: years long past that a story opens with are not its own") {
  const std::string text =
      "蓝莓之乡\n\n“今年收成不错，卖了37万元。”老莫说。\n\n2013年，全县种植面积仅600亩。\n\n果园每小时分选鲜"
      "果4吨。\n"
      "\n（2023年11月21日）\n";
  CHECK(periods(text) == Lines{"2023-01-01/2023-12-31", "2013-01-01/2013-12-31", "-"});
}

TEST_CASE("news: a time of no known year holds as far as a known one") {
  CHECK(periods("货运回升\n\n今年前3季度，货运量37万吨，增长7%，占全国的9%"
                "。\n\n2013年至2017年，货运量370万吨。\n") == Lines{"-", "-", "-", "2013-01-01/2017-12-31"});
}

TEST_CASE("news: days without their month, days of the week that is spoken of, the month before") {
  const std::string head = "利率走低\n2023-05-11\n\n";
  CHECK(periods(head + "11日，利率报1.7%。9日，利率报1.8%。\n") ==
        Lines{"2023-05-11/2023-05-11", "2023-05-09/2023-05-09"});
  CHECK(periods(head + "30日，利率报1.7%。\n") == Lines{"2023-04-30/2023-04-30"});
  CHECK(periods(head + "下周，逆回购到期37亿元，其中周一到期9亿元。\n") ==
        Lines{"2023-05-15/2023-05-21", "2023-05-15/2023-05-15"});
  CHECK(periods(head + "4月，房价走稳。\n\n上月，全市网签37套。\n") == Lines{"2023-04-01/2023-04-30"});
}

TEST_CASE("news: half-year reports, this year behind a day, plans by their names") {
  CHECK(periods("澄江股份2023年半年度报告\n\n报告期内，营业收入37亿元。截至报告期末，总资产91亿元。\n") ==
        Lines{"2023-01-01/2023-06-30", "../2023-06-30"});
  CHECK(periods("车间见闻\n2023-11-14\n\n截至10月底，车间今年已下线机器人370台，良品率99%。\n") ==
        Lines{"2023-01-01/2023-10-31", "2023-01-01/2023-10-31"});
  CHECK(
      periods("工作报告\n2026-02-09\n\n一、2025年工作回顾\n\n2025年是“十四五”收官之年。粮食产量37万吨。\n") ==
      Lines{"2025-01-01/2025-12-31"});
}

TEST_CASE("news: the place where a report was given, which no list has") {
  const std::string report = "政府工作报告\n\n——2022年1月18日在桐溪市第八届人民代表大会上\n\n";
  CHECK(outline(report + "一、工作回顾\n\n全市粮食产量37万吨，各项工作有序推进。\n").document.place ==
        "桐溪市");
}

TEST_CASE("news: what a section of aims tells of a time past is a fact") {
  const auto records = zhibiao::test::extractor().extract(
      "桐溪市政府工作报告\n2022年1月18日\n\n二、2022年主要目标\n\n去年，数字产业占比为8%，今年要提高到9%"
      "。\n");
  REQUIRE(records.size() == 2);
  CHECK(records[0].modality == zhibiao::Modality::actual);
  CHECK(records[1].modality == zhibiao::Modality::target);
}

TEST_CASE("news: what a record goes back to is not the year of a text without a day") {
  const std::string half = "上半年，货运量37万吨，同比增长7%，";
  CHECK(day(half + "创下自2009年一季度以来的最低水平。\n") == "-");
  CHECK(day(half + "增速创2022年以来新高。\n") == "-");
  CHECK(day(half + "比2019年6月增长9%。\n") == "-");
  CHECK(periods(half + "这是自2013年6月以来首次低于9%。\n").front() == "-");
  // A month of the past says when; a later year without months leaves two years open.
  CHECK(day("2021年6月，货运量37万吨。上半年增长7%。\n") == "2021-06-01?");
  CHECK(day("2019年6月，港口扩建。2020年，货运量37万吨。今年增长7%。\n") == "-");
  CHECK(day("2021年6月，货运量37万吨。到2025年，货运量将达91万吨。\n") == "2021-06-01?");
}

TEST_CASE("news: what a rate is compared with is not what growth is compared with") {
  const auto compared = [](const std::string& text) {
    Lines out;
    for (const Indicator& r : zhibiao::test::extractor().extract(text))
      out.push_back(zhibiao::test::or_dash(r.comparison));
    return out;
  };
  CHECK(compared("8月份，产量同比增长4%，增速比上月回落0.4个百分点，木材增长5%，加快0.2个百分点。\n") ==
        Lines{"yoy", "mom", "yoy", "mom"});
  CHECK(compared("从同比看，涨幅比上月扩大0.4个百分点。棉价下降2%，降幅收窄0.9个百分点。\n") ==
        Lines{"mom", "yoy", "mom"});
  CHECK(compared("失业率同比下降0.4个百分点，就业人数增长5%。\n") == Lines{"yoy", "yoy"});
}

TEST_CASE("news: what papers of aims tell is aimed at; what something takes is not") {
  using zhibiao::Modality;
  const auto first = [](const std::string& text) {
    return zhibiao::test::extractor().extract(text).front().modality;
  };
  CHECK(first("《木材产业发展方案》提出，将新增仓库37座。\n") == Modality::target);
  CHECK(first("《木材产业发展方案》（下称《方案》）明确，新增仓库37座。\n") == Modality::target);
  CHECK(first("厂家介绍，明年将新增仓库37座。\n") == Modality::forecast);
  CHECK(first("过去从采摘到上架要72小时。\n") == Modality::actual);
  CHECK(first("今年要新增仓库37座。\n") == Modality::target);
}
