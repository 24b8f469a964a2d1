#include "client-cli/tables/xml_pull.h"

#include "client-cli/tables/table.h"
#include "schemas/domain/limits.h"

#include <expat.h>

#include <array>
#include <exception>
#include <utility>

namespace vanthu::tables {
namespace {

constexpr std::size_t kXmlPieceBytes = 64u << 10;

struct FreeParser {
    void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

std::string_view localName(const char* name) {
    const std::string_view whole{name};
    const auto colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char** at = pairs_; *at != nullptr; at += 2)
        if (localName(at[0]) == name) return at[1];
    return {};
}

struct XmlPull::State {
    explicit State(XmlHandlers given) : parser(XML_ParserCreate(nullptr)), handlers(std::move(given)) {
        XML_SetUserData(parser.get(), this);
        XML_SetElementHandler(
            parser.get(),
            [](void* self, const char* name, const char** pairs) {
                auto& state = *static_cast<State*>(self);
                if (++state.depth > limits::kXmlDepth)
                    return state.fail(std::make_exception_ptr(TableError("XML trong tệp XLSX lồng quá sâu")));
                state.guarded([&] { state.handlers.start(localName(name), XmlAttributes(pairs)); });
            },
            [](void* self, const char* name) {
                auto& state = *static_cast<State*>(self);
                --state.depth;
                state.guarded([&] { state.handlers.end(localName(name)); });
            });
        XML_SetCharacterDataHandler(parser.get(), [](void* self, const char* text, int size) {
            auto& state = *static_cast<State*>(self);
            state.guarded([&] { state.handlers.text({text, static_cast<std::size_t>(size)}); });
        });
        XML_SetStartDoctypeDeclHandler(
            parser.get(), [](void* self, const char*, const char*, const char*, int) {
                static_cast<State*>(self)->fail(
                    std::make_exception_ptr(TableError("tệp XLSX có khai báo XML không được phép")));
            });
    }

    // expat is C: an exception must not pass through it.
    template <class Work>
    void guarded(Work&& work) {
        if (failure) return;
        try {
            work();
        } catch (const std::exception&) {
            fail(std::current_exception());
        }
    }

    void fail(std::exception_ptr why) {
        if (!failure) failure = std::move(why);
        XML_StopParser(parser.get(), XML_FALSE);
    }

    std::unique_ptr<XML_ParserStruct, FreeParser> parser;
    XmlHandlers handlers;
    int depth{0};
    bool ended{false};
    std::exception_ptr failure;
};

XmlPull::XmlPull(ZipFile::Entry entry, XmlHandlers handlers)
    : entry_(std::move(entry)), state_(std::make_unique<State>(std::move(handlers))) {}

XmlPull::~XmlPull() = default;

bool XmlPull::more() {
    if (state_->ended) return false;
    std::array<char, kXmlPieceBytes> buffer;
    const auto size = entry_.read(buffer.data(), buffer.size());
    const auto status = XML_Parse(state_->parser.get(), buffer.data(), static_cast<int>(size), size == 0);
    if (state_->failure) std::rethrow_exception(state_->failure);
    if (status != XML_STATUS_OK) throw TableError("tệp XLSX hỏng (XML); hãy mở bằng bảng tính rồi lưu lại");
    state_->ended = size == 0;
    return !state_->ended;
}

void parseXml(ZipFile::Entry entry, XmlHandlers handlers) {
    XmlPull pull(std::move(entry), std::move(handlers));
    while (pull.more())
        continue;
}

}  // namespace vanthu::tables
