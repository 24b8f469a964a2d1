#pragma once

#include "schemas/domain/change.h"
#include "schemas/domain/document.h"
#include "server/app/finding.h"
#include "storage/integrity.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::app {

/// Finds where a document is not as its last record in the change log says: "document_unlogged",
/// "document_altered" and "file_altered", both naming the fields. `changes` is its history, oldest first.
void compareDocument(const domain::Document& document, const std::vector<domain::Change>& changes,
                     const Find& find);

/// Finds links from a document that its history does not know so, and those that are gone: "link_altered",
/// "link_missing".
void compareLinks(domain::DocumentId document, const std::vector<storage::LinkRow>& rows,
                  const std::vector<domain::Change>& changes, const Find& find);

/// Finds things of one sort that are not as they were last recorded, or gone: "organisation_altered",
/// "account_altered", "post_altered", "delegation_altered", "book_altered", "calendar_altered",
/// "deadline_rule_altered", "document_type_altered", "declared_count_altered", "sample_audit_altered",
/// "sample_number_altered", "reform_index_altered", "index_score_altered", "published_report_altered",
/// "statistic_package_altered", "statistic_duty_altered", "package_delivery_altered",
/// "package_arrival_altered", "report_schedule_altered", "report_run_altered",
/// "rate_rules_altered".
void compareRecords(storage::ReadTransaction& transaction, storage::Kept kept, const Find& find);

/// The same for a portion of what case files are made of: "case_plan_altered", "case_file_altered",
/// "case_item_altered". Answers how many it looked at; moves `after` behind the last one.
std::size_t compareCaseRecords(storage::ReadTransaction& transaction, storage::CaseKept kept,
                               std::int64_t& after, int limit, const Find& find);

/// Members of the outermost object in which two JSON texts differ, each once. What programs before a field
/// was added did not record is no difference.
[[nodiscard]] std::vector<std::string> differences(std::string_view recorded, std::string_view current);
/// The same for records that every program wrote whole; only "remark" is said beside the thing.
[[nodiscard]] std::vector<std::string> exactDifferences(std::string_view recorded, std::string_view current);
/// "a, b, c"
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

}  // namespace vanthu::app
