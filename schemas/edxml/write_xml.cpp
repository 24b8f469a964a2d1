#include "schemas/edxml/write_xml.h"

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>

#include "schemas/domain/error.h"
#include "schemas/domain/xml_text.h"

namespace vanthu::edxml {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::string_view kContent = "ContentTransferEncoded";

void appendBase64(std::string& out, std::string_view bytes) {
    // A multiple of 3, so that only the last piece is padded.
    constexpr std::size_t kPiece = 3u << 18;
    for (std::size_t at = 0; at < bytes.size(); at += kPiece) {
        const auto piece = bytes.substr(at, kPiece);
        const auto from = out.size();
        out.resize(from + (piece.size() + 2) / 3 * 4 + 1);  // and its NUL
        const int written = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data() + from),
                                            reinterpret_cast<const unsigned char*>(piece.data()),
                                            static_cast<int>(piece.size()));
        out.resize(from + static_cast<std::size_t>(written));
    }
}

class Writer {
  public:
    explicit Writer(const std::vector<std::string_view>& contents) : contents_(contents) {}

    [[nodiscard]] std::string written(const Element& root) && {
        out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        write(root, Spelling::plain, 0);
        return std::move(out_);
    }

  private:
    enum class Spelling { plain, prefixed };

    /// What stands in the envelope has the prefix, but for signatures and what has a namespace of its own.
    static Spelling spellingOf(const Element& element, Spelling around) {
        if (element.name == "edXMLEnvelope" || element.name == kContent) return Spelling::prefixed;
        const bool isForeign = std::ranges::any_of(
            element.attributes, [](const auto& attribute) { return attribute.first == "xmlns"; });
        return element.name == "Signature" || isForeign ? Spelling::plain : around;
    }

    static bool declaresPrefix(const Element& element, Spelling around) {
        return around == Spelling::plain && (element.name == "edXMLEnvelope" || element.name == kContent);
    }

    static std::string nameOf(const Element& element, Spelling spelling) {
        const bool hasPrefix = element.name.find(':') != std::string::npos;
        return spelling == Spelling::prefixed && !hasPrefix ? "edXML:" + element.name : element.name;
    }

    void attribute(std::string_view name, std::string_view value) {
        out_.append(" ").append(name).append("=\"");
        out_.append(domain::xmlEscaped(value)).append("\"");
    }

    void write(const Element& element, Spelling around, std::size_t depth) {
        const auto spelling = spellingOf(element, around);
        const auto name = nameOf(element, spelling);
        out_.append(kIndent * depth, ' ').append("<").append(name);
        if (depth == 0) attribute("xmlns", kNamespace);
        if (declaresPrefix(element, around)) attribute("xmlns:edXML", kNamespace);
        for (const auto& [key, value] : element.attributes)
            attribute(key, value);
        out_ += '>';
        if (element.name == kContent)
            appendBase64(out_, contentOf(element));
        else
            out_ += domain::xmlEscaped(element.text);
        if (!element.children.empty()) {
            out_ += '\n';
            for (const auto& child : element.children)
                write(child, spelling, depth + 1);
            out_.append(kIndent * depth, ' ');
        }
        out_.append("</").append(name).append(">\n");
    }

    [[nodiscard]] std::string_view contentOf(const Element& element) const {
        std::size_t place = contents_.size();
        std::from_chars(element.text.data(), element.text.data() + element.text.size(), place);
        if (place >= contents_.size())
            throw Error(ErrorCode::internal, "An attachment of an edXML message names no content");
        return contents_[place];
    }

    const std::vector<std::string_view>& contents_;
    std::string out_;
};

}  // namespace

std::string writeXml(const Element& root, const std::vector<std::string_view>& contents) {
    return Writer(contents).written(root);
}

}  // namespace vanthu::edxml
