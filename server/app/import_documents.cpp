#include "server/app/import_documents.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/registration.h"
#include "schemas/domain/text.h"
#include "server/app/checks.h"
#include "server/app/document_types.h"
#include "server/app/violation_json.h"
#include "storage/document_store.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <utility>

namespace vanthu::app {

using domain::Document;

namespace {

constexpr std::size_t kWriters = 8;

enum class OutcomeKind { imported, exists, rejected };
struct Outcome {
    OutcomeKind kind{OutcomeKind::rejected};
    domain::DocumentId id;
};

/// A record on its way: what will be stored, or why not.
struct Candidate {
    const ImportRecord* record{nullptr};
    Document document;
    Violations violations;
    Violations warnings;  ///< longer than the law's forms; kept whole
    Outcome outcome;
    std::string body;  ///< bytes of the text file

    [[nodiscard]] bool isOpen() const { return violations.empty() && outcome.kind == OutcomeKind::rejected; }
};

Candidate candidateOf(const ImportRecord& record, const Caller& caller, const DirectorySnapshot& directory,
                      domain::Timestamp now) {
    const auto today = domain::vietnamDate(now);
    Candidate candidate;
    candidate.record = &record;
    candidate.violations = record.violations;
    if (!candidate.violations.empty()) return candidate;
    auto& document = candidate.document;
    document.direction = domain::Direction::archived;
    document.organisation = actingUnit(caller, Action::importDocuments);
    document.source = domain::normalised(record.source);
    document.externalId = domain::normalised(record.externalId);
    document.code = domain::parseCode(domain::normalised(record.code));
    document.issuedDate = record.issuedDate;
    document.typeCode =
        typeCodeOf(directory.types(), domain::normalised(record.type), record.issuedDate.value_or(today));
    document.issuerName = domain::normalised(record.issuerName);
    if (const auto* issuer =
            directory.organisationNamed(document.issuerName, record.issuedDate.value_or(today)))
        document.issuer = issuer->id;
    document.subject = domain::normalised(record.subject);
    document.signer = {domain::normalised(record.signer.name), domain::normalised(record.signer.position),
                       domain::normalised(record.signer.authority)};
    document.language = domain::normalised(record.language);
    document.note = domain::normalised(record.note);
    document.registeredBy = caller.account.id;
    document.registeredAt = now;

    Checks checks;
    static_cast<void>(checks.text("source", document.source, limits::kSource, Presence::required));
    if (document.externalId.empty()) checks.add("external_id", "required", "Bắt buộc nhập.");
    if (const auto reason = domain::secrecyReason(record.secrecy))
        checks.add("secrecy", "secret_document", *reason);
    checks.add(domain::checkDocument(document, directory.types(), today));
    candidate.violations = checks.violations();
    candidate.warnings = domain::overLengthTexts(document);
    return candidate;
}

// Writes the texts in a few threads, so that they share the store's disk synchronisations.
void storeTexts(storage::BlobStore& blobs, std::vector<Candidate>& candidates) {
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> failures(kWriters);
    {
        std::vector<std::jthread> writers;
        for (std::size_t writer = 0; writer < std::min(kWriters, candidates.size()); ++writer)
            writers.emplace_back([&, writer] {
                try {
                    for (auto at = next++; at < candidates.size(); at = next++) {
                        auto& candidate = candidates[at];
                        if (!candidate.isOpen() || candidate.record->text.empty()) continue;
                        const auto blob = blobs.put(candidate.record->text);
                        candidate.document.files.push_back(
                            {{}, "noi-dung.txt", "text/plain", blob.sizeBytes, blob.digest});
                    }
                } catch (...) {
                    failures[writer] = std::current_exception();
                }
            });
    }
    for (const auto& failure : failures)
        if (failure) std::rethrow_exception(failure);
}

Outcome storeOrFind(storage::WriteTransaction& transaction, const Document& document) {
    if (const auto id = storage::findByExternalId(transaction, document.source, document.externalId))
        return {OutcomeKind::exists, *id};
    return {OutcomeKind::imported, storage::insertDocument(transaction, document, "imported").id};
}

std::string_view word(OutcomeKind kind) {
    switch (kind) {
        case OutcomeKind::imported:
            return "imported";
        case OutcomeKind::exists:
            return "exists";
        case OutcomeKind::rejected:
            return "rejected";
    }
    return {};
}

std::string answerOf(const std::vector<Candidate>& candidates) {
    const auto count = [&](OutcomeKind kind) {
        return static_cast<std::int64_t>(
            std::count_if(candidates.begin(), candidates.end(),
                          [&](const auto& candidate) { return candidate.outcome.kind == kind; }));
    };
    domain::JsonWriter json;
    json.beginObject()
        .field("imported", count(OutcomeKind::imported))
        .field("existing", count(OutcomeKind::exists))
        .field("rejected", count(OutcomeKind::rejected))
        .key("outcomes")
        .beginArray();
    for (const auto& candidate : candidates) {
        json.beginObject()
            .field("external_id", candidate.record->externalId)
            .field("outcome", word(candidate.outcome.kind));
        if (candidate.outcome.id) json.field("id", candidate.outcome.id.value);
        writeViolations(json, "violations", candidate.violations);
        if (candidate.outcome.kind == OutcomeKind::imported)
            writeViolations(json, "warnings", candidate.warnings);
        json.endObject();
    }
    return json.endArray().endObject().take();
}

}  // namespace

std::string ImportDocuments::run(const Caller& caller, std::vector<ImportRecord> records) {
    require(caller, Action::importDocuments);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    std::vector<Candidate> candidates;
    candidates.reserve(records.size());
    for (const auto& record : records)
        candidates.push_back(candidateOf(record, caller, *directory, now));

    database_.read([&](storage::ReadTransaction& transaction) {
        for (auto& candidate : candidates)
            if (candidate.isOpen())
                if (const auto id = storage::findByExternalId(transaction, candidate.document.source,
                                                              candidate.document.externalId))
                    candidate.outcome = {OutcomeKind::exists, *id};
    });
    storeTexts(blobs_, candidates);
    const auto outcomes =
        database_.write({caller.account.id, now}, [&](storage::WriteTransaction& transaction) {
            std::vector<Outcome> stored;
            for (const auto& candidate : candidates)
                stored.push_back(candidate.isOpen() ? storeOrFind(transaction, candidate.document)
                                                    : candidate.outcome);
            return stored;
        });
    for (std::size_t i = 0; i < candidates.size(); ++i)
        candidates[i].outcome = outcomes[i];
    return answerOf(candidates);
}

}  // namespace vanthu::app
