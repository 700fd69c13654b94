// Context: which words name a value, and what the words around it say. Sentences of our own through the whole
// engine.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine_helper.h"

namespace {

using zhibiao::Indicator;
using zhibiao::test::or_dash;

struct Case {
  std::string text;
  std::vector<std::string> records;
};

template <class Describe>
void check(const std::vector<Case>& cases, Describe describe) {
  for (const Case& it : cases) {
    CAPTURE(it.text);
    std::vector<std::string> found;
    for (const Indicator& r : zhibiao::test::extractor().extract(it.text)) found.push_back(describe(r));
    CHECK(found == it.records);
  }
}

// "name | amount"
std::string name_of(const Indicator& r) { return r.name + " | " + zhibiao::test::amount(r); }

// "amount | kind | direction | bound"
std::string says(const Indicator& r) {
  return zhibiao::test::amount(r) + " | " + std::string(to_string(r.kind)) + " | " +
         or_dash(to_string(r.direction)) + " | " + std::string(to_string(r.bound));
}

// "amount | comparison"
std::string compared(const Indicator& r) { return zhibiao::test::amount(r) + " | " + or_dash(r.comparison); }

// "amount | modality"
std::string modal(const Indicator& r) {
  return zhibiao::test::amount(r) + " | " + std::string(to_string(r.modality));
}

// "amount | period | place"
std::string where(const Indicator& r) {
  return zhibiao::test::amount(r) + " | " + or_dash(r.period) + " | " + or_dash(r.place);
}

}  // namespace

TEST_CASE("context: places of brackets and ranks, and names that only hold one") {
  check({{"今年一季度，两地增速居前，是宁波（6.3%）和苏州（5.1%）。",
          {"6.3 percent | - | 宁波", "5.1 percent | - | 苏州"}},
         {"排名第6位的南通市一般公共预算收入37亿元。", {"6 one | - | 南通市", "3700000000 CNY | - | -"}},
         {"苏州大学在校学生2.8万人。", {"28000 item:人 | - | -"}},
         {"健康中国建设投入37亿元。", {"3700000000 CNY | - | -"}}},
        where);
}

TEST_CASE("context: the place that a clause says outweighs the document's own") {
  check({{"江苏省2021年粮食产量5万吨。浙江省2021年全省粮食产量6万吨。",
          {"50000 tonne | 2021-01-01/2021-12-31 | 江苏省", "60000 tonne | 2021-01-01/2021-12-31 | 浙江省"}}},
        where);
}

TEST_CASE("context: a bare 元 is the money of the value's place, or of the text where it has no division") {
  check({{"行政院主计总处公布资料。台积电去年收入37亿元。", {"3700000000 TWD | - | 全国"}},
         {"行政院主计总处公布资料。浙江省去年收入37亿元。", {"3700000000 CNY | - | 浙江省"}},
         {"行政院主计总处公布资料。新竹县去年支出37亿元。", {"3700000000 TWD | - | 新竹县"}}},
        where);
}

TEST_CASE("context: months that end on a day, halves of a span, years tied to nothing") {
  check({{"截至2024年6月30日止六个月，集团收益37亿元。", {"3700000000 CNY | 2024-01-01/2024-06-30 | -"}},
         {"2013—2022年，人口年均增长0.3%，其中前五年年均增长0.5%，后五年年均增长0.1%。",
          {"0.3 percent | 2013-01-01/2022-12-31 | -", "0.5 percent | 2013-01-01/2017-12-31 | -",
           "0.1 percent | 2018-01-01/2022-12-31 | -"}},
         {"三年来，集团累计研发37亿元。", {"3700000000 CNY | - | -"}}},
        where);
}

TEST_CASE("context: names to the left") {
  check({{"木材目前价格6元。", {"木材价格 | 6 CNY"}},
         {"港口新增通过能力3万吨。", {"港口新增通过能力 | 30000 tonne"}},
         {"大会通过法规5件，审批通过率3%。", {"通过法规 | 5 item:件", "审批通过率 | 3 percent"}},
         {"粮食产量37万吨。", {"粮食产量 | 370000 tonne"}},
         {"一次性办结率98%，群众满意率99%。", {"一次性办结率 | 98 percent", "群众满意率 | 99 percent"}},
         {"2021年末，汽车保有量达37万辆。", {"汽车保有量 | 370000 item:辆"}},
         {"新增就业3万人。", {"新增就业 | 30000 item:人"}},
         {"中心城区每千名老人拥有床位37张。", {"中心城区每千名老人拥有床位 | 37 item:张"}},
         {"平均气温指数为103.5。", {"平均气温指数 | 103.5 one"}}},
        name_of);
}

TEST_CASE("context: counted nouns and lists of them") {
  check({{"全市共有图书馆37个、博物馆5个。", {"图书馆 | 37 item:个", "博物馆 | 5 item:个"}},
         {"引进科技企业37家。", {"科技企业 | 37 item:家"}},
         {"引进37家科技企业。", {"科技企业 | 37 item:家"}}},
        name_of);
}

TEST_CASE("context: a clause that opens with a cue inherits its name") {
  check(
      {{"粮食产量37万吨，增长2.6%。", {"粮食产量 | 370000 tonne", "粮食产量 | 2.6 percent"}},
       {"棉花产量5万吨，同比下降3%；茶叶产量2万吨，增长6%。",
        {"棉花产量 | 50000 tonne", "棉花产量 | 3 percent", "茶叶产量 | 20000 tonne", "茶叶产量 | 6 percent"}},
       {"棉花产量5万吨，其中细绒棉4万吨。", {"棉花产量 | 50000 tonne", "细绒棉 | 40000 tonne"}},
       {"第一产业增加值37亿元，增长3%；第二产业增加值53亿元，增长4%。",
        {"第一产业增加值 | 3700000000 CNY", "第一产业增加值 | 3 percent", "第二产业增加值 | 5300000000 CNY",
         "第二产业增加值 | 4 percent"}}},
      name_of);
}

TEST_CASE("context: starts and values of the past are asides to the span of a paragraph") {
  check({{"2021年棉花产量5万吨。自2019年起累计修路7公里。茶叶产量2万吨。",
          {"50000 tonne | 2021-01-01/2021-12-31 | -", "7 kilometer | 2019-01-01/.. | -",
           "20000 tonne | 2021-01-01/2021-12-31 | -"}},
         {"2021年棉花产量5万吨，2016年仅为3万吨；茶叶产量2万吨。",
          {"50000 tonne | 2021-01-01/2021-12-31 | -", "30000 tonne | 2016-01-01/2016-12-31 | -",
           "20000 tonne | 2021-01-01/2021-12-31 | -"}},
         {"2021年7月1日起，棉花产量3万吨。", {"30000 tonne | 2021-07-01/.. | -"}}},
        where);
}

TEST_CASE("context: each of several values goes with its own name") {
  check({{"港口、机场货运量分别为37万吨和5万吨，分别增长2%和3%。",
          {"港口货运量 | 370000 tonne", "机场货运量 | 50000 tonne", "港口货运量 | 2 percent",
           "机场货运量 | 3 percent"}},
         {"办理业务5件，金额3万元。", {"办理业务 | 5 item:件", "办理业务金额 | 30000 CNY"}},
         {"棉花、茶叶和烟叶产量依次为5万吨、2万吨、1万吨。",
          {"棉花产量 | 50000 tonne", "茶叶产量 | 20000 tonne", "烟叶产量 | 10000 tonne"}}},
        name_of);
}

TEST_CASE("context: kinds by the words of the clause") {
  check({{"粮食产量37万吨。", {"370000 tonne | level | - | exact"}},
         {"粮食产量增加3万吨。", {"30000 tonne | change | up | exact"}},
         {"粮食产量增长3%。", {"3 percent | growth | up | exact"}},
         {"工业投资增速回落至5%。", {"5 percent | growth | up | exact"}},
         {"利润同比增长-3.5%。", {"-3.5 percent | growth | down | exact"}},
         {"失业率为5%。", {"5 percent | share | - | exact"}},
         {"经济增长速度拟定为5%。", {"5 percent | growth | up | exact"}},
         {"六成企业订单增加。", {"60 percent | share | - | exact"}},
         {"票价上调3元至50元。", {"3 CNY | change | up | exact", "50 CNY | level | up | exact"}},
         {"软件业占服务出口的38%。", {"38 percent | share | - | exact"}},
         {"收入比为2.3∶1。", {"2.3 one | ratio | - | exact"}},
         {"快递量是2016年的5倍。", {"5 one | ratio | - | exact"}},
         {"平均气温指数为103.5。", {"103.5 one | index | - | exact"}},
         {"棉花产量居全国第2位。", {"2 one | rank | - | exact"}},
         {"粮食产量连续7年增长。", {"7 year | streak | up | exact"}}},
        says);
}

TEST_CASE("context: directions and bounds") {
  check({{"城镇化率由60%提高到63%。", {"60 percent | share | - | exact", "63 percent | share | up | exact"}},
         {"物流成本降至37亿元。", {"3700000000 CNY | level | down | exact"}},
         {"失业率稳定在5%左右。", {"5 percent | share | flat | about"}},
         {"城镇化率提高0.9个百分点。", {"0.9 percentage-point | change | up | exact"}},
         {"失业率高于全国0.3个百分点。", {"0.3 percentage-point | change | - | exact"}},
         {"绿化率不低于40%。", {"40 percent | share | - | at_least"}},
         {"超过37家企业参加。", {"37 item:家 | level | - | over"}},
         {"不良率控制在2%以内。", {"2 percent | share | - | at_most"}}},
        says);
}

TEST_CASE("context: comparison") {
  check({{"棉花产量环比增长3%。", {"3 percent | mom"}},
         {"利润同比下降3%。", {"3 percent | yoy"}},
         {"利润比上年增加3亿元。", {"300000000 CNY | yoy"}},
         {"利润37亿元。", {"3700000000 CNY | -"}},
         {"棉花产量同比增长3%，茶叶产量增长6%。", {"3 percent | yoy", "6 percent | yoy"}},
         {"五年间利润年均增长3%。", {"3 percent | -"}}},
        compared);
}

TEST_CASE("context: modality") {
  check({{"棉花产量增长3%。", {"3 percent | actual"}},
         {"力争棉花产量增长3%。", {"3 percent | target"}},
         {"预计棉花产量增长3%。", {"3 percent | forecast"}},
         {"力争棉花产量增长3%，预计茶叶产量增长2%。", {"3 percent | target", "2 percent | forecast"}},
         {"工作总结\n\n一、主要目标\n\n　　棉花产量增长3%，其他作物产量基本稳定，农民收入稳步提高。\n",
          {"3 percent | target"}}},
        modal);
}

TEST_CASE("context: periods and places of clause, sentence, title") {
  check({{"2021年，江苏棉花产量5万吨，浙江3万吨。",
          {"50000 tonne | 2021-01-01/2021-12-31 | 江苏", "30000 tonne | 2021-01-01/2021-12-31 | 浙江"}},
         {"2020年棉花产量5万吨，2021年6万吨。",
          {"50000 tonne | 2020-01-01/2020-12-31 | -", "60000 tonne | 2021-01-01/2021-12-31 | -"}},
         {"2021年棉花产量5万吨。茶叶产量2万吨。",
          {"50000 tonne | 2021-01-01/2021-12-31 | -", "20000 tonne | 2021-01-01/2021-12-31 | -"}},
         {"截至2021年末，汽车保有量37万辆。", {"370000 item:辆 | ../2021-12-31 | -"}},
         {"“十三五”期间，累计修建道路37公里。", {"37 kilometer | 2016-01-01/2020-12-31 | -"}},
         {"青石市2021年统计公报\n\n　　全市棉花产量5万吨，农业生产总体平稳，农民收入稳步提高。\n",
          {"50000 tonne | 2021-01-01/2021-12-31 | 青石市"}},
         {"外贸简报\n2022年2月11日\n\n　　去年，江苏出口37亿元，其中一季度9亿元，外贸结构继续改善。\n",
          {"3700000000 CNY | 2021-01-01/2021-12-31 | 江苏", "900000000 CNY | 2021-01-01/2021-03-31 | 江苏"}}},
        where);
}

TEST_CASE("context: the caller's date resolves relative words") {
  zhibiao::Options options;
  options.date = "2022-02-11";
  const auto records = zhibiao::Extractor(options).extract("去年棉花产量5万吨，上月茶叶产量2吨。");
  REQUIRE(records.size() == 2);
  CHECK(records[0].period == "2021-01-01/2021-12-31");
  CHECK(records[0].period_start == "2021-01-01");
  CHECK(records[0].period_end == "2021-12-31");
  CHECK(records[1].period == "2022-01-01/2022-01-31");
}

TEST_CASE("context: a date that is no day is an option error") {
  zhibiao::Options options;
  options.date = "2022-02-30";
  CHECK_THROWS_AS(zhibiao::Extractor{options}, zhibiao::Error);
}
