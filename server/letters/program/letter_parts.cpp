#include "server/letters/program/letter_parts.h"

#include <stdexcept>
#include <string>

#include "indexer/extract/mime.h"
#include "schemas/domain/limits.h"
#include "server/letters/protocol.h"
#include "server/stamp/program/write_record.h"

namespace vanthu::letters {
namespace {

using extract::mime::BytesStream;
using extract::mime::Content;
using extract::mime::Free;
using extract::mime::orNone;
using extract::mime::Owned;
using stamp::writeRecord;

void writeIfAny(const char* key, std::string_view value) {
    if (!value.empty()) writeRecord(key, value);
}

void writeHead(GMimeMessage* message) {
    writeIfAny(kMessageId, orNone(g_mime_message_get_message_id(message)));
    if (auto* from = g_mime_message_get_from(message)) {
        const std::unique_ptr<char, Free> shown{internet_address_list_to_string(from, nullptr, FALSE)};
        writeIfAny(kFrom, orNone(shown.get()));
    }
    writeIfAny(kSubject, orNone(g_mime_message_get_subject(message)));
    if (auto* date = g_mime_message_get_date(message))
        writeRecord(kDate, std::to_string(g_date_time_to_unix(date)));
}

/// Walks through the parts and writes those that are files.
class Files {
  public:
    void write(GMimeObject* part, int depth) {
        if (part == nullptr || depth > limits::kMailPartDepth) return;
        if (GMIME_IS_MULTIPART(part)) {
            const int count = g_mime_multipart_get_count(GMIME_MULTIPART(part));
            for (int i = 0; i < count; ++i)
                write(g_mime_multipart_get_part(GMIME_MULTIPART(part), i), depth + 1);
        } else if (GMIME_IS_MESSAGE_PART(part)) {
            writeMessage(GMIME_MESSAGE_PART(part));
        } else if (GMIME_IS_PART(part) && isFile(GMIME_PART(part))) {
            const Content content(GMIME_PART(part));
            writeFile(orNone(g_mime_part_get_filename(GMIME_PART(part))), typeOf(part), content.view());
        }
    }

  private:
    static std::string typeOf(GMimeObject* part) {
        const std::unique_ptr<char, Free> type{
            g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part))};
        return std::string(orNone(type.get()));
    }

    static bool isFile(GMimePart* part) {
        auto* object = GMIME_OBJECT(part);
        auto* type = g_mime_object_get_content_type(object);
        const auto is = [&](const char* major, const char* minor) {
            return g_mime_content_type_is_type(type, major, minor) != 0;
        };
        // Signatures of the mail itself: they say nothing without it, and lie in it.
        if (is("application", "pkcs7-signature") || is("application", "x-pkcs7-signature") ||
            is("application", "pgp-signature"))
            return false;
        const std::string disposition(orNone(g_mime_object_get_disposition(object)));
        if (g_ascii_strcasecmp(disposition.c_str(), "attachment") == 0) return true;
        // A picture that the text shows: a logo below a signature.
        if (is("image", "*") && g_mime_part_get_content_id(part) != nullptr) return false;
        return !orNone(g_mime_part_get_filename(part)).empty() || !is("text", "*");
    }

    /// A message in the message: a file of its own, as it is.
    void writeMessage(GMimeMessagePart* part) {
        auto* message = g_mime_message_part_get_message(part);
        if (message == nullptr) return;
        const Owned<GMimeStream> stream{g_mime_stream_mem_new()};
        g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, stream.get());
        const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
        writeFile(std::string(orNone(g_mime_message_get_subject(message))) + ".eml", "message/rfc822",
                  {reinterpret_cast<const char*>(bytes->data), bytes->len});
    }

    void writeFile(std::string_view name, std::string_view type, std::string_view bytes) {
        if (bytes.empty()) return;
        // The message itself is one of the item's files too.
        if (++count_ == limits::kIntakeFiles) writeRecord(kTooMany, "");
        if (count_ >= limits::kIntakeFiles) return;
        writeRecord(kFileName, name);
        writeRecord(kFileType, type);
        writeRecord(kFileBytes, bytes);
    }

    std::size_t count_{0};
};

}  // namespace

void writeParts(std::string_view bytes) {
    const BytesStream stream(bytes);
    const Owned<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    const Owned<GMimeMessage> message{g_mime_parser_construct_message(parser.get(), nullptr)};
    if (!message) throw std::runtime_error("no message");
    writeHead(message.get());
    Files().write(g_mime_message_get_mime_part(message.get()), 0);
}

}  // namespace vanthu::letters
