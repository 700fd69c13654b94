// What an Extractor holds, for the files that implement its members.
#pragma once

#include <optional>

#include "engine.h"
#include "zhibiao/extractor.h"

namespace zhibiao {

struct Extractor::Impl {
  explicit Impl(const Options& options);

  std::optional<Date> date;
  Language lang;
  Engine engine;
};

}  // namespace zhibiao
