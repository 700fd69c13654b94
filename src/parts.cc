#include "parts.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "bytes_scan.h"
#include "record.h"
#include "text_char.h"
#include "text_line.h"

namespace zhibiao::parts {
namespace {

constexpr std::size_t kPart = std::size_t{1} << 20;  // the least size of a part
constexpr std::size_t kLook = std::size_t{1} << 16;  // how far each kind of end is looked for

enum class End { paragraph, line, sentence, clause, wrap };

// 。！？ and their ASCII forms, but for the full stop.
bool is_hard_end(char32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == U'!' || c == U'?'; }

bool ends_sentence(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  if (line.empty()) return false;
  const char32_t last = text::last_char(line);
  return is_hard_end(last) || last == U'.';
}

// A line break at `at`, and nothing but spaces up to the next.
std::size_t past_blank_line(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
  return end < text.size() && text[end] == '\n' ? end + 1 : at;
}

// ASCII or full-width.
bool is_figure(char32_t c) { return text::is_digit(c) || (c >= 0xFF10 && c <= 0xFF19); }

bool parts_number(std::string_view text, std::size_t begin, std::size_t end) {
  return begin > 0 && end < text.size() && is_figure(text::last_char(text.substr(0, begin))) &&
         is_figure(text::decode(text, end).point);
}

// One past a comma, a semicolon or a colon that parts no number; `at` where there is none.
std::size_t past_clause(std::string_view text, std::size_t at) {
  const text::Decoded mark = text::decode(text, at);
  const std::size_t end = at + mark.size;
  const bool wide = mark.point == 0xFF0C || mark.point == 0xFF1B || mark.point == 0xFF1A;
  if (!wide) return (mark.point == U',' || mark.point == U';') && text.substr(end, 1) == " " ? end + 1 : at;
  return parts_number(text, at, end) ? at : end;
}

// One past the end of this kind at `at`; `at` where there is none.
std::size_t past_end(std::string_view text, std::size_t at, End kind) {
  if (kind == End::clause) return past_clause(text, at);
  if (kind == End::wrap) return parts_number(text, at, at + 1) ? at : at + 1;
  if (kind != End::sentence) {
    if (text[at] != '\n') return at;
    if (kind == End::paragraph) return past_blank_line(text, at);
    return ends_sentence(text.substr(0, at)) ? at + 1 : at;
  }
  const text::Decoded mark = text::decode(text, at);
  if (!is_hard_end(mark.point) && mark.point != U'.') return at;
  std::size_t end = at + mark.size;
  for (; end < text.size(); end += text::decode(text, end).size) {
    if (!text::is_closer(text::decode(text, end).point)) break;
  }
  if (mark.point != U'.') return end;
  const bool word =
      at > 1 && text[at - 1] >= 'a' && text[at - 1] <= 'z' && text[at - 2] != '.';  // not 3.5, e.g.
  return word && end < text.size() && (text[end] == ' ' || text[end] == '\n') ? end + 1 : at;
}

// One past the first end of this kind that starts in [from, to); the end of the text where none does.
std::size_t find_end(std::string_view text, std::size_t from, std::size_t to, End kind) {
  const std::string_view head = text.substr(0, to);
  const auto next = [&](std::size_t at) {
    if (kind == End::sentence) return next_stop(text, at, to);
    return std::min(kind == End::clause ? head.find_first_of("\xEF,;", at) : head.find('\n', at), to);
  };
  for (std::size_t at = next(from); at < to; at = next(at + 1)) {
    if (const std::size_t end = past_end(text, at, kind); end != at) return end;
  }
  return text.size();
}

// The last reading of a thread, whose memory the next one uses. What a large text took is given back.
class Kept {
 public:
  Engine::Reading& reading() noexcept { return reading_; }
  ~Kept() {
    if (reading_.clean.bytes.capacity() > kMost) reading_ = {};
  }

 private:
  static constexpr std::size_t kMost = std::size_t{1} << 21;  // bytes of text

  static Engine::Reading& own() {
    thread_local Engine::Reading out;
    return out;
  }
  Engine::Reading& reading_ = own();
};

void move_by(Indicator& record, std::size_t begin) {
  record.begin += begin;
  record.end += begin;
  if (record.name_begin) *record.name_begin += begin;
  if (record.name_end) *record.name_end += begin;
  record.sentence_begin += begin;
  record.sentence_end += begin;
}

// Reads the parts of one text. Each thread takes the next part; outlines are read in order, all else side by
// side.
class Reader {
 public:
  Reader(const By& by, std::string_view text, std::string_view doc, const std::function<bool()>& go_on)
      : by_(by), text_(text), doc_(doc), go_on_(go_on) {}

  std::vector<Indicator> run(unsigned jobs) {
    alone_ = jobs == 1;
    {
      std::vector<std::jthread> others;
      for (unsigned i = 1; i < jobs; ++i) others.emplace_back([this] { work(false); });
      work(true);
    }
    if (failed_) std::rethrow_exception(failed_);
    return stopped_ ? std::vector<Indicator>() : std::move(out_);
  }

 private:
  struct Part {
    std::size_t index = 0, begin = 0;
    std::string_view text;
  };

  // The caller's own thread asks whether to go on.
  void work(bool asks) {
    try {
      Part part;
      while (take(part)) {
        if (asks && go_on_ && !go_on_()) return stop();
        read(part);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failed_) failed_ = std::current_exception();
      stopped_ = true;
      turn_.notify_all();
    }
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    turn_.notify_all();
  }

  bool take(Part& part) {
    const std::lock_guard lock(mutex_);
    if (stopped_ || next_ >= text_.size()) return false;
    const std::size_t end = end_of_part(text_, next_);
    part = {count_++, next_, text_.substr(next_, end - next_)};
    next_ = end;
    return true;
  }

  void read(const Part& part) {
    const Engine& engine = by_.engine;
    const bool counts = engine.may_count(part.text);
    Kept kept;
    Engine::Reading& reading = kept.reading();
    if (counts) engine.read(part.text, by_.lang, reading);
    std::shared_ptr<const outline::Outline> outline;
    {
      std::unique_lock lock(mutex_);
      turn_.wait(lock, [&] { return stopped_ || outlined_ == part.index; });
      if (stopped_) return;
      if (counts)
        before_ =
            std::make_shared<const outline::Outline>(engine.outline_of(reading, by_.date, before_.get()));
      outline = before_;
      ++outlined_;
    }
    turn_.notify_all();
    std::vector<context::Mention> mentions;
    if (counts) mentions = engine.mentions_under(*outline, reading);
    if (alone_) return add_alone(part, reading, mentions);
    std::vector<Indicator> found = record::make(reading.clean, reading.quantities, mentions, doc_);
    for (Indicator& it : found) move_by(it, part.begin);
    add(part, std::move(found));
  }

  void add_alone(const Part& part, const Engine::Reading& reading,
                 const std::vector<context::Mention>& mentions) {
    const std::size_t before = out_.size();
    make_room(part.begin + part.text.size(), mentions.size());
    record::add(reading.clean, reading.quantities, mentions, doc_, out_);
    for (std::size_t i = before; i < out_.size(); ++i) move_by(out_[i], part.begin);
  }

  // Records are added in the order of the parts.
  void add(const Part& part, std::vector<Indicator> found) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(part.index, std::pair(part.begin + part.text.size(), std::move(found)));
    for (auto it = waiting_.find(added_); it != waiting_.end(); it = waiting_.find(++added_)) {
      append(it->second.first, std::move(it->second.second));
      waiting_.erase(it);
    }
  }

  void append(std::size_t done, std::vector<Indicator> found) {
    make_room(done, found.size());
    std::move(found.begin(), found.end(), std::back_inserter(out_));
  }

  // Room for what the text will give if it goes on like this: growing by doubling would hold all twice.
  void make_room(std::size_t done, std::size_t more) {
    const std::size_t count = out_.size() + more;
    if (count <= out_.capacity()) return;
    const double share = static_cast<double>(text_.size()) / static_cast<double>(done);
    out_.reserve(static_cast<std::size_t>(static_cast<double>(count) * share * 1.1) + 16);
  }

  const By& by_;
  std::string_view text_, doc_;
  const std::function<bool()>& go_on_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::size_t next_ = 0, count_ = 0;      // where the next part begins, and its index
  std::size_t outlined_ = 0, added_ = 0;  // parts whose outline has been read, whose records are in out_
  std::shared_ptr<const outline::Outline> before_;
  std::map<std::size_t, std::pair<std::size_t, std::vector<Indicator>>> waiting_;
  std::vector<Indicator> out_;
  bool alone_ = false;  // one thread reads all parts, and puts their records where they belong
  bool stopped_ = false;
  std::exception_ptr failed_;
};

}  // namespace

std::size_t end_of_part(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= kWhole) return text.size();
  const std::size_t from = begin + kPart;
  for (std::size_t look = kLook, done = from;; look *= 2) {
    const std::size_t to = std::min(from + look, text.size());
    for (const End kind : {End::paragraph, End::line, End::sentence, End::clause, End::wrap}) {
      const bool late = kind >= End::clause;
      if (late && look < kPart) break;
      const std::size_t end = find_end(text, late && look == kPart ? from : done, to, kind);
      if (end < text.size()) return end;
    }
    if (to == text.size()) return to;
    done = to;
  }
}

void each(std::string_view text, const std::function<void(std::string_view, std::size_t)>& see) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = end_of_part(text, begin);
    see(text.substr(begin, end - begin), begin);
    begin = end;
  }
}

std::vector<Indicator> extract(const By& by, std::string_view text, std::string_view doc, unsigned jobs,
                               const std::function<bool()>& go_on) {
  if (!by.engine.may_count(text)) return {};
  if (text.size() > kWhole) return Reader(by, text, doc, go_on).run(std::max(1U, jobs));
  Kept kept;
  Engine::Reading& reading = kept.reading();
  by.engine.read(text, by.lang, reading);
  return record::make(reading.clean, reading.quantities, by.engine.mentions(reading, by.date), doc);
}

}  // namespace zhibiao::parts
