// A list of a few plain values that needs no allocation: the parts of a name, the members of a group.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <type_traits>
#include <utility>
#include <vector>

namespace zhibiao {

/// As std::vector where it has the member. The first N values lie in the object, more of them on the heap.
template <class T, std::size_t N>
class SmallList {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  SmallList() noexcept = default;
  SmallList(std::initializer_list<T> values) {
    for (const T& value : values) push_back(value);
  }
  SmallList(const SmallList& other) : few_(other.few_), size_(other.size_) {
    if (size_ > N) many_ = other.many_;
  }
  SmallList(SmallList&& other) noexcept : few_(other.few_), size_(std::exchange(other.size_, 0)) {
    if (size_ > N) many_ = std::move(other.many_);
  }
  SmallList& operator=(const SmallList& other) {
    few_ = other.few_;
    size_ = other.size_;
    if (size_ > N) many_ = other.many_;
    return *this;
  }
  SmallList& operator=(SmallList&& other) noexcept {
    few_ = other.few_;
    size_ = std::exchange(other.size_, 0);
    if (size_ > N) many_ = std::move(other.many_);
    return *this;
  }
  ~SmallList() = default;

  void push_back(const T& value) {
    if (size_ < N) {
      few_[size_++] = value;
      return;
    }
    if (size_++ == N) many_.assign(few_.begin(), few_.end());
    many_.push_back(value);
  }
  void clear() noexcept { size_ = 0; }

  std::size_t size() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  const T* data() const noexcept { return size_ <= N ? few_.data() : many_.data(); }
  T* data() noexcept { return size_ <= N ? few_.data() : many_.data(); }
  const T* begin() const noexcept { return data(); }
  const T* end() const noexcept { return data() + size_; }
  T* begin() noexcept { return data(); }
  T* end() noexcept { return data() + size_; }
  const T& front() const noexcept { return *data(); }
  T& front() noexcept { return *data(); }
  const T& back() const noexcept { return data()[size_ - 1]; }
  T& back() noexcept { return data()[size_ - 1]; }
  const T& operator[](std::size_t i) const noexcept { return data()[i]; }
  T& operator[](std::size_t i) noexcept { return data()[i]; }

  bool operator==(const SmallList& other) const noexcept {
    return std::equal(begin(), end(), other.begin(), other.end());
  }

 private:
  std::array<T, N> few_{};
  std::vector<T> many_;
  std::size_t size_ = 0;
};

}  // namespace zhibiao
