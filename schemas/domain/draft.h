#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/flow_draft.h"
#include "schemas/domain/flow_handling.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

/// One version of a draft: whole files, never changed once they are there.
struct DraftVersion {
    int number{0};  ///< from 1
    std::string note;
    AccountId account;
    Timestamp at{};
    std::vector<DocumentFile> files;
};

struct DraftComment {
    int version{0};  ///< the newest when it was written; 0: there was none
    AccountId account;
    Timestamp at{};
    std::string text;
    DraftCommentId id{};
    std::optional<DraftCommentId> answers{};  ///< one of the same draft
};

/// A check of the form of a version's main file: what was known when its move was made.
struct DraftCheck {
    int version{0};
    AccountId account;
    Timestamp at{};
    std::string ruleSet;         ///< which rules, with which severities: see app::FormChecks
    std::string result;          ///< FormCheck of schemas/api/openapi.yaml
    std::string overrideReason;  ///< why it went on in spite of errors; "" without any
};

/// An incoming document that the draft is to answer.
struct DraftAnswer {
    DocumentId document;
    ReplyReason reason{ReplyReason::answer};
};

/// An outgoing document in the making.
struct Draft {
    DraftId id;
    DraftState state{DraftState::drafting};
    OrganisationId unit;  ///< the drafting unit
    AccountId drafter;
    std::optional<AccountId> approver;  ///< the leader to whom it was submitted
    /// What will be registered: type, subject, notation, receivers … `organisation` is the issuing unit.
    /// Files, signer, number and days are added by the later steps.
    Document document;
    std::optional<AccountId> signatureRecordedBy;
    std::optional<Timestamp> signedAt;
    std::optional<DocumentId> registered;
    std::optional<DocumentId> corrects;
    CorrectionKind correction{CorrectionKind::none};
    std::vector<DraftAnswer> answers;
    Timestamp createdAt{};
    Timestamp since{};  ///< in this state
    std::string note;   ///< of the last move: why it came back, what the form check found
};

}  // namespace vanthu::domain
