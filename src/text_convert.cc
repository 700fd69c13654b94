#include "text_convert.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "zhibiao/error.h"

namespace zhibiao::text {
namespace {

struct Closer {
  void operator()(UConverter* it) const { ucnv_close(it); }
  void operator()(UCharsetDetector* it) const { ucsdet_close(it); }
};

std::unique_ptr<UConverter, Closer> open(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, Closer> out(ucnv_open(name.c_str(), &status));
  // Ill-formed bytes come back as errors, each with its length.
  ucnv_setToUCallBack(out.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) return nullptr;
  return out;
}

bool is_stateless(const UConverter* converter) {
  switch (ucnv_getType(converter)) {
    case UCNV_SBCS:
    case UCNV_DBCS:
    case UCNV_MBCS:
    case UCNV_LATIN_1:
    case UCNV_US_ASCII:
    case UCNV_UTF8:
      return true;
    default:
      return false;
  }
}

// EBCDIC and the like read ASCII bytes as something else, and GB18030's four-byte characters do not start
// with one.
bool is_ascii_inside(UConverter* converter) {
  if (!is_stateless(converter)) return false;
  for (char c = 0; c < 0x7F; ++c) {
    UErrorCode status = U_ZERO_ERROR;
    const char* at = &c;
    const UChar32 point = ucnv_getNextUChar(converter, &at, at + 1, &status);
    ucnv_resetToUnicode(converter);
    if (U_FAILURE(status) || point != c) return false;
  }
  return true;
}

std::string lower(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

}  // namespace

struct Converter::Impl {
  std::unique_ptr<UConverter, Closer> converter;
};

Converter::Converter(const std::string& name) : impl_(std::make_unique<Impl>()) {
  impl_->converter = open(name);
  if (!impl_->converter)
    throw Error(ErrorCode::option,
                "the encoding \"" + name + "\" is not in this build of ICU; convert the file to UTF-8");
  keeps_ascii_ = is_ascii_inside(impl_->converter.get());
}

Converter::~Converter() = default;

std::optional<Converter::Step> Converter::next(std::string_view bytes, std::size_t at) {
  const char* source = bytes.data() + at;
  UErrorCode status = U_ZERO_ERROR;
  const UChar32 point =
      ucnv_getNextUChar(impl_->converter.get(), &source, bytes.data() + bytes.size(), &status);
  if (status == U_INDEX_OUTOFBOUNDS_ERROR) return std::nullopt;
  const auto end = static_cast<std::size_t>(source - bytes.data());
  return Step{static_cast<char32_t>(point), end, U_SUCCESS(status) != 0, status == U_TRUNCATED_CHAR_FOUND};
}

std::string registered_name(const std::string& name) {
  if (!open(name)) return {};
  for (const char* list : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* standard = ucnv_getStandardName(name.c_str(), list, &status);
    if (standard && U_SUCCESS(status)) return lower(standard);
  }
  return lower(name);
}

Guess guess(std::string_view sample, std::string_view other, double& confidence_in_other) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Closer> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  Guess out;
  confidence_in_other = 0;
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &status);
    const double confidence = ucsdet_getConfidence(matches[i], &status) / 100.0;
    if (lower(name) == other) confidence_in_other = confidence;
    if (out.icu.empty()) out = {name, confidence};
  }
  return out;
}

}  // namespace zhibiao::text
