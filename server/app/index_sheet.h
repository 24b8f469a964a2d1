#pragma once

#include "server/app/reform_index_reading.h"
#include "server/reports/printed_list.h"

#include <map>
#include <string>
#include <vector>

/// What an index says of one unit, criterion by criterion. Internal to server/app.
namespace vanthu::app {

/// A document behind scores, as far as the caller may know of it.
struct EvidenceDocument {
    std::string code;
    std::string subject;
};

struct IndexSheet {
    IndexReading reading;
    domain::IndexLine line;
    std::map<std::string, std::vector<domain::IndexScore>> scores;  ///< by criterion, oldest first
    std::map<domain::DocumentId, EvidenceDocument> documents;       ///< those that the caller may know of
    bool tellsRanks{true};
    bool maySelfScore{false};
    bool mayReview{false};
};

/// Documented in schemas/api/openapi.yaml as `IndexSheet`. Documents that the caller may not know of are told
/// as a number only.
[[nodiscard]] std::string toJson(const IndexSheet& sheet);
[[nodiscard]] reports::PrintedList printedList(const IndexSheet& sheet);
/// One score, as `IndexScore`.
[[nodiscard]] std::string toJson(const domain::IndexScore& score);

}  // namespace vanthu::app
