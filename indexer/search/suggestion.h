#pragma once

#include "schemas/domain/account.h"

#include <string>
#include <string_view>

namespace vanthu::search {

class ShardedDatabase;

/// The typed text with every word that no document in scope has replaced by one that some document in scope
/// has: what the keys meant for Telex or VNI, else a syllable one letter away, best beside its neighbours;
/// and with every spelling that no document in scope has, alone or beside its neighbour, replaced by the
/// usual one of the same letters. "" when there is nothing to replace. Whether a
/// word is known, and whether one is offered, depends on the documents in scope alone, so that no word of
/// another document comes out.
[[nodiscard]] std::string suggestionFor(const ShardedDatabase& database, std::string_view text,
                                        const domain::AccessScope& scope);

}  // namespace vanthu::search
