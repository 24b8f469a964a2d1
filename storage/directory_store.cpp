#include "storage/directory_store.h"

#include "schemas/domain/utf8.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/sql.h"

#include <algorithm>

namespace vanthu::storage {
namespace {

constexpr std::string_view kSelectEdition =
    "SELECT begins_after, sequence, root, head, signature, changes FROM directory_editions"
    " WHERE publisher = $1";
constexpr std::string_view kStateColumns =
    "publisher, sequence, root, entries, made_at, applied_at, refused, problem, problem_at";

std::string bytesOfHex(const std::string& digits) {
    if (auto bytes = domain::fromHex(digits)) return std::move(*bytes);
    throw Error(ErrorCode::damaged, "The directory of the exchange holds bytes that are no hexadecimal");
}

DirectoryState directoryStateFrom(const Row& row) {
    return {.publisher = row.text(0),
            .sequence = static_cast<std::uint64_t>(row.integer(1)),
            .root = row.text(2),
            .entries = row.integer(3),
            .madeAt = row.moment(4),
            .appliedAt = row.moment(5),
            .refused = row.integer(6),
            .problem = row.text(7),
            .problemAt = row.moment(8)};
}

StoredEdition storedEditionFrom(const Row& row) {
    return {static_cast<std::uint64_t>(row.integer(0)),
            static_cast<std::uint64_t>(row.integer(1)),
            row.text(2),
            bytesOfHex(row.text(3)),
            bytesOfHex(row.text(4)),
            bytesOfHex(row.text(5))};
}

FoundEntry foundEntryFrom(const Row& row) {
    return {row.text(0), bytesOfHex(row.text(1))};
}

DirectoryTrust directoryTrustFrom(const Row& row) {
    return {row.integer(0), row.text(1), row.text(2), row.text(3), row.optionalMoment(4)};
}

std::string trustRecord(const DirectoryTrust& trust) {
    return JsonObject{}
        .with("publisher", trust.publisher)
        .with("fingerprint", trust.fingerprint)
        .with("certificate", trust.certificate)
        .with("ended_at", trust.endedAt ? domain::isoVietnam(*trust.endedAt) : "")
        .text();
}

}  // namespace

std::vector<DirectoryState> directoryStates(ReadTransaction& transaction) {
    static const auto kSql = "SELECT " + std::string(kStateColumns) + " FROM directories ORDER BY publisher";
    return allRows(transaction, kSql, {}, directoryStateFrom);
}

std::optional<DirectoryState> findDirectory(ReadTransaction& transaction, std::string_view publisher) {
    static const auto kSql =
        "SELECT " + std::string(kStateColumns) + " FROM directories WHERE publisher = $1";
    return firstRow(transaction, kSql, {publisher}, directoryStateFrom);
}

void moveDirectory(WriteTransaction& transaction, const DirectoryState& state) {
    execute(transaction,
            "INSERT INTO directories (publisher, sequence, root, entries, made_at, applied_at, refused,"
            " problem, problem_at) VALUES ($1, $2, $3, $4, $5, $6, 0, '', 0)"
            " ON CONFLICT (publisher) DO UPDATE SET sequence = excluded.sequence, root = excluded.root,"
            " entries = excluded.entries, made_at = excluded.made_at, applied_at = excluded.applied_at,"
            " problem = '', problem_at = 0",
            {state.publisher, state.sequence, state.root, state.entries, state.madeAt, state.appliedAt});
}

void noteDirectoryProblem(WriteTransaction& transaction, std::string_view publisher,
                          std::string_view emptyRoot, std::string_view problem) {
    execute(transaction,
            "INSERT INTO directories (publisher, sequence, root, entries, made_at, applied_at, refused,"
            " problem, problem_at) VALUES ($1, 0, $2, 0, 0, 0, 1, $3, $4)"
            " ON CONFLICT (publisher) DO UPDATE SET refused = directories.refused + 1,"
            " problem = excluded.problem, problem_at = excluded.problem_at",
            {publisher, emptyRoot, problem, transaction.actor().at});
}

void appendDirectoryEdition(WriteTransaction& transaction, std::string_view publisher,
                            const StoredEdition& edition) {
    execute(transaction,
            "INSERT INTO directory_editions (publisher, sequence, begins_after, root, head, signature,"
            " changes) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            {publisher, edition.sequence, edition.beginsAfter, edition.root, domain::toHex(edition.head),
             domain::toHex(edition.signature), domain::toHex(edition.changes)});
}

std::optional<StoredEdition> directoryEditionFrom(ReadTransaction& transaction, std::string_view publisher,
                                                  std::uint64_t beginsAfter) {
    static const auto kSql = std::string(kSelectEdition) + " AND begins_after = $2";
    return firstRow(transaction, kSql, {publisher, beginsAfter}, storedEditionFrom);
}

std::optional<StoredEdition> directoryEditionWith(ReadTransaction& transaction, std::string_view publisher,
                                                  std::uint64_t since) {
    static const auto kSql =
        std::string(kSelectEdition) + " AND begins_after <= $2 AND sequence > $2 ORDER BY sequence LIMIT 1";
    return firstRow(transaction, kSql, {publisher, since}, storedEditionFrom);
}

std::optional<StoredEdition> directoryEditionTo(ReadTransaction& transaction, std::string_view publisher,
                                                std::uint64_t sequence) {
    static const auto kSql = std::string(kSelectEdition) + " AND sequence = $2";
    return firstRow(transaction, kSql, {publisher, sequence}, storedEditionFrom);
}

void putDirectoryEntry(WriteTransaction& transaction, std::string_view publisher,
                       const StoredDirectoryEntry& entry) {
    execute(transaction,
            "INSERT INTO directory_entries (publisher, kind, entry_key, former_key, party, folded_name,"
            " bucket, leaf, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            " ON CONFLICT (publisher, kind, entry_key) DO UPDATE SET former_key = excluded.former_key,"
            " folded_name = excluded.folded_name, leaf = excluded.leaf, body = excluded.body",
            {publisher, entry.kind, entry.key, entry.formerKey, entry.party, entry.foldedName, entry.bucket,
             entry.leaf, domain::toHex(entry.body)});
}

void removeDirectoryEntry(WriteTransaction& transaction, std::string_view publisher, int kind,
                          std::string_view key) {
    execute(transaction,
            "DELETE FROM directory_entries WHERE publisher = $1 AND kind = $2 AND entry_key = $3",
            {publisher, kind, key});
}

std::optional<std::string> directoryLeaf(ReadTransaction& transaction, std::string_view publisher, int kind,
                                         std::string_view key) {
    return firstRow(
        transaction,
        "SELECT leaf FROM directory_entries WHERE publisher = $1 AND kind = $2 AND entry_key = $3",
        {publisher, kind, key}, [](const Row& row) { return row.text(0); });
}

std::vector<std::string> directoryLeaves(ReadTransaction& transaction, std::string_view publisher,
                                         int bucket) {
    return allRows(transaction,
                   "SELECT leaf FROM directory_entries WHERE publisher = $1 AND bucket = $2 ORDER BY leaf",
                   {publisher, bucket}, [](const Row& row) { return row.text(0); });
}

void putDirectoryBucket(WriteTransaction& transaction, std::string_view publisher, int bucket,
                        std::string_view hash) {
    execute(transaction,
            "INSERT INTO directory_buckets (publisher, bucket, hash) VALUES ($1, $2, $3)"
            " ON CONFLICT (publisher, bucket) DO UPDATE SET hash = excluded.hash",
            {publisher, bucket, hash});
}

std::vector<std::pair<int, std::string>> directoryBuckets(ReadTransaction& transaction,
                                                          std::string_view publisher) {
    return allRows(transaction, "SELECT bucket, hash FROM directory_buckets WHERE publisher = $1",
                   {publisher}, [](const Row& row) {
                       return std::pair{row.small(0), row.text(1)};
                   });
}

void forEachDirectoryEntry(ReadTransaction& transaction, std::string_view publisher,
                           const std::function<void(const StoredDirectoryEntry&)>& visit) {
    forEachRow(transaction,
               "SELECT kind, entry_key, former_key, party, folded_name, bucket, leaf, body"
               " FROM directory_entries"
               " WHERE publisher = $1 ORDER BY bucket, leaf",
               {publisher}, [&](const Row& row) {
                   visit({row.small(0), row.text(1), row.text(2), static_cast<std::uint64_t>(row.integer(3)),
                          row.text(4), row.small(5), row.text(6), bytesOfHex(row.text(7))});
               });
}

std::vector<FoundEntry> directoryEntriesByKey(ReadTransaction& transaction, int kind, std::string_view key) {
    return allRows(transaction,
                   "SELECT publisher, body FROM directory_entries WHERE entry_key = $1 AND kind = $2"
                   " UNION SELECT publisher, body FROM directory_entries"
                   " WHERE former_key = $1 AND former_key <> '' AND kind = $2 ORDER BY publisher",
                   {key, kind}, foundEntryFrom);
}

std::vector<FoundEntry> directoryEntriesByParty(ReadTransaction& transaction, std::uint64_t party) {
    return allRows(transaction,
                   "SELECT publisher, body FROM directory_entries WHERE party = $1 AND party <> 0"
                   " ORDER BY publisher",
                   {party}, foundEntryFrom);
}

std::vector<FoundEntry> directoryEntriesOf(ReadTransaction& transaction, std::string_view publisher,
                                           int kind) {
    return allRows(transaction,
                   "SELECT publisher, body FROM directory_entries WHERE publisher = $1 AND kind = $2"
                   " ORDER BY entry_key",
                   {publisher, kind}, foundEntryFrom);
}

std::vector<FoundEntry> searchDirectory(ReadTransaction& transaction, std::string_view folded, int limit) {
    const auto pattern = '%' + likeText(folded) + '%';
    return allRows(transaction,
                   "SELECT publisher, body FROM directory_entries WHERE kind = 1 AND folded_name LIKE $1"
                   " ESCAPE '!' ORDER BY LENGTH(folded_name), folded_name, entry_key, publisher LIMIT $2",
                   {pattern, limit}, foundEntryFrom);
}

bool noteDirectoryFork(WriteTransaction& transaction, std::string_view publisher, std::string_view head,
                       std::string_view signature) {
    return changedRows(transaction,
                       "INSERT INTO directory_forks (publisher, head, signature, seen_at)"
                       " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                       {publisher, domain::toHex(head), domain::toHex(signature), transaction.actor().at}) >
           0;
}

std::int64_t countDirectoryForks(ReadTransaction& transaction, std::string_view publisher) {
    return firstInteger(transaction, "SELECT COUNT(*) FROM directory_forks WHERE publisher = $1", {publisher})
        .value_or(0);
}

std::vector<DirectoryTrust> directoryTrusts(ReadTransaction& transaction) {
    return allRows(transaction,
                   "SELECT id, publisher, fingerprint, certificate, ended_at FROM directory_publishers"
                   " ORDER BY id",
                   {}, directoryTrustFrom);
}

DirectoryTrust enterDirectoryTrust(WriteTransaction& transaction, DirectoryTrust trust) {
    trust.endedAt.reset();
    trust.id = firstInteger(transaction,
                            "INSERT INTO directory_publishers (publisher, fingerprint, certificate)"
                            " VALUES ($1, $2, $3) ON CONFLICT (publisher, fingerprint)"
                            " DO UPDATE SET ended_at = NULL RETURNING id",
                            {trust.publisher, trust.fingerprint, trust.certificate})
                   .value();
    appendChange(transaction, "directory_publisher", trust.id, "entered", "", trustRecord(trust));
    return trust;
}

std::optional<DirectoryTrust> endDirectoryTrust(WriteTransaction& transaction, std::int64_t id) {
    const auto trusts = directoryTrusts(transaction);
    const auto found = std::ranges::find(trusts, id, &DirectoryTrust::id);
    if (found == trusts.end()) return std::nullopt;
    auto trust = *found;
    if (trust.endedAt) return trust;
    trust.endedAt = transaction.actor().at;
    execute(transaction, "UPDATE directory_publishers SET ended_at = $1 WHERE id = $2", {trust.endedAt, id});
    appendChange(transaction, "directory_publisher", id, "ended", trustRecord(*found), trustRecord(trust));
    return trust;
}

}  // namespace vanthu::storage
