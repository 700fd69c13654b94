// What a cue word is after all, where its neighbours are known (token.h has the whole).
#include <algorithm>

#include "token.h"

namespace zhibiao::token {
namespace {

constexpr std::size_t kQuotedName = 18;   // bytes of a quoted word with its closing mark
constexpr std::size_t kOneCharacter = 3;  // bytes of a Chinese character

}  // namespace

// 为年度目标的 116%: a verb at the head of its clause is one, however far its value.
bool Tokenizer::opens_clause(const Sentence& s, std::size_t i) const {
  const TokenClass c = s.tokens[i].cls;
  const bool opens = i == 0 || marks_.ends_segment(s.tokens[i - 1].cls);
  if (c == with_)
    return opens && i + 1 < s.tokens.size() && s.tokens[i + 1].cls == kTime;  // 以 2010 年数据为例
  if (c != be_ && c != reach_) return false;
  return i > 0 && (marks_.ends_segment(s.tokens[i - 1].cls) || s.tokens[i - 1].cls == kPause);
}

// 全国共发布 3 份文件: a word that no quantity follows, as its entry says.
void Tokenizer::weaken(Token& t) const {
  t.cls = in_.lexicon.word(t.ref).otherwise;
  if (t.cls == 0) t.cls = kOther, t.ref = -1;
}

// One-character cues count only before a quantity, with nothing but fillers between.
void Tokenizer::drop_weak(Sentence& out) const {
  bool near = false, rank = false, ranked = false;
  bool whole = false;  // only places and bounds up to the quantity
  for (std::size_t i = out.tokens.size(); i-- > 0;) {
    Token& t = out.tokens[i];
    if (t.is_quantity()) {
      near = whole = true;
      rank = t.cls == kOrdinal;
      ranked = false;
    } else if (t.cls == rank_ && rank) {
      rank = false;
      ranked = true;
    } else if (t.cls >= kFirstWordClass && in_.lexicon.word(t.ref).weak) {
      const Token& next = out.tokens[i + 1 < out.tokens.size() ? i + 1 : i];
      const bool noun = in_.lexicon.word(t.ref).helps && next.is_quantity();
      const bool owner = ranked && t.cls == reach_;   // 英伟达位居第一
      const bool of_whole = t.cls == with_ && whole;  // 以不到全区千分之三的土地
      const bool leads = t.cls == adv_ && (next.cls == up_ || next.cls == down_);  // 再压减产能 3000 万吨
      if (noun || owner || (!near && !leads && !of_whole && !opens_clause(out, i))) weaken(t);
    } else if (t.cls == per_) {
      near = true;
    } else if (t.cls == kPlace && rank) {  // 达全省第三位
    } else if (t.cls == kPlace && whole) {
      near = false;
    } else if (t.cls != adv_ && t.cls != cmp_ && t.cls != kBound && t.cls != kTime && t.cls != kSpan &&
               t.cls != de_ && t.cls != dist_ && t.cls != share_ && t.cls != equal_ && t.cls != currency_ &&
               t.cls != reach_ && t.cls != be_ && t.cls != done_ && t.cls != up_ && t.cls != upto_ &&
               t.cls != downto_ && t.cls != flatat_ && t.cls != down_) {
      near = whole = false;
    }
  }
}

// “三桶油”: a short quoted word with a numeral in it is a name, unless it says how often running (“九连降”).
void Tokenizer::drop_quoted(Sentence& out) const {
  for (std::size_t i = 1; i < out.tokens.size(); ++i) {
    Token& t = out.tokens[i];
    if (!t.is_quantity() || out.tokens[i - 1].cls != open_) continue;
    const unit::Quantity& q = in_.quantities[static_cast<std::size_t>(t.ref)];
    const Trie::Match unit = in_.lexicon.match(in_.clean.bytes, q.number.end);
    if (q.form != number::Form::chinese || (unit && in_.lexicon.word(unit.value).cls == run_)) continue;
    for (std::size_t j = i + 1; j < out.tokens.size() && out.tokens[j].at.end - t.at.begin <= kQuotedName;
         ++j) {
      if (out.tokens[j].cls != close_) continue;
      t.cls = kGuarded;
      break;
    }
  }
}

// “三支一扶”计划招募…, 占年度计划的 90%: an aim behind a quotation, or the whole of a share, is a noun.
void Tokenizer::drop_aims(Sentence& out) const {
  bool part = false;
  for (std::size_t i = 1; i < out.tokens.size(); ++i) {
    Token& t = out.tokens[i];
    const Token& before = out.tokens[i - 1];
    if (marks_.ends_segment(before.cls)) part = false;
    part = part || before.cls == share_;
    if (t.cls != mod_ || t.at.size() <= kOneCharacter) continue;
    const bool of = i + 1 < out.tokens.size() && out.tokens[i + 1].cls == de_;
    // 关爱计划的 5 亿元开支
    const bool named =
        of && before.cls == kOther && i + 2 < out.tokens.size() && out.tokens[i + 2].cls == kMoney;
    if ((of && part) || named || before.cls == close_) t.cls = kOther, t.ref = -1;
  }
}

// 收入比由…: a word of comparison that nothing to compare with follows ends a noun.
void Tokenizer::drop_than(Sentence& out) const {
  for (std::size_t i = 0; i < out.tokens.size(); ++i) {
    if (out.tokens[i].cls != than_ || out.tokens[i].at.size() > kOneCharacter) continue;
    std::size_t behind = i + 1;
    while (behind < out.tokens.size() && out.tokens[behind].cls == adv_) ++behind;  // 房价收入比平均为
    if (behind == out.tokens.size() || !moves(out.tokens[behind].cls)) behind = i + 1;
    const TokenClass next = behind < out.tokens.size() ? out.tokens[behind].cls : TokenClass{0};
    const bool opens = i == 0 || marks_.ends_segment(out.tokens[i - 1].cls);  // 比第2名的苏州高
    if (!opens && next != kOther && next != kTime && next != kSpan && next != kPlace &&
        next < kFirstWordClass)
      out.tokens[i].cls = kOther, out.tokens[i].ref = -1;
    else if (next >= kFirstWordClass && moves(next))
      out.tokens[i].cls = kOther, out.tokens[i].ref = -1;
  }
}

bool Tokenizer::moves(TokenClass c) const {
  return std::find(reaches_.begin(), reaches_.end(), c) != reaches_.end();
}

}  // namespace zhibiao::token
