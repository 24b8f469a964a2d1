#pragma once

#include "schemas/domain/json_writer.h"
#include "schemas/layout/layout.h"

namespace vanthu::app {

/// Writes "box": a place on a page in shares of its width and height; nothing where the file leaves the
/// places to the reader.
void writeBox(domain::JsonWriter& json, const layout::Layout& layout, int page, const layout::Box& box);

}  // namespace vanthu::app
