#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace vanthu::domain {

/// A database key that cannot be mistaken for another kind of key. 0 means "not stored yet".
template <class Tag>
struct Id {
    std::int64_t value{0};
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
};

using AccountId = Id<struct AccountTag>;
using AlertId = Id<struct AlertTag>;
using AssignmentId = Id<struct AssignmentTag>;
using BookId = Id<struct BookTag>;
using CaseFileId = Id<struct CaseFileTag>;
using CaseItemId = Id<struct CaseItemTag>;
using CasePlanId = Id<struct CasePlanTag>;
using CalendarExceptionId = Id<struct CalendarExceptionTag>;
using DeadlineRuleId = Id<struct DeadlineRuleTag>;
using DeclaredCountId = Id<struct DeclaredCountTag>;
using DelegationId = Id<struct DelegationTag>;
using DeliveryId = Id<struct DeliveryTag>;
using DocumentId = Id<struct DocumentTag>;
using DocumentTypeId = Id<struct DocumentTypeTag>;
using DraftCommentId = Id<struct DraftCommentTag>;
using DraftId = Id<struct DraftTag>;
using EdxmlId = Id<struct EdxmlTag>;
using ExtensionId = Id<struct ExtensionTag>;
using FileId = Id<struct FileTag>;
using IndexScoreId = Id<struct IndexScoreTag>;
using InboxId = Id<struct InboxTag>;
using IntakeId = Id<struct IntakeTag>;
using LinkId = Id<struct LinkTag>;
using MailId = Id<struct MailTag>;
using NoticeId = Id<struct NoticeTag>;
using OrganisationId = Id<struct OrganisationTag>;
using PackageArrivalId = Id<struct PackageArrivalTag>;
using PackageDeliveryId = Id<struct PackageDeliveryTag>;
using PeerId = Id<struct PeerTag>;
using PostId = Id<struct PostTag>;
using RateRulesId = Id<struct RateRulesTag>;
using ReformIndexId = Id<struct ReformIndexTag>;
using ReportMailId = Id<struct ReportMailTag>;
using ReportRunId = Id<struct ReportRunTag>;
using ReportScheduleId = Id<struct ReportScheduleTag>;
using SampleAuditId = Id<struct SampleAuditTag>;
using SampleNumberId = Id<struct SampleNumberTag>;
using SavedSearchId = Id<struct SavedSearchTag>;
using SeriesId = Id<struct SeriesTag>;
using StatisticDutyId = Id<struct StatisticDutyTag>;
using StatisticPackageId = Id<struct StatisticPackageTag>;

/// Position in the change log: 1, 2, 3 … without a gap, in commit order.
using Sequence = std::int64_t;

}  // namespace vanthu::domain

template <class Tag>
struct std::hash<vanthu::domain::Id<Tag>> {
    std::size_t operator()(const vanthu::domain::Id<Tag>& id) const {
        return std::hash<std::int64_t>{}(id.value);
    }
};
