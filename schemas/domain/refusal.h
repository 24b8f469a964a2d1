#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/domain/error.h"

namespace vanthu {

/// Every reason for which a whole request is refused. refusal.cpp holds the sentences of each, in one table;
/// what is wrong with single fields stands in `Violations`.
enum class Refusal {
    tokenMissing,
    tokenEnded,
    crossSite,
    loginFailed,
    loginPaused,
    roleNotAllowed,
    setupDone,
    setupTokenWrong,
    accountUnknown,
    loginTaken,
    ownAccountDisabled,
    ownPasswordWrong,
    noPostHeld,
    postUnknown,
    postEnded,
    delegationUnknown,
    delegationEnded,
    delegationNotYours,
    delegationNotHeld,
    organisationUnknown,
    organisationEnded,
    organisationChangedLater,
    unitEnded,
    codeOfOtherOrganisation,
    unitUnknown,
    bookUnknown,
    bookOfOtherUnit,
    bookExists,
    bookClosed,
    bookLocked,
    numberTaken,
    spanNumberTaken,
    spanNotReached,
    figuresBehind,
    linkUnknown,
    linkExists,
    documentUnknown,
    savedSearchUnknown,
    savedSearchExists,
    tooManySavedSearches,
    documentOfOtherUnit,
    documentRepeated,
    outgoingDocumentExists,
    archivedDocumentExists,
    documentSecret,
    fileUnknown,
    filesOfOtherUnit,
    fileNotRecognised,
    recognitionRuns,
    fileNotCopied,
    versionMoved,
    keyReused,
    requestRunning,
    bodyTooLarge,
    uploadTooLarge,
    batchTooLong,
    peerUnknown,
    peerKeyTaken,
    ownPeerKey,
    signerUnknown,
    signerKnown,
    directoryUnknown,
    directoryOfOther,
    signingCertificateMissing,
    nextCertificateMissing,
    evidenceMissing,
    senderWithoutCode,
    sendingTooManyFiles,
    sendingTooLarge,
    sendingTooLong,
    deliveryUnknown,
    deliveryRepeated,
    deliveryNotEndedBadly,
    inboxItemUnknown,
    inboxItemDecided,
    inboxItemRecalled,
    inboxRecallNotAsked,
    updateBeforeDocument,
    updateOfUndecided,
    updateOfNothing,
    updateWithoutChange,
    inboxFileUnknown,
    edxmlMessageUnknown,
    edxmlMessageDecided,
    edxmlMessageUnreadable,
    edxmlDocumentUnknown,
    edxmlNotOutgoing,
    edxmlTooLarge,
    intakeItemUnknown,
    intakeItemDecided,
    intakeItemNotDiscarded,
    intakeFileUnknown,
    intakePartDecided,
    intakeStackWhole,
    intakeFilesOfOtherUnit,
    uploadUnknown,
    uploadOffsetWrong,
    uploadsTooMany,
    dropUnknown,
    dropNameTaken,
    dropPasswordWrong,
    dropClosed,
    registerUnknown,
    verificationUnknown,
    verificationRunning,
    moveNotAllowed,
    relationMissing,
    assignmentUnknown,
    extensionUnknown,
    extensionAsked,
    draftUnknown,
    draftWithoutVersion,
    draftFormErrors,
    draftWithoutPdf,
    signingKeyMissing,
    signingFailed,
    printedDiffers,
    noRoomForNumber,
    itemsPending,
    documentRecalled,
    documentNotIncoming,
    casePlanUnknown,
    casePlanExists,
    caseFileUnknown,
    caseCodeTaken,
    caseDocumentsPending,
    documentInCaseFile,
    documentNotInCaseFile,
    caseFileFull,
    caseExportTooLarge,
    calendarDayTaken,
    calendarExceptionUnknown,
    calendarExceptionWithdrawn,
    deadlineRuleUnknown,
    deadlineRuleEnded,
    deadlineRuleOverlaps,
    documentTypeUnknown,
    declarationUnknown,
    rateRulesPassed,
    declarationOverlaps,
    declarationCorrected,
    declarationOfOtherUnit,
    sampleUnknown,
    sampleOfOtherUnit,
    sampleClosed,
    sampleUnfinished,
    reformIndexUnknown,
    reformIndexReplaced,
    reformIndexClosed,
    reformIndexExists,
    reformIndexOfProvince,
    reformIndexMoved,
    indexUnitUnknown,
    indexScoreOfOtherUnit,
    indexReviewOfOtherUnit,
    indexScoreReplaced,
    indexRateHasFigures,
    publicationUnknown,
    publicationWithdrawn,
    publicationOfProvince,
    reportScheduleUnknown,
    reportScheduleOfOther,
    reportScheduleStopped,
    reportScheduleOfProvince,
    tooManyReportSchedules,
    reportRunUnknown,
    reportRunWaits,
    reportFileUnknown,
    statisticPackageUnknown,
    statisticOfProvince,
    statisticOfOtherUnit,
    statisticUnitUnknown,
    statisticUnitIsHere,
    statisticSignatureWrong,
    statisticSignerUnknown,
    statisticSignerOfOther,
    statisticSignerRevoked,
    statisticSignerExpired,
    statisticNotAwaited,
    statisticReplayed,
    statisticOlder,
    statisticOfEarlier,
    statisticAlreadySent,
    statisticNotOfHere,
    statisticTooLong,
    statisticDutyUnknown,
    statisticDutyReplaced,
    statisticDutyOverlaps,
    noticeUnknown,
    alertUnknown,
    alertConfirmed,
    alertOwnChange,
};

/// One line of the table. "{0}", "{1}" stand for the facts of the case.
struct RefusalText {
    Refusal refusal;
    ErrorCode code;
    std::string_view english;     ///< for the administrator's log
    std::string_view vietnamese;  ///< for people: what is so, and what to do
};

/// The table, in the order of the enumeration.
[[nodiscard]] std::span<const RefusalText> refusalTexts();

/// A request that is refused for a reason that people are told.
class Refused : public Error {
  public:
    explicit Refused(Refusal refusal, const std::vector<std::string>& facts = {}, Violations violations = {});

    [[nodiscard]] Refusal refusal() const { return refusal_; }
    /// Vietnamese.
    [[nodiscard]] const std::string& explanation() const { return explanation_; }

  private:
    Refusal refusal_;
    std::string explanation_;
};

/// A move that the state machine of the thing does not have. Says what would be lawful.
class IllegalMove : public Refused {
  public:
    /// `allowed`: codes of the lawful actions; `labels`: the same for people.
    IllegalMove(std::string_view state, std::string_view action, std::vector<std::string> allowed,
                const std::vector<std::string>& labels);

    [[nodiscard]] const std::vector<std::string>& allowed() const { return allowed_; }

  private:
    std::vector<std::string> allowed_;
};

}  // namespace vanthu
