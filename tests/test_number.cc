// Case tables: text → what is found, in order, one string a number:
//   surface=value[..high] [unit] [flags]
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "number_helper.h"

using zhibiao::number::Form;
using zhibiao::number::Number;

namespace {

const char* name_of(Form form) {
  switch (form) {
    case Form::arabic:
      return "";
    case Form::chinese:
      return " chinese";
    case Form::mixed:
      return " mixed";
    case Form::fraction:
      return " fraction";
    case Form::percent:
      return "";
    case Form::tenths:
      return " tenths";
    case Form::ratio:
      return " ratio";
    case Form::word:
      return " word";
  }
  return "";
}

std::string describe(const std::string& text, const Number& n) {
  std::string out = std::string(n.at.of(text)) + '=' + n.value.to_string();
  if (n.high) out += ".." + n.high->to_string();
  out += name_of(n.form);
  if (!n.unit.empty()) out += ' ' + n.unit;
  if (n.more) out += " more";
  if (n.overflow) out += " overflow";
  return out;
}

struct Case {
  std::string text;
  std::vector<std::string> numbers;
};

void check(const std::vector<Case>& cases) {
  for (const Case& it : cases) {
    CAPTURE(it.text);
    std::vector<std::string> found;
    for (const Number& n : zhibiao::test::scan(it.text)) found.push_back(describe(it.text, n));
    CHECK(found == it.numbers);
  }
}

}  // namespace

TEST_CASE("number: Arabic digits") {
  check({
      {"共有812家", {"812=812"}},
      {"浓度434.344微克", {"434.344=434.344"}},
      {"1,204,733人", {"1,204,733=1204733"}},
      {"总量 1 204 733 吨", {"1 204 733=1204733"}},
      {"2019 300", {"2019=2019", "300=300"}},
      {"12 345 67", {"12=12", "345=345", "67=67"}},
      {"7 000元", {"7 000=7000"}},
      {"1,23和4,5", {"1=1", "23=23", "4=4", "5=5"}},
      {"0,123", {"0=0", "123=123"}},
      {"v4.17.2版", {"4.17=4.17", "2=2"}},
      {"编号20230617003", {"20230617003=20230617003"}},
      {"12345678901234567890", {"12345678901234567890=0 overflow"}},
  });
}

TEST_CASE("number: signs") {
  check({
      {"-0.7%", {"-0.7=-0.7"}},
      {"增速为-2.6", {"-2.6=-2.6"}},
      {"同比(-3.1%)", {"-3.1=-3.1"}},
      {"同比+4.2%", {"+4.2=4.2"}},
      {"COVID-19", {"19=19"}},
      {"GPT-4和A-3", {"4=4", "3=3"}},
      {"负2.3", {"负2.3=-2.3"}},
      {"负百分之三", {"负百分之三=-3 percent"}},
      {"胜负3场", {"3=3"}},
      {"负责2个项目", {"2=2"}},
  });
}

TEST_CASE("number: scales") {
  check({
      {"7.25万亿元", {"7.25万亿=7250000000000"}},
      {"3百元", {"3百=300 mixed"}},
      {"1.2千人", {"1.2千=1200 mixed"}},
      {"1千二百元", {"1千二百=1200 mixed"}},
      {"1亿2千万", {"1亿2千万=120000000 mixed"}},
      {"4亿5,000万", {"4亿5,000万=450000000 mixed"}},
      {"1,100万", {"1,100万=11000000"}},
      {"31兆2,608亿", {"31兆2,608亿=31260800000000 mixed"}},
      {"3万6,180元", {"3万6,180=36180 mixed"}},
      {"5万2023年", {"5万=50000", "2023=2023"}},
      {"三兆元", {"三兆=3000000000000 chinese"}},
      {"5千瓦", {"5=5"}},
      {"900亿千瓦时", {"900亿=90000000000"}},
      {"三万千瓦", {"三万=30000 chinese"}},
      {"600兆瓦", {"600=600"}},
      {"2.5个百分点", {"2.5=2.5"}},
      {"500千伏", {"500=500"}},
  });
}

TEST_CASE("number: more") {
  check({
      {"130多场", {"130多=130 more"}},
      {"200多万人", {"200多万=2000000 more"}},
      {"十几万", {"十几万=100000 chinese more"}},
      {"两千余家", {"两千余=2000 chinese more"}},
      {"三千多万", {"三千多万=30000000 chinese more"}},
      {"十来个", {"十来=10 chinese more"}},
      {"一百几十", {"一百几十=100 chinese more"}},
      {"2万多名", {"2万多=20000 more"}},
      {"近30来自", {"30=30"}},
      {"3多", {"3=3"}},
      {"1000万余额", {"1000万=10000000"}},
  });
}

TEST_CASE("number: Chinese numerals") {
  check({
      {"一千二百三十四", {"一千二百三十四=1234 chinese"}},
      {"二〇二二", {"二〇二二=2022 chinese"}},
      {"二○二二", {"二○二二=2022 chinese"}},
      {"一百零三", {"一百零三=103 chinese"}},
      {"一万零五百", {"一万零五百=10500 chinese"}},
      {"一万二", {"一万二=12000 chinese"}},
      {"两千五", {"两千五=2500 chinese"}},
      {"三百六", {"三百六=360 chinese"}},
      {"廿四", {"廿四=24 chinese"}},
      {"壹仟贰佰元", {"壹仟贰佰=1200 chinese"}},
      {"大陆的队伍", {}},
      {"一亿亿", {"一亿亿=10000000000000000 chinese"}},
      {"百万", {"百万=1000000 chinese"}},
      {"千万亿", {"千万亿=1000000000000000 chinese"}},
      {"亿万", {"亿=100000000 chinese", "万=10000 chinese"}},
      {"十二点五万元", {"十二点五万=125000 chinese"}},
      {"零点八", {"零点八=0.8 chinese"}},
      {"三点五十分", {"三=3 chinese", "五十=50 chinese"}},
      {"二百三百", {"二百=200 chinese", "三百=300 chinese"}},
      {"三万五万", {"三万=30000 chinese", "五万=50000 chinese"}},
      {"一带一路", {"一=1 chinese", "一=1 chinese"}},
      {"数十家、几百万、上亿", {}},
  });
}

TEST_CASE("number: neighbouring numerals are a range") {
  check({
      {"三四十", {"三四十=30..40 chinese"}},
      {"七八百", {"七八百=700..800 chinese"}},
      {"三五个", {"三五=3..5 chinese"}},
      {"十五六万", {"十五六万=150000..160000 chinese"}},
      {"一两万", {"一两万=10000..20000 chinese"}},
      {"一百二三十", {"一百二三十=120..130 chinese"}},
      {"一五", {"一五=15 chinese"}},
  });
}

TEST_CASE("number: fractions and tenths") {
  check({
      {"四分之一", {"四分之一=25 fraction percent"}},
      {"三分之二", {"三分之二=66.6667 fraction percent"}},
      {"3分之1", {"3分之1=33.3333 fraction percent"}},
      {"2/3的村", {"2/3=66.6667 fraction percent"}},
      {"6/7/8日", {"6=6", "7=7", "8=8"}},
      {"百分之三十", {"百分之三十=30 percent"}},
      {"百分之百", {"百分之百=100 percent"}},
      {"百分之三点五", {"百分之三点五=3.5 percent"}},
      {"千分之五", {"千分之五=5 permille"}},
      {"万分之三", {"万分之三=3 per-10000"}},
      {"十万分之七", {"十万分之七=7 per-100000"}},
      {"8.4/10万", {"8.4/10万=8.4 per-100000"}},
      {"百分之几", {}},
      {"三成", {"三成=30 tenths percent"}},
      {"八成五", {"八成五=85 tenths percent"}},
      {"一成半", {"一成半=15 tenths percent"}},
      {"两成多", {"两成多=20 tenths percent more"}},
      {"6成", {"6成=60 tenths percent"}},
      {"三成人口", {"三成=30 tenths percent"}},
      {"十成员国", {"十=10 chinese"}},
      {"统一成立", {"一=1 chinese"}},
      {"一半", {"一半=50 tenths percent"}},
      {"一半径", {"一=1 chinese"}},
      {"半数", {"半数=50 tenths percent"}},
      {"八五折", {"八五折=85 tenths percent"}},
      {"九折", {"九折=90 tenths percent"}},
      {"3折合", {"3=3"}},
      {"两倍半", {"两倍半=2.5 chinese one"}},
  });
}

TEST_CASE("number: ranges") {
  check({
      {"4%—6%", {"4%—6=4..6"}},
      {"4—6%", {"4—6=4..6"}},
      {"3-5", {"3-5=3..5"}},
      {"1600至2400家", {"1600至2400=1600..2400"}},
      {"1600家至2400家", {"1600家至2400=1600..2400"}},
      {"10元-20元", {"10元-20=10..20"}},
      {"182万-201万元", {"182万-201万=1820000..2010000"}},
      {"3-5万", {"3-5万=30000..50000"}},
      {"3至5亿", {"3至5亿=300000000..500000000"}},
      {"5000至1万", {"5000至1万=5000..10000"}},
      {"二十到三十万", {"二十到三十万=200000..300000 chinese"}},
      {"三到五百", {"三到五百=300..500 chinese"}},
      {"一到两成", {"一到两成=10..20 tenths percent"}},
      {"百分之三到五", {"百分之三到五=3..5 percent"}},
      {"百分之三至百分之五", {"百分之三至百分之五=3..5 percent"}},
      {"31℃～36℃", {"31℃～36=31..36"}},
      {"-5℃～-3℃", {"-5℃～-3=-5..-3"}},
      {"2018—2022年", {"2018—2022=2018..2022"}},
      {"2019年至2022年", {"2019=2019", "2022=2022"}},
      {"3月至5月", {"3=3", "5=5"}},
      {"2023-10-13", {"2023=2023", "10=10", "13=13"}},
      {"025-83719264", {"025=25", "83719264=83719264"}},
      {"9:30-10:15", {"9=9", "30=30", "10=10", "15=15"}},
      {"从3到5", {"3=3", "5=5"}},
      {"5-3", {"5=5", "3=3"}},
      {"3%—5个", {"3=3", "5=5"}},
      {"介于4%和6%之间", {"4%和6=4..6"}},
  });
}

TEST_CASE("number: the ends of a range have their own spans") {
  const std::string text = "3%—5%";
  const auto found = zhibiao::test::scan(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].first.of(text) == "3");
  CHECK(found[0].last.of(text) == "5");
}

TEST_CASE("number: ratios and clocks") {
  check({
      {"2.41∶1", {"2.41∶1=2.41 ratio"}},
      {"11:1", {"11:1=11 ratio"}},
      {"9.1∶36.4∶54.5", {"9.1∶36.4∶54.5=9.1 ratio"}},
      {"9:41:50", {"9:41:50=9 ratio"}},
      {"14:30", {"14=14", "30=30"}},
      {"08:05:59", {"08=8", "05=5", "59=59"}},
      {"附件1:2023年", {"1=1", "2023=2023"}},
  });
  const std::string text = "9.1∶36.4∶54.5";
  const auto found = zhibiao::test::scan(text);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].parts.size() == 3);
  CHECK(found[0].parts[2].to_string() == "54.5");
  CHECK(found[0].part_at[1].of(text) == "36.4");
}

TEST_CASE("number: flags") {
  const auto one = [](const char* text) { return zhibiao::test::scan(text).at(0); };
  CHECK(one("12,345万").digits == 5);
  CHECK(one("12,345万").grouped);
  CHECK(one("12,345万").scaled);
  CHECK_FALSE(one("345.5").scaled);
  CHECK(one("345.5").digits == 3);
  CHECK(one("三百").digits == 0);
  CHECK(one("-3").negative);
}

TEST_CASE("number: English") {
  check({
      {"1.2 million people", {"1.2 million=1200000"}},
      {"$1.2bn and €45m", {"1.2bn=1200000000", "45m=45000000"}},
      {"a depth of 45m", {"45=45"}},
      {"12k users", {"12k=12000"}},
      {"12km", {"12=12"}},
      {"5 m", {"5=5"}},
      {"Twenty-five million homes", {"Twenty-five million=25000000 word"}},
      {"one hundred and five", {"one hundred and five=105 word"}},
      {"one million two hundred thousand", {"one million two hundred thousand=1200000 word"}},
      {"a dozen eggs", {"a dozen=12 word"}},
      {"a plan", {}},
      {"two thirds", {"two thirds=66.6667 fraction percent"}},
      {"a third of", {"a third=33.3333 fraction percent"}},
      {"a third reason", {}},
      {"three quarters of homes", {"three quarters=75 fraction percent"}},
      {"over three quarters", {"three=3 word"}},
      {"half of them", {"half=50 tenths percent"}},
      {"the first half", {}},
      {"one in five", {"one in five=20 fraction percent"}},
      {"nine out of ten", {"nine out of ten=90 fraction percent"}},
      {"5 in 2022", {"5=5", "2022=2022"}},
      {"3-5 percent", {"3-5=3..5"}},
      {"2 to 4 percent", {"2 to 4=2..4"}},
      {"between 20 and 30 million", {"20 and 30 million=20000000..30000000"}},
      {"from 3 to 5", {"3=3", "5=5"}},
      {"1.4 to 1", {"1.4 to 1=1.4 ratio"}},
      {"three-to-one", {"three-to-one=3 ratio"}},
      {"minus 1.3", {"minus 1.3=-1.3"}},
      {"someone stone tone", {}},
  });
}

TEST_CASE("number: ill-formed bytes end a number") {
  CHECK(zhibiao::test::scan("3\xE4\xB8").size() == 1);
  CHECK(zhibiao::test::scan("\xE4\xB8").empty());
  CHECK(zhibiao::test::scan("\xFF\xFE 12 \xF0\x9F").size() == 1);
  CHECK(zhibiao::test::scan("").empty());
}
