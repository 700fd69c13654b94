// Units: ids, spans, bounds, per-units, ranges.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit_helper.h"

namespace {

using zhibiao::test::quantities;
using zhibiao::test::rooms;
using zhibiao::unit::Class;
using zhibiao::unit::Quantity;

// Every quantity of `text` as "quote|value[~high] unit bound", one a line.
std::string read(const std::string& text) {
  const auto clean = zhibiao::text::clean(text, rooms().text);
  std::string out;
  for (const Quantity& q : quantities(clean)) {
    if (!q.guard.empty()) continue;
    out += (out.empty() ? "" : "\n") + std::string(q.at.of(clean.bytes)) + '|' + q.value.to_string();
    out += (q.high ? "~" + q.high->to_string() : "") + ' ' + q.unit + ' ' + std::string(to_string(q.bound));
  }
  return out;
}

Quantity one(const std::string& text) {
  const auto found = quantities(zhibiao::text::clean(text, rooms().text));
  REQUIRE(found.size() == 1);
  return found[0];
}

}  // namespace

TEST_CASE("a unit goes into the quote, the counted noun does not") {
  CHECK(read("培育企业37家单位") == "37家|37 item:家 exact");
  CHECK(read("投资8.5亿元人民币") == "8.5亿元人民币|850000000 CNY exact");
  CHECK(read("覆盖6万人口") == "6万|60000 item:人 exact");
  CHECK(read("展出30多场") == "30多场|30 item:场 over");
}

TEST_CASE("percent, percentage point and multiples are three things") {
  CHECK(read("占27%") == "27%|27 percent exact");
  CHECK(read("提高2.7个百分点") == "2.7个百分点|2.7 percentage-point exact");
  CHECK(read("是去年的3倍") == "3倍|3 one exact");
  CHECK(read("产值翻两番") == "翻两番|4 one exact");
  CHECK(read("销量翻番") == "翻番|2 one exact");
}

TEST_CASE("any two units combine") {
  CHECK(read("售价9元/升") == "9元/升|9 CNY-per-liter exact");
  CHECK(read("单产420公斤/亩") == "420公斤/亩|420 kilogram-per-mu exact");
  CHECK(read("浓度31微克/立方米") == "31微克/立方米|31 microgram-per-cubic-meter exact");
  CHECK(read("浓度31μg/m3") == "31μg/m3|31 microgram-per-cubic-meter exact");
  CHECK(read("死亡率9.4/10万") == "9.4/10万|9.4 per-100000 exact");
  CHECK(read("时速250公里") == "250公里|250 kilometer-per-hour exact");
}

TEST_CASE("currency before the number gives the unit; a word before 元 says which 元") {
  CHECK(read("投资US$6亿") == "US$6亿|600000000 USD exact");
  CHECK(read("投资人民币6亿") == "人民币6亿|600000000 CNY exact");
  CHECK(read("营收新台币6亿元") == "6亿元|600000000 TWD exact");
  CHECK(read("crude at $60 a barrel") == "$60 a barrel|60 USD-per-barrel exact");
}

TEST_CASE("bound words stay outside and the longest wins") {
  CHECK(read("不超过6%") == "6%|6 percent at_most");
  CHECK(read("超过6%") == "6%|6 percent over");
  CHECK(read("不低于6%") == "6%|6 percent at_least");
  CHECK(read("6%以上") == "6%|6 percent at_least");
  CHECK(read("约占全省的6%") == "6%|6 percent about");
  CHECK(read("附近6家企业") == "6家|6 item:家 exact");
  const Quantity q = one("近6万人左右");
  CHECK(q.bound == zhibiao::Bound::about);
  CHECK(q.bound_before == zhibiao::Span{0, 3});
  CHECK(q.bound_after.empty());
}

TEST_CASE("a range whose ends carry the unit is one quantity") {
  CHECK(read("气温12℃～17℃") == "12℃~17℃|12~17 celsius exact");
  CHECK(read("车程2小时40分钟") == "2小时40分钟|160 minute exact");
}

TEST_CASE("money with its currency before each end is one range; a sign may stand before the currency") {
  CHECK(read("a toll of $5-$6") == "$5-$6|5~6 USD exact");
  CHECK(read("a toll of US$5–$6 a tonne") == "US$5–$6 a tonne|5~6 USD-per-tonne exact");
  CHECK(read("a harbour of £3-£4.5 million") == "£3-£4.5 million|3000000~4500000 GBP exact");
  CHECK(read("tolls from $5 to $6") == "$5|5 USD exact\n$6|6 USD exact");
  CHECK(read("a fee of $6-$5") == "$6|6 USD exact\n$5|5 USD exact");
  CHECK(read("a fee of $6-£9") == "$6|6 USD exact\n£9|9 GBP exact");
  CHECK(read("a result of -$3 million (-£2m)") == "-$3 million|-3000000 USD exact\n-£2m|-2000000 GBP exact");
  CHECK(read("form A-$3") == "$3|3 USD exact");
}

TEST_CASE("a structure of three parts is three shares, of two parts one ratio") {
  CHECK(read("产业结构为8∶40∶52") == "8|8 percent exact\n40|40 percent exact\n52|52 percent exact");
  const Quantity q = one("收入比为2.6∶1");
  CHECK(q.unit_class == Class::ratio);
  CHECK(q.unit == "one");
  CHECK(q.value.to_string() == "2.6");
}

TEST_CASE("ranks hold their mark and stop before 大") {
  CHECK(read("总量居全国第4位") == "第4位|4 one exact");
  CHECK(read("位居世界第二大经济体").find("第二|2 one exact") == 0);
  CHECK(read("跻身全国前五") == "前五|5 one at_most");
  CHECK(one("总量居全国第4位").unit_class == Class::ordinal);
}

TEST_CASE("a unit that stands twice, an unknown key or bound is an error with its place") {
  zhibiao::unit::Tables tables;
  const auto bad = [&](const char* toml) { tables.add(zhibiao::rules::parse_toml(toml, "my.toml")); };
  CHECK_THROWS_AS(bad("[[unit]]\nid = \"a\"\ndimension = \"b\"\nnmae = \"c\"\n"), zhibiao::Error);
  CHECK_THROWS_AS(bad("[[bound]]\nbound = \"more\"\n"), zhibiao::Error);
  CHECK_THROWS_AS(bad("[[unit]]\nid = \"a\"\ndimension = \"b\"\nzh = [\"x\"]\n[[unit]]\nid = "
                      "\"c\"\ndimension = \"b\"\nzh = [\"x\"]\n"),
                  zhibiao::Error);
}

TEST_CASE("the listing names more than 400 units") { CHECK(rooms().unit.list().size() >= 400); }

TEST_CASE("a million digits and a million units stay linear and unharmed") {
  CHECK_NOTHROW(read(std::string(1000000, '7') + "元"));
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "1/";
  CHECK_NOTHROW(read(many));
}
