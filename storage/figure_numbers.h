#pragma once

#include "storage/figure_facts.h"

#include <map>

namespace vanthu::storage {

class Row;

/// Keeps the facts about the numbers of the series: documents, gaps, void numbers. Of one batch. Internal to
/// storage/figure_*.cpp.
class NumberFigures {
  public:
    NumberFigures(WriteTransaction& transaction, DayChanges& days) : transaction_(transaction), days_(days) {}

    /// A number has its document from this change on.
    void add(domain::Sequence sequence, const DocumentFact& fact);
    /// The document is another one now, though its number is the same.
    void change(domain::Sequence sequence, const DocumentFact& before, const DocumentFact& after);
    /// A number is not missing though it has no document.
    void explain(domain::Sequence sequence, domain::SeriesId series, const Place& place, bool isVoid);

  private:
    /// Where a series ends.
    struct End {
        std::optional<Place> lastDocument;
        std::int64_t lastExplained{0};
    };
    struct Neighbour {
        Place place;
        DayKey key;
    };

    static Neighbour neighbourFrom(const Row& row);
    End& endOf(domain::SeriesId series);
    std::optional<Neighbour> below(domain::SeriesId series, const Place& place);
    std::optional<Neighbour> above(domain::SeriesId series, const Place& place);
    void count(domain::Sequence sequence, domain::SeriesId series, const Place& upper, const DayKey& key);

    WriteTransaction& transaction_;
    DayChanges& days_;
    std::map<domain::SeriesId, End> ends_;
};

}  // namespace vanthu::storage
