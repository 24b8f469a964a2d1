#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/zip_archive.h"

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::extract {

/// An element of an XML entry, names without prefix. `text` is all that stands in it outside its children:
/// formats whose text lies in elements of its own lose nothing.
struct XmlElement {
    std::string name;
    std::string text;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<XmlElement> children;

    /// The first child of that name, nullptr for none.
    [[nodiscard]] const XmlElement* child(std::string_view childName) const;
    /// The value of an attribute, std::nullopt when it is not there.
    [[nodiscard]] std::optional<std::string_view> attribute(std::string_view attributeName) const;
};

/// Why an entry gives no tree.
enum class XmlFault { broken, forbidden, tooLarge };

class XmlError : public std::runtime_error {
  public:
    explicit XmlError(XmlFault fault) : std::runtime_error("XML entry"), fault_(fault) {}
    [[nodiscard]] XmlFault fault() const { return fault_; }

  private:
    XmlFault fault_;
};

/// The tree of one entry; std::nullopt when the archive has none of that name. Throws XmlError: document
/// types and nesting beyond limits::kXmlDepth are forbidden, limits::kLayoutXmlElements and the budget bound
/// the rest; and ZipError.
[[nodiscard]] std::optional<XmlElement> readXmlTree(const ZipArchive& archive, const std::string& entry,
                                                    const Budget& budget);

}  // namespace vanthu::extract
