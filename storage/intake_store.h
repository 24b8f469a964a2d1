#pragma once

#include "schemas/domain/intake.h"
#include "storage/transaction.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// An item as it is stored, and whether this call stored it: else it came before.
struct IntakeInsertion {
    domain::IntakeItem item;
    bool isNew{false};
};

/// Stores what a channel brought. The same unit, channel and key again is answered with what is here.
[[nodiscard]] IntakeInsertion insertIntakeItem(WriteTransaction& transaction, domain::IntakeItem item);

[[nodiscard]] std::optional<domain::IntakeItem> findIntakeItem(ReadTransaction& transaction,
                                                               domain::IntakeId id);
[[nodiscard]] std::optional<domain::IntakeItem> findIntakeItem(ReadTransaction& transaction,
                                                               domain::OrganisationId unit,
                                                               domain::IntakeChannel channel,
                                                               std::string_view sourceKey);

/// The item of a letter with these very bytes: of its files, the letter itself is the last.
[[nodiscard]] std::optional<domain::IntakeItem> findIntakeLetter(ReadTransaction& transaction,
                                                                 domain::OrganisationId unit,
                                                                 std::string_view digest);

/// Writes state, document, reason and who decided, if the item is still in `from`. Throws Error{conflict}
/// when somebody was faster.
void decideIntakeItem(WriteTransaction& transaction, const domain::IntakeItem& item,
                      domain::IntakeState from);

// Scans whose pages are to be looked at for codes: every item with one scan, from its arrival on, once.

/// The oldest of them.
[[nodiscard]] std::optional<domain::IntakeItem> nextIntakeToLookAt(ReadTransaction& transaction);
[[nodiscard]] bool awaitsLook(ReadTransaction& transaction, domain::IntakeId id);
/// False when somebody else did.
[[nodiscard]] bool finishIntakeLook(WriteTransaction& transaction, domain::IntakeId id);
/// Writes remark and stampedFor, with a change log row where they are others than before.
void noteIntakeLook(WriteTransaction& transaction, const domain::IntakeItem& item);
/// What was cut from a stack, in the order of its pages.
[[nodiscard]] std::vector<domain::IntakeItem> partsOf(ReadTransaction& transaction, domain::IntakeId stack);

struct IntakeFilter {
    bool everyUnit{false};
    std::vector<domain::OrganisationId> units;  ///< unless everyUnit
    std::optional<domain::IntakeState> state;
    std::optional<domain::IntakeChannel> channel;
};
/// Newest first, with files.
[[nodiscard]] std::vector<domain::IntakeItem> listIntake(ReadTransaction& transaction,
                                                         const IntakeFilter& filter,
                                                         std::optional<domain::IntakeId> before, int limit);
/// How many there are of each state; the filter's own state is no matter.
[[nodiscard]] std::map<domain::IntakeState, std::int64_t> countIntake(ReadTransaction& transaction,
                                                                      const IntakeFilter& filter);

/// As the change log records it.
[[nodiscard]] std::string recordOf(const domain::IntakeItem& item);

}  // namespace vanthu::storage
