#include "server/edxml/program/mime_message.h"

#include "indexer/extract/mime.h"
#include "schemas/domain/limits.h"
#include "server/edxml/program/message_tree.h"
#include "server/edxml/protocol.h"

namespace vanthu::edxml {
namespace {

using extract::mime::Content;
using extract::mime::orNone;
using extract::mime::Owned;

void addPart(GMimeObject* object, MimeMessage& message) {
    if (GMIME_IS_MULTIPART(object)) {
        auto* list = GMIME_MULTIPART(object);
        for (int i = 0; i < g_mime_multipart_get_count(list); ++i)
            // A message of this kind is one list of parts.
            if (auto* part = g_mime_multipart_get_part(list, i); !GMIME_IS_MULTIPART(part))
                addPart(part, message);
        return;
    }
    if (!GMIME_IS_PART(object)) return;
    const Content content(GMIME_PART(object));
    if (message.xml.empty()) {
        message.xml = content.view();
        return;
    }
    if (message.parts.size() == limits::kFilesPerDocument) throw ReadFault(kTooLarge);
    const std::unique_ptr<char, extract::mime::Free> type{
        g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object))};
    message.parts.push_back({std::string(orNone(g_mime_object_get_content_id(object))),
                             std::string(orNone(g_mime_part_get_filename(GMIME_PART(object)))),
                             std::string(orNone(type.get())), 0});
    message.bytes.emplace_back(content.view());
}

}  // namespace

MimeMessage readMime(std::string_view bytes) {
    const extract::mime::BytesStream stream(bytes);
    const Owned<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    const Owned<GMimeObject> whole{g_mime_parser_construct_part(parser.get(), nullptr)};
    MimeMessage message;
    if (whole) addPart(whole.get(), message);
    if (message.xml.empty()) throw ReadFault(kBroken);
    return message;
}

}  // namespace vanthu::edxml
