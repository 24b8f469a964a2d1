#include "schemas/domain/refusal.h"
#include "schemas/domain/text.h"
#include "storage/change_log.h"
#include "storage/document_rows.h"
#include "storage/document_store.h"
#include "storage/json.h"
#include "storage/sql.h"
#include "storage/work_store.h"

namespace vanthu::storage {

namespace {

/// What a correction cannot touch comes from the stored document.
void keepFixedFields(const domain::Document& before, domain::Document& after) {
    after.direction = before.direction;
    after.organisation = before.organisation;
    after.book = before.book;
    after.year = before.year;
    after.registryNumber = before.registryNumber;
    after.files = before.files;
    after.source = before.source;
    after.externalId = before.externalId;
    after.registeredBy = before.registeredBy;
    after.registeredAt = before.registeredAt;
}

std::int64_t updateRow(WriteTransaction& transaction, const domain::Document& document) {
    return changedRows(
        transaction,
        "UPDATE documents SET code_number = $3, code_year = $4, code_notation = $5, code_party_form = $6, "
        "code_key = $7, type_code = $8, issued_date = $9, arrival_date = $10, registry_date = $11, "
        "issuer_id = $12, issuer_name = $13, issuer_key = $14, subject = $15, signer_name = $16, "
        "signer_position = $17, signer_authority = $18, urgency = $19, language = $20, page_count = $21, "
        "copy_count = $22, due_date = $23, note = $24, number_reason = $25, to_places = $26, "
        "paper_place = $27, access = $28, version = version + 1 WHERE id = $1 AND version = $2",
        {document.id,
         document.version,
         document.code.number,
         document.code.year,
         document.code.notation,
         document.code.partyForm,
         domain::codeKey(document.code),
         document.typeCode,
         document.issuedDate,
         document.arrivalDate,
         registryDate(document),
         document.issuer,
         document.issuerName,
         domain::folded(document.issuerName),
         document.subject,
         document.signer.name,
         document.signer.position,
         document.signer.authority,
         document.urgency,
         document.language,
         document.pageCount,
         document.copyCount,
         document.dueDate,
         document.note,
         document.numberReason,
         document.toPlaces,
         document.paperPlace,
         document.access});
}

/// The document with why it was corrected, for the change log only.
std::string withReason(const std::string& json, const std::string& reason) {
    const auto member = JsonObject{}.with("correction_reason", reason).text();
    return json.substr(0, json.size() - 1) + "," + member.substr(1);
}

}  // namespace

domain::Document correctDocument(WriteTransaction& transaction, domain::Document after,
                                 const std::string& reason) {
    const auto before = findDocument(transaction, after.id);
    if (!before) throw Refused(Refusal::documentUnknown, {std::to_string(after.id.value)});
    keepFixedFields(*before, after);
    if (updateRow(transaction, after) != 1)
        throw Refused(Refusal::versionMoved, {std::to_string(before->version)});
    ++after.version;
    execute(transaction, "DELETE FROM document_receivers WHERE document_id = $1", {after.id});
    insertReceivers(transaction, after);
    placeWorkOn(transaction, after.id, after.urgency, after.dueDate);
    appendChange(transaction, "document", after.id.value, "corrected", domain::toJson(*before),
                 withReason(domain::toJson(after), reason));
    return after;
}

domain::Document addFiles(WriteTransaction& transaction, const domain::Document& before,
                          const std::vector<domain::DocumentFile>& files) {
    auto after = before;
    if (changedRows(transaction, "UPDATE documents SET version = version + 1 WHERE id = $1 AND version = $2",
                    {after.id, after.version}) != 1)
        throw Refused(Refusal::versionMoved, {std::to_string(before.version)});
    ++after.version;
    after.files.insert(after.files.end(), files.begin(), files.end());
    insertFiles(transaction, after, before.files.size());
    appendChange(transaction, "document", after.id.value, "scan_added", domain::toJson(before),
                 domain::toJson(after));
    return after;
}

}  // namespace vanthu::storage
