#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vanthu::domain {

/// What a notice is about; as the change log calls it.
enum class NoticeEntity { document, draft, inbox, alert, caseFile, intake, reportRun };
template <>
inline constexpr auto kWords<NoticeEntity> = std::array{
    Word{NoticeEntity::document, "document", "Văn bản"},
    Word{NoticeEntity::draft, "draft", "Dự thảo"},
    Word{NoticeEntity::inbox, "inbox", "Văn bản đến liên thông"},
    Word{NoticeEntity::alert, "alert", "Thay đổi quyền"},
    Word{NoticeEntity::caseFile, "case_file", "Hồ sơ"},
    Word{NoticeEntity::intake, "intake", "Mục chờ tiếp nhận"},
    Word{NoticeEntity::reportRun, "report_run", "Báo cáo định kỳ"},
};

enum class NoticeKind {
    assigned,
    informed,
    opinionAsked,
    opinionGiven,
    assignmentReturned,
    assignmentDone,
    presented,
    sentBack,
    extensionAsked,
    extensionDecided,
    replyIssued,
    draftSubmitted,
    draftReturned,
    draftSigned,
    draftIssued,
    inboxArrived,
    deliveryAccepted,
    deliveryRefused,
    receiptDistrusted,
    recallAsked,
    recallRefused,
    updateAgreed,
    updateRefused,
    originalMissing,
    rightsChanged,
    dueSoon,
    overdue,
    presentationLate,
    issueLate,
    handOverDue,
    searchMatched,
    intakeArrived,
    reportFailed,
    reportNotMailed,
};

/// One line of the table of kinds.
struct NoticeKindWord {
    NoticeKind value;
    std::string_view code;
    std::string_view label;  ///< for people
    NoticeEntity entity;     ///< what it is about
    bool byMail;             ///< goes out by e-mail too, to who wants mail
};
template <>
inline constexpr auto kWords<NoticeKind> = std::array{
    NoticeKindWord{NoticeKind::assigned, "assigned", "Bạn được giao giải quyết văn bản",
                   NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::informed, "informed", "Văn bản chuyển bạn để biết", NoticeEntity::document,
                   false},
    NoticeKindWord{NoticeKind::opinionAsked, "opinion_asked", "Bạn được xin ý kiến về văn bản",
                   NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::opinionGiven, "opinion_given", "Đã có ý kiến về văn bản",
                   NoticeEntity::document, false},
    NoticeKindWord{NoticeKind::assignmentReturned, "assignment_returned", "Việc bạn giao bị trả lại",
                   NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::assignmentDone, "assignment_done", "Việc bạn giao đã xong",
                   NoticeEntity::document, false},
    NoticeKindWord{NoticeKind::presented, "presented", "Văn bản trình bạn cho ý kiến chỉ đạo",
                   NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::sentBack, "sent_back", "Văn bản bị trả lại văn thư", NoticeEntity::document,
                   true},
    NoticeKindWord{NoticeKind::extensionAsked, "extension_asked", "Có đề nghị gia hạn chờ bạn quyết định",
                   NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::extensionDecided, "extension_decided",
                   "Đề nghị gia hạn của bạn đã được quyết định", NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::replyIssued, "reply_issued", "Đã ban hành văn bản trả lời",
                   NoticeEntity::document, false},
    NoticeKindWord{NoticeKind::draftSubmitted, "draft_submitted", "Dự thảo trình bạn duyệt",
                   NoticeEntity::draft, true},
    NoticeKindWord{NoticeKind::draftReturned, "draft_returned", "Dự thảo của bạn bị trả lại để sửa",
                   NoticeEntity::draft, true},
    NoticeKindWord{NoticeKind::draftSigned, "draft_signed", "Dự thảo đã ký, chờ ban hành",
                   NoticeEntity::draft, true},
    NoticeKindWord{NoticeKind::draftIssued, "draft_issued", "Dự thảo của bạn đã được ban hành",
                   NoticeEntity::draft, false},
    NoticeKindWord{NoticeKind::inboxArrived, "inbox_arrived", "Có văn bản đến qua liên thông",
                   NoticeEntity::inbox, true},
    NoticeKindWord{NoticeKind::deliveryAccepted, "delivery_accepted", "Nơi nhận đã tiếp nhận văn bản",
                   NoticeEntity::document, false},
    NoticeKindWord{NoticeKind::deliveryRefused, "delivery_refused", "Nơi nhận từ chối văn bản",
                   NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::receiptDistrusted, "receipt_distrusted",
                   "Báo nhận có chữ ký số không hợp lệ nên không được tính", NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::recallAsked, "recall_asked", "Bên gửi yêu cầu thu hồi văn bản đã tiếp nhận",
                   NoticeEntity::inbox, true},
    NoticeKindWord{NoticeKind::recallRefused, "recall_refused", "Nơi nhận từ chối thu hồi văn bản",
                   NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::updateAgreed, "update_agreed", "Nơi nhận đồng ý cập nhật văn bản",
                   NoticeEntity::document, false},
    NoticeKindWord{NoticeKind::updateRefused, "update_refused", "Nơi nhận từ chối cập nhật văn bản",
                   NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::originalMissing, "original_missing",
                   "Bản cập nhật, thay thế đã chờ 72 giờ mà văn bản gốc chưa đến", NoticeEntity::inbox, true},
    NoticeKindWord{NoticeKind::rightsChanged, "rights_changed", "Quyền truy cập thay đổi, chờ xác nhận",
                   NoticeEntity::alert, true},
    NoticeKindWord{NoticeKind::dueSoon, "due_soon", "Việc sắp đến hạn", NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::overdue, "overdue", "Việc đã quá hạn", NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::presentationLate, "presentation_late", "Văn bản đến đã quá hạn trình",
                   NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::issueLate, "issue_late", "Dự thảo đã ký quá hạn ban hành", NoticeEntity::draft,
                   true},
    NoticeKindWord{NoticeKind::handOverDue, "hand_over_due", "Hồ sơ đến hạn nộp lưu", NoticeEntity::caseFile,
                   true},
    NoticeKindWord{NoticeKind::searchMatched, "search_matched", "Văn bản mới khớp với tìm kiếm bạn đã lưu",
                   NoticeEntity::document, true},
    NoticeKindWord{NoticeKind::intakeArrived, "intake_arrived", "Có văn bản mới chờ tiếp nhận",
                   NoticeEntity::intake, true},
    NoticeKindWord{NoticeKind::reportFailed, "report_failed", "Không lập được báo cáo định kỳ",
                   NoticeEntity::reportRun, true},
    NoticeKindWord{NoticeKind::reportNotMailed, "report_not_mailed",
                   "Báo cáo định kỳ không gửi được đến một địa chỉ thư", NoticeEntity::reportRun, true},
};

[[nodiscard]] constexpr const NoticeKindWord& wordOf(NoticeKind kind) {
    for (const auto& word : kWords<NoticeKind>)
        if (word.value == kind) return word;
    return kWords<NoticeKind>.front();
}

/// Something that a person is told. Its text is not kept: it is that of the thing, for who may know of it.
struct Notice {
    NoticeId id;
    AccountId account;  ///< who is told
    NoticeKind kind{NoticeKind::assigned};
    std::int64_t entityId{0};   ///< of the thing that the kind is about
    std::int64_t relatedId{0};  ///< assignment, extension, delivery, reply, or unit of the desk; 0: none
    AccountId actor;            ///< who made it so; 0: the system
    std::optional<Date> dueDate;
    Timestamp createdAt{};
    std::optional<Timestamp> readAt;
};

}  // namespace vanthu::domain
