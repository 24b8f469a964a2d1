#include "schemas/domain/error.h"
#include "server/app/verification.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/integrity.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <thread>

namespace vanthu::app {

using domain::DocumentId;

namespace {

constexpr int kIndexedAtOnce = 500;

}  // namespace

void Verification::checkIndex() {
    begin("Đối chiếu chỉ mục tìm kiếm");
    if (!indexIsCurrent(database_.head())) {
        if (!stop_.stop_requested())
            find_({"index_unavailable", "index", "Chỉ mục chưa theo kịp sổ; xem tiến trình vanthu-indexer."});
        return;
    }
    index_.askForCheck();  // byte by byte, by the indexer itself: what is damaged is built anew
    DocumentId after;
    for (bool more = true; more && !stop_.stop_requested();) {
        const auto indexed = index_.documentsAfter(after, kIndexedAtOnce);
        const auto registered = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::documentIdsAfter(transaction, after, kIndexedAtOnce);
        });
        more = indexed.size() == kIndexedAtOnce || registered.size() == kIndexedAtOnce;
        // Only as far as both portions reach can the two be compared.
        auto end = DocumentId{INT64_MAX};
        if (indexed.size() == kIndexedAtOnce) end = std::min(end, indexed.back());
        if (registered.size() == kIndexedAtOnce) end = std::min(end, registered.back());
        const auto upTo = [&](const std::vector<DocumentId>& ids) {
            return std::vector(ids.begin(), std::upper_bound(ids.begin(), ids.end(), end));
        };
        const auto left = upTo(registered);
        const auto right = upTo(indexed);
        std::vector<DocumentId> missing, foreign;
        std::set_difference(left.begin(), left.end(), right.begin(), right.end(),
                            std::back_inserter(missing));
        std::set_difference(right.begin(), right.end(), left.begin(), left.end(),
                            std::back_inserter(foreign));
        // What was registered since the index was asked is not missing from it.
        if (!missing.empty() && index_.status().cursor < database_.head() &&
            !indexIsCurrent(database_.head()))
            missing.clear();
        for (const auto id : missing)
            if (index_.documentsAfter({id.value - 1}, 1) != std::vector{id})
                find_({"not_indexed", nameOf(id), "Có trong sổ nhưng không tìm được."});
        for (const auto id : foreign)
            find_({"not_registered", nameOf(id), "Có trong chỉ mục nhưng không có trong sổ."});
        checkVersions(left);
        checkReaders(left);
        advance(static_cast<std::int64_t>(left.size()));
        after = end;
    }
}

void Verification::checkVersions(const std::vector<DocumentId>& ids) {
    const auto stale = [&](const std::vector<DocumentId>& among) {
        const auto documents = database_.read(
            [&](storage::ReadTransaction& transaction) { return storage::versionsOf(transaction, among); });
        const auto indexed = index_.versions(among);
        std::vector<DocumentId> behind;
        for (std::size_t i = 0; i < among.size(); ++i)
            if (indexed[i] != 0 && indexed[i] != documents[i]) behind.push_back(among[i]);
        return behind;
    };
    auto behind = stale(ids);
    // What was changed since the index was asked is not stale: it is asked once more when it has caught up.
    if (behind.empty() || !indexIsCurrent(database_.head())) return;
    for (const auto id : stale(behind))
        find_({"index_stale", nameOf(id), "Chỉ mục giữ bản cũ của văn bản này."});
}

void Verification::checkReaders(const std::vector<DocumentId>& ids) {
    const auto other = [&](const std::vector<DocumentId>& among) {
        return index_.withOtherReaders(database_.read([&](storage::ReadTransaction& transaction) {
            return storage::readershipsOf(transaction, among);
        }));
    };
    // As with versions: once more when the index has caught up.
    const auto behind = other(ids);
    if (behind.empty() || !indexIsCurrent(database_.head())) return;
    for (const auto id : other(behind))
        find_({"index_readers", nameOf(id), "Chỉ mục cho những người khác tìm thấy văn bản này."});
}

bool Verification::indexIsCurrent(domain::Sequence head) {
    const auto deadline = std::chrono::steady_clock::now() + indexPatience_;
    while (!stop_.stop_requested()) {
        try {
            if (index_.status().cursor >= head) return true;
        } catch (const Error& error) {
            if (error.code() != ErrorCode::unavailable) throw;
        }
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
}

}  // namespace vanthu::app
