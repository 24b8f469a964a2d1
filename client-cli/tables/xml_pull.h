#pragma once

#include "client-cli/tables/zip_entry.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace vanthu::tables {

/// The attributes of one element.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    /// By name without prefix; "" when absent.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;

  private:
    const char** pairs_;
};

/// What to do with the elements of one part of a workbook. Names come without prefix.
struct XmlHandlers {
    std::function<void(std::string_view name, const XmlAttributes& attributes)> start;
    std::function<void(std::string_view name)> end;
    std::function<void(std::string_view text)> text;
};

/// One XML part of an archive, parsed a piece at a time. A document type declaration, and so any entity of
/// its own, is refused, and so is nesting deeper than limits::kXmlDepth. What a handler throws comes out of
/// more().
class XmlPull {
  public:
    XmlPull(ZipFile::Entry entry, XmlHandlers handlers);
    ~XmlPull();
    XmlPull(const XmlPull&) = delete;
    XmlPull& operator=(const XmlPull&) = delete;

    /// Parses the next piece; false once the part has ended. Throws TableError.
    bool more();
    [[nodiscard]] const ZipFile::Entry& entry() const { return entry_; }

    struct State;

  private:
    ZipFile::Entry entry_;
    std::unique_ptr<State> state_;
};

/// Parses a whole part.
void parseXml(ZipFile::Entry entry, XmlHandlers handlers);

}  // namespace vanthu::tables
