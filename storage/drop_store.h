#pragma once

#include "schemas/domain/drop.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// A drop with the hash of its password, which no answer and no log holds.
struct DropCredentials {
    domain::Drop drop;
    std::string passwordHash;
};

/// Throws Error{conflict} when the name is in use.
[[nodiscard]] domain::Drop insertDrop(WriteTransaction& transaction, domain::Drop drop,
                                      const std::string& passwordHash);
/// The one of that name that is not revoked.
[[nodiscard]] std::optional<DropCredentials> findDrop(ReadTransaction& transaction, std::string_view name);
/// Oldest first, revoked ones too.
[[nodiscard]] std::vector<domain::Drop> listDrops(ReadTransaction& transaction);
/// False when there is no such drop, or it is revoked already.
[[nodiscard]] bool revokeDrop(WriteTransaction& transaction, domain::DropId id, domain::Timestamp now);

}  // namespace vanthu::storage
