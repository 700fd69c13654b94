// How the outputs for people, table and page, show a value and a period.
#pragma once

#include <string>

#include "zhibiao/indicator.h"

namespace zhibiao::sink {

/// The value with thousands separators, both ends of a range: "5,450,000,000,000", "3.5–4".
std::string shown_value(const Indicator& record);

/// A period of one whole year or month as 2022 or 2022-03, any other as it is.
std::string shown_period(const std::string& period);

}  // namespace zhibiao::sink
