// Opens what the library may ask of ICU, one line a failure. Run by tests/python/test_wheel.py with the cut
// data of the wheel (LD_LIBRARY_PATH=build/icu) and, as a check of itself, with a cut that lacks the
// converters. Usage: icu_probe
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>

#include <array>
#include <cstdio>
#include <string>

namespace {

int failures = 0;

void report(const char* what, const char* name, UErrorCode status) {
  if (U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING) return;
  std::printf("%s %s: %s\n", what, name, u_errorName(status));
  ++failures;
}

void converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* opened = ucnv_open(name, &status);
  report("converter", name, status);
  if (U_FAILURE(status)) return;
  std::array<UChar, 8> out{};
  ucnv_toUChars(opened, out.data(), static_cast<int32_t>(out.size()), "1", 1, &status);
  report("conversion", name,
         status == U_INVALID_CHAR_FOUND || status == U_TRUNCATED_CHAR_FOUND ? U_ZERO_ERROR : status);
  ucnv_close(opened);
}

}  // namespace

int main() {
  for (const char* name :
       {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "GB18030", "GBK",
        "GB2312", "HZ", "Big5", "Big5-HKSCS", "EUC-TW", "EUC-CN", "windows-1252"}) {
    converter(name);
  }
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&status);
  UEnumeration* names = ucsdet_getAllDetectableCharsets(detector, &status);
  report("detector", "", status);
  int32_t size = 0;
  while (const char* name = uenum_next(names, &size, &status)) {
    const std::string plain = name;  // IBM424_rtl, ISO-8859-8-I say the direction too
    const bool directed = plain.ends_with("_rtl") || plain.ends_with("_ltr");
    converter(plain == "ISO-8859-8-I" ? "ISO-8859-8"
                                      : plain.substr(0, plain.size() - (directed ? 4 : 0)).c_str());
  }
  uenum_close(names);
  ucsdet_close(detector);
  using Open = const UNormalizer2* (*)(UErrorCode*);
  const std::array<Open, 4> forms = {&unorm2_getNFCInstance, &unorm2_getNFDInstance, &unorm2_getNFKCInstance,
                                     &unorm2_getNFKCCasefoldInstance};
  for (const Open open : forms) {
    status = U_ZERO_ERROR;
    open(&status);
    report("normaliser", "", status);
  }
  std::printf("icu_probe: %d failures\n", failures);
  return failures == 0 ? 0 : 1;
}
