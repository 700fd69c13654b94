// Many texts on several threads: each takes the next text that nobody has; the caller's thread reports
// progress. Where there are fewer texts than threads, those that are left read parts of long texts.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "extractor_impl.h"
#include "parts.h"
#include "zhibiao/error.h"
#include "zhibiao/extractor.h"

namespace zhibiao {
namespace {

constexpr std::chrono::milliseconds kReport{50};

using Records = std::vector<std::vector<Indicator>>;

class Run {
 public:
  Run(const parts::By& by, std::span<const std::string_view> texts, const Batch& batch, unsigned jobs)
      : by_(by),
        texts_(texts),
        batch_(batch),
        threads_(static_cast<unsigned>(std::min<std::size_t>(jobs, texts.size()))),
        inside_(threads_ == 0 ? 1 : jobs / threads_),
        out_(texts.size()) {}

  Records run() {
    due_ = std::chrono::steady_clock::now() + kReport;
    if (threads_ <= 1)
      alone();
    else
      side_by_side();
    if (failed_) std::rethrow_exception(failed_);
    if (batch_.progress && !told_to_stop_) batch_.progress(done_);
    return std::move(out_);
  }

 private:
  void alone() {
    const std::function<bool()> go_on = [this] {
      report();
      return !over();
    };
    while (!over() && one(go_on)) report();
  }

  void side_by_side() {
    std::vector<std::jthread> threads;
    const Stop stop(*this);  // before the threads are joined, whatever happens
    running_ = threads_;
    for (unsigned i = 0; i < threads_; ++i) threads.emplace_back([this] { work(); });
    watch();
  }

  struct Stop {
    explicit Stop(Run& run) : run_(run) {}
    ~Stop() { run_.stopped_ = true; }
    Stop(const Stop&) = delete;
    Stop& operator=(const Stop&) = delete;
    Run& run_;
  };

  bool over() const { return stopped_ || batch_.stop.stop_requested(); }

  // Now and then.
  void report() {
    if (!batch_.progress || std::chrono::steady_clock::now() < due_) return;
    if (!batch_.progress(done_)) stopped_ = told_to_stop_ = true;
    due_ = std::chrono::steady_clock::now() + kReport;
  }

  // Reads the next text; false where there is none.
  bool one(const std::function<bool()>& go_on) {
    const std::size_t i = next_++;
    if (i >= texts_.size()) return false;
    const std::string_view doc = batch_.docs.empty() ? std::string_view() : batch_.docs[i];
    out_[i] = parts::extract(by_, texts_[i], doc, inside_, go_on);
    if (!over()) ++done_;
    return true;
  }

  void work() {
    try {
      const std::function<bool()> go_on = [this] { return !over(); };
      while (!over() && one(go_on)) {
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failed_ = std::current_exception();
      stopped_ = true;
    }
    const std::lock_guard lock(mutex_);
    --running_;
    finished_.notify_one();
  }

  void watch() {
    std::unique_lock lock(mutex_);
    while (!finished_.wait_for(lock, kReport, [this] { return running_ == 0; })) {
      lock.unlock();
      if (!over()) report();
      lock.lock();
    }
  }

  const parts::By& by_;
  std::span<const std::string_view> texts_;
  const Batch& batch_;
  unsigned threads_, inside_;  // side by side, and for each text
  Records out_;
  std::atomic<std::size_t> next_{0}, done_{0};
  std::atomic<bool> stopped_{false};
  bool told_to_stop_ = false;                  // by progress
  std::chrono::steady_clock::time_point due_;  // of the next report
  std::mutex mutex_;
  std::condition_variable finished_;
  unsigned running_ = 0;
  std::exception_ptr failed_;
};

}  // namespace

Records Extractor::extract_many(std::span<const std::string_view> texts, const Batch& batch) const {
  if (!batch.docs.empty() && batch.docs.size() != texts.size())
    throw Error(ErrorCode::option, "`docs` has " + std::to_string(batch.docs.size()) + " entries for " +
                                       std::to_string(texts.size()) + " texts; give one for each");
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const parts::By by{impl_->engine, impl_->date, impl_->lang};
  return Run(by, texts, batch, batch.jobs == 0 ? cores : batch.jobs).run();
}

}  // namespace zhibiao
