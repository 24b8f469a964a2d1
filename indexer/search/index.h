#pragma once

#include "indexer/search/facets.h"
#include "schemas/domain/account.h"
#include "schemas/domain/document.h"
#include "schemas/domain/handling.h"
#include "schemas/domain/vocabulary.h"
#include "schemas/search/synonyms.h"
#include "schemas/search/type_names.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// By what is most like the question, by the day of the document, or by the order of registration.
enum class Sort { relevance, newest, oldest, registered };

}  // namespace vanthu::search

template <>
inline constexpr auto vanthu::domain::kWords<vanthu::search::Sort> = std::array{
    Word{search::Sort::relevance, "relevance", "Phù hợp nhất"},
    Word{search::Sort::newest, "newest", "Ngày văn bản mới nhất"},
    Word{search::Sort::oldest, "oldest", "Ngày văn bản cũ nhất"},
    Word{search::Sort::registered, "registered", "Mới đăng ký nhất"},
};

namespace vanthu::search {

/// What a reader asks. Text fields as typed; nothing here is trusted.
struct Query {
    std::string text;  ///< words, "phrases", số ký hiệu; "" lists everything in scope
    std::optional<domain::Direction> direction;
    std::optional<domain::BookId> book;
    std::string typeCode;
    std::string issuer;                          ///< words of the issuer's name, with or without accents
    std::string issuerExact;                     ///< its whole name, in any spelling
    std::shared_ptr<const Synonyms> unitNames;   ///< of units and those that followed them; none: null
    std::shared_ptr<const TypeNames> typeNames;  ///< what types are called; none: those of the start
    std::optional<domain::OrganisationId> unit;  ///< whose registry holds it
    std::optional<int> year;                     ///< of the day by which hits are sorted, 1 to 9999
    std::optional<domain::Date> issuedFrom, issuedTo;      ///< both ends belong to the range
    domain::DocumentId registeredAfter;                    ///< none: all
    std::optional<std::vector<domain::DocumentId>> among;  ///< only of these documents
    Sort sort{Sort::relevance};
    int limit{20};
    std::string cursor;    ///< of the page before; "" for the first
    bool facets{false};    ///< counts all hits by type, year, issuer and so on
    bool collapse{false};  ///< of registrations of one official document only the best is a hit
};

/// A stretch of text with its hits marked: text[start, start+length) in bytes.
struct Mark {
    std::size_t start{0};
    std::size_t length{0};
};
struct Snippet {
    std::string text;  ///< plain text in original spelling; escaping is the reader's
    std::vector<Mark> marks;
};

struct FileExtraction {
    std::string digest;
    domain::ExtractionState state{domain::ExtractionState::pending};
    std::string reason;  ///< Vietnamese, empty for `text`
};

struct Hit {
    domain::DocumentId document;
    std::string externalId;
    std::string number;  ///< printed code
    std::string subject;
    double score{0};         ///< comparable within one answer only
    std::int64_t copies{0};  ///< when collapsed: other registrations of the document in scope, hits or not
    Snippet snippet;
};

struct Page {
    std::vector<Hit> hits;
    std::int64_t total{0};   ///< exact, of what the scope allows
    std::string nextCursor;  ///< "" on the last page
    std::string
        suggestion;  ///< the text with misspelled words replaced; "" without, and after the first page
    std::vector<Facet> facets;  ///< of all hits, when they were asked for; copies count each
    std::vector<int>
        missingYears;  ///< documents registered in these are left out: their part is being rebuilt
};

/// What a search finds.
struct FoundDocuments {
    std::vector<domain::DocumentId> documents;
    std::int64_t total{0};  ///< as of Page
};

/// A line that is offered while somebody types.
struct CompletedDocument {
    domain::DocumentId document;
    std::string number;  ///< printed code
    std::string subject;
};
/// What begins as somebody types; every document is in scope and in one list only, the newest first.
struct Completions {
    std::vector<CompletedDocument> byCode;     ///< whose số ký hiệu begins so
    std::vector<CompletedDocument> bySubject;  ///< whose subject has the words, the last of them begun
    std::vector<std::string> issuers;          ///< so with their names, as documents in scope have them
};

/// Shorter texts begin too much to complete.
inline constexpr std::size_t kCompletedLeast = 2;

/// A document whose text is nearly the same as another text.
struct Resembling {
    domain::DocumentId document;
    double share{0};  ///< of the runs of three syllables of both texts that both have, 0 to 1
};

struct IndexStatus {
    domain::Sequence cursor{0};  ///< last change that is findable
    std::int64_t documents{0};
    std::int64_t awaitingOcr{0};    ///< documents with scans whose words are still to be recognised
    std::vector<int> missingYears;  ///< as of Page
};

/// Longest text whose source may be looked for: about four pages.
inline constexpr std::size_t kPassageCodePoints = 10'000;

/// Hits among which those in force come first; deeper ones, nobody looks through.
inline constexpr std::size_t kInForceFirst = 200;

/// Texts that have less in common are other texts.
inline constexpr double kResemblanceLeast = 0.6;

/// Told of documents that were found, gives those that are to stand behind the others: recalled ones and
/// such.
using OutOfForce = std::function<std::vector<domain::DocumentId>(const std::vector<domain::DocumentId>&)>;

/// Throws Error{invalidInput} for a text that a search would refuse.
void requireUnderstood(const std::string& text);

class IndexReader;

/// The reading side of the Xapian index; the writer is the process vanthu-indexer. Any thread may call.
class Index {
  public:
    /// The folder need not exist yet: until the indexer made it, searches throw Error{unavailable}.
    explicit Index(const std::string& folder, Synonyms synonyms = Synonyms::shipped());
    ~Index();

    /// Throws Error{invalidInput} naming the field for a broken query or cursor, Error{unavailable} without
    /// an index. By relevance, of the first kInForceFirst hits those in force come first, unless the query
    /// names a document by its number.
    [[nodiscard]] Page search(const Query& query, const domain::AccessScope& scope,
                              const OutOfForce& outOfForce = {}) const;

    /// The same documents in the same order, the first `most` of them, without what a page shows of each:
    /// limit and cursor do not count.
    [[nodiscard]] FoundDocuments find(const Query& query, const domain::AccessScope& scope, std::size_t most,
                                      const OutOfForce& outOfForce = {}) const;

    /// At most eight lines for what is typed so far, folded; none below kCompletedLeast letters. What is
    /// typed is words and no query. Throws Error{unavailable} without an index.
    [[nodiscard]] Completions complete(std::string_view text, const domain::AccessScope& scope) const;

    /// Documents in scope that the text is from or about, best first, at most `filters.limit`; of copies of
    /// one document one. Of `filters` everything counts but text, sort and cursor. Throws as search().
    [[nodiscard]] std::vector<Hit> about(std::string_view text, const Query& filters,
                                         const domain::AccessScope& scope) const;

    /// Documents in scope that are about the same as this one, best first; without itself, its copies and
    /// `others`. None while it is not indexed. Whether the reader may know of it, the caller decides.
    [[nodiscard]] std::vector<Hit> similar(domain::DocumentId document,
                                           const std::vector<domain::DocumentId>& others,
                                           const domain::AccessScope& scope, std::size_t limit) const;

    /// Registrations in scope of the same official document, itself among them, ascending; none while it is
    /// not indexed.
    [[nodiscard]] std::vector<domain::DocumentId> copiesOf(domain::DocumentId document,
                                                           const domain::AccessScope& scope) const;

    /// Documents in scope of which at least kResemblanceLeast is the same as in that text, nearest first, at
    /// most `limit`. Only the first kStoredTextBytes of each text are compared. Throws Error{unavailable}
    /// without an index.
    [[nodiscard]] std::vector<Resembling> resembling(std::string_view text, const domain::AccessScope& scope,
                                                     std::size_t limit) const;
    /// The text of a document's files as far as it is kept; "" while it is not indexed.
    [[nodiscard]] std::string text(domain::DocumentId document) const;

    /// What became of the texts of that document's files; empty while it is not indexed.
    [[nodiscard]] std::vector<FileExtraction> extraction(domain::DocumentId document) const;

    [[nodiscard]] IndexStatus status() const;

    /// Asks the indexer to check every part of the index; it repairs what is damaged.
    void askForCheck() const;

    /// Ids in (after, after + limit], ascending, for `verify`.
    [[nodiscard]] std::vector<domain::DocumentId> documentsAfter(domain::DocumentId after, int limit) const;

    /// The version in which each of these documents is indexed, for `verify`; 0 for one that is not there, or
    /// that an older program indexed. In the order of the ids.
    [[nodiscard]] std::vector<std::int64_t> versions(const std::vector<domain::DocumentId>& documents) const;

    /// Those of the documents that are indexed for other readers than these, for `verify`.
    [[nodiscard]] std::vector<domain::DocumentId> withOtherReaders(
        const std::vector<domain::Readership>& readerships) const;

    /// The query as parsed, for `--explain`.
    [[nodiscard]] std::string explain(const Query& query, const domain::AccessScope& scope) const;

  private:
    const std::string folder_;
    const Synonyms synonyms_;
    std::unique_ptr<IndexReader> reader_;
};

}  // namespace vanthu::search
