#include "indexer/extract/xml_text.h"

#include <vector>

namespace vanthu::extract {
namespace {

/// Writes the text between the elements by what these mean.
class MarkupReader : public XmlListener {
  public:
    MarkupReader(const MarkupTable& markup, BoundedText& out, ElementWatcher* watcher)
        : markup_(markup), out_(out), watcher_(watcher) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (watcher_ != nullptr) watcher_->start(name, attributes);
        const Markup* markup = markup_(name);
        Markup::Content content = open_.empty() ? Markup::Content::asAround : open_.back();
        if (markup != nullptr && content != Markup::Content::isSkipped) {
            out_.append(markup->before);
            if (const auto line = attributes[markup->attribute]; !line.empty()) appendLine(line);
            if (markup->content != Markup::Content::asAround) content = markup->content;
        }
        open_.push_back(content);
    }

    void end(std::string_view name) override {
        const Markup* markup = markup_(name);
        const bool skipped = open_.back() == Markup::Content::isSkipped;
        if (markup != nullptr && !skipped) out_.append(markup->after);
        if (watcher_ != nullptr) watcher_->end(name);
        open_.pop_back();
    }

    void text(std::string_view text) override {
        if (!open_.empty() && open_.back() == Markup::Content::isText) out_.append(text);
    }

    [[nodiscard]] bool done() const override { return out_.full(); }

  private:
    void appendLine(std::string_view text) {
        out_.endLine();
        out_.append(text);
        out_.endLine();
    }

    const MarkupTable& markup_;
    BoundedText& out_;
    ElementWatcher* watcher_;
    std::vector<Markup::Content> open_;
};

}  // namespace

XmlEnd appendXmlText(const ZipArchive& archive, const std::string& entry, const MarkupTable& markup,
                     const Budget& budget, BoundedText& out, ElementWatcher* watcher) {
    MarkupReader reader(markup, out, watcher);
    return readXmlStream(archive, entry, budget, reader);
}

}  // namespace vanthu::extract
