// Days and intervals.
#include <doctest/doctest.h>

#include <string>

#include "calendar.h"

using zhibiao::Date;
using zhibiao::Interval;

TEST_CASE("calendar: days of a month") {
  CHECK(zhibiao::days_in_month(2023, 1) == 31);
  CHECK(zhibiao::days_in_month(2023, 4) == 30);
  CHECK(zhibiao::days_in_month(2023, 2) == 28);
  CHECK(zhibiao::days_in_month(2024, 2) == 29);
  CHECK(zhibiao::days_in_month(2000, 2) == 29);
  CHECK(zhibiao::days_in_month(1900, 2) == 28);
}

TEST_CASE("calendar: a day is read and written the same") {
  for (const char* text : {"2023-01-31", "2024-02-29", "1999-12-01", "0999-06-15"}) {
    CAPTURE(text);
    const auto date = Date::parse(text);
    REQUIRE(date);
    CHECK(date->to_string() == text);
  }
}

TEST_CASE("calendar: what is no day") {
  for (const char* text :
       {"", "2023", "2023-1-31", "2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "2023-04-00",
        "2023/04/01", "2023-04-01x", " 2023-04-01", "20230401", "2023-0a-01", "-023-04-01"}) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse(text));
  }
}

TEST_CASE("calendar: intervals as ISO 8601") {
  CHECK(Interval::years(2021, 2025).to_string() == "2021-01-01/2025-12-31");
  CHECK(Interval::months(2024, 1, 2).to_string() == "2024-01-01/2024-02-29");
  CHECK(Interval{std::nullopt, Date{2022, 12, 31}}.to_string() == "../2022-12-31");
  CHECK(Interval{Date{1992, 1, 1}, std::nullopt}.to_string() == "1992-01-01/..");
  CHECK(Interval{}.to_string().empty());
  CHECK_FALSE(Interval{}.known());
  CHECK(Interval::years(2022, 2022).known());
}

TEST_CASE("calendar: days are in order") {
  CHECK(Date{2022, 12, 31} < Date{2023, 1, 1});
  CHECK(Date{2023, 2, 28} < Date{2023, 3, 1});
  CHECK(Date{2023, 3, 1} == Date{2023, 3, 1});
}
