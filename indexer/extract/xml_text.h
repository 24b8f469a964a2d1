#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/zip_archive.h"

#include <functional>
#include <string>
#include <string_view>

namespace vanthu::extract {

/// What an element means for the text around it; elements without a meaning are passed through.
struct Markup {
    std::string_view before;  ///< written at its start
    std::string_view after;   ///< written at its end
    enum class Content { asAround, isText, isSkipped } content{Content::asAround};
};

/// The meaning of an element, by its name without prefix; nullptr for none.
using MarkupTable = std::function<const Markup*(std::string_view localName)>;

/// Is told of every element, also of those without a meaning, before its text; names without prefix.
class ElementWatcher {
  public:
    virtual ~ElementWatcher() = default;
    /// `attributes`: name, value, name, value …, nullptr.
    virtual void start(std::string_view localName, const char** attributes) = 0;
    virtual void end(std::string_view localName) = 0;
};

enum class XmlEnd { whole, stopped, broken, forbidden };

/// Appends the text of one XML entry. Stops in good order when `out` is full or the budget nearly spent. A
/// document type declaration, or nesting deeper than limits::kXmlDepth, is `forbidden`. Throws ZipError.
[[nodiscard]] XmlEnd appendXmlText(const ZipArchive& archive, const std::string& entry,
                                   const MarkupTable& markup, const Budget& budget, BoundedText& out,
                                   ElementWatcher* watcher = nullptr);

}  // namespace vanthu::extract
