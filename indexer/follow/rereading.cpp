#include "indexer/follow/rereading.h"

#include "storage/document_store.h"

namespace vanthu::indexer {

void forgetTexts(storage::ReadTransaction& transaction, const domain::Change& change, TextReader& texts,
                 ScanReader& scans) {
    const auto document = storage::findDocument(transaction, domain::DocumentId{change.entityId});
    if (!document) return;
    for (const auto& file : document->files) {
        if (change.after.find(file.digest) == std::string::npos) continue;
        texts.forget(file.digest, change.actor.at);
        scans.forget(file.digest, change.actor.at);
    }
}

}  // namespace vanthu::indexer
