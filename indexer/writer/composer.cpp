#include "indexer/writer/composer.h"

#include "indexer/search/stored_document.h"
#include "indexer/writer/document_sum.h"
#include "schemas/domain/utf8.h"
#include "schemas/search/access_terms.h"
#include "schemas/search/document_keys.h"
#include "schemas/search/facet_values.h"
#include "schemas/search/outline.h"
#include "schemas/search/terms.h"

#include <xapian.h>

namespace vanthu::indexer {
namespace {

void addNumber(Xapian::Document& target, int slot, double number) {
    target.add_value(static_cast<Xapian::valueno>(slot), Xapian::sortable_serialise(number));
}

domain::Date sortDay(const domain::Document& document) {
    return document.issuedDate    ? *document.issuedDate
           : document.arrivalDate ? *document.arrivalDate
                                  : domain::vietnamDate(document.registeredAt);
}

void addDates(Xapian::Document& target, const domain::Document& document) {
    const auto put = [&](int slot, const domain::Date& date) { addNumber(target, slot, date.days()); };
    if (document.issuedDate) put(search::kSlotIssuedDate, *document.issuedDate);
    if (document.arrivalDate) put(search::kSlotArrivalDate, *document.arrivalDate);
    put(search::kSlotSortDate, sortDay(document));
}

/// A certified copy counts as one more registration of its original, where that can be told apart at all.
std::string copyKeyOf(const IndexedDocument& indexed) {
    const auto key = indexed.original ? search::copyKey(*indexed.original) : std::string();
    return key.empty() ? search::copyKey(indexed.document) : key;
}

void addFacets(Xapian::Document& target, const domain::Document& document) {
    const auto put = [&](int slot, const std::string& value) {
        if (!value.empty()) target.add_value(static_cast<Xapian::valueno>(slot), value);
    };
    put(search::kSlotFacets, search::packFacets({sortDay(document).year(), document.direction, document.book,
                                                 document.organisation,
                                                 search::issuerKey(document.issuerName), document.typeCode}));
    put(search::kSlotIssuerName, document.issuerName);
}

std::string storedForm(const domain::Document& document, const DocumentText& text) {
    search::StoredDocument stored;
    stored.number = domain::printCode(document.code);
    stored.externalId = document.externalId;
    stored.subject = document.subject;
    stored.files = text.files;
    stored.text = domain::firstBytes(text.text, search::kStoredTextBytes);
    return search::encode(stored);
}

}  // namespace

Xapian::Document Composer::compose(const IndexedDocument& indexed) {
    const auto& [document, assignees, text, original] = indexed;
    const auto copyKey = copyKeyOf(indexed);
    terms_.clear();
    terms_.addDocument(document);
    if (!copyKey.empty()) terms_.addFilter(search::kCopyKeyPrefix, copyKey);
    for (const auto& term :
         search::accessTerms({document.id, document.organisation, document.access, assignees}))
        terms_.addFilter(term);
    terms_.addBody(domain::firstBytes(text.text, kIndexedTextBytes));
    for (const auto& file : text.files) {
        if (file.state == domain::ExtractionState::pending)
            terms_.addFilter(search::kUnreadPrefix, search::kUnreadPending);
        if (file.state == domain::ExtractionState::ocrPending)
            terms_.addFilter(search::kUnreadPrefix, search::kUnreadScan);
    }

    Xapian::Document target;
    addDates(target, document);
    addFacets(target, document);
    if (!copyKey.empty()) target.add_value(static_cast<Xapian::valueno>(search::kSlotCopyKey), copyKey);
    addNumber(target, search::kSlotVersion, static_cast<double>(document.version));
    addNumber(target, search::kSlotId, static_cast<double>(document.id.value));
    target.add_value(static_cast<Xapian::valueno>(search::kSlotOutline),
                     search::makeOutline(document.subject, text.text));
    std::uint64_t sum = 0;
    terms_.visit([&](const std::string& term, const DocumentTerms::Occurrences& occurrences) {
        sum += termSum(term, occurrences.count) + positionSum(term, occurrences.positions);
        if (occurrences.count == 0)
            target.add_boolean_term(term);
        else
            target.add_term(term, occurrences.count);
        for (const auto position : occurrences.positions)
            target.add_posting(term, position, 0);
    });
    for (auto value = target.values_begin(); value != target.values_end(); ++value)
        sum += valueSum(value.get_valueno(), *value);
    auto data = storedForm(document, text);
    search::putSum(data, sum + dataSum(search::contentOf(data)));
    target.set_data(data);
    return target;
}

Xapian::Document emptyDocument() {
    Xapian::Document empty;
    auto data = search::encode({});
    search::putSum(data, dataSum(search::contentOf(data)));
    empty.set_data(data);
    return empty;
}

void changeFilters(Xapian::Document& document, const std::vector<std::string>& without,
                   const std::vector<std::string>& with) {
    const auto has = [&](const std::string& term) {
        auto at = document.termlist_begin();
        if (at != document.termlist_end()) at.skip_to(term);
        return at != document.termlist_end() && *at == term;
    };
    auto data = document.get_data();
    auto sum = search::sumIn(data);
    for (const auto& term : without) {
        if (!has(term)) continue;
        document.remove_term(term);
        sum -= termSum(term, 0);
    }
    for (const auto& term : with) {
        if (has(term)) continue;
        document.add_boolean_term(term);
        sum += termSum(term, 0);
    }
    search::putSum(data, sum);
    document.set_data(data);
}

std::size_t indexedBytes(const IndexedDocument& indexed) {
    // Xapian holds terms, not text: a title with its fields and filters takes more of its memory than it is
    // long.
    constexpr std::size_t kDocumentBytes = 1000;
    return kDocumentBytes + indexed.text.text.size() + indexed.document.subject.size();
}

int shardYear(const domain::Document& document) {
    return domain::vietnamDate(document.registeredAt).year();
}

}  // namespace vanthu::indexer
