#pragma once

#include "indexer/search/index.h"
#include "indexer/writer/index_writer.h"
#include "schemas/domain/notation.h"
#include "tests/support/temp_dir.h"

#include <string>
#include <vector>

namespace vanthu::tests {

/// What a test says of a document; everything else is filled in.
struct SampleDocument {
    std::int64_t id{0};
    std::string code;
    std::string subject;
    std::string text;
    std::int64_t organisation{1};
    std::string issuer{"Ủy ban nhân dân tỉnh Bến Tre"};
    std::string type{"KH"};
    domain::Direction direction{domain::Direction::incoming};
    std::int64_t book{1};
    std::string issued;  ///< ISO date, "" for none
    domain::Access access{domain::Access::unit};
    domain::Assignees assignees{};
    std::string signer{};
    std::string arrived{};  ///< ISO date, "" for none
    int registered{1970};   ///< year: its documents lie in a database of their own
};

inline domain::Document documentOf(const SampleDocument& sample) {
    domain::Document document;
    document.id.value = sample.id;
    document.code = domain::parseCode(sample.code);
    document.subject = sample.subject;
    document.organisation.value = sample.organisation;
    document.issuerName = sample.issuer;
    document.typeCode = sample.type;
    document.direction = sample.direction;
    document.book = domain::BookId{sample.book};
    document.issuedDate = domain::parseIsoDate(sample.issued);
    document.access = sample.access;
    document.signer.name = sample.signer;
    document.arrivalDate = domain::parseIsoDate(sample.arrived);
    document.registeredAt = domain::startOfDay(*domain::Date::fromParts(sample.registered, 6, 1));
    document.externalId = "ext-" + std::to_string(sample.id);
    return document;
}

inline indexer::DocumentText textOf(const SampleDocument& sample) {
    indexer::DocumentText text;
    text.text = sample.text;
    if (!sample.text.empty())
        text.files.push_back({"sha256:" + std::string(64, 'a'), domain::ExtractionState::text, ""});
    return text;
}

/// An index in a folder of its own, written by the real writer.
class IndexFixture {
  public:
    explicit IndexFixture(const std::vector<SampleDocument>& samples = {}) { add(samples); }

    void add(const std::vector<SampleDocument>& samples) {
        indexer::IndexWriter writer(folder());
        for (const auto& sample : samples)
            writer.put({documentOf(sample), sample.assignees, textOf(sample)});
        writer.commit({static_cast<domain::Sequence>(++commits_), "hash"});
    }

    [[nodiscard]] std::string folder() const { return (directory_.path() / "index").string(); }
    [[nodiscard]] const search::Index& index() const { return index_; }

    [[nodiscard]] search::Page find(const search::Query& query) const {
        return index_.search(query, everything());
    }
    [[nodiscard]] search::Page find(const std::string& text) const {
        search::Query query;
        query.text = text;
        return find(query);
    }
    /// Ids of the first page, best first.
    [[nodiscard]] std::vector<std::int64_t> ids(const std::string& text) const { return idsOf(find(text)); }

    static std::vector<std::int64_t> idsOf(const search::Page& page) {
        std::vector<std::int64_t> ids;
        for (const auto& hit : page.hits)
            ids.push_back(hit.document.value);
        return ids;
    }
    static domain::AccessScope everything() { return {.everything = true}; }
    static domain::AccessScope only(std::vector<domain::OrganisationId> organisations) {
        return {.organisations = std::move(organisations)};
    }

  private:
    TempDir directory_;
    search::Index index_{folder()};
    int commits_{0};
};

}  // namespace vanthu::tests
