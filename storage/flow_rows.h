#pragma once

#include "schemas/domain/draft.h"
#include "schemas/domain/handling.h"
#include "storage/sql.h"

#include <cstdint>
#include <string>
#include <string_view>

// Rows of the way of documents, and each as the change log records it, for the stores that write them and for
// the one that compares them. Internal to storage/*.cpp.
namespace vanthu::storage {

// What the function of the same name reads, in its order.
inline constexpr std::string_view kHandlingColumns =
    "document_id, organisation_id, state, presented_to, due_date, since, note";
inline constexpr int kHandlingColumnCount = 7;
[[nodiscard]] domain::Handling handlingFrom(const Row& row);
inline constexpr std::string_view kOpinionColumns = "document_id, assignment_id, kind, text, account_id, at";
[[nodiscard]] domain::Opinion opinionFrom(const Row& row);
inline constexpr std::string_view kRecallColumns = "document_id, reason, account_id, at";
[[nodiscard]] domain::Recall recallFrom(const Row& row);
inline constexpr std::string_view kExtensionColumns =
    "id, assignment_id, until, reason, state, asked_by, asked_at, decider_id, decided_by, decided_at, "
    "decision";
[[nodiscard]] domain::Extension extensionFrom(const Row& row);
inline constexpr std::string_view kDraftCommentColumns = "version, account_id, at, text, id, answers_id";
[[nodiscard]] domain::DraftComment draftCommentFrom(const Row& row);
inline constexpr std::string_view kDraftCheckColumns =
    "version, account_id, at, rule_set, result, override_reason";
[[nodiscard]] domain::DraftCheck draftCheckFrom(const Row& row);

[[nodiscard]] std::string recordOf(const domain::Handling& handling);
[[nodiscard]] std::string recordOf(std::int64_t id, const domain::Opinion& opinion);
[[nodiscard]] std::string recordOf(domain::LinkId link, const domain::Reply& reply);
[[nodiscard]] std::string recordOf(const domain::Recall& recall);
[[nodiscard]] std::string recordOf(const domain::Assignment& assignment);
[[nodiscard]] std::string recordOf(const domain::Extension& extension);
[[nodiscard]] std::string recordOf(const domain::DraftVersion& version);
[[nodiscard]] std::string recordOf(const domain::DraftComment& comment);
[[nodiscard]] std::string recordOf(std::int64_t id, const domain::DraftCheck& check);

}  // namespace vanthu::storage
