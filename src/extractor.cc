#include "zhibiao/extractor.h"

#include <utility>

#include "engine.h"
#include "extractor_impl.h"
#include "parts.h"
#include "record.h"
#include "zhibiao/error.h"

namespace zhibiao {
namespace {

std::optional<Date> read_date(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::optional<Date> date = Date::parse(text);
  if (!date) throw Error(ErrorCode::option, "date \"" + text + "\" is no calendar day; write YYYY-MM-DD");
  return date;
}

}  // namespace

Extractor::Impl::Impl(const Options& options)
    : date(read_date(options.date)), lang(options.lang), engine(options.rules, Engine::Lines::hold) {}

Extractor::Extractor(const Options& options) : impl_(std::make_unique<Impl>(options)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

std::vector<Indicator> Extractor::extract(std::string_view text, std::string_view doc) const {
  return parts::extract({impl_->engine, impl_->date, impl_->lang}, text, doc, 1, {});
}

std::vector<Quantity> Extractor::quantities(std::string_view text) const {
  std::vector<Quantity> out;
  parts::each(text, [&](std::string_view part, std::size_t begin) {
    if (!impl_->engine.may_count(part)) return;
    const Engine::Reading reading = impl_->engine.read(part, impl_->lang);
    for (Quantity& q : record::quantities(reading.clean, reading.quantities)) {
      q.begin += begin;
      q.end += begin;
      out.push_back(std::move(q));
    }
  });
  return out;
}

}  // namespace zhibiao
