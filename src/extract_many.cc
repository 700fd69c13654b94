// Many texts on several threads: each takes the next text that nobody has; the caller's thread reports
// progress.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "zhibiao/error.h"
#include "zhibiao/extractor.h"

namespace zhibiao {
namespace {

constexpr std::chrono::milliseconds kReport{50};

using Records = std::vector<std::vector<Indicator>>;

class Run {
 public:
  Run(const Extractor& extractor, std::span<const std::string_view> texts, const Batch& batch)
      : extractor_(extractor), texts_(texts), batch_(batch), out_(texts.size()) {}

  Records alone() {
    auto due = std::chrono::steady_clock::now() + kReport;
    while (one()) {
      if (!batch_.progress || std::chrono::steady_clock::now() < due) continue;
      if (!batch_.progress(done_)) return std::move(out_);
      due = std::chrono::steady_clock::now() + kReport;
    }
    if (batch_.progress) batch_.progress(done_);
    return std::move(out_);
  }

  Records on(unsigned jobs) {
    {
      std::vector<std::jthread> threads;
      const Stop stop(*this);  // before the threads are joined, whatever happens
      running_ = jobs;
      for (unsigned i = 0; i < jobs; ++i) threads.emplace_back([this] { work(); });
      watch();
    }
    if (failed_) std::rethrow_exception(failed_);
    if (batch_.progress) batch_.progress(done_);
    return std::move(out_);
  }

 private:
  struct Stop {
    explicit Stop(Run& run) : run_(run) {}
    ~Stop() { run_.stopped_ = true; }
    Stop(const Stop&) = delete;
    Stop& operator=(const Stop&) = delete;
    Run& run_;
  };

  // Reads the next text; false where there is none.
  bool one() {
    const std::size_t i = next_++;
    if (i >= texts_.size()) return false;
    out_[i] = extractor_.extract(texts_[i], batch_.docs.empty() ? std::string_view() : batch_.docs[i]);
    ++done_;
    return true;
  }

  void work() {
    try {
      while (!stopped_ && one()) {
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
      if (!batch_.progress || stopped_) continue;
      lock.unlock();
      if (!batch_.progress(done_)) stopped_ = true;
      lock.lock();
    }
  }

  const Extractor& extractor_;
  std::span<const std::string_view> texts_;
  const Batch& batch_;
  Records out_;
  std::atomic<std::size_t> next_{0}, done_{0};
  std::atomic<bool> stopped_{false};
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
  const std::size_t jobs = std::min<std::size_t>(batch.jobs == 0 ? cores : batch.jobs, texts.size());
  Run run(*this, texts, batch);
  return jobs <= 1 ? run.alone() : run.on(static_cast<unsigned>(jobs));
}

}  // namespace zhibiao
