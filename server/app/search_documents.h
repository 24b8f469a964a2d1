#pragma once

#include "indexer/search/index.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/search_request.h"
#include "storage/database.h"

#include <string>
#include <vector>

namespace vanthu::app {

enum class Explanation { none, wanted };

/// Search over what the caller may know of. The index finds; the register tells what is out of force, and
/// what is in a case file. Any thread may call. All answers are JSON.
class SearchDocuments {
  public:
    SearchDocuments(const search::Index& index, storage::Database& database, const domain::Clock& clock,
                    Directory& directory)
        : index_(index), database_(database), clock_(clock), directory_(directory) {}

    /// One page. Throws Error{invalidInput} for a broken query or cursor, Error{unavailable} without an
    /// index, and as resolved().
    [[nodiscard]] std::string run(const Caller& caller, const SearchRequest& request,
                                  Explanation explanation);

    /// Documents that the text is from or about, at most `request.query.limit`; filters count, its own words
    /// and order do not. Throws as run(), and Error{invalidInput}, field "text", for an empty or too long
    /// one.
    [[nodiscard]] std::string about(const Caller& caller, const std::string& text,
                                    const SearchRequest& request);

    /// What begins as the text: documents by number and by subject, and issuers. Throws Error{unavailable}
    /// without an index.
    [[nodiscard]] std::string complete(const Caller& caller, const std::string& text) const;

    /// Documents about the same as that one, without its copies. Throws Error{notFound} for a document that
    /// the caller may not know of, Error{unavailable} without an index.
    [[nodiscard]] std::string similar(const Caller& caller, domain::DocumentId id, int limit);

  private:
    [[nodiscard]] std::string hitsJson(const Caller& caller, const std::vector<search::Hit>& hits,
                                       bool withCopies);

    const search::Index& index_;
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
