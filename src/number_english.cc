// English number words: twenty-five million, a dozen, two thirds.
#include <algorithm>
#include <array>

#include "number_parts.h"

namespace zhibiao::number {
namespace {

using Sort = EnglishWord::Sort;

class WordReader {
 public:
  WordReader(std::string_view text, std::size_t at, const Tables::Impl& tables)
      : text_(text), tables_(tables), begin_(at), end_(at) {}

  std::optional<Atom> read() {
    const EnglishWord* word = word_at(begin_);
    std::size_t at = begin_;
    while (word && take(*word, at)) {
      at = end_ = at + length_;
      if (done_ || !separator(at)) break;
      word = word_at(++at);
    }
    if (end_ == begin_ || (article_ && words_ == 1)) return std::nullopt;
    return finish();
  }

 private:
  bool separator(std::size_t at) const { return at < text_.size() && (text_[at] == ' ' || text_[at] == '-'); }

  // The number word at `at`, or nullptr; sets length_.
  const EnglishWord* word_at(std::size_t at) {
    std::array<char, 16> word{};
    std::size_t size = 0;
    while (size < word.size() && letter_at(text_, at + size)) {
      word[size] = lower(text_[at + size]);
      ++size;
    }
    length_ = size;
    if (size == 0 || size == word.size() || digit_at(text_, at + size)) return nullptr;
    const std::int32_t index = tables_.words.find(std::string_view(word.data(), size));
    return index < 0 ? nullptr : &tables_.english[static_cast<std::size_t>(index)];
  }

  bool take(const EnglishWord& word, std::size_t at) {
    const bool ok = take_sort(word, at);
    if (ok) {
      ++words_;
      last_ = word.sort;
    }
    return ok;
  }

  bool take_sort(const EnglishWord& word, std::size_t at) {
    switch (word.sort) {
      case Sort::unit:
        return small(word.value, last_ == Sort::tens || fresh());
      case Sort::teen:
      case Sort::tens:
        return small(word.value, fresh());
      case Sort::hundred:
        return hundred();
      case Sort::scale:
        return scale(word.value);
      case Sort::count:
        return count(word.value);
      case Sort::article:
        return article(at);
      case Sort::link:
        return link(at);
      case Sort::part:
        return part(word, at);
    }
    return false;
  }

  // Nothing smaller than a hundred is open.
  bool fresh() const {
    return words_ == 0 || last_ == Sort::hundred || last_ == Sort::scale || last_ == Sort::link;
  }

  bool small(int value, bool allowed) {
    if (!allowed) return false;
    group_ += value;
    return true;
  }

  bool hundred() {
    if (last_ == Sort::hundred || last_ == Sort::scale || last_ == Sort::link || group_ >= 100) return false;
    group_ = std::max(group_, 1) * 100;
    return true;
  }

  bool scale(int power) {
    if (words_ > 0 && last_ == Sort::scale && group_ == 0) return scale_on_scale(power);
    if (power >= limit_ || last_ == Sort::link || (words_ > 0 && group_ == 0)) return false;
    const auto sum = total_.plus(Decimal(std::max(group_, 1), power));
    if (!sum) return false;
    total_ = *sum;
    group_ = 0;
    limit_ = power;
    return true;
  }

  // two thousand million
  bool scale_on_scale(int power) {
    stacked_ += power;
    if (stacked_ + limit_ > kMostPower) {
      overflow_ = true;
    } else {
      total_ = total_.scaled(power);
    }
    return true;
  }

  bool count(int value) {
    if (!total_.is_zero() || last_ == Sort::link) return false;
    group_ = std::max(group_, 1) * value;
    return done_ = true;
  }

  // "a" counts as one before a scale or a part alone.
  bool article(std::size_t at) {
    const std::size_t length = length_;
    const EnglishWord* next = separator(at + length) ? word_at(at + length + 1) : nullptr;
    length_ = length;
    if (words_ > 0 || !next) return false;
    if (next->sort != Sort::hundred && next->sort != Sort::scale && next->sort != Sort::count &&
        next->sort != Sort::part) {
      return false;
    }
    article_ = true;
    group_ = 1;
    return true;
  }

  // one hundred and five
  bool link(std::size_t at) {
    if (last_ != Sort::hundred && last_ != Sort::scale) return false;
    const std::size_t length = length_;
    const EnglishWord* next = separator(at + length) ? word_at(at + length + 1) : nullptr;
    length_ = length;
    return next && (next->sort == Sort::unit || next->sort == Sort::teen || next->sort == Sort::tens);
  }

  // two thirds, one fifth, a quarter of
  bool part(const EnglishWord& word, std::size_t at) {
    const bool plural = lower(text_[at + length_ - 1]) == 's';
    if (words_ == 0 || !total_.is_zero() || group_ < 1 || plural != (group_ > 1) || group_ > 19) return false;
    if (!part_may_end(word, at + length_)) return false;
    const auto share = Decimal(group_, 2).divided(Decimal(word.value, 0), 4);
    if (!share) return false;
    share_ = *share;
    return done_ = true;
  }

  bool part_may_end(const EnglishWord& word, std::size_t at) const {
    if (at < text_.size() && text_[at] == '-') return false;
    const bool hyphen = at - length_ > begin_ && text_[at - length_ - 1] == '-';  // three-quarters
    if (word.strict && (hyphen || any_before(text_, begin_, tables_.strict_part_after))) return true;
    if (word.strict) return any_at(text_, at, tables_.strict_part_before) && !digit_at(text_, at + 4);
    const bool word_follows = at < text_.size() && text_[at] == ' ' && letter_at(text_, at + 1);
    return !article_ || !word_follows || any_at(text_, at, tables_.article_part_before);
  }

  std::optional<Atom> finish() {
    Atom atom;
    atom.at = {begin_, end_};
    atom.form = share_ ? Form::fraction : Form::word;
    if (share_) atom.unit = "percent";
    const auto sum = total_.plus(Decimal(group_, 0));
    atom.overflow = !sum || overflow_;
    atom.value = share_ ? *share_ : atom.overflow ? Decimal() : *sum;
    atom.scaled = last_ == Sort::scale;
    atom.big = atom.scaled && group_ == 0;
    atom.power = static_cast<std::int16_t>(atom.big ? limit_ : 0);
    atom.coefficient = atom.value.scaled(-atom.power);
    atom.single = words_ == 1;
    return atom;
  }

  std::string_view text_;
  const Tables::Impl& tables_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t length_ = 0;  // of the word looked at last
  Decimal total_;
  std::optional<Decimal> share_;
  int group_ = 0;
  int limit_ = 100;
  int words_ = 0;
  int stacked_ = 0;  // powers of scales on scales
  Sort last_ = Sort::unit;
  bool article_ = false;
  bool done_ = false;
  bool overflow_ = false;
};

}  // namespace

std::optional<Atom> read_english(std::string_view text, std::size_t at, const Tables::Impl& tables) {
  return WordReader(text, at, tables).read();
}

}  // namespace zhibiao::number
