#include "indexer/extract/xml_text.h"

#include <memory>
#include <vector>

#include "indexer/extract/expat.h"
#include "schemas/domain/limits.h"

namespace vanthu::extract {
namespace {

/// Listens to expat. Callbacks from C must not throw; they stop the parser instead.
class Listener {
  public:
    Listener(XML_Parser parser, const MarkupTable& markup, BoundedText& out, ElementWatcher* watcher)
        : parser_(parser), markup_(markup), out_(out), watcher_(watcher) {
        XML_SetUserData(parser, this);
        XML_SetElementHandler(
            parser,
            [](void* self, const char* name, const char** attributes) { of(self).start(name, attributes); },
            [](void* self, const char* name) { of(self).end(name); });
        XML_SetCharacterDataHandler(parser, [](void* self, const char* text, int size) {
            of(self).characters({text, static_cast<std::size_t>(size)});
        });
        XML_SetStartDoctypeDeclHandler(
            parser, [](void* self, const char*, const char*, const char*, int) { of(self).forbid(); });
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] bool forbidden() const { return forbidden_; }

  private:
    static Listener& of(void* self) { return *static_cast<Listener*>(self); }

    void forbid() {
        forbidden_ = true;
        XML_StopParser(parser_, XML_FALSE);
    }

    void start(const char* name, const char** attributes) {
        if (static_cast<int>(open_.size()) >= limits::kXmlDepth) {
            forbid();
            return;
        }
        if (watcher_ != nullptr) watcher_->start(localName(name), attributes);
        const Markup* markup = markup_(localName(name));
        Markup::Content content = open_.empty() ? Markup::Content::asAround : open_.back();
        if (markup != nullptr && content != Markup::Content::isSkipped) {
            out_.append(markup->before);
            if (!markup->attribute.empty()) appendAttribute(attributes, markup->attribute);
            if (markup->content != Markup::Content::asAround) content = markup->content;
        }
        open_.push_back(content);
        if (out_.full()) XML_StopParser(parser_, XML_FALSE);
    }

    void appendAttribute(const char** attributes, std::string_view wanted) {
        for (; attributes[0] != nullptr; attributes += 2) {
            if (localName(attributes[0]) != wanted) continue;
            out_.endLine();
            out_.append(attributes[1]);
            out_.endLine();
            return;
        }
    }

    void end(const char* name) {
        if (forbidden_) return;  // expat still ends the element that was refused
        const Markup* markup = markup_(localName(name));
        const bool skipped = open_.back() == Markup::Content::isSkipped;
        if (markup != nullptr && !skipped) out_.append(markup->after);
        if (watcher_ != nullptr) watcher_->end(localName(name));
        open_.pop_back();
    }

    void characters(std::string_view text) {
        if (!open_.empty() && open_.back() == Markup::Content::isText) out_.append(text);
    }

    XML_Parser parser_;
    const MarkupTable& markup_;
    BoundedText& out_;
    ElementWatcher* watcher_;
    std::vector<Markup::Content> open_;
    bool forbidden_{false};
};

}  // namespace

XmlEnd appendXmlText(const ZipArchive& archive, const std::string& entry, const MarkupTable& markup,
                     const Budget& budget, BoundedText& out, ElementWatcher* watcher) {
    const std::unique_ptr<XML_ParserStruct, FreeParser> parser{XML_ParserCreate(nullptr)};
    if (!parser) throw std::bad_alloc();
    Listener listener(parser.get(), markup, out, watcher);
    XmlEnd end = XmlEnd::whole;
    archive.read(entry, [&](std::string_view piece) {
        const bool parsed =
            XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE) == XML_STATUS_OK;
        if (listener.forbidden())
            end = XmlEnd::forbidden;
        else if (out.full() || budget.nearlySpent())
            end = XmlEnd::stopped;
        else if (!parsed)
            end = XmlEnd::broken;
        return end == XmlEnd::whole;
    });
    if (end == XmlEnd::whole && XML_Parse(parser.get(), "", 0, XML_TRUE) != XML_STATUS_OK)
        end = XmlEnd::broken;
    return end;
}

}  // namespace vanthu::extract
