#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "rules/node.h"
#include "text.h"
#include "text_char.h"

using zhibiao::Span;
using zhibiao::text::CleanText;

namespace {

const zhibiao::text::Tables& tables() {
  static const zhibiao::text::Tables made = [] {
    zhibiao::text::Tables out;
    const std::string rules = ZHIBIAO_SOURCE_DIR "/src/rules/";
    out.add(zhibiao::rules::read_toml(rules + "text.toml"));
    out.add(zhibiao::rules::read_toml(rules + "zh/traditional.toml"));
    out.build();
    return out;
  }();
  return made;
}

CleanText clean(std::string_view source) { return zhibiao::text::clean(source, tables()); }

std::vector<std::string> cut(const CleanText& text, const std::vector<Span>& spans) {
  std::vector<std::string> out;
  for (const Span& span : spans) out.emplace_back(span.of(text.bytes));
  return out;
}

std::vector<std::string> blocks(const CleanText& text) {
  std::vector<Span> spans;
  for (const auto& block : text.blocks) spans.push_back(block.at);
  return cut(text, spans);
}

std::vector<std::string> blocks(std::string_view source) { return blocks(clean(source)); }

struct Case {
  const char* source;
  const char* clean;
};

using Lines = std::vector<std::string>;

// A wrapped page, 40 columns wide, to put the case at hand into.
std::string wrapped(const std::string& inner) {
  const std::string paragraph =
      "    全年完成绿化面积较上年明显扩大，各项\n"
      "工作有序推进，城乡面貌持续改善，群众满意\n"
      "程度稳步提高，重点任务按期落实到位，后续\n"
      "安排正在抓紧制定。\n";
  return paragraph + paragraph + inner + paragraph;
}

// The blocks that `inner` gives inside such a page.
Lines inner_blocks(const std::string& inner) {
  Lines all = blocks(wrapped(inner));
  REQUIRE(all.size() >= 3);
  return {all.begin() + 2, all.end() - 1};
}

// Every clean character leads back to a stretch of the source, in order and inside it.
void check_maps_back(std::string_view source) {
  const CleanText text = clean(source);
  std::size_t last = 0;
  for (std::size_t at = 0; at < text.bytes.size();) {
    const auto next = zhibiao::text::decode(text.bytes, at);
    REQUIRE(next.point != zhibiao::text::ill_formed);
    const Span from = text.to_source({at, at + next.size});
    REQUIRE(from.begin >= last);
    REQUIRE(from.end > from.begin);
    REQUIRE(from.end <= source.size());
    last = from.end;
    at += next.size;
  }
  std::size_t end = 0;
  for (const auto& block : text.blocks) {
    REQUIRE(!block.at.empty());
    REQUIRE(block.at.begin == (end == 0 ? 0 : end + 1));
    REQUIRE(block.at.of(text.bytes).find('\n') == std::string_view::npos);
    end = block.at.end;
  }
  REQUIRE(end == text.bytes.size());
}

std::string source_of(const CleanText& text, std::string_view part) {
  const std::size_t at = text.bytes.find(part);
  REQUIRE(at != std::string::npos);
  return std::string(text.to_source({at, at + part.size()}).of(text.source));
}

}  // namespace

TEST_CASE("text: characters fold") {
  const Case cases[] = {
      {"２０２３年增长５．４％", "2023年增长5.4%"},
      {"（ＧＤＰ）：１～２，完。", "(GDP):1~2，完。"},
      {"下降\u22121.8%", "下降-1.8%"},
      {"①5.45 与 10³", "①5.45与10³"},
      {"建成 5 ㎡", "建成5㎡"},
      {"12\u00A0400 km", "12 400 km"},
      {"总\u200B量\uFEFF大", "总量大"},
      {"萬億總產值較後於徵", "万亿总产值较后于征"},
      {"乾隆與著名太后", "乾隆与著名太后"},
      {"\xEF\xBB\xBF开头", "开头"},
      {"，。；！？、“”", "，。；！？、“”"},
  };
  for (const Case& c : cases) CHECK(clean(c.source).bytes == c.clean);
}

TEST_CASE("text: spaces between Chinese and Latin go, others collapse") {
  const Case cases[] = {
      {"出口 31.7 亿元", "出口31.7亿元"},
      {"首页 关于我们 联系方式", "首页 关于我们 联系方式"},
      {"使用  RCEP 协定 。", "使用RCEP协定。"},
      {"up  5.0\t per cent", "up 5.0 per cent"},
      {"  前后　", "前后"},
      {"政 府 工 作 报 告", "政府工作报告"},
      {"一、综 合", "一、综合"},
      {"占比 44.7 %", "占比44.7 %"},
  };
  for (const Case& c : cases) CHECK(clean(c.source).bytes == c.clean);
}

TEST_CASE("text: ill-formed bytes become U+FFFD and lead back") {
  const CleanText text = clean("增\xFF长\xE4\xB8 5\xED\xA0\x80");
  CHECK(text.bytes == "增\uFFFD长\uFFFD\uFFFD 5\uFFFD\uFFFD\uFFFD");
  CHECK(source_of(text, "增\uFFFD长") == "增\xFF长");
  CHECK(text.original({0, text.bytes.find("长")}) == "增\uFFFD");
}

TEST_CASE("text: line breaks of every sort, blank lines and empty texts") {
  CHECK(blocks("第一行。\r\n第二行。\r第三行。\f第四行。\n\n\n") ==
        Lines{"第一行。", "第二行。", "第三行。", "第四行。"});
  CHECK(blocks("").empty());
  CHECK(blocks(" \n\r\n \u3000\n\u200B").empty());
  const CleanText text = clean("标题\n\n  正文。");
  REQUIRE(text.blocks.size() == 2);
  CHECK(text.blocks[1].first_line == 2);
  CHECK(text.blocks[1].indent == 2);
  CHECK(text.blocks[1].blank_before);
}

TEST_CASE("text: unwrapped lines stay blocks of their own") {
  const Lines lines = {"东山县2021年林业公报",
                       "一、造林",
                       "全年造林5.2万亩，增长3%。",
                       "（一）抚育",
                       "抚育面积12万亩",
                       "1.防火，巡护",
                       "2.病虫害",
                       "合计12"};
  std::string source;
  for (const std::string& line : lines) source += line + "\n";
  const Lines wanted = {"东山县2021年林业公报",
                        "一、造林",
                        "全年造林5.2万亩，增长3%。",
                        "(一)抚育",
                        "抚育面积12万亩",
                        "1.防火，巡护",
                        "2.病虫害",
                        "合计12"};
  CHECK(blocks(source) == wanted);
}

TEST_CASE("text: page numbers and headers without blank lines around them") {
  const std::string foot = "\n          东山县林业局年报\n", space = "                  ";
  const Lines got = blocks(wrapped("    全县森林面积达到45.6万亩，比上年增长2.\n" + space + "12" + foot +
                                   "3%，其中天然林占比六成。\n" + space + "13" + foot));
  REQUIRE(got.size() == 4);
  CHECK(got[2] == "全县森林面积达到45.6万亩，比上年增长2.3%，其中天然林占比六成。");
}

TEST_CASE("text: prose broken in unwrapped texts is joined") {
  CHECK(blocks("货运量增长，达到 5.4\n5 万吨。") == Lines{"货运量增长，达到5.45万吨。"});
  CHECK(blocks("全年完成投资，\n增长一成。") == Lines{"全年完成投资，增长一成。"});
  CHECK(blocks("完成投资，其中（不含\n农户）增长一成。") == Lines{"完成投资，其中(不含农户)增长一成。"});
  CHECK(blocks("目标是\n：更好") == Lines{"目标是:更好"});
}

TEST_CASE("text: hard wraps go, in words, numbers and units, with blank lines between") {
  const Case cases[] = {
      {"    全市完成货物吞吐量，内河港口合计 302.\n 6 万标箱。\n",
       "全市完成货物吞吐量，内河港口合计302.6万标箱。"},
      {"    全市港口作业效率，最高达到 28\n\n641 标箱。\n", "全市港口作业效率，最高达到28641标箱。"},
      {"    水力发电量，全年累计达 1173 亿千\n\n 瓦时。\n", "水力发电量，全年累计达1173亿千瓦时。"},
      {"    牲畜存栏连续 \n19 年稳定，品种结构改善。\n", "牲畜存栏连续19年稳定，品种结构改善。"},
  };
  for (const Case& c : cases) CHECK(inner_blocks(c.source) == Lines{c.clean});
}

TEST_CASE("text: English wraps") {
  const std::string page =
      "Freight on the river rose to 3.4 mil-\nlion tonnes last year, which was the 3-\n5 percent that we had "
      "planned for long-\n"
      "term growth, and in the year of 2022,\n15 ports shared in it. The others had\nlost more than 1,\n409 "
      "calls by then.\n\n"
      "Outlook\n\nTraffic should grow again next year,\nthe port says, if water levels do not\nfall as they "
      "did in the summer. It has\n"
      "asked for help.\n";
  const Lines wanted = {
      "Freight on the river rose to 3.4 million tonnes last year, which was the 3-5 percent that we had "
      "planned for long-term growth, "
      "and in the year of 2022, 15 ports shared in it. The others had lost more than 1,409 calls by then.",
      "Outlook",
      "Traffic should grow again next year, the port says, if water levels do not fall as they did in the "
      "summer. It has asked for help."};
  CHECK(blocks(page) == wanted);
}

TEST_CASE("text: titles and headings are not joined in wrapped texts") {
  const std::string source = "东山县 2021 年林业公报\n\n（2022 年 3 月）\n\n    一、造林情况\n\n" +
                             wrapped("    （二）抚育和防火\n");
  const Lines got = blocks(source);
  REQUIRE(got.size() == 7);
  CHECK(got[0] == "东山县2021年林业公报");
  CHECK(got[1] == "(2022年3月)");
  CHECK(got[2] == "一、造林情况");
  CHECK(got[5] == "(二)抚育和防火");
}

TEST_CASE("text: a title over two lines is joined where that is safe") {
  CHECK(blocks("县长主持召开全县林业和草原工作推进\n\n暨春季防火座谈会\n\n" + wrapped(""))[0] ==
        "县长主持召开全县林业和草原工作推进暨春季防火座谈会");
  CHECK(blocks("东山县林业公报\n\n县林业局\n\n" + wrapped(""))[0] == "东山县林业公报");
}

TEST_CASE("text: page numbers go, in mid-sentence too") {
  for (const char* page :
       {"- 6 -", "— 6 —", " 6 ", "第 6 页 共 9 页", "2 / 6", "Page 3 of 9", "                 6"}) {
    const std::string source =
        "    全区发电总装机容量，截至年底合计 18.\n\n" + std::string(page) + "\n\n4 亿千瓦时。\n";
    CHECK(inner_blocks(source) == Lines{"全区发电总装机容量，截至年底合计18.4亿千瓦时。"});
  }
}

TEST_CASE("text: a running header goes, its first time as the title stays") {
  const std::string title = "东山县 2021 年林业公报\n\n";
  const std::string page = " 2 / 6 \n\n" + title;
  const Lines got =
      blocks(title + wrapped("    化工、装备制造业产值分别增长 6.3% \n" + page + "和 15.8%。\n"));
  REQUIRE(got.size() == 5);
  CHECK(got[0] == "东山县2021年林业公报");
  CHECK(got[3] == "化工、装备制造业产值分别增长6.3%和15.8%。");
}

TEST_CASE("text: numbers in tables stay") {
  CHECK(blocks("指标\n12\n15\n产量\n") == Lines{"指标", "12", "15", "产量"});
  CHECK(inner_blocks("造林面积      12      15\n抚育面积      13      18\n") ==
        Lines{"造林面积 12 15", "抚育面积 13 18"});
}

TEST_CASE("text: sentences") {
  struct {
    const char* source;
    Lines sentences;
  } const cases[] = {
      {"增长3%。下降2%！为什么？", {"增长3%。", "下降2%！", "为什么？"}},
      {"他说：“很好。”大家同意；会议结束。", {"他说:“很好。”", "大家同意；会议结束。"}},
      {"增长4.3%.其中出口增长2.1%.", {"增长4.3%.", "其中出口增长2.1%."}},
      {"It rose 5.4 pct. Exports fell. See No. 5 and the U.S. Navy.",
       {"It rose 5.4 pct.", "Exports fell.", "See No. 5 and the U.S. Navy."}},
      {"1. Review of work", {"1. Review of work"}},
      {"II. Industry grew", {"II. Industry grew"}},
      {"\"Enough.\" He left.", {"\"Enough.\"", "He left."}},
  };
  for (const auto& c : cases) {
    const CleanText text = clean(c.source);
    CHECK(cut(text, text.sentences) == c.sentences);
  }
}

TEST_CASE("text: spans lead back over folds, wraps and page feet") {
  const std::string source = wrapped("    全区發電總裝機容量，截至年底合計 ２.\n\n- 6 -\n\n14 億千瓦。\n");
  const CleanText text = clean(source);
  CHECK(source_of(text, "2.14亿千瓦") == "２.\n\n- 6 -\n\n14 億千瓦");
  const std::size_t at = text.bytes.find("2.14亿千瓦");
  CHECK(text.original({at, at + std::string("2.14亿千瓦").size()}) == "２.14億千瓦");
}

TEST_CASE("text: every clean character maps back, for any bytes") {
  std::mt19937 random(7);
  const std::string parts[] = {"增长", "5.4",  "５",       "%",  " ",          "\n",  "\r\n",   "，",
                               "。",   "\xFF", "\xE4\xB8", "萬", "-",          "abc", "\u00A0", "\u200B",
                               "(",    "”",    "\f",       "\t", "\U00020000", "第",  "1. ",    "  "};
  for (int round = 0; round < 2000; ++round) {
    std::string source;
    const auto size = random() % 60;
    for (unsigned i = 0; i < size; ++i) {
      if (random() % 8 == 0)
        source.push_back(static_cast<char>(random() % 256));
      else
        source += parts[random() % std::size(parts)];
    }
    check_maps_back(source);
  }
}

TEST_CASE("text: pieces are runs, not characters") {
  std::string source;
  for (int i = 0; i < 10000; ++i) source += "全年完成造林面积";
  CHECK(clean(source).pieces.size() == 1);
  std::string wide;
  for (int i = 0; i < 10000; ++i) wide += "５";
  CHECK(clean(wide).pieces.size() == 1);
  CHECK(clean(std::string(10000, '\xFF')).pieces.size() == 1);
}

TEST_CASE("text: rule files with wrong entries say where") {
  zhibiao::text::Tables out;
  CHECK_THROWS_AS(out.add(zhibiao::rules::parse_toml("[[fold]]\nfrom = \"萬億\"\nto = \"万\"\n", "t.toml")),
                  zhibiao::Error);
  CHECK_THROWS_AS(out.add(zhibiao::rules::parse_toml("[text]\nbulets = \"*\"\n", "t.toml")), zhibiao::Error);
}
