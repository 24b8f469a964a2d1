#include "indexer/extract/mail.h"

#include <gmime/gmime.h>

#include <memory>
#include <string>

#include "indexer/extract/container_text.h"
#include "indexer/extract/html.h"
#include "indexer/extract/mail_labels.h"
#include "indexer/extract/mime.h"
#include "schemas/domain/limits.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;
using mime::BytesStream;
using mime::Free;
using mime::orNone;
using mime::Owned;

constexpr const char* kSample =
    "From: =?utf-8?q?A?= <a@b.vn>\nDate: Mon, 02 Mar 2020 08:00:00 +0700\nSubject: =?utf-8?b?YQ==?=\n"
    "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Transfer-Encoding: base64\n\nYQ==\n--x--\n";

/// The claimed encoding of a text. ASCII is claimed for texts that are anything.
std::string_view charsetOf(GMimeObject* part) {
    const auto charset = orNone(g_mime_object_get_content_type_parameter(part, "charset"));
    return g_ascii_strcasecmp(std::string(charset).c_str(), "us-ascii") == 0 ? std::string_view{} : charset;
}

enum class Bodies { read, left };

class MailReader {
  public:
    MailReader(const Budget& budget, Unpacking& unpacking)
        : budget_(budget), unpacking_(unpacking), text_(budget, unpacking) {}

    void readMessage(GMimeMessage* message, int depth) {
        appendHead(message);
        if (auto* part = g_mime_message_get_mime_part(message)) readPart(part, Bodies::read, depth + 1);
    }

    [[nodiscard]] Extraction result() const { return text_.result(read_); }

  private:
    BoundedText& out() { return text_.text(); }

    void appendLine(const char* label, std::string_view value) {
        if (value.empty()) return;
        read_ = true;
        out().append(label);
        out().append(value);
        out().endLine();
    }

    void appendHead(GMimeMessage* message) {
        const auto addresses = [&](const char* label, InternetAddressList* list) {
            const std::unique_ptr<char, Free> shown{
                list == nullptr ? nullptr : internet_address_list_to_string(list, nullptr, FALSE)};
            appendLine(label, orNone(shown.get()));
        };
        appendLine(kMailSubject, orNone(g_mime_message_get_subject(message)));
        addresses(kMailFrom, g_mime_message_get_from(message));
        addresses(kMailTo, g_mime_message_get_to(message));
        addresses(kMailCc, g_mime_message_get_cc(message));
        if (auto* date = g_mime_message_get_date(message)) {
            const std::unique_ptr<char, Free> shown{g_date_time_format(date, "%d/%m/%Y %H:%M")};
            appendLine(kMailDate, orNone(shown.get()));
        }
    }

    void readPart(GMimeObject* part, Bodies bodies, int depth) {
        if (!text_.wantsMore()) return;
        if (depth > limits::kMailPartDepth) return text_.stop(kMailTooDeep);
        if (GMIME_IS_MULTIPART_ENCRYPTED(part))
            text_.add("encrypted", {ExtractionState::encrypted, kHasPassword, {}});
        else if (GMIME_IS_MULTIPART(part))
            readMultipart(GMIME_MULTIPART(part), bodies, depth);
        else if (GMIME_IS_MESSAGE_PART(part))
            readMessagePart(GMIME_MESSAGE_PART(part), depth);
        else if (GMIME_IS_PART(part))
            readLeaf(GMIME_PART(part), bodies);
    }

    void readMultipart(GMimeMultipart* parts, Bodies bodies, int depth) {
        auto* type = g_mime_object_get_content_type(GMIME_OBJECT(parts));
        const bool alternative = g_mime_content_type_is_type(type, "multipart", "alternative") != 0;
        const int count = g_mime_multipart_get_count(parts);
        for (int i = 0; i < count; ++i) {
            const auto before = out().view().size();
            readPart(g_mime_multipart_get_part(parts, i), bodies, depth + 1);
            // The other forms of a text say the same, but files may lie beside them.
            if (alternative && out().view().size() > before) bodies = Bodies::left;
        }
    }

    void readMessagePart(GMimeMessagePart* part, int depth) {
        const Unpacking::Level level(unpacking_);
        auto* message = g_mime_message_part_get_message(part);
        if (message == nullptr) return;
        if (level.tooDeep() || !unpacking_.takeEntry()) return text_.stop(kMailTooDeep);
        out().endLine();
        out().append("\n");
        readMessage(message, depth);
    }

    void readLeaf(GMimePart* part, Bodies bodies) {
        auto* object = GMIME_OBJECT(part);
        auto* type = g_mime_object_get_content_type(object);
        const auto is = [&](const char* major, const char* minor) {
            return g_mime_content_type_is_type(type, major, minor) != 0;
        };
        if (is("application", "pkcs7-signature") || is("application", "x-pkcs7-signature") ||
            is("application", "pgp-signature"))
            return;
        const auto name = orNone(g_mime_part_get_filename(part));
        const bool attached =
            !name.empty() ||
            g_ascii_strcasecmp(std::string(orNone(g_mime_object_get_disposition(object))).c_str(),
                               "attachment") == 0;
        if (is("text", "*") && !attached) {
            if (bodies == Bodies::read) readBody(part, is("text", "html"));
            return;
        }
        readAttachment(part, name);
    }

    void readBody(GMimePart* part, bool html) {
        const mime::Content content(part);
        if (!unpacking_.takeBytes(content.view().size())) return stopFull();
        const auto charset = charsetOf(GMIME_OBJECT(part));
        const auto budget = budget_.withOutput(out().left());
        const auto body = html ? extractHtml(content.view(), budget, charset)
                               : extractPlainText(content.view(), budget, charset);
        read_ = read_ || !body.text.empty();
        out().append(body.text);
        out().endLine();
    }

    void readAttachment(GMimePart* part, std::string_view name) {
        auto* object = GMIME_OBJECT(part);
        const std::unique_ptr<char, Free> type{
            g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object))};
        const auto shown = name.empty() ? orNone(type.get()) : name;
        const auto kind = orNone(g_mime_object_get_content_type_parameter(object, "smime-type"));
        if (kind == "enveloped-data") return text_.add(shown, {ExtractionState::encrypted, kHasPassword, {}});
        const mime::Content content(part);
        if (!unpacking_.takeEntry() || !unpacking_.takeBytes(content.view().size())) return stopFull();
        text_.add(shown, content.view(), {orNone(type.get()), {}, charsetOf(object)});
    }

    void stopFull() { text_.stop(kMailTooMuch); }

    const Budget& budget_;
    Unpacking& unpacking_;
    ContainerText text_;
    bool read_{false};
};

}  // namespace

Extraction extractMail(std::string_view bytes, const Budget& budget, Unpacking& unpacking) {
    const Unpacking::Level level(unpacking);
    if (level.tooDeep()) return {ExtractionState::limitReached, kMailTooDeep, {}};
    const BytesStream stream(bytes);
    const Owned<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    const Owned<GMimeMessage> message{g_mime_parser_construct_message(parser.get(), nullptr)};
    if (!message) return {ExtractionState::damaged, "Thư điện tử bị hỏng.", {}};
    MailReader reader(budget, unpacking);
    reader.readMessage(message.get(), 0);
    return reader.result();
}

void warmUpMail() {
    mime::warmUp();
    Unpacking unpacking;
    (void)extractMail(kSample, Budget(1, 1000), unpacking);
}

}  // namespace vanthu::extract
