#include "block_reader.h"

#include <algorithm>
#include <iterator>

#include "english.h"
#include "timex_en.h"

namespace zhibiao {

BlockReader::BlockReader(const Rooms& rooms, Engine::Reading& reading)
    : rooms_(rooms),
      reading_(reading),
      any_english_(std::find(reading.english.begin(), reading.english.end(), true) != reading.english.end()),
      lower_(any_english_ ? english::lower(reading.clean.bytes) : std::string()),
      numbers_in_(reading.clean.bytes, rooms.numbers) {
  if (any_english_)
    counter_.emplace(reading.clean.bytes, lower_, rooms.english_lexicon, rooms.english_counts);
}

void BlockReader::read(Span block) {
  numbers_.clear();
  numbers_in_.find(block, numbers_);
  const std::size_t first_sentence = sentence_, first_time = reading_.times.size();
  for (std::size_t from = block.begin; from < block.end;) {
    const Stretch stretch = next_stretch(block, from);
    find_times(stretch);
    from = stretch.at.end;
  }
  dates_.clear();
  for (std::size_t i = first_time; i < reading_.times.size(); ++i) dates_.push_back(reading_.times[i].at);
  const std::size_t first = reading_.quantities.size();
  unit::attach(reading_.clean.bytes, block, numbers_, dates_, rooms_.units, reading_.quantities);
  if (any_english_) complete(first_sentence, sentence_, first_time, first);
}

// From `from` to the first sentence of the other language, or to the end of the block.
BlockReader::Stretch BlockReader::next_stretch(Span block, std::size_t from) {
  const std::vector<Span>& sentences = reading_.clean.sentences;
  Stretch out{{from, block.end}, sentence_, sentence_, false};
  const auto inside = [&] { return sentence_ < sentences.size() && sentences[sentence_].begin < block.end; };
  if (!inside()) return out;
  out.english = reading_.english[sentence_];
  while (inside() && reading_.english[sentence_] == out.english) ++sentence_;
  out.last = sentence_;
  if (inside()) out.at.end = sentences[sentence_].begin;
  return out;
}

void BlockReader::find_times(const Stretch& stretch) {
  const std::string_view text = reading_.clean.bytes;
  if (!stretch.english) {
    timex::scan(text, stretch.at, numbers_, rooms_.times, known_, reading_.times);
    return;
  }
  for (std::size_t i = stretch.first; i < stretch.last; ++i)
    timex::scan_english(text, lower_, reading_.clean.sentences[i], numbers_, rooms_.english_times,
                        reading_.times);
}

// Completes what was found from `first` on, sentence by sentence.
void BlockReader::complete(std::size_t first_sentence, std::size_t last_sentence, std::size_t first_time,
                           std::size_t first) {
  std::vector<unit::Quantity>& out = reading_.quantities;
  const auto from = out.begin() + static_cast<std::ptrdiff_t>(first);
  found_.assign(std::make_move_iterator(from), std::make_move_iterator(out.end()));
  out.erase(from, out.end());
  const std::vector<timex::Expression>& times = reading_.times;
  std::size_t next = 0, time = first_time;
  for (std::size_t i = first_sentence; i < last_sentence; ++i) {
    const Span sentence = reading_.clean.sentences[i];
    const std::size_t here = out.size();
    for (; next < found_.size() && found_[next].at.begin < sentence.end; ++next)
      out.push_back(std::move(found_[next]));
    if (!reading_.english[i]) continue;
    while (time < times.size() && times[time].at.end <= sentence.begin) ++time;
    std::size_t last = time;
    while (last < times.size() && times[last].at.begin < sentence.end) ++last;
    counter_->complete(sentence, numbers_, {times.data() + time, last - time}, here, out);
  }
  std::move(found_.begin() + static_cast<std::ptrdiff_t>(next), found_.end(), std::back_inserter(out));
}

}  // namespace zhibiao
