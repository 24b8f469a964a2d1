#include "server/directory/editions.h"

#include <set>

#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/text.h"
#include "schemas/exchange/messages.h"
#include "server/directory/root.h"
#include "storage/digest.h"

namespace vanthu::directory {
namespace {

using wire::DirectoryChange;
using wire::DirectoryHead;
using wire::NackCode;
using wire::Rejected;

storage::StoredDirectoryEntry storedEntry(const DirectoryChange& change, std::string body) {
    storage::StoredDirectoryEntry stored{static_cast<int>(change.kind), change.key};
    if (const auto* organisation = std::get_if<wire::DirectoryOrganisation>(&*change.entry)) {
        // Under the code that it shares with the new scheme it is found anyway.
        auto former = domain::normalisedOrganisationCode(organisation->formerCode);
        if (former != organisation->code) stored.formerKey = std::move(former);
        stored.party = partyNumber(organisation->code);
    }
    stored.foldedName = domain::folded(wire::nameOf(*change.entry));
    stored.bucket = bucketOf(change.kind, change.key);
    stored.leaf = hexOf(leafOf(body));
    stored.body = std::move(body);
    return stored;
}

/// The entries of one directory in a transaction: changes them, and knows the root over them.
class Entries {
  public:
    Entries(storage::WriteTransaction& transaction, const std::string& publisher)
        : transaction_(transaction), publisher_(publisher) {
        const auto state = storage::findDirectory(transaction_, publisher_);
        if (state) count_ = state->entries;
        for (const auto& [bucket, hash] : storage::directoryBuckets(transaction_, publisher_))
            hashes_.set(bucket, hashFrom(hash));
    }

    /// False: it says what is there already.
    bool change(const DirectoryChange& change) {
        const auto kind = static_cast<int>(change.kind);
        const auto before = storage::directoryLeaf(transaction_, publisher_, kind, change.key);
        if (!change.entry && !before) return false;
        if (change.entry) {
            const auto stored = storedEntry(change, wire::encode(*change.entry));
            if (before == stored.leaf) return false;
            storage::putDirectoryEntry(transaction_, publisher_, stored);
        } else {
            storage::removeDirectoryEntry(transaction_, publisher_, kind, change.key);
        }
        count_ += (change.entry ? 1 : 0) - (before ? 1 : 0);
        touched_.insert(bucketOf(change.kind, change.key));
        return true;
    }

    [[nodiscard]] std::int64_t count() const { return count_; }

    /// Over everything that was changed so far.
    wire::DirectoryHash root() {
        for (const auto bucket : touched_) {
            std::vector<wire::DirectoryHash> leaves;
            for (const auto& leaf : storage::directoryLeaves(transaction_, publisher_, bucket))
                leaves.push_back(hashFrom(leaf));
            const auto hash = bucketHash(leaves);
            storage::putDirectoryBucket(transaction_, publisher_, bucket, hexOf(hash));
            hashes_.set(bucket, hash);
        }
        touched_.clear();
        return hashes_.root();
    }

  private:
    storage::WriteTransaction& transaction_;
    const std::string& publisher_;
    std::int64_t count_{0};
    BucketHashes hashes_;
    std::set<int> touched_;
};

void keepEdition(storage::WriteTransaction& transaction, const DirectoryHead& head,
                 const wire::DirectoryEdition& edition) {
    storage::appendDirectoryEdition(transaction, head.publisher,
                                    {head.before.sequence, head.after.sequence, hexOf(head.after.root),
                                     edition.head, edition.signature, edition.changes});
    storage::moveDirectory(transaction, {.publisher = head.publisher,
                                         .sequence = head.after.sequence,
                                         .root = hexOf(head.after.root),
                                         .entries = static_cast<std::int64_t>(head.entries),
                                         .madeAt = domain::Timestamp{std::chrono::seconds{head.madeAt}},
                                         .appliedAt = transaction.actor().at});
}

/// Gathers changes until an edition is full.
class Press {
  public:
    Press(storage::WriteTransaction& transaction, const std::string& publisher, const Sign& sign)
        : transaction_(transaction),
          publisher_(publisher),
          sign_(sign),
          entries_(transaction, publisher),
          mark_(markOf(transaction, publisher)) {}

    void add(const DirectoryChange& change) {
        if (!entries_.change(change)) return;
        if (entries_.count() > static_cast<std::int64_t>(limits::kDirectoryEntries))
            throw Error(ErrorCode::invalidInput, "the directory would have too many entries");
        bytes_ += wire::sizeOf(change);
        changes_.push_back(change);
        ++published_.changed;
    }
    [[nodiscard]] bool isFullWith(const DirectoryChange& change) const {
        constexpr std::size_t kCountBytes = 4;
        return changes_.size() == limits::kDirectoryEditionChanges ||
               kCountBytes + bytes_ + wire::sizeOf(change) > limits::kDirectoryEditionBytes;
    }
    void close() {
        if (changes_.empty()) return;
        wire::DirectoryEdition edition;
        edition.changes = wire::encode(changes_);
        DirectoryHead head{publisher_,
                           mark_,
                           {mark_.sequence + changes_.size(), entries_.root()},
                           static_cast<std::uint64_t>(entries_.count()),
                           transaction_.actor().at.time_since_epoch().count(),
                           storage::sha256(edition.changes)};
        edition.head = wire::encode(head);
        edition.signature = sign_(edition.head);
        keepEdition(transaction_, head, edition);
        mark_ = head.after;
        published_.sequence = mark_.sequence;
        ++published_.editions;
        changes_.clear();
        bytes_ = 0;
    }
    [[nodiscard]] Published published() const { return published_; }

  private:
    storage::WriteTransaction& transaction_;
    const std::string& publisher_;
    const Sign& sign_;
    Entries entries_;
    wire::DirectoryMark mark_;
    Published published_{mark_.sequence, 0, 0};
    std::vector<DirectoryChange> changes_;
    std::size_t bytes_{0};
};

}  // namespace

wire::DirectoryMark markOf(storage::ReadTransaction& transaction, std::string_view publisher) {
    const auto state = storage::findDirectory(transaction, publisher);
    return state ? wire::DirectoryMark{state->sequence, hashFrom(state->root)}
                 : wire::DirectoryMark{0, emptyRoot()};
}

Published publish(storage::WriteTransaction& transaction, const std::string& publisher,
                  const std::vector<DirectoryChange>& changes, const Sign& sign) {
    Press press(transaction, publisher, sign);
    for (const auto& change : changes) {
        if (press.isFullWith(change)) press.close();
        press.add(change);
    }
    press.close();
    return press.published();
}

void apply(storage::WriteTransaction& transaction, const DirectoryHead& head,
           const wire::DirectoryEdition& edition) {
    if (markOf(transaction, head.publisher) != head.before)
        throw Rejected(NackCode::conflict, "phiên bản danh bạ không nối tiếp bản đang có");
    if (storage::sha256(edition.changes) != head.changes)
        throw Rejected(NackCode::hashMismatch, "các thay đổi không phải của phiên bản đã ký");
    const auto changes = wire::parseDirectoryChanges(edition.changes);
    if (changes.size() != head.after.sequence - head.before.sequence)
        throw Rejected(NackCode::schema, "số thay đổi khác số thứ tự của phiên bản");
    Entries entries(transaction, head.publisher);
    for (const auto& change : changes)
        if (!entries.change(change))
            throw Rejected(NackCode::schema, change.key + ": thay đổi không làm đổi gì");
    if (entries.root() != head.after.root || entries.count() != static_cast<std::int64_t>(head.entries))
        throw Rejected(NackCode::hashMismatch, "các thay đổi không dẫn tới trạng thái đã ký");
    keepEdition(transaction, head, edition);
}

}  // namespace vanthu::directory
