#pragma once

#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Entries of the directory of organisations and gateways, and their bytes (docs/exchange.md §15).
namespace vanthu::wire {

/// An organisation that may be addressed. Its key is `code`.
struct DirectoryOrganisation {
    std::string code;          ///< in the one spelling in which codes are compared
    std::string formerCode{};  ///< of the scheme of QCVN 102:2016; "" for none
    std::string name{};        ///< NFC
    std::string parent{};      ///< code; "" for none
    std::string successor{};   ///< code of who took over; "" for none
    domain::Date validFrom{};
    std::optional<domain::Date> validTo{};       ///< last day
    std::optional<domain::Date> capableSince{};  ///< of receiving electronically; none: it is not
    std::string gateway{};                       ///< that serves it; "" for none
    bool operator==(const DirectoryOrganisation&) const = default;
};

/// A gateway or a hub. Its key is `id`.
struct DirectoryGateway {
    std::string id;                           ///< chosen by the publisher: a-z, 0-9, "-", "."
    std::string name{};                       ///< NFC
    std::string hub{};                        ///< id of the hub that it dials; "" for a hub
    std::string publicKey{};                  ///< Z85, 40 characters
    std::string nextPublicKey{};              ///< that is to follow it; "" for none
    std::vector<std::string> fingerprints{};  ///< SHA-256 of its certificates, 64 hex digits each
    std::string endpoint{};                   ///< tcp://host:port; "" where it only dials
    bool operator==(const DirectoryGateway&) const = default;
};

enum class DirectoryKind { organisation = 1, gateway = 2 };

}  // namespace vanthu::wire
template <>
inline constexpr auto vanthu::domain::kWords<vanthu::wire::DirectoryKind> = std::array{
    vanthu::domain::Word{vanthu::wire::DirectoryKind::organisation, "organisation", "Cơ quan"},
    vanthu::domain::Word{vanthu::wire::DirectoryKind::gateway, "gateway", "Cổng liên thông"},
};
namespace vanthu::wire {

using DirectoryEntry = std::variant<DirectoryOrganisation, DirectoryGateway>;

[[nodiscard]] DirectoryKind kindOf(const DirectoryEntry& entry);
/// By which it is told from others of its kind.
[[nodiscard]] const std::string& keyOf(const DirectoryEntry& entry);
[[nodiscard]] const std::string& nameOf(const DirectoryEntry& entry);

/// What is wrong with a field of an entry: why nobody takes it.
struct DirectoryProblem {
    std::string field;
    std::string reason;  ///< Vietnamese
};
/// The first field that is wrong; none: it is an entry.
[[nodiscard]] std::optional<DirectoryProblem> problemOf(const DirectoryEntry& entry);

/// Precondition: no problemOf() it.
[[nodiscard]] std::string encode(const DirectoryEntry& entry);
/// Throws Rejected{schema, sizeLimit} with the field for anything that encode() did not write.
[[nodiscard]] DirectoryEntry parseDirectoryEntry(std::string_view bytes);

/// One numbered change: an entry that takes the place of what had its key, or the end of one.
struct DirectoryChange {
    DirectoryKind kind{DirectoryKind::organisation};
    std::string key;
    std::optional<DirectoryEntry> entry;  ///< none: removed
    bool operator==(const DirectoryChange&) const = default;
};

[[nodiscard]] DirectoryChange put(DirectoryEntry entry);

/// The changes of one edition. Precondition: within the limits of an edition.
[[nodiscard]] std::string encode(const std::vector<DirectoryChange>& changes);
/// How many bytes it takes among them.
[[nodiscard]] std::size_t sizeOf(const DirectoryChange& change);
/// Throws as parseDirectoryEntry(); no key may be there twice.
[[nodiscard]] std::vector<DirectoryChange> parseDirectoryChanges(std::string_view bytes);

}  // namespace vanthu::wire
