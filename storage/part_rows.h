#pragma once

#include "storage/transaction.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// What the change log records whole, each under the thing that it belongs to.
enum class Part {
    handling,
    opinion,
    reply,
    recall,
    assignment,
    extension,
    draft,
    draftVersion,
    draftComment,
    draftCheck,
    signatureEvidence,
    delivery,
    deliveryRecall,
    inboxItem,
    intakeItem,
    edxmlMessage,
    receivedRecall,
    peer,
    signer,
};

/// One row as it would be recorded now.
struct PartRow {
    std::int64_t owner{0};  ///< entity id of its changes
    std::int64_t key{0};    ///< tells it from its like; 0 for the thing itself
    std::string json;
    bool mayBeUnlogged{false};  ///< nobody changed it since it came with something that is logged
};

/// The rows that belong to these things, by owner.
[[nodiscard]] std::vector<PartRow> partRows(ReadTransaction& transaction, Part part,
                                            const std::vector<std::int64_t>& owners);

/// Ids after that one of things that have a row or a history, ascending. `whole`: assignment, draft,
/// delivery, inboxItem, intakeItem, edxmlMessage, receivedRecall, peer or signer.
[[nodiscard]] std::vector<std::int64_t> ownersAfter(ReadTransaction& transaction, Part whole,
                                                    std::int64_t after, int limit);

}  // namespace vanthu::storage
