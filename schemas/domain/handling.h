#pragma once

#include "schemas/domain/flow_handling.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

/// The handling of one incoming document: one row beside the document, from its registration on.
struct Handling {
    DocumentId document;
    OrganisationId organisation;  ///< the unit whose registry holds the document
    HandlingState state{HandlingState::registered};
    std::optional<AccountId> presentedTo;  ///< the leader who is to direct
    std::optional<Date> dueDate;           ///< of the unit in charge
    Timestamp since{};                     ///< in this state
    std::string note;                      ///< of the last move: why it was returned, filed, closed
};

/// Work on an incoming document that somebody gave to a unit or to a person.
struct Assignment {
    AssignmentId id;
    DocumentId document;
    std::optional<AssignmentId> parent;  ///< the assignment that it is a part of
    OrganisationId unit;
    std::optional<AccountId> account;  ///< none: whoever leads the unit
    AssignmentRole role{AssignmentRole::principal};
    AssignmentState state{AssignmentState::sent};
    std::optional<Date> dueDate;
    std::string instruction;
    AccountId assignedBy;
    Timestamp assignedAt{};
    std::optional<Timestamp> readAt;
    std::optional<Timestamp> endedAt;
    std::string result;  ///< what was done, or why it came back
};

/// Whom work on a document was given to and not taken back: they know of it wherever it is registered.
/// Sorted, without doubles.
struct Assignees {
    std::vector<AccountId> accounts;
    std::vector<OrganisationId> units;  ///< of each assignment, also of one that names a person

    bool operator==(const Assignees&) const = default;
};

/// Who may know of one document.
struct Readership {
    DocumentId document;
    OrganisationId unit;  ///< whose registry holds it
    Access access{Access::unit};
    Assignees assignees;
};

struct Extension {
    ExtensionId id;
    AssignmentId assignment;
    Date until;
    std::string reason;
    ExtensionState state{ExtensionState::asked};
    AccountId askedBy;
    Timestamp askedAt{};
    AccountId decider;  ///< who is asked: made the assignment, or took over from who did
    std::optional<AccountId> decidedBy;
    std::optional<Timestamp> decidedAt;
    std::string decision;  ///< what the one who decided wrote
};

struct Opinion {
    DocumentId document;
    std::optional<AssignmentId> assignment;
    OpinionKind kind{OpinionKind::opinion};
    std::string text;
    AccountId account;
    Timestamp at{};
};

/// An outgoing document answers an incoming one; each may stand in several.
struct Reply {
    DocumentId incoming;
    DocumentId outgoing;
    ReplyReason reason{ReplyReason::answer};
};

/// A document that was recalled: nothing about it changes any more, and it is not sent.
struct Recall {
    DocumentId document;
    std::string reason;
    AccountId account;
    Timestamp at{};
};

}  // namespace vanthu::domain
