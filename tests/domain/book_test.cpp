#include "schemas/domain/book.h"

#include <catch2/catch.hpp>

using namespace vanthu::domain;

TEST_CASE("the scheme of a book says which series a type belongs to", "[domain]") {
    const auto [scheme, type, key] = GENERATE(table<NumberingScheme, std::string, std::string>({
        {NumberingScheme::common, "KH", ""},
        {NumberingScheme::perType, "KH", "KH"},
        {NumberingScheme::perType, "CV", "CV"},
        {NumberingScheme::mixed, "QĐ", "QĐ"},
        {NumberingScheme::mixed, "KH", ""},
        {NumberingScheme::mixed, "", ""},
    }));
    Book book;
    book.scheme = scheme;
    book.separateTypes = {"QĐ", "CT"};

    CHECK(seriesKey(book, type) == key);
}
