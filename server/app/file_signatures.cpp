#include "server/app/file_signatures.h"

#include "schemas/domain/json_writer.h"

#include <algorithm>
#include <istream>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

namespace vanthu::app {
namespace {

using domain::JsonWriter;
using signatures::Signature;

constexpr const char* kTrustFolder = "trust";
constexpr std::string_view kPdf = "application/pdf";

template <class E>
void word(JsonWriter& json, const std::string& name, E value) {
    json.field(name, domain::code(value)).field(name + "_label", domain::label(value));
}

void write(JsonWriter& json, const Signature& signature) {
    json.beginObject()
        .field("field", signature.field)
        .field("kind", signature.subFilter)
        .fieldIfAny("signer", signature.signer)
        .fieldIfAny("organisation", signature.organisation)
        .fieldIfAny("certificate_serial", signature.serial)
        .fieldIfAny("digest", signature.digest);
    if (signature.timeSource != signatures::TimeSource::none)
        json.field("signed_at",
                   domain::isoVietnam(domain::Timestamp{std::chrono::seconds{signature.signedAt}}));
    word(json, "time_source", signature.timeSource);
    word(json, "integrity", signature.integrity);
    word(json, "coverage", signature.coverage);
    word(json, "certificate", signature.trust);
    json.endObject();
}

std::string told(const domain::DocumentFile& file, domain::Timestamp now, const std::string& reason,
                 const std::vector<Signature>& found) {
    JsonWriter json;
    json.beginObject()
        .field("file", file.name)
        .field("checked", reason.empty())
        .fieldIfAny("reason", reason)
        .field("checked_at", domain::isoVietnam(now))
        .key("signatures")
        .beginArray();
    for (const auto& signature : found)
        write(json, signature);
    return json.endArray().endObject().take();
}

}  // namespace

FileSignatures::FileSignatures(ReadDocument& readDocument, const domain::Clock& clock,
                               const std::filesystem::path& dataFolder)
    : readDocument_(readDocument),
      clock_(clock),
      checker_(signatures::SignatureChecker::trustIn(dataFolder / kTrustFolder)) {}

std::string FileSignatures::file(const Caller& caller, domain::DocumentId id, int position) {
    const auto open = readDocument_.file(caller, id, position, View::signatures);
    const auto now = clock_.now();
    if (open.file.mediaType != kPdf) return told(open.file, now, "Không phải tệp PDF.", {});
    if (open.file.sizeBytes > static_cast<std::int64_t>(signatures::kCheckLimits.fileBytes))
        return told(open.file, now, "Tệp quá lớn để kiểm tra chữ ký.", {});
    places_.acquire();
    const std::unique_ptr<std::counting_semaphore<kAtOnce>, void (*)(std::counting_semaphore<kAtOnce>*)>
        place(&places_, [](std::counting_semaphore<kAtOnce>* places) { places->release(); });
    const std::string bytes{std::istreambuf_iterator<char>(*open.bytes), {}};
    const auto found = checker_.check(bytes, now.time_since_epoch().count());
    if (!found) return told(open.file, now, "Tệp PDF bị hỏng, có mật khẩu hoặc vượt giới hạn.", {});
    return told(open.file, now, "", *found);
}

}  // namespace vanthu::app
