#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/handling.h"
#include "server/app/assignment_request.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// A move of the whole document.
struct HandlingRequest {
    domain::HandlingAction action{domain::HandlingAction::present};
    std::string leader;  ///< present: login of the leader
    std::string text;    ///< bút phê, question, or reason
    std::vector<AssignmentRequest> assignments;
};

/// A move of one assignment.
struct AssignmentMoveRequest {
    domain::AssignmentAction action{domain::AssignmentAction::read};
    std::string text;                   ///< opinion, result, or reason
    std::optional<domain::Date> until;  ///< ask_extension
    std::vector<AssignmentRequest> assignments;
    std::vector<domain::DocumentId> replies;  ///< finish: issued documents that answer
    domain::ReplyReason replyReason{domain::ReplyReason::answer};
};

struct ExtensionDecision {
    domain::ExtensionAction action{domain::ExtensionAction::approve};
    std::string text;
};

/// The handling of one incoming document within one transaction: the document, its assignments and what may
/// be done with them. Every move obeys the tables of schemas/domain/flow_handling.h.
class HandlingCase {
  public:
    /// Throws Error{notFound} for a document that the caller may not know of, Error{conflict} for one that is
    /// not incoming or was recalled.
    HandlingCase(storage::WriteTransaction& transaction, const Caller& caller,
                 const DirectorySnapshot& directory, domain::DocumentId document);

    void move(const HandlingRequest& request);
    void move(domain::AssignmentId assignment, const AssignmentMoveRequest& request);
    void decide(domain::Extension extension, const ExtensionDecision& decision);

  private:
    [[nodiscard]] domain::Relations relations() const;
    [[nodiscard]] domain::Relations relations(const domain::Assignment& assignment) const;
    [[nodiscard]] std::vector<domain::Assignment*> childrenOf(std::optional<domain::AssignmentId> parent);

    void present(const HandlingRequest& request);
    void direct(const HandlingRequest& request);
    void askOpinion(const HandlingRequest& request);
    void finishPrincipals(const std::string& result);
    void assign(std::vector<domain::Assignment> assignments, std::optional<domain::AssignmentId> parent);
    void requireOnePrincipal(std::optional<domain::AssignmentId> parent,
                             const std::vector<domain::Assignment>& added);
    void requireNothingPending(std::optional<domain::AssignmentId> parent);

    void askExtension(const domain::Assignment& assignment, const AssignmentMoveRequest& request,
                      const std::string& reason);
    void distribute(const domain::Assignment& assignment, const AssignmentMoveRequest& request,
                    const std::string& text);
    void noteReplies(const AssignmentMoveRequest& request);
    void store(domain::Assignment& assignment, domain::AssignmentState state, domain::AssignmentAction action,
               const std::string& result);
    void lapse(std::optional<domain::AssignmentId> parent, const std::string& reason);
    void tellOf(domain::HandlingAction action);
    void tellOf(const domain::Assignment& assignment);
    void tellOf(const domain::Assignment& assignment, domain::AssignmentAction action);
    void follow(const domain::Assignment& assignment, domain::AssignmentAction action);
    void startIfDirected();
    void losePrincipalIfGone();
    void enter(domain::HandlingState state, domain::HandlingAction action, const std::string& note);

    void addOpinion(domain::OpinionKind kind, const std::string& text,
                    std::optional<domain::AssignmentId> assignment);

    storage::WriteTransaction& transaction_;
    const Caller& caller_;
    const DirectorySnapshot& directory_;
    domain::Date today_;
    domain::Document document_;
    domain::Handling handling_;
    std::vector<domain::Assignment> assignments_;
};

/// What is known of the caller's part in the document, and in one of its assignments.
[[nodiscard]] domain::Relations relationsTo(const Caller& caller, const domain::Document& document,
                                            const std::vector<domain::Assignment>& assignments);
[[nodiscard]] domain::Relations relationsTo(const Caller& caller, const domain::Document& document,
                                            const domain::Assignment& assignment);

/// The handling as stored, or the first state for a document that nobody moved yet.
[[nodiscard]] domain::Handling handlingOf(storage::ReadTransaction& transaction,
                                          const domain::Document& document);

/// Notes that the outgoing document answers the incoming one. A reason that settles it ends the work of those
/// in charge, and closes the case unless somebody else's work is pending; then the case closes with that.
void settleByReply(storage::WriteTransaction& transaction, const domain::Document& outgoing,
                   domain::DocumentId incoming, domain::ReplyReason reason);

}  // namespace vanthu::app
