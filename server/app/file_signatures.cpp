#include "server/app/file_signatures.h"

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"
#include "storage/signature_store.h"

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <istream>
#include <sstream>
#include <utility>
#include <vector>

namespace vanthu::app {

using domain::SignatureEvidence;
using domain::SignatureState;

namespace {

constexpr int kWindow = 200;
/// So many checks at most are lost when the server is killed.
constexpr std::size_t kChecksPerStep = 16;

std::string evidenceJson(const SignatureEvidence& evidence) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", evidence.id)
        .field("checked_at", domain::isoVietnam(evidence.checkedAt))
        .field("automatic", !evidence.account)
        .field("digest", evidence.digest)
        .fieldIfAny("trust_store", evidence.trustDigest)
        .field("state", domain::code(evidence.state))
        .field("state_label", domain::label(evidence.state));
    return json.key("result").json(evidence.result).endObject().take();
}

/// A result without the moment of its check.
std::string findingOf(const std::string& result) {
    auto object = Poco::JSON::Parser().parse(result).extract<Poco::JSON::Object::Ptr>();
    object->remove("checked_at");
    std::ostringstream text;
    object->stringify(text);
    return text.str();
}

/// Whether the newest evidence of that file says the same of the same bytes, under the same authorities.
bool isKnown(storage::ReadTransaction& transaction, const SignatureEvidence& found) {
    const auto kept = storage::signatureEvidenceOf(transaction, found.document);
    const auto newest = std::find_if(kept.rbegin(), kept.rend(), [&](const SignatureEvidence& one) {
        return one.position == found.position;
    });
    return newest != kept.rend() && newest->digest == found.digest &&
           newest->trustDigest == found.trustDigest && newest->state == found.state &&
           findingOf(newest->result) == findingOf(found.result);
}

}  // namespace

struct FileSignatures::Checked {
    domain::DocumentId document;
    int position{0};
    SignatureEvidence now;
};

SignatureEvidence FileSignatures::evidenceOf(domain::DocumentId document, int position,
                                             const domain::DocumentFile& file, domain::Timestamp now) {
    SignatureEvidence evidence;
    evidence.document = document;
    evidence.position = position;
    evidence.digest = file.digest;
    evidence.checkedAt = now;
    evidence.trustDigest = check_.trustDigest();
    try {
        auto found = check_.check(file, now);
        evidence.state = found.state;
        evidence.result = std::move(found.json);
    } catch (const Error& error) {
        // The bytes are gone or damaged, which `verify` tells of; others behind them must not wait for that.
        if (error.code() != ErrorCode::notFound && error.code() != ErrorCode::damaged) throw;
        evidence.state = SignatureState::notChecked;
        domain::JsonWriter json;
        json.beginObject()
            .field("file", file.name)
            .field("checked", false)
            .field("reason", "Không đọc được nội dung đã lưu.")
            .field("state", domain::code(evidence.state))
            .field("state_label", domain::label(evidence.state))
            .field("checked_at", domain::isoVietnam(now));
        evidence.result = json.key("signatures").beginArray().endArray().endObject().take();
    }
    return evidence;
}

FileSignatures::Checked FileSignatures::checked(const Caller& caller, domain::DocumentId id, int position) {
    const auto open = readDocument_.file(caller, id, position, View::signatures);
    return {id, position, evidenceOf(id, position, open.file, clock_.now())};
}

std::string FileSignatures::withEvidence(const Checked& checked) {
    domain::JsonWriter kept;
    kept.beginArray();
    for (const auto& evidence : database_.read([&](storage::ReadTransaction& transaction) {
             return storage::signatureEvidenceOf(transaction, checked.document);
         }))
        if (evidence.position == checked.position) kept.json(evidenceJson(evidence));
    return domain::withMembers(checked.now.result, "\"evidence\":" + kept.endArray().take());
}

std::string FileSignatures::show(const Caller& caller, domain::DocumentId id, int position) {
    return withEvidence(checked(caller, id, position));
}

std::string FileSignatures::checkAgain(const Caller& caller, domain::DocumentId id, int position) {
    const auto found = checked(caller, id, position);
    // Every reader may ask, again and again: evidence grows by what is new only.
    if (!database_.read(
            [&](storage::ReadTransaction& transaction) { return isKnown(transaction, found.now); }))
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            if (!isKnown(transaction, found.now))
                static_cast<void>(storage::insertSignatureEvidence(transaction, found.now));
        });
    return withEvidence(found);
}

bool FileSignatures::step() {
    const auto cursor = database_.read(
        [](storage::ReadTransaction& transaction) { return storage::signatureCursor(transaction); });
    seen_ = std::max(seen_, cursor);
    const auto files = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::filesAfter(transaction, seen_, kWindow);
    });
    if (files.empty()) return false;
    std::vector<SignatureEvidence> found;
    auto last = seen_;
    for (const auto& queued : files) {
        if (found.size() == kChecksPerStep) break;
        if (storage::maybeSigned(queued.file))
            found.push_back(evidenceOf(queued.document, queued.position, queued.file, clock_.now()));
        last = queued.file.id;
    }
    if (!found.empty()) keep(cursor, last, found);
    seen_ = last;
    return true;
}

void FileSignatures::keep(domain::FileId cursor, domain::FileId last,
                          const std::vector<SignatureEvidence>& found) {
    database_.write({{}, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        // Another server on the same database was faster.
        if (!storage::moveSignatureCursor(transaction, cursor, last)) return;
        for (const auto& evidence : found)
            static_cast<void>(storage::insertSignatureEvidence(transaction, evidence));
    });
}

std::string signatureStatesJson(storage::ReadTransaction& transaction, const domain::Document& document) {
    const auto evidence = storage::signatureEvidenceOf(transaction, document.id);
    domain::JsonWriter json;
    json.beginArray();
    for (std::size_t at = 0; at < document.files.size(); ++at) {
        const auto& file = document.files[at];
        if (!storage::maybeSigned(file)) continue;
        const auto position = static_cast<int>(at) + 1;
        const auto newest = std::find_if(evidence.rbegin(), evidence.rend(), [&](const auto& one) {
            return one.position == position && one.digest == file.digest;
        });
        const auto state = newest == evidence.rend() ? SignatureState::pending : newest->state;
        json.beginObject()
            .field("file", position)
            .field("state", domain::code(state))
            .field("label", domain::label(state));
        if (newest != evidence.rend()) json.field("checked_at", domain::isoVietnam(newest->checkedAt));
        json.endObject();
    }
    return json.endArray().take();
}

}  // namespace vanthu::app
