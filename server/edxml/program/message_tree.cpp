#include "server/edxml/program/message_tree.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <vector>

#include "schemas/domain/limits.h"
#include "schemas/edxml/write_xml.h"
#include "server/edxml/program/base64_stream.h"
#include "server/edxml/program/file_bytes.h"
#include "server/edxml/protocol.h"
#include "server/stamp/program/write_record.h"

namespace vanthu::edxml {
namespace {

/// Namespaces whose names stand without prefix in the tree: those of the generations and of SOAP.
constexpr std::array<std::string_view, 5> kOwnNamespaces{
    kNamespace, "http://www.e-doc.vn/Schema/", "http://www.go.vn/eDoc",
    "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"};

constexpr std::string_view kBlanks = " \t\r\n";

bool isOwn(std::string_view uri) {
    return std::ranges::find(kOwnNamespaces, uri) != kOwnNamespaces.end();
}

void trim(std::string& text) {
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string::npos) return text.clear();
    text = text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

struct FreeParser {
    void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

/// Builds the tree. Callbacks from C must not throw: they keep what was thrown and stop.
class TreeBuilder {
  public:
    explicit TreeBuilder(std::size_t& files) : parser_(XML_ParserCreate(nullptr)), files_(files) {
        if (!parser_) throw std::bad_alloc();
        open_.emplace_back();  // stands above the root
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(
            parser_.get(),
            [](void* self, const char* name, const char** attributes) {
                of(self).tell([&](TreeBuilder& tree) { tree.start(name, attributes); });
            },
            [](void* self, const char*) { of(self).tell([](TreeBuilder& tree) { tree.end(); }); });
        XML_SetCharacterDataHandler(parser_.get(), [](void* self, const char* text, int size) {
            of(self).tell([&](TreeBuilder& tree) { tree.addText({text, static_cast<std::size_t>(size)}); });
        });
        XML_SetStartDoctypeDeclHandler(parser_.get(),
                                       [](void* self, const char*, const char*, const char*, int) {
                                           of(self).tell([](TreeBuilder&) { throw ReadFault(kForbidden); });
                                       });
    }
    TreeBuilder(const TreeBuilder&) = delete;
    TreeBuilder& operator=(const TreeBuilder&) = delete;

    [[nodiscard]] Element read(std::string_view xml) {
        constexpr std::size_t kPiece = 1u << 20;
        for (std::size_t at = 0; at < xml.size(); at += kPiece)
            feed(xml.substr(at, kPiece), XML_FALSE);
        feed("", XML_TRUE);
        return std::move(open_.front().children.front());
    }

  private:
    static TreeBuilder& of(void* self) { return *static_cast<TreeBuilder*>(self); }

    void feed(std::string_view piece, XML_Bool last) {
        const auto status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last);
        if (thrown_) std::rethrow_exception(thrown_);
        if (status == XML_STATUS_OK) return;
        const auto error = XML_GetErrorCode(parser_.get());
        const bool isEncoding = error == XML_ERROR_UNKNOWN_ENCODING || error == XML_ERROR_INCORRECT_ENCODING;
        throw ReadFault(isEncoding ? kEncoding : kBroken);
    }

    template <class Work>
    void tell(Work&& work) noexcept {
        if (thrown_) return;
        try {
            work(*this);
        } catch (...) {  // carried over expat to the caller of feed()
            thrown_ = std::current_exception();
            XML_StopParser(parser_.get(), XML_FALSE);
        }
    }

    void start(std::string_view name, const char** attributes) {
        if (open_.size() > static_cast<std::size_t>(limits::kEdxmlDepth)) throw ReadFault(kForbidden);
        if (++elements_ > limits::kEdxmlElements) throw ReadFault(kTooLarge);
        scopes_.emplace_back();
        for (const char** at = attributes; at[0] != nullptr; at += 2)
            if (std::string_view{at[0]}.starts_with("xmlns:") && isOwn(at[1]))
                scopes_.back().emplace_back(std::string_view{at[0]}.substr(6));
        Element element;
        element.name = plainName(name);
        spend(element.name.size());
        for (const char** at = attributes; at[0] != nullptr; at += 2)
            addAttribute(element, at[0], at[1]);
        if (element.name == "ContentTransferEncoded" && open_.back().name == "Attachment") encoded_.emplace();
        open_.push_back(std::move(element));
    }

    void addAttribute(Element& element, std::string_view name, std::string_view value) {
        const bool declares = name == "xmlns" || name.starts_with("xmlns:");
        if (declares && isOwn(value)) return;
        spend(name.size() + value.size());
        element.attributes.emplace_back(declares ? std::string(name) : plainName(name), value);
    }

    /// Without a prefix of ours. "edXML" is ours also where nobody declared it: one vendor forgets to.
    [[nodiscard]] std::string plainName(std::string_view name) const {
        const auto colon = name.find(':');
        if (colon == std::string_view::npos) return std::string(name);
        const auto prefix = name.substr(0, colon);
        const bool own = prefix == "edXML" || std::ranges::any_of(scopes_, [&](const auto& scope) {
                             return std::ranges::find(scope, prefix) != scope.end();
                         });
        return std::string(own ? name.substr(colon + 1) : name);
    }

    void end() {
        scopes_.pop_back();
        auto element = std::move(open_.back());
        open_.pop_back();
        if (encoded_ && element.name == "ContentTransferEncoded") {
            pending_.push_back(encoded_->finish());
            good_.push_back(encoded_->isGood());
            encoded_.reset();
            element.text = std::to_string(files_ + pending_.size() - 1);
        } else if (!element.children.empty()) {
            trim(element.text);
        }
        if (element.name == "Attachment") writePending(element);
        open_.back().children.push_back(std::move(element));
    }

    /// The name may stand behind the bytes.
    void writePending(const Element& attachment) {
        const auto* name = attachment.child("AttachmentName");
        std::string trimmed = name == nullptr ? "" : name->text;
        trim(trimmed);
        for (std::size_t i = 0; i < pending_.size(); ++i) {
            if (++files_ > limits::kFilesPerDocument) throw ReadFault(kTooLarge);
            if (good_[i])
                writeFile(trimmed, pending_[i]);
            else
                stamp::writeRecord(kBadFile, kNotBase64);
        }
        pending_.clear();
        good_.clear();
    }

    void addText(std::string_view text) {
        if (encoded_ && open_.back().name == "ContentTransferEncoded") return encoded_->add(text);
        spend(text.size());
        open_.back().text += text;
    }

    void spend(std::size_t bytes) {
        textBytes_ += bytes;
        if (textBytes_ > limits::kEdxmlTextBytes) throw ReadFault(kTooLarge);
    }

    std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
    std::size_t& files_;
    std::vector<Element> open_;
    std::vector<std::vector<std::string>> scopes_;  ///< prefixes of ours, by open element
    std::optional<Base64Stream> encoded_;
    std::vector<std::string> pending_;  ///< files of the attachment that is open
    std::vector<bool> good_;
    std::size_t elements_{0};
    std::size_t textBytes_{0};
    std::exception_ptr thrown_;
};

}  // namespace

Element readTree(std::string_view xml, std::size_t& files) {
    return TreeBuilder(files).read(xml);
}

}  // namespace vanthu::edxml
