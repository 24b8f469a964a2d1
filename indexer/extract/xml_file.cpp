#include "indexer/extract/xml_file.h"

#include <string>

#include "indexer/extract/encoding.h"
#include "indexer/extract/parts_text.h"
#include "indexer/extract/xml_stream.h"

namespace vanthu::extract {
namespace {

class AllText : public XmlListener {
  public:
    explicit AllText(BoundedText& out) : out_(out) {}
    void start(std::string_view /*name*/, const XmlAttributes& /*attributes*/) override { out_.endLine(); }
    void end(std::string_view /*name*/) override { out_.endLine(); }
    void text(std::string_view text) override { out_.append(text); }
    [[nodiscard]] bool done() const override { return out_.full(); }

  private:
    BoundedText& out_;
};

/// "utf-8" of <?xml version="1.0" encoding="utf-8"?>.
std::string declaredEncoding(std::string_view bytes) {
    const auto head = bytes.substr(0, bytes.substr(0, 256).find("?>"));
    constexpr std::string_view kWord = "encoding=";
    const auto word = head.find(kWord);
    if (word == std::string_view::npos) return {};
    auto value = head.substr(word + kWord.size());
    if (!value.empty()) value.remove_prefix(1);  // the quote
    return std::string(value.substr(0, value.find_first_of("\"'")));
}

}  // namespace

Extraction extractXml(std::string_view bytes, const Budget& budget) {
    PartsText parts(budget);
    AllText listener(parts.text());
    const std::string text = decoded(bytes, declaredEncoding(bytes)).text;
    parts.add([&] { return readXmlStream(text, budget, listener); });
    return parts.result();
}

}  // namespace vanthu::extract
