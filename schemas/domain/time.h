#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::domain {

/// Moments are UTC seconds inside; people see Vietnam time.
using Timestamp = std::chrono::sys_seconds;

/// A day of the civil calendar. Always a day that exists.
class Date {
  public:
    /// 1970-01-01.
    Date() = default;
    /// std::nullopt when there is no such day or the year is outside 1900–2200.
    [[nodiscard]] static std::optional<Date> fromParts(int year, unsigned month, unsigned day);

    [[nodiscard]] int year() const { return static_cast<int>(value_.year()); }
    [[nodiscard]] unsigned month() const { return static_cast<unsigned>(value_.month()); }
    [[nodiscard]] unsigned day() const { return static_cast<unsigned>(value_.day()); }
    /// Days since 1970-01-01; the form in which dates are stored and compared.
    [[nodiscard]] int days() const;
    [[nodiscard]] static Date fromDays(int days);
    [[nodiscard]] Date plusDays(int days) const { return fromDays(this->days() + days); }

    /// "2018-09-28".
    [[nodiscard]] std::string iso() const;
    /// "28/09/2018".
    [[nodiscard]] std::string vietnamese() const;

    bool operator==(const Date& other) const { return value_ == other.value_; }
    auto operator<=>(const Date& other) const { return days() <=> other.days(); }

  private:
    std::chrono::year_month_day value_{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};
};

/// The only form the API takes: "2018-09-28". std::nullopt for anything else.
[[nodiscard]] std::optional<Date> parseIsoDate(std::string_view text);

/// Every spelling of domain rule §1.3: ISO, 05/03/2020, 28-9-2018, 16.4.2018, 2018/09/28,
/// "ngày 5 tháng 3 năm 2020". std::nullopt when the whole text is not one date.
[[nodiscard]] std::optional<Date> parseAnyDate(std::string_view text);

/// The day in Vietnam (UTC+7, no summer time) at that moment.
[[nodiscard]] Date vietnamDate(Timestamp moment);
/// The moment at which that day begins in Vietnam.
[[nodiscard]] Timestamp startOfDay(Date day);
/// "2018-09-28T08:15:00+07:00".
[[nodiscard]] std::string isoVietnam(Timestamp moment);
/// "28/09/2018 08:15": Vietnam time, for people.
[[nodiscard]] std::string vietnameseTime(Timestamp moment);
/// Takes "Z" and offsets; std::nullopt for anything that is not RFC 3339.
[[nodiscard]] std::optional<Timestamp> parseTimestamp(std::string_view text);

/// Where the time comes from, so that tests can turn it. Any thread.
class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
};

class SystemClock : public Clock {
  public:
    [[nodiscard]] Timestamp now() const override;
};

}  // namespace vanthu::domain
