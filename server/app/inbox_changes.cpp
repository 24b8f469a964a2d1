#include "server/app/inbox_changes.h"

#include "schemas/domain/link.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/registration.h"
#include "server/app/checks.h"
#include "server/app/document_links.h"
#include "server/app/exchange_representations.h"
#include "server/app/register_document.h"
#include "server/exchange/inbox.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/link_store.h"
#include "storage/station_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::InboxItem;
using domain::InboxState;
using domain::SendingKind;

namespace {

InboxItem registeredOriginal(storage::ReadTransaction& transaction, const InboxItem& item) {
    auto originals = storage::itemsChangedBy(transaction, item);
    if (originals.empty()) throw Refused(Refusal::updateBeforeDocument, {std::to_string(item.id.value)});
    auto& original = originals.front();
    if (original.state == InboxState::arrived)
        throw Refused(Refusal::updateOfUndecided,
                      {std::to_string(item.id.value), std::to_string(original.id.value)});
    if (original.state != InboxState::accepted || !original.document)
        throw Refused(Refusal::updateOfNothing,
                      {std::to_string(item.id.value), std::to_string(original.id.value)});
    return std::move(original);
}

/// The sender said something newer that a clerk agreed to: updates may come, and be decided, in any order.
bool isOvertaken(storage::ReadTransaction& transaction, const InboxItem& original,
                 domain::Timestamp updatedAt) {
    return std::ranges::any_of(storage::itemsThatChange(transaction, original), [&](const InboxItem& other) {
        return other.kind == SendingKind::update && other.state == InboxState::accepted &&
               exchange::changeOf(other).createdAt > updatedAt;
    });
}

void link(storage::WriteTransaction& transaction, const InboxItem& replacement, const InboxItem& replaced) {
    if (!replacement.document || !replaced.document) return;
    if (storage::findLink(transaction, domain::LinkKind::replaces, *replacement.document, *replaced.document))
        return;
    const auto from = storage::findDocument(transaction, *replacement.document);
    const auto to = storage::findDocument(transaction, *replaced.document);
    if (!from || !to || !domain::checkLink(domain::LinkKind::replaces, *from, *to).empty()) return;
    domain::DocumentLink made;
    made.kind = domain::LinkKind::replaces;
    made.from = from->id;
    made.to = to->id;
    storage::insertLink(transaction, std::move(made));
}

}  // namespace

domain::Document carryOutUpdate(storage::WriteTransaction& transaction, const InboxItem& item,
                                const DirectorySnapshot& directory, domain::Date today) {
    const auto original = registeredOriginal(transaction, item);
    const auto before = storage::findDocument(transaction, *original.document).value();
    storage::requireNotRecalled(transaction, before.id);
    const auto said = exchange::changeOf(item);
    if (isOvertaken(transaction, original, said.createdAt)) return before;
    const auto update = exchange::documentFromManifest(transaction, item);
    auto after = before;
    after.subject = update.subject;
    after.signer = update.signer;
    after.urgency = update.urgency;
    after.pageCount = update.pageCount;
    after.copyCount = update.copyCount;
    if (domain::toJson(after) == domain::toJson(before)) return before;
    requireUnlockedBook(transaction, before);
    Checks checks;
    checks.add(domain::checkDocument(after, directory.types(), today));
    checks.finish();
    return storage::correctDocument(transaction, after, "Bên gửi cập nhật: " + said.reason);
}

void linkReplacements(storage::WriteTransaction& transaction, const InboxItem& item) {
    if (item.kind == SendingKind::replacement)
        for (const auto& replaced : storage::itemsChangedBy(transaction, item))
            link(transaction, item, replaced);
    for (const auto& change : storage::itemsThatChange(transaction, item))
        if (change.kind == SendingKind::replacement) link(transaction, change, item);
}

std::string inboxItemJson(storage::ReadTransaction& transaction, const InboxItem& item) {
    ItemChanges changes;
    changes.by = storage::itemsThatChange(transaction, item);
    if (item.kind != SendingKind::fresh) {
        changes.of = storage::itemsChangedBy(transaction, item);
        changes.said = exchange::changeOf(item);
    }
    return toJson(item, exchange::documentFromManifest(transaction, item),
                  storage::manifestMarkOf(transaction, item.digest), changes);
}

}  // namespace vanthu::app
