#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/zip_archive.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::extract {

enum class XmlEnd { whole, stopped, broken, forbidden };

/// The attributes of one element.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char** list) : list_(list) {}
    /// The value of an attribute by its name without prefix; empty when it is not there.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;
    /// Names without prefix, and values, in their order.
    [[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> all() const;

  private:
    const char** list_;  ///< names and values in turn, then nullptr, as of expat
};

/// What somebody makes of XML while it goes by. Names come without prefix. Nobody is told of what stands
/// behind the point where done() turned true.
class XmlListener {
  public:
    virtual ~XmlListener() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
    /// Enough is known.
    [[nodiscard]] virtual bool done() const = 0;
};

/// Reads one entry of an archive. Stops in good order when the budget is nearly spent. A document type
/// declaration, or nesting deeper than limits::kXmlDepth, is `forbidden`. Throws ZipError, and what the
/// listener throws.
[[nodiscard]] XmlEnd readXmlStream(const ZipArchive& archive, const std::string& entry, const Budget& budget,
                                   XmlListener& listener);

/// Reads a whole file in UTF-8, whatever encoding it declares. That it names a document type is no harm, but
/// one that declares entities of its own is refused.
[[nodiscard]] XmlEnd readXmlStream(std::string_view utf8, const Budget& budget, XmlListener& listener);

}  // namespace vanthu::extract
