// zhibiao: numeric indicators out of Chinese and English text. This header includes the whole public library.
#pragma once

#include "zhibiao/error.h"      // IWYU pragma: export
#include "zhibiao/extractor.h"  // IWYU pragma: export
#include "zhibiao/indicator.h"  // IWYU pragma: export
#include "zhibiao/rules.h"      // IWYU pragma: export
#include "zhibiao/sink.h"       // IWYU pragma: export

/// The library's version, MAJOR.MINOR.PATCH.
#define ZHIBIAO_VERSION "0.1.0"
