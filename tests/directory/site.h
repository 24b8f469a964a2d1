#pragma once

#include "server/directory/editions.h"
#include "server/directory/publishers.h"
#include "server/evidence/signing_key.h"
#include "storage/database.h"
#include "tests/directory/samples.h"
#include "tests/support/temp_dir.h"

#include <string>
#include <vector>

namespace vanthu::directory::samples {

inline const domain::Timestamp kNow{std::chrono::seconds{1'790'000'000}};
inline constexpr const char* kPublisher = "H53";

[[nodiscard]] inline evidence::SigningKey keyOf(const std::string& name = "Tỉnh") {
    return evidence::SigningKey::make(name, {kPublisher}, kNow - std::chrono::hours{1});
}

/// The directory of one node in a folder of its own.
class Site {
  public:
    Site() : database_({"sqlite:" + (folder_.path() / "site.db").string()}) {}

    [[nodiscard]] storage::Database& database() { return database_; }
    [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }
    Published publish(const evidence::SigningKey& key, const std::vector<wire::DirectoryChange>& changes) {
        return database_.write({{}, kNow}, [&](storage::WriteTransaction& transaction) {
            return directory::publish(transaction, kPublisher, changes,
                                      [&](std::string_view head) { return key.sign(head, kNow); });
        });
    }
    void apply(const wire::DirectoryEdition& edition) {
        database_.write({{}, kNow}, [&](storage::WriteTransaction& transaction) {
            directory::apply(transaction, wire::parseDirectoryHead(edition.head), edition);
        });
    }
    [[nodiscard]] wire::DirectoryMark mark() {
        return database_.read(
            [](storage::ReadTransaction& transaction) { return markOf(transaction, kPublisher); });
    }
    [[nodiscard]] storage::DirectoryState state() {
        return database_
            .read([](storage::ReadTransaction& transaction) {
                return storage::findDirectory(transaction, kPublisher);
            })
            .value_or(storage::DirectoryState{.publisher = kPublisher});
    }
    /// The edition with the change behind `since`.
    [[nodiscard]] wire::DirectoryEdition edition(std::uint64_t since) {
        const auto stored = database_
                                .read([&](storage::ReadTransaction& transaction) {
                                    return storage::directoryEditionWith(transaction, kPublisher, since);
                                })
                                .value();
        return {stored.head, stored.signature, stored.changes};
    }
    [[nodiscard]] Verification verified(const evidence::SigningKey& key) {
        const Publishers publishers({{kPublisher, {key.certificate().pem()}}});
        return database_.read([&](storage::ReadTransaction& transaction) {
            return verify(transaction, kPublisher, [&](std::string_view head, std::string_view signature) {
                return publishers.believes(kPublisher, head, signature, kNow);
            });
        });
    }

  private:
    tests::TempDir folder_;
    storage::Database database_;
};

[[nodiscard]] inline std::vector<wire::DirectoryChange> organisations(int from, int count,
                                                                      const std::string& name = "Đơn vị") {
    std::vector<wire::DirectoryChange> changes;
    for (int i = from; i < from + count; ++i) {
        const auto code = "H53." + std::to_string(i);
        changes.push_back(
            wire::put(wire::DirectoryOrganisation{.code = code,
                                                  .name = name + " " + std::to_string(i),
                                                  .parent = "H53",
                                                  .validFrom = *domain::Date::fromParts(2020, 1, 1),
                                                  .capableSince = domain::Date::fromParts(2021, 1, 1),
                                                  .gateway = "cong-" + std::to_string(i % 700)}));
    }
    return changes;
}

}  // namespace vanthu::directory::samples
