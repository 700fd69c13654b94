// Times of news, bulletins and company reports: which days a value is for, and what it is compared with.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine_helper.h"

namespace {

using zhibiao::Indicator;

// "period | place | comparison" of each record, - for none.
std::vector<std::string> times(const std::string& text) {
  const auto shown = [](const std::string& s) { return s.empty() ? std::string("-") : s; };
  std::vector<std::string> out;
  for (const Indicator& r : zhibiao::test::extractor().extract(text))
    out.push_back(shown(r.period) + " | " + shown(r.place) + " | " + shown(r.comparison));
  return out;
}

using Lines = std::vector<std::string>;

const std::string kMonth = "2023-04-01/2023-04-30 | - | ";

}  // namespace

TEST_CASE("periods: what stands behind a dateline opens the paragraph") {
  CHECK(times("澄江社2023年5月6日电（记者 何青）4月份，棉花产量37万吨。1—4月增长3%。") ==
        Lines{kMonth + "-", "2023-01-01/2023-04-30 | - | -"});
  CHECK(times("本报讯（记者 何青）2023年5月6日，发电量37亿千瓦时。") ==
        Lines{"2023-05-06/2023-05-06 | - | -"});
}

TEST_CASE("periods: days that a text counts from its own") {
  const std::string head = "雨势减弱\n2023-05-07\n\n";
  CHECK(times(head + "昨日，发电量37亿千瓦时。\n") == Lines{"2023-05-06/2023-05-06 | - | -"});
  CHECK(times(head + "昨（6）日，发电量37亿千瓦时。\n") == Lines{"2023-05-06/2023-05-06 | - | -"});
  CHECK(times(head + "5月3日，发电量37亿千瓦时。\n\n当日，用电量31亿千瓦时。\n") ==
        Lines{"2023-05-03/2023-05-03 | - | -", "2023-05-03/2023-05-03 | - | -"});
  CHECK(times(head + "4月上旬，棉价上涨3%。\n") == Lines{"2023-04-01/2023-04-10 | - | -"});
}

TEST_CASE("periods: a title that names a day, a census that names its hour") {
  CHECK(times("5月3日棉花批发价格\n2023-05-04\n\n监测的7个市场均价为每吨370元，农户惜售，成交清淡。\n")
            .back() == "2023-05-03/2023-05-03 | - | -");
  CHECK(times("全镇普查公报\n2021年6月3日\n\n普查以2020年11月1日零时为标准时点，工作已经结束。\n\n常住人口37"
              "万人。\n")
            .back() == "../2020-11-01 | - | -");
}

TEST_CASE("periods: ranges that turn the year, fiscal years, both ends written") {
  CHECK(times("2019年10月至2020年3月，货运量37万吨。") == Lines{"2019-10-01/2020-03-31 | - | -"});
  CHECK(times("2023/24至2026/27年度，库房收入37亿元。") == Lines{"2023-04-01/2027-03-31 | - | -"});
  CHECK(times("自2021年1月28日至3月8日，发送旅客37万人。") == Lines{"2021-01-28/2021-03-08 | - | -"});
  CHECK(times("2023年的前两个月，货运量37万吨。") == Lines{"2023-01-01/2023-02-28 | - | -"});
}

TEST_CASE("periods: the months that a paragraph of news opens with hold for the next one, not for more") {
  const std::string head = "棉价走稳\n2023-05-16\n\n4月，棉花产量9万吨，棉田恢复。\n\n";
  CHECK(
      times(
          head +
          "1—4月，棉花播种37万亩，进度较快。\n\n棉籽产量5万吨，同比持平。\n\n棉布产量7万米，同比持平。\n") ==
      Lines{"2023-04-01/2023-04-30 | - | -", "2023-01-01/2023-04-30 | - | -",
            "2023-01-01/2023-04-30 | - | yoy", "2023-04-01/2023-04-30 | - | yoy"});
}

TEST_CASE("periods: what is told is of the time behind the word") {
  CHECK(times("水情通报\n2023-07-22\n\n水务局22日通报今年上半年水情：蓄水37亿立方米。\n") ==
        Lines{"2023-01-01/2023-06-30 | - | -"});
}

TEST_CASE("periods: the first value of a change, and what is measured against") {
  CHECK(times("与2010年的37万人相比，2020年人口增加3万人。") ==
        Lines{"2010-01-01/2010-12-31 | - | -", "2020-01-01/2020-12-31 | - | since:2010"});
  CHECK(times("2023年11月与2022年11月比较，棉价上升3%。") == Lines{"2023-11-01/2023-11-30 | - | yoy"});
  CHECK(times("2023年上半年产量增长6%，比一季度提高3个百分点。") ==
        Lines{"2023-01-01/2023-06-30 | - | -", "2023-01-01/2023-06-30 | - | -"});
  CHECK(times("2023年二季度产量增长6%，比一季度提高3个百分点。") ==
        Lines{"2023-04-01/2023-06-30 | - | -", "2023-04-01/2023-06-30 | - | qoq"});
}

TEST_CASE("periods: a company's report") {
  const std::string head = "岑锋公司2025年第三季度报告\n\n";
  CHECK(times(head + "报告期末，总资产37亿元。\n") == Lines{"../2025-09-30 | - | -"});
  CHECK(times(head + "报告期末，员工37人。\n\n年初至报告期末，公司营业收入37亿元。\n").back() ==
        "2025-01-01/2025-09-30 | - | -");
}

TEST_CASE("periods: brackets keep places to themselves, and say when") {
  CHECK(times("2023年5月3日新增病例37例（江苏6例，浙江31例），治愈3例。") ==
        Lines{"2023-05-03/2023-05-03 | - | -", "2023-05-03/2023-05-03 | 江苏 | -",
              "2023-05-03/2023-05-03 | 浙江 | -", "2023-05-03/2023-05-03 | - | -"});
  CHECK(times("2023-05-07\n\n转移群众，石坪县420人，柘岭区310人。\n").back().find("柘岭区") !=
        std::string::npos);
  CHECK(times("黄金周简报\n2023-11-05\n\n黄金周（10月1日至8日）访客37万人次。\n") ==
        Lines{"2023-10-01/2023-10-08 | - | -"});
}

TEST_CASE("periods: a day in English above a Chinese text (RFC 5322)") {
  CHECK(times("title: 棉田恢复\nauthor: 何青\ndate: Tue, 09 May 2023 04:50:16 GMT\n\n"
              "棉田恢复得很快，农户说今年春天雨水很足。今年一季度，棉花产量9万吨。\n") ==
        Lines{"2023-01-01/2023-03-31 | - | -"});
}

TEST_CASE("periods: a value of the past beside the one spoken of leaves the time as it was") {
  const std::string head = "岑锋公司2023年第三季度报告\n\n";
  CHECK(times(head + "前三季度，营业收入37亿元，上年同期为31亿元。其中第三季度营业收入12亿元。\n").back() ==
        "2023-07-01/2023-09-30 | - | -");
  CHECK(times("棉业简报\n2023-08-07\n\n今年第二季度，棉花销量37万吨，比去年的31万吨增长19%。\n") ==
        Lines{"2023-04-01/2023-06-30 | - | -", "2022-04-01/2022-06-30 | - | -",
              "2023-04-01/2023-06-30 | - | yoy"});
}

TEST_CASE("periods: when a value was foreseen, and how long it had not been so") {
  CHECK(times("2023年棉花产量增长3%，比8月预测的2%高出1个百分点。").at(1) == "2023-01-01/2023-12-31 | - | -");
  CHECK(times("2023年棉花产量增长3%，12年来首次领先；麦类产量增长2%。").back() ==
        "2023-01-01/2023-12-31 | - | -");
  CHECK(times("2023年8月上旬，降水37毫米，较常年同期偏多3%。").back() == "2023-08-01/2023-08-10 | - | -");
}

TEST_CASE("periods: items of a list, a line each, share the time of the first") {
  CHECK(times("棉业年报\n2024-02-"
              "05\n\n2021年，棉花产量37万吨；\n\n麦类产量31万吨；\n\n豆类产量9万吨。\n\n果品3万吨。\n") ==
        Lines{"2021-01-01/2021-12-31 | - | -", "2021-01-01/2021-12-31 | - | -",
              "2021-01-01/2021-12-31 | - | -", "- | - | -"});
}

TEST_CASE("periods: a change beside another goes to the same year") {
  CHECK(
      times(
          "2024年报告\n\n农村收入由2012年的2476元增加到2017年的4140元，城镇收入由7703元增加到13786元。\n") ==
      Lines{"2012-01-01/2012-12-31 | - | -", "2017-01-01/2017-12-31 | - | -", "- | - | -",
            "2017-01-01/2017-12-31 | - | -"});
}

TEST_CASE("periods: places that a value is compared with, and rows of places") {
  CHECK(times("2023年江苏棉花单产增长5%，高于浙江的2%，排全国第二。") ==
        Lines{"2023-01-01/2023-12-31 | 江苏 | -", "2023-01-01/2023-12-31 | 浙江 | -",
              "2023-01-01/2023-12-31 | 江苏 | -"});
  CHECK(times("2023年苏州货运量37万吨，与无锡的差距缩小到3万吨。").back() ==
        "2023-01-01/2023-12-31 | 苏州 | -");
  CHECK(times("2023年芜湖货运量位居长三角41个市中第30位，用电量增长3%。").back() ==
        "2023-01-01/2023-12-31 | 芜湖 | -");
  CHECK(times("2023年，珠三角棉花库存37万吨；麻类库存9万吨；长三角棉花库存31万吨；麻类库存3万吨。").back() ==
        "2023-01-01/2023-12-31 | 长三角 | -");
  CHECK(times("2023年全国重点监测港口货运量37万吨。") == Lines{"2023-01-01/2023-12-31 | 全国 | -"});
}

TEST_CASE("periods: a province that the text does not name is no city of it") {
  CHECK(times("生态公报\n2024-06-05\n\n2023年，全省优良天数比例为93%，其中丽水、舟山为100%。PM2.5浓度27微克/"
              "立方米。\n")
            .back() == "2023-01-01/2023-12-31 | - | -");
  CHECK(times("2023年第四季度出口增长3%。12月订单37亿元；其中来自海外9亿元。").back() ==
        "2023-12-01/2023-12-31 | - | -");
}

TEST_CASE("periods: what has been is of no year to come, what is foretold is") {
  const std::string head = "棉业简报\n2023-03-15\n\n";
  CHECK(times(head + "到2025年，机采率将达到8%。截至2月底，棉企37家。\n").back() == "../2023-02-28 | - | -");
  CHECK(times("棉业简报\n2025-01-20\n\n2025年，棉花产量增长3%。一季度将举办展会37场。\n").back() ==
        "2025-01-01/2025-03-31 | - | -");
}

TEST_CASE("periods: a base year by name, a level that was reached again") {
  CHECK(times("2022年排放量37万吨，较基准年2005年减少3%。").back() ==
        "2022-01-01/2022-12-31 | - | since:2005");
  CHECK(times("2023年访客37万人次，恢复至2018年约五成的水平。").back() ==
        "2023-01-01/2023-12-31 | - | since:2018");
}
