// The rooms from number to unit, block by block, so that what they hand each other stays small and warm.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "count_en.h"
#include "engine.h"

namespace zhibiao {

/// Fills the times and quantities of a reading. For one text and one thread.
class BlockReader {
 public:
  /// What the rooms read by.
  struct Rooms {
    const number::Tables& numbers;
    const timex::Tables& times;
    const unit::Tables& units;
    const timex::Tables& english_times;
    const Lexicon& english_lexicon;
    const english::CountTables& english_counts;
  };

  /// `reading` holds the clean text and the language of its sentences, and outlives the reader.
  BlockReader(const Rooms& rooms, Engine::Reading& reading);

  /// Reads the next block. Linear in its size.
  void read(Span block);

 private:
  /// Sentences that stand together and have one language.
  struct Stretch {
    Span at;
    std::size_t first = 0, last = 0;  // sentences
    bool english = false;
  };
  Stretch next_stretch(Span block, std::size_t from);
  void find_times(const Stretch& stretch);
  void complete(std::size_t first_sentence, std::size_t last_sentence, std::size_t first_time,
                std::size_t first);

  Rooms rooms_;
  Engine::Reading& reading_;
  bool any_english_;
  std::string lower_;  // the text in lower case, where any of it is English
  number::Finder numbers_in_;
  timex::Known known_;
  std::optional<english::Counter> counter_;
  std::size_t sentence_ = 0;  // first of the next block
  // Of the block at hand.
  std::vector<number::Number> numbers_;
  std::vector<Span> dates_;
  std::vector<unit::Quantity> found_;
};

}  // namespace zhibiao
