#include "schemas/domain/book.h"

#include <algorithm>

namespace vanthu::domain {

std::string seriesKey(const Book& book, std::string_view typeCode) {
    switch (book.scheme) {
        case NumberingScheme::common:
            return {};
        case NumberingScheme::perType:
            return std::string{typeCode};
        case NumberingScheme::mixed: {
            const auto& apart = book.separateTypes;
            return std::find(apart.begin(), apart.end(), typeCode) != apart.end() ? std::string{typeCode}
                                                                                  : std::string{};
        }
    }
    return {};
}

}  // namespace vanthu::domain
