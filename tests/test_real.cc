// What company reports, budgets and population pages write: each case stands for a construction of their
// language.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "engine_helper.h"

namespace {

using zhibiao::Indicator;
using zhibiao::test::or_dash;

struct Case {
  std::string text;
  std::vector<std::string> records;  // "amount unit | name | kind direction"
};

void check(const std::vector<Case>& cases) {
  for (const Case& it : cases) {
    CAPTURE(it.text);
    std::vector<std::string> found;
    for (const Indicator& r : zhibiao::test::extractor().extract(it.text)) {
      found.push_back(zhibiao::test::amount(r) + " | " + r.name + " | " + std::string(to_string(r.kind)) +
                      " " + or_dash(to_string(r.direction)));
    }
    CHECK(found == it.records);
  }
}

}  // namespace

TEST_CASE("real: those counted are not what the next value measures") {
  check({{"另有7家药企研发费用占比超过30%。",
          {"7 item:家 | 药企研发 | level -", "30 percent | 药企研发费用占比 | share -"}},
         {"其余31家药企营业收入、净利润同比分别增长12%、13%。",
          {"31 item:家 | 药企 | level -", "12 percent | 药企营业收入 | growth up",
           "13 percent | 净利润 | growth up"}},
         {"主板共有88家药企、创业板19家药企。",
          {"88 item:家 | 主板药企 | level -", "19 item:家 | 创业板药企 | level -"}}});
}

TEST_CASE("real: lists share the word for how they moved") {
  check({{"营业收入、净利润环比增速分别为4.1%、0.8%。",
          {"4.1 percent | 营业收入环比增速 | growth up", "0.8 percent | 净利润环比增速 | growth up"}},
         {"甲山矿业、乙水药业营收增长超过一倍，分别为183%、117%。",
          {"1 one | 甲山矿业、乙水药业营收 | growth up", "183 percent | 甲山矿业营收 | growth up",
           "117 percent | 乙水药业营收 | growth up"}}});
}

TEST_CASE("real: a share is of what fell, not of its fall") {
  check({{"外来人口14.6万人，降幅为1.7%，占常住人口的比重为22.8%。",
          {"146000 item:人 | 外来人口 | level -", "1.7 percent | 外来人口降幅 | growth down",
           "22.8 percent | 外来人口占常住人口的比重 | share -"}}});
}

TEST_CASE("real: what was reached stands behind the amount") {
  check({{"综合账目仍录得37亿元赤字。", {"3700000000 CNY | 综合账目赤字 | level -"}},
         {"该年度会录得28亿元的综合盈余。", {"2800000000 CNY | 综合盈余 | level -"}}});
}

TEST_CASE("real: numbers of paragraphs, spaced years, lengths of time are no part of a name") {
  check({{"182. 总收入为36亿元。", {"3600000000 CNY | 总收入 | level -"}},
         {"2005 - 06年度的赤字为37亿元。", {"3700000000 CNY | 赤字 | level -"}},
         {"贫困人口6年时间减少了80多万人。", {"800000 item:人 | 贫困人口 | change down"}},
         {"停电时间为5小时。", {"5 hour | 停电时间 | level -"}}});
}

TEST_CASE("real: thirds and tenths as Hong Kong writes them") {
  check({{"投資收入約為政府收入的十分一。", {"10 percent | 投資收入 | ratio -"}},
         {"约四分三家庭受惠。", {"75 percent | 家庭 | share -"}},
         {"服务十分一般，得分三分二十七秒。", {}}});
}

TEST_CASE("real: words that begin like a unit, and longer ones that do not") {
  check({{"共有3万人参加，其中2万人为学生。",
          {"30000 item:人 |  | level -", "20000 item:人 | 为学生 | level -"}},
         {"园区有50家电商企业。", {"50 item:家 | 园区电商企业 | level -"}},
         {"当地出产3万人参苗。", {"30000 one | 人参苗 | level -"}}});
}

TEST_CASE("real: how much of a measure there is, and whose") {
  check({{"欧美航线运价涨幅较大，达2%以上。", {"2 percent | 欧美航线运价涨幅 | growth up"}},
         {"中小盘指数走高，涨幅为1.4%。", {"1.4 percent | 中小盘指数涨幅 | growth up"}},
         {"天津航运指数第31周环比上涨1.6%。", {"1.6 percent | 天津航运指数 | growth up"}},
         {"财政补助标准提高到60元，支付限额为12万元。",
          {"60 CNY | 财政补助标准 | level up", "120000 CNY | 支付限额 | level -"}}});
}

TEST_CASE("real: aims in the words of the sentence") {
  check({{"新增就业14万人，完成全年50万人任务的28%。",
          {"140000 item:人 | 新增就业 | level -", "500000 item:人 | 新增就业 | level -",
           "28 percent | 新增就业 | ratio -"}},
         {"登记失业率控制在政府责任目标4.5%以内。", {"4.5 percent | 登记失业率 | share -"}},
         {"参合率97%，高于全省95%的平均水平。",
          {"97 percent | 参合率 | share -", "95 percent | 参合率 | share -"}}});
}

TEST_CASE("real: Taiwan's accounts") {
  check({{"GDP成長率(yoy)修正為3.3%(原為2.8%)。",
          {"3.3 percent | GDP成長率(yoy) | growth up", "2.8 percent | GDP成長率(yoy) | growth up"}},
         {"每戶所得平均數為110萬元，中位數為94萬元。",
          {"1100000 CNY | 每戶所得平均數 | level -", "940000 CNY | 每戶所得中位數 | level -"}},
         {"公布2017年第4季初步統計經濟成長率為3.2%。", {"3.2 percent | 經濟成長率 | growth up"}},
         {"貨品銷貨價值下跌半成。", {"5 percent | 貨品銷貨價值 | growth down"}}});
}

TEST_CASE("real: how ranks move") {
  check({{"经济效能退步1名至世界第4名。", {"1 one | 经济效能 | change down", "4 one | 经济效能 | rank -"}},
         {"企业效能与基础建设分别进步1名至世界第6名与第13名。",
          {"1 one | 企业效能与基础建设 | change up", "6 one | 企业效能 | rank -",
           "13 one | 基础建设 | rank -"}}});
}

TEST_CASE("real: as many values of any units as measures before them") {
  check(
      {{"完成运输总周转量、旅客运输量和货邮运输量65.8亿吨公里、3513万人和74.9万吨。",
        {"6580000000 tonne-kilometer | 运输总周转量 | level -", "35130000 item:人 | 旅客运输量 | level -",
         "749000 tonne | 货邮运输量 | level -"}},
       {"中、西部机场旅客吞吐量增长10.8%、11.6%。",
        {"10.8 percent | 中部机场旅客吞吐量 | growth up", "11.6 percent | 西部机场旅客吞吐量 | growth up"}}});
}

TEST_CASE("real: a place of a place") {
  const auto found = zhibiao::test::extractor().extract("浙江的宁波出口37亿元，江苏的苏州出口28亿元。");
  REQUIRE(found.size() == 2);
  CHECK(found[0].place == "宁波");
  CHECK(found[1].place == "苏州");
}

TEST_CASE("real: the labour market") {
  check({{"失业人数为12万人，当中男性有7万人，女性则有5万人。",
          {"120000 item:人 | 失业人数 | level -", "70000 item:人 | 男性失业人数 | level -",
           "50000 item:人 | 女性失业人数 | level -"}},
         {"职位空缺31万个，较去年全年升7.2%。",
          {"310000 item:个 | 职位空缺 | level -", "7.2 percent | 职位空缺 | growth up"}},
         {"月薪累计调幅达47.4%。", {"47.4 percent | 月薪累计调幅 | growth -"}}});
  const auto found = zhibiao::test::extractor().extract("就业不足率由去年的1.3%下跌至1.2%。");
  REQUIRE(found.size() == 2);
  CHECK(found[0].bound == zhibiao::Bound::exact);
}

TEST_CASE("real: a sentence that turns to a measure names what stands in the next one") {
  check({{"棉花产量37万吨。若论人均收入，名次又得重排。苏北8万元，苏南22万元。",
          {"370000 tonne | 棉花产量 | level -", "80000 CNY | 人均收入 | level -",
           "220000 CNY | 人均收入 | level -"}}});
}

TEST_CASE("real: a share of the market is of who sells, an aim is what a result is measured by") {
  check({{"华岳出货量达37万部，市场份额为19%。",
          {"370000 item:部 | 华岳出货量 | level -", "19 percent | 华岳市场份额 | share -"}},
         {"经营开支370亿元，按年加28亿元或8%。",
          {"37000000000 CNY | 经营开支 | level -", "2800000000 CNY | 经营开支 | change up",
           "8 percent | 经营开支 | growth up"}},
         {"每年减轻农户负担37亿元。", {"3700000000 CNY | 农户负担 | change down"}}});
  const auto found = zhibiao::test::extractor().extract("新开工套数完成年度计划58.6%。");
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == zhibiao::Kind::ratio);
  CHECK(found[0].modality == zhibiao::Modality::actual);
}

TEST_CASE("real: what is built and what is finished are of one thing") {
  check({{"安居房开工37套、基本建成28套。",
          {"37 item:套 | 安居房开工 | level -", "28 item:套 | 安居房基本建成 | level -"}},
         {"新开工商品房37套、竣工28套。",
          {"37 item:套 | 新开工商品房 | level -", "28 item:套 | 商品房竣工 | level -"}},
         {"九年义务教育巩固率达97%。", {"97 percent | 九年义务教育巩固率 | share -"}},
         {"每万人拥有公共汽车7标台。", {"7 item:标台 | 每万人拥有公共汽车 | level -"}}});
}

TEST_CASE(
    "real: aims that a colon opens hold for all of its parts, and what is measured against one is none") {
  const auto found = zhibiao::test::extractor().extract(
      "2024年主要预期目标是：棉花产量增长7%左右；棉农收入增长3%；棉田面积28万亩以上。");
  REQUIRE(found.size() == 3);
  for (const Indicator& r : found) CHECK(r.modality == zhibiao::Modality::target);
  CHECK(zhibiao::test::extractor().extract("失业率5.1%，低于预期目标0.4个百分点。").back().modality ==
        zhibiao::Modality::actual);
  check({{"赤字规模370亿元，比上年年初预算增加28亿元。",
          {"37000000000 CNY | 赤字规模 | level -", "2800000000 CNY | 赤字规模 | change up"}},
         {"社保基金总收入37亿元，总支出28亿元。",
          {"3700000000 CNY | 社保基金总收入 | level -", "2800000000 CNY | 社保基金总支出 | level -"}}});
}

TEST_CASE("real: a list of places belongs to its own value, a season names nothing") {
  check({{"丽水、舟山优良率均为97%，杭州为85%。",
          {"97 percent | 丽水、舟山优良率 | share -", "85 percent | 优良率 | share -"}},
         {"近海一类海水比例为54%，其中夏季为61%。",
          {"54 percent | 近海一类海水比例 | share -", "61 percent | 近海一类海水比例 | share -"}},
         {"消费增长3%，对经济增长的贡献率为60%。",
          {"3 percent | 消费 | growth up", "60 percent | 消费对经济增长的贡献率 | share -"}}});
}

TEST_CASE("real: by how much one is past another") {
  check(
      {{"江苏出口37亿元，超过浙江9亿元。",
        {"3700000000 CNY | 江苏出口 | level -", "900000000 CNY | 江苏出口 | change -"}},
       {"平均工资12万元，其中信息业最高，为23万元。",
        {"120000 CNY | 平均工资 | level -", "230000 CNY | 信息业工资 | level -"}},
       {"在31个省份中，有21个增速高于全国。", {"31 item:个 | 省份 | level -", "21 item:个 | 增速 | level -"}},
       {"苏州人口净流入12万。", {"120000 item:人 | 苏州人口净流入 | level -"}}});
}

TEST_CASE("real: what a rate is counted by ends no name") {
  check({{"养老金每人每月增加37元。", {"37 CNY | 养老金 | change up"}},
         {"托位数增至37万个，每千人口托位4个。",
          {"370000 item:个 | 托位数 | level up", "4 item:个 | 每千人口托位 | level -"}}});
}
