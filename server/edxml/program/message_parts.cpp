#include "server/edxml/program/message_parts.h"

#include <cstddef>

#include "schemas/domain/limits.h"
#include "schemas/edxml/generation_b.h"
#include "server/edxml/program/file_bytes.h"
#include "server/edxml/program/message_tree.h"
#include "server/edxml/program/mime_message.h"
#include "server/edxml/protocol.h"
#include "server/stamp/program/write_record.h"

namespace vanthu::edxml {
namespace {

using stamp::writeRecord;

/// XML begins with "<", in one byte or two, behind its mark and blanks; a MIME message with a name.
bool isXml(std::string_view bytes) {
    constexpr std::string_view kBefore{"\xEF\xBB\xBF\xFE\xFF \t\r\n\0", 10};
    const auto first = bytes.find_first_not_of(kBefore);
    return first != std::string_view::npos && bytes[first] == '<';
}

void writeElement(const Element& element) {
    writeRecord(kElement, element.name);
    for (const auto& [name, value] : element.attributes)
        writeRecord(kAttribute, name + "=" + value);
    if (!element.text.empty()) writeRecord(kText, element.text);
    for (const auto& child : element.children)
        writeElement(child);
    writeRecord(kEnd, "");
}

void writePart(const LoosePart& part) {
    writeRecord(kPartId, part.contentId);
    writeRecord(kPartName, part.name);
    writeRecord(kPartType, part.contentType);
}

}  // namespace

void writeMessage(std::string_view bytes) {
    try {
        const auto message = isXml(bytes) ? MimeMessage{} : readMime(bytes);
        std::size_t files = 0;
        const auto root = readTree(isXml(bytes) ? bytes : message.xml, files);
        if (files + message.parts.size() > limits::kFilesPerDocument) throw ReadFault(kTooLarge);
        for (std::size_t i = 0; i < message.parts.size(); ++i)
            writeFile(message.parts[i].name, message.bytes[i]);
        writeElement(root);
        for (const auto& part : message.parts)
            writePart(part);
    } catch (const ReadFault& fault) {
        writeRecord(kFault, fault.what());
    }
}

}  // namespace vanthu::edxml
