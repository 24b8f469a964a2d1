#pragma once

#include "schemas/domain/time.h"

#include <string_view>

namespace vanthu::tests {

/// For days that a test writes down; one that does not exist ends the test.
inline domain::Date day(int year, unsigned month, unsigned dayOfMonth) {
    return domain::Date::fromParts(year, month, dayOfMonth).value();
}
/// "2018-09-28".
inline domain::Date day(std::string_view iso) {
    return domain::parseIsoDate(iso).value();
}

}  // namespace vanthu::tests
