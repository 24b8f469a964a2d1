#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/document.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Gives the document and its files ids and stores them with a change log row "registered" (or `action`). The
/// blobs must be durable already. Throws Error{conflict} when an outgoing code is taken (số, ký hiệu, cơ
/// quan, năm) or (source, externalId) exists.
domain::Document insertDocument(WriteTransaction& transaction, domain::Document document,
                                std::string_view action = "registered");

[[nodiscard]] std::optional<domain::Document> findDocument(ReadTransaction& transaction,
                                                           domain::DocumentId id);
[[nodiscard]] std::vector<domain::Document> findDocuments(ReadTransaction& transaction,
                                                          const std::vector<domain::DocumentId>& ids);
[[nodiscard]] std::optional<domain::DocumentId> findByExternalId(ReadTransaction& transaction,
                                                                 std::string_view source,
                                                                 std::string_view externalId);

/// Documents of one registry with the same code key and issuer (domain F1.7). Issuer compared by id when both
/// have one, else by folded name.
[[nodiscard]] std::vector<domain::DocumentId> findSameCode(ReadTransaction& transaction,
                                                           const domain::Document& document);

/// Documents with a file of these bytes, ascending, at most `limit`.
[[nodiscard]] std::vector<domain::DocumentId> findWithFile(ReadTransaction& transaction,
                                                           const std::string& digest, int limit);

/// Stores `after` over the document of that id, with the next version and a change log row "corrected" that
/// holds both and the reason. Number, book, files and origin stay as they were, whatever `after` says. Throws
/// Error{versionChanged} unless `after.version` is the stored one.
domain::Document correctDocument(WriteTransaction& transaction, domain::Document after,
                                 const std::string& reason);

/// Adds files behind those of a registered document, whose number, book and files stay as they are, with the
/// next version and a change log row "scan_added". The blobs must be durable already. Throws
/// Error{versionChanged} unless `before` is the stored version.
domain::Document addFiles(WriteTransaction& transaction, const domain::Document& before,
                          const std::vector<domain::DocumentFile>& files);

/// Ids in (after, …], ascending, at most `limit`; for rebuilds and `verify`.
[[nodiscard]] std::vector<domain::DocumentId> documentIdsAfter(ReadTransaction& transaction,
                                                               domain::DocumentId after, int limit);

/// Those of them up to `last` that were registered in that year, in Vietnam.
[[nodiscard]] std::vector<domain::DocumentId> documentIdsOfYear(ReadTransaction& transaction, int year,
                                                                domain::DocumentId after,
                                                                domain::DocumentId last, int limit);
/// The highest, none without documents.
[[nodiscard]] domain::DocumentId lastDocumentId(ReadTransaction& transaction);

/// Digests named by at least one file of a document, draft or published report, after the given one,
/// ascending; for `verify`.
[[nodiscard]] std::vector<std::string> fileDigestsAfter(ReadTransaction& transaction,
                                                        const std::string& after, int limit);

}  // namespace vanthu::storage
