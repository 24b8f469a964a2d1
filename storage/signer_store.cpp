#include "storage/signer_store.h"

#include "schemas/domain/refusal.h"
#include "schemas/domain/utf8.h"
#include "storage/change_log.h"
#include "storage/digest.h"
#include "storage/json.h"
#include "storage/sql.h"

#include <algorithm>

namespace vanthu::storage {
namespace {

void insertSignerCodes(WriteTransaction& transaction, const domain::TrustedSigner& signer) {
    std::int64_t position = 0;
    for (const auto& code : signer.organisationCodes)
        execute(transaction, "INSERT INTO signer_codes (signer_id, position, code_key) VALUES ($1, $2, $3)",
                {signer.id, position++, code});
}

}  // namespace

std::string recordOf(const domain::TrustedSigner& signer) {
    std::string codes;
    for (const auto& code : signer.organisationCodes)
        codes += (codes.empty() ? "" : " ") + code;
    return JsonObject{}
        .with("fingerprint", signer.fingerprint)
        .with("certificate", signer.certificate)
        .with("organisation_codes", codes)
        .with("hub", signer.isHub)
        .with("revoked_at", signer.revokedAt ? domain::isoVietnam(*signer.revokedAt) : "")
        .text();
}

domain::TrustedSigner insertSigner(WriteTransaction& transaction, domain::TrustedSigner signer) {
    const auto id = firstInteger(transaction,
                                 "INSERT INTO signers (certificate, fingerprint, is_hub, revoked_at)"
                                 " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id",
                                 {signer.certificate, signer.fingerprint, signer.isHub, signer.revokedAt});
    if (!id) throw Refused(Refusal::signerKnown, {signer.fingerprint});
    signer.id = *id;
    insertSignerCodes(transaction, signer);
    appendChange(transaction, "signer", signer.id, "added", "", recordOf(signer));
    return signer;
}

void updateSigner(WriteTransaction& transaction, const domain::TrustedSigner& signer) {
    const auto signers = listSigners(transaction);
    const auto before = std::ranges::find(signers, signer.id, &domain::TrustedSigner::id);
    if (before == signers.end()) throw Refused(Refusal::signerUnknown, {std::to_string(signer.id)});
    execute(transaction, "UPDATE signers SET revoked_at = $1 WHERE id = $2", {signer.revokedAt, signer.id});
    execute(transaction, "DELETE FROM signer_codes WHERE signer_id = $1", {signer.id});
    insertSignerCodes(transaction, signer);
    appendChange(transaction, "signer", signer.id, "changed", recordOf(*before), recordOf(signer));
}

std::vector<domain::TrustedSigner> listSigners(ReadTransaction& transaction) {
    auto signers = allRows(transaction,
                           "SELECT id, certificate, fingerprint, is_hub, revoked_at FROM signers ORDER BY id",
                           {}, [](const Row& row) {
                               domain::TrustedSigner signer;
                               signer.id = row.integer(0);
                               signer.certificate = row.text(1);
                               signer.fingerprint = row.text(2);
                               signer.isHub = row.flag(3);
                               signer.revokedAt = row.optionalMoment(4);
                               return signer;
                           });
    auto signer = signers.begin();
    forEachRow(transaction, "SELECT signer_id, code_key FROM signer_codes ORDER BY signer_id, position", {},
               [&](const Row& row) {
                   signer =
                       std::ranges::find(signer, signers.end(), row.integer(0), &domain::TrustedSigner::id);
                   if (signer != signers.end()) signer->organisationCodes.push_back(row.text(1));
               });
    return signers;
}

bool noteOffence(WriteTransaction& transaction, const Offence& offence) {
    const auto times = firstInteger(
        transaction,
        "INSERT INTO exchange_offences (digest, peer_id, message_id, report, first_at, last_at, times)"
        " VALUES ($1, $2, $3, $4, $5, $5, 1) ON CONFLICT (digest) DO UPDATE"
        " SET last_at = excluded.last_at, times = exchange_offences.times + 1 RETURNING times",
        {hex(sha256(offence.report)), offence.peer, offence.messageId, domain::toHex(offence.report),
         transaction.actor().at});
    return times == 1;
}

std::int64_t countOffences(ReadTransaction& transaction, domain::PeerId peer) {
    return firstInteger(transaction, "SELECT COUNT(*) FROM exchange_offences WHERE peer_id = $1", {peer})
        .value_or(0);
}

void storeReceiptMark(WriteTransaction& transaction, domain::DeliveryId delivery,
                      domain::SignatureMark mark) {
    execute(transaction, "UPDATE deliveries SET receipt_mark = $1 WHERE id = $2", {mark, delivery});
}

domain::SignatureMark receiptMarkOf(ReadTransaction& transaction, domain::DeliveryId delivery) {
    return firstRow(transaction, "SELECT receipt_mark FROM deliveries WHERE id = $1", {delivery},
                    [](const Row& row) { return row.word<domain::SignatureMark>(0); })
        .value_or(domain::SignatureMark::missing);
}

}  // namespace vanthu::storage
