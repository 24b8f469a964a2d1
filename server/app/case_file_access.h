#pragma once

#include "schemas/domain/case_file.h"
#include "schemas/domain/document.h"
#include "server/app/authorisation.h"
#include "storage/transaction.h"

#include <vector>

namespace vanthu::app {

// Who may know of a case file, and of what is in it.
//
// A file is known to whoever makes it, and to whoever reads its agency or the unit of its maker with the
// right to see case files. That gives nobody a document: of what is in the file a person learns only of the
// documents that he or she may know of anyway. Who may know of all of them sees the ordinals that the file
// gave; everybody else sees those documents numbered from 1 and counted as if they were all. A gap, a total
// or a remark "there is more" would each tell of a document that is not theirs to know of, and the price is
// small: ordinals of two such people may differ, so people name documents to each other by số, ký hiệu. One
// thing cannot be hidden: that a file does not close because of an incoming document still being handled.

/// The units whose case files the caller reads.
[[nodiscard]] domain::AccessScope caseFileScope(const Caller& caller);
[[nodiscard]] bool mayKnowOf(const Caller& caller, const domain::CaseFile& file);
/// The caller's part in a file.
[[nodiscard]] domain::Relations relationsTo(const Caller& caller, const domain::CaseFile& file);
/// The file, when it exists and the caller may know of it. Throws Error{notFound} alike for both.
[[nodiscard]] domain::CaseFile caseFileInScope(storage::ReadTransaction& transaction, const Caller& caller,
                                               domain::CaseFileId id);

/// A document in a file as the caller sees it.
struct KnownItem {
    domain::CaseItem item;
    int ordinal{0};
    domain::Document document;
};
struct KnownContents {
    std::vector<KnownItem> items;  ///< by ordinal
    int pages{0};                  ///< of them
};
[[nodiscard]] KnownContents knownContents(storage::ReadTransaction& transaction, const Caller& caller,
                                          domain::CaseFileId file);

/// The case files a document is in, those the caller may know of: a JSON array.
[[nodiscard]] std::string caseFilesJson(storage::ReadTransaction& transaction, const Caller& caller,
                                        domain::DocumentId document);

}  // namespace vanthu::app
