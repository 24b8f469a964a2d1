#pragma once

#include "schemas/edxml/element.h"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace vanthu::edxml {

/// Why a message cannot be read at all: a code of protocol.h.
class ReadFault : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The tree of the XML, of any generation. Files in it are written as records while they go by, and the text
/// of their elements is the place of the record, from 0; `files` counts them. Throws ReadFault: a document
/// type, nesting, elements, text and files beyond limits.h.
[[nodiscard]] Element readTree(std::string_view xml, std::size_t& files);

}  // namespace vanthu::edxml
