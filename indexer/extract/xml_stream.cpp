#include "indexer/extract/xml_stream.h"

#include <expat.h>

#include <exception>
#include <memory>
#include <new>

#include "schemas/domain/limits.h"

namespace vanthu::extract {
namespace {

enum class DocumentType { refused, named };

struct FreeParser {
    void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

/// A name without its namespace prefix.
std::string_view localName(const char* name) {
    const std::string_view whole{name};
    const std::size_t colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

/// Between expat and the listener. Callbacks from C must not throw: they keep what was thrown and stop.
class Stream {
  public:
    Stream(const char* encoding, DocumentType allowed, const Budget& budget, XmlListener& listener)
        : parser_(XML_ParserCreate(encoding)), allowed_(allowed), budget_(budget), listener_(listener) {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(
            parser_.get(),
            [](void* self, const char* name, const char** attributes) { of(self).start(name, attributes); },
            [](void* self, const char* name) { of(self).end(name); });
        XML_SetCharacterDataHandler(parser_.get(), [](void* self, const char* text, int size) {
            of(self).characters({text, static_cast<std::size_t>(size)});
        });
        XML_SetStartDoctypeDeclHandler(
            parser_.get(), [](void* self, const char*, const char*, const char*, int hasDeclarations) {
                if (of(self).allowed_ == DocumentType::refused || hasDeclarations != 0) of(self).forbid();
            });
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    /// True while more is wanted.
    bool feed(std::string_view piece) {
        const bool parsed = parse(piece, XML_FALSE);
        if (end_ != XmlEnd::whole) return false;
        if (listener_.done() || budget_.nearlySpent())
            end_ = XmlEnd::stopped;
        else if (!parsed)
            end_ = XmlEnd::broken;
        return end_ == XmlEnd::whole;
    }

    [[nodiscard]] XmlEnd finish() {
        if (end_ == XmlEnd::whole && !parse("", XML_TRUE)) end_ = XmlEnd::broken;
        return end_;
    }

  private:
    static Stream& of(void* self) { return *static_cast<Stream*>(self); }

    bool parse(std::string_view piece, XML_Bool last) {
        const bool parsed =
            XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last) == XML_STATUS_OK;
        if (thrown_) std::rethrow_exception(thrown_);
        return parsed;
    }

    void stop() { XML_StopParser(parser_.get(), XML_FALSE); }

    void forbid() {
        end_ = XmlEnd::forbidden;
        stop();
    }

    template <class Tell>
    void tell(Tell&& tell) noexcept {
        if (thrown_ || end_ != XmlEnd::whole) return;
        try {
            tell(listener_);
        } catch (...) {  // carried over expat to the caller of parse()
            thrown_ = std::current_exception();
        }
        if (thrown_ || listener_.done()) stop();
    }

    void start(const char* name, const char** attributes) {
        if (++depth_ > limits::kXmlDepth) return forbid();
        tell([&](XmlListener& listener) { listener.start(localName(name), XmlAttributes(attributes)); });
    }

    void end(const char* name) {
        --depth_;
        tell([&](XmlListener& listener) { listener.end(localName(name)); });
    }

    void characters(std::string_view text) {
        tell([&](XmlListener& listener) { listener.text(text); });
    }

    std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
    DocumentType allowed_;
    const Budget& budget_;
    XmlListener& listener_;
    int depth_{0};
    XmlEnd end_{XmlEnd::whole};
    std::exception_ptr thrown_;
};

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char** at = list_; at[0] != nullptr; at += 2)
        if (localName(at[0]) == name) return at[1];
    return {};
}

std::vector<std::pair<std::string_view, std::string_view>> XmlAttributes::all() const {
    std::vector<std::pair<std::string_view, std::string_view>> attributes;
    for (const char** at = list_; at[0] != nullptr; at += 2)
        attributes.emplace_back(localName(at[0]), at[1]);
    return attributes;
}

XmlEnd readXmlStream(const ZipArchive& archive, const std::string& entry, const Budget& budget,
                     XmlListener& listener) {
    Stream stream(nullptr, DocumentType::refused, budget, listener);
    archive.read(entry, [&](std::string_view piece) { return stream.feed(piece); });
    return stream.finish();
}

XmlEnd readXmlStream(std::string_view utf8, const Budget& budget, XmlListener& listener) {
    constexpr std::size_t kPiece = 64u << 10;
    Stream stream("UTF-8", DocumentType::named, budget, listener);
    for (std::size_t at = 0; at < utf8.size() && stream.feed(utf8.substr(at, kPiece)); at += kPiece) {
    }
    return stream.finish();
}

}  // namespace vanthu::extract
