#include "indexer/extract/xml_tree.h"

#include <algorithm>

#include "indexer/extract/expat.h"
#include "schemas/domain/limits.h"

namespace vanthu::extract {
namespace {

/// Builds the tree. Callbacks from C must not throw; they stop the parser instead.
class Builder {
  public:
    explicit Builder(XML_Parser parser) : parser_(parser) {
        open_.emplace_back();  // stands above the root
        XML_SetUserData(parser, this);
        XML_SetElementHandler(
            parser,
            [](void* self, const char* name, const char** attributes) { of(self).start(name, attributes); },
            [](void* self, const char*) { of(self).end(); });
        XML_SetCharacterDataHandler(parser, [](void* self, const char* text, int size) {
            of(self).characters({text, static_cast<std::size_t>(size)});
        });
        XML_SetStartDoctypeDeclHandler(parser, [](void* self, const char*, const char*, const char*, int) {
            of(self).stop(XmlFault::forbidden);
        });
    }
    Builder(const Builder&) = delete;
    Builder& operator=(const Builder&) = delete;

    [[nodiscard]] std::optional<XmlFault> fault() const { return fault_; }
    XmlElement takeRoot() { return std::move(open_.front().children.front()); }
    [[nodiscard]] bool hasRoot() const { return open_.size() == 1 && !open_.front().children.empty(); }

  private:
    static Builder& of(void* self) { return *static_cast<Builder*>(self); }

    void stop(XmlFault fault) noexcept {
        fault_ = fault;
        XML_StopParser(parser_, XML_FALSE);
    }

    void start(const char* name, const char** attributes) noexcept {
        if (fault_) return;
        if (static_cast<int>(open_.size()) > limits::kXmlDepth) return stop(XmlFault::forbidden);
        if (++elements_ > limits::kLayoutXmlElements) return stop(XmlFault::tooLarge);
        try {
            XmlElement element;
            element.name = localName(name);
            for (; attributes[0] != nullptr; attributes += 2)
                element.attributes.emplace_back(localName(attributes[0]), attributes[1]);
            open_.push_back(std::move(element));
        } catch (const std::bad_alloc&) {
            stop(XmlFault::tooLarge);
        }
    }

    void end() noexcept {
        if (fault_) return;  // expat still ends the element that was refused
        try {
            open_[open_.size() - 2].children.push_back(std::move(open_.back()));
            open_.pop_back();
        } catch (const std::bad_alloc&) {
            stop(XmlFault::tooLarge);
        }
    }

    void characters(std::string_view text) noexcept {
        if (fault_) return;
        try {
            open_.back().text += text;
        } catch (const std::bad_alloc&) {
            stop(XmlFault::tooLarge);
        }
    }

    XML_Parser parser_;
    std::vector<XmlElement> open_;
    std::size_t elements_{0};
    std::optional<XmlFault> fault_;
};

}  // namespace

const XmlElement* XmlElement::child(std::string_view childName) const {
    const auto found = std::find_if(children.begin(), children.end(),
                                    [&](const XmlElement& element) { return element.name == childName; });
    return found == children.end() ? nullptr : &*found;
}

std::optional<std::string_view> XmlElement::attribute(std::string_view attributeName) const {
    for (const auto& [key, value] : attributes)
        if (key == attributeName) return value;
    return std::nullopt;
}

std::optional<XmlElement> readXmlTree(const ZipArchive& archive, const std::string& entry,
                                      const Budget& budget) {
    if (!archive.has(entry)) return std::nullopt;
    const std::unique_ptr<XML_ParserStruct, FreeParser> parser{XML_ParserCreate(nullptr)};
    if (!parser) throw std::bad_alloc();
    Builder builder(parser.get());
    archive.read(entry, [&](std::string_view piece) {
        const bool parsed =
            XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE) == XML_STATUS_OK;
        if (!builder.fault() && !parsed) throw XmlError(XmlFault::broken);
        if (budget.nearlySpent()) throw XmlError(XmlFault::tooLarge);
        return !builder.fault();
    });
    if (!builder.fault() && XML_Parse(parser.get(), "", 0, XML_TRUE) != XML_STATUS_OK && !builder.fault())
        throw XmlError(XmlFault::broken);
    if (builder.fault()) throw XmlError(*builder.fault());
    if (!builder.hasRoot()) throw XmlError(XmlFault::broken);
    return builder.takeRoot();
}

}  // namespace vanthu::extract
