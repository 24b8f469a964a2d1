#include "server/http/document_fields.h"

#include "schemas/domain/limits.h"

namespace vanthu::http {
namespace {
constexpr int kCountMax = 999'999;
}

std::vector<app::ReceiverRequest> readReceivers(JsonFields& fields) {
    std::vector<app::ReceiverRequest> receivers;
    for (auto& item : fields.objects("receivers", limits::kReceiversPerDocument)) {
        receivers.push_back({item.organisation("organisation"), item.text("name")});
        item.done();
    }
    return receivers;
}

std::optional<std::string> readText(JsonFields& fields, const std::string& name) {
    return fields.has(name) ? std::optional{fields.text(name)} : std::nullopt;
}

std::optional<int> readCount(JsonFields& fields, const std::string& name) {
    const auto count = fields.integer(name, 1, kCountMax);
    return count ? std::optional{static_cast<int>(*count)} : std::nullopt;
}

domain::Signer readSigner(JsonFields& fields) {
    auto signer = fields.object("signer");
    domain::Signer read{signer.text("name"), signer.text("position"), signer.text("authority")};
    signer.done();
    return read;
}

app::LinkRequest readLink(JsonFields& fields) {
    return {fields.word("kind", domain::LinkKind::basedOn, Presence::required),
            domain::DocumentId{fields.integer("document", 1, INT64_MAX, Presence::required).value_or(0)}};
}

}  // namespace vanthu::http
