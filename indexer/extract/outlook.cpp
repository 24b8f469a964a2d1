#include "indexer/extract/outlook.h"

#include <cstdio>
#include <string>

#include "indexer/extract/container_text.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/html.h"
#include "indexer/extract/mail_labels.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

// Properties ([MS-OXPROPS]), in the names of their streams.
constexpr const char* kSubject = "0037";
constexpr const char* kSender = "0C1A";
constexpr const char* kSenderAddress = "0C1F";
constexpr const char* kReceivers = "0E04";
constexpr const char* kCopies = "0E03";
constexpr const char* kBody = "1000";
constexpr const char* kHtmlBody = "__substg1.0_10130102";
constexpr const char* kAttachedBytes = "__substg1.0_37010102";
constexpr const char* kAttachedMessage = "__substg1.0_3701000D";
constexpr const char* kLongName = "3707";
constexpr const char* kShortName = "3704";

/// A text property, in UTF-16 or in some code page.
std::string textOf(const OleFile& file, const std::string& property) {
    const auto wide = file.stream("__substg1.0_" + property + "001F");
    if (!wide.empty()) return decoded("\xFF\xFE" + wide, "").text;
    return decodedName(file.stream("__substg1.0_" + property + "001E"));
}

class OutlookReader {
  public:
    OutlookReader(const Budget& budget, Unpacking& unpacking)
        : budget_(budget), unpacking_(unpacking), text_(budget, unpacking) {}

    void read(const OleFile& message) {
        line(kMailSubject, textOf(message, kSubject));
        line(kMailFrom, textOf(message, kSender) + ' ' + textOf(message, kSenderAddress));
        line(kMailTo, textOf(message, kReceivers));
        line(kMailCc, textOf(message, kCopies));
        auto body = textOf(message, kBody);
        if (body.empty())
            body = extractHtml(message.stream(kHtmlBody), budget_.withOutput(text_.text().left())).text;
        line("", body);
        readAttachments(message);
    }

    [[nodiscard]] Extraction result() const { return text_.result(read_); }

  private:
    void line(const char* label, const std::string& value) {
        if (value.find_first_not_of(' ') == std::string::npos) return;
        read_ = true;
        text_.text().append(label);
        text_.text().append(value);
        text_.text().endLine();
    }

    /// They are numbered without gaps.
    void readAttachments(const OleFile& message) {
        for (unsigned number = 0; text_.wantsMore(); ++number) {
            char name[40];
            std::snprintf(name, sizeof name, "__attach_version1.0_#%08X", number);
            const auto attachment = message.folder(name);
            if (!attachment) return;
            if (!unpacking_.takeEntry()) return text_.stop(kMailTooMuch);
            readAttachment(*attachment);
        }
    }

    void readAttachment(const OleFile& attachment) {
        if (const auto nested = attachment.folder(kAttachedMessage)) {
            const Unpacking::Level level(unpacking_);
            if (level.tooDeep()) return text_.stop(kMailTooDeep);
            text_.text().append("\n");
            return read(*nested);
        }
        auto name = textOf(attachment, kLongName);
        if (name.empty()) name = textOf(attachment, kShortName);
        const auto bytes = attachment.stream(kAttachedBytes);
        if (!unpacking_.takeBytes(bytes.size())) return text_.stop(kMailTooMuch);
        text_.add(name, bytes);
    }

    const Budget& budget_;
    Unpacking& unpacking_;
    ContainerText text_;
    bool read_{false};
};

}  // namespace

bool isOutlook(const OleFile& file) {
    return file.has("__properties_version1.0");
}

Extraction extractOutlook(const OleFile& file, const Budget& budget, Unpacking& unpacking) {
    const Unpacking::Level level(unpacking);
    if (level.tooDeep()) return {ExtractionState::limitReached, kMailTooDeep, {}};
    OutlookReader reader(budget, unpacking);
    reader.read(file);
    return reader.result();
}

}  // namespace vanthu::extract
