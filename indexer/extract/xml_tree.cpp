#include "indexer/extract/xml_tree.h"

#include <algorithm>
#include <new>

#include "indexer/extract/xml_stream.h"
#include "schemas/domain/limits.h"

namespace vanthu::extract {
namespace {

/// Builds the tree. Throws XmlError{tooLarge}.
class Builder : public XmlListener {
  public:
    Builder() { open_.emplace_back(); }  // stands above the root

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (++elements_ > limits::kLayoutXmlElements) throw XmlError(XmlFault::tooLarge);
        XmlElement element;
        element.name = name;
        for (const auto& [key, value] : attributes.all())
            element.attributes.emplace_back(key, value);
        open_.push_back(std::move(element));
    }
    void end(std::string_view) override {
        open_[open_.size() - 2].children.push_back(std::move(open_.back()));
        open_.pop_back();
    }
    void text(std::string_view text) override { open_.back().text += text; }
    [[nodiscard]] bool done() const override { return false; }

    XmlElement takeRoot() { return std::move(open_.front().children.front()); }
    [[nodiscard]] bool hasRoot() const { return open_.size() == 1 && !open_.front().children.empty(); }

  private:
    std::vector<XmlElement> open_;
    std::size_t elements_{0};
};

XmlEnd read(const ZipArchive& archive, const std::string& entry, const Budget& budget, Builder& builder) {
    try {
        return readXmlStream(archive, entry, budget, builder);
    } catch (const std::bad_alloc&) {
        throw XmlError(XmlFault::tooLarge);
    }
}

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
    Builder builder;
    switch (read(archive, entry, budget, builder)) {
        case XmlEnd::whole:
            break;
        case XmlEnd::stopped:
            throw XmlError(XmlFault::tooLarge);
        case XmlEnd::broken:
            throw XmlError(XmlFault::broken);
        case XmlEnd::forbidden:
            throw XmlError(XmlFault::forbidden);
    }
    if (!builder.hasRoot()) throw XmlError(XmlFault::broken);
    return builder.takeRoot();
}

}  // namespace vanthu::extract
