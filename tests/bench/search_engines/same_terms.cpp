#include "indexer/writer/document_terms.h"
#include "schemas/domain/document.h"
#include "schemas/domain/text.h"
#include "tests/bench/search_engines/engine.h"
#include "tests/bench/search_engines/measured_build.h"
#include "tests/bench/search_engines/texts.h"

#include <xapian.h>

namespace vanthu::bench {

Built buildSameTerms(const std::filesystem::path& texts, const std::filesystem::path& folder) {
    Built built = builtApart([&] {
        Xapian::WritableDatabase writer(folder.string(), Xapian::DB_CREATE);
        indexer::DocumentTerms terms;
        forEachText(texts, [&](const Text& text) {
            domain::Document document;
            document.direction = domain::Direction::archived;
            document.subject = domain::normalised(text.title);
            document.code = domain::parseCode(text.code);
            terms.clear();
            terms.addDocument(document);
            terms.addBody(domain::normalisedBody(text.body));
            Xapian::Document entry;
            entry.set_data(text.body);
            terms.visit([&](const std::string& term, const indexer::DocumentTerms::Occurrences& occurrences) {
                entry.add_term(term, occurrences.count);
                for (const auto position : occurrences.positions)
                    entry.add_posting(term, position, 0);
            });
            writer.add_document(entry);
        });
        writer.commit();
        return std::uintmax_t{0};
    });
    built.bytes = bytesBelow(folder);
    return built;
}

}  // namespace vanthu::bench
