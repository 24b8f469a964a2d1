#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/xml_stream.h"
#include "indexer/extract/zip_archive.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>

namespace vanthu::extract {

/// What an element means for the text around it; elements without a meaning are passed through.
struct Markup {
    std::string_view before;  ///< written at its start
    std::string_view after;   ///< written at its end
    enum class Content { asAround, isText, isSkipped } content{Content::asAround};
    std::string_view attribute{};  ///< whose value stands at its start, on a line of its own
};

struct NamedMarkup {
    std::string_view name;
    Markup markup;
};

/// The meaning of an element, by its name without prefix; nullptr for none.
using MarkupTable = std::function<const Markup*(std::string_view localName)>;

/// The table of a list that lives for ever.
template <std::size_t size>
[[nodiscard]] MarkupTable markupTable(const NamedMarkup (&entries)[size]) {
    return [&entries](std::string_view name) -> const Markup* {
        const auto* found = std::find_if(std::begin(entries), std::end(entries),
                                         [&](const NamedMarkup& entry) { return entry.name == name; });
        return found == std::end(entries) ? nullptr : &found->markup;
    };
}

/// Is told of every element, also of those without a meaning, before its text; names without prefix.
class ElementWatcher {
  public:
    virtual ~ElementWatcher() = default;
    virtual void start(std::string_view localName, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view localName) = 0;
};

/// Appends the text of one XML entry. Stops in good order when `out` is full. Otherwise as readXmlStream().
[[nodiscard]] XmlEnd appendXmlText(const ZipArchive& archive, const std::string& entry,
                                   const MarkupTable& markup, const Budget& budget, BoundedText& out,
                                   ElementWatcher* watcher = nullptr);

}  // namespace vanthu::extract
