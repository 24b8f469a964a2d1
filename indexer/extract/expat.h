#pragma once

#include <expat.h>

#include <string_view>

namespace vanthu::extract {

struct FreeParser {
    void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

/// A name without its namespace prefix.
[[nodiscard]] inline std::string_view localName(const char* name) {
    const std::string_view whole{name};
    const std::size_t colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

}  // namespace vanthu::extract
