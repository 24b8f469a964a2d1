#include "server/app/handling_representation.h"

#include "schemas/domain/json_writer.h"
#include "server/app/flow_rules.h"
#include "server/app/handling_case.h"
#include "storage/account_store.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"

#include <algorithm>

namespace vanthu::app {
namespace {

/// Writes the parts of one handling, one method each.
class HandlingWriter {
  public:
    HandlingWriter(storage::ReadTransaction& transaction, const Caller& caller,
                   const domain::Document& document, const DirectorySnapshot& directory, domain::Date today)
        : transaction_(transaction),
          caller_(caller),
          document_(document),
          directory_(directory),
          today_(today),
          names_(transaction) {}

    std::string write() {
        const auto handling = handlingOf(transaction_, document_);
        const auto assignments = storage::assignmentsOf(transaction_, document_.id);
        const auto recall = storage::findRecall(transaction_, document_.id);
        json_.beginObject()
            .field("document", document_.id.value)
            .field("state", domain::code(handling.state))
            .field("state_label", domain::label(handling.state))
            .field("since", domain::isoVietnam(handling.since));
        if (handling.presentedTo) writeAccount("presented_to", *handling.presentedTo);
        writeDeadline(handling.dueDate, !isFinal(handling.state));
        json_.fieldIfAny("note", handling.note).field("recalled", recall.has_value());
        if (recall) json_.field("recall_reason", recall->reason);
        writeRecallAsked();
        json_.key("assignments").beginArray();
        for (const auto& assignment : assignments)
            writeAssignment(assignment, recall.has_value());
        json_.endArray();
        writeOpinions();
        writeReplies();
        writeAllowed(recall ? std::vector<std::string>{}
                            : allowedActions<domain::HandlingState, domain::HandlingAction>(
                                  handling.state, relationsTo(caller_, document_, assignments)));
        return json_.endObject().take();
    }

  private:
    void writeAccount(const std::string& name, domain::AccountId id) {
        json_.field(name, id.value).fieldIfAny(name + "_name", names_.of(id));
    }

    void writeDeadline(std::optional<domain::Date> dueDate, bool isOpen) {
        if (dueDate) json_.field("due_date", dueDate->iso());
        json_.field("overdue", isOpen && isOverdue(dueDate, today_));
    }

    void writeRecallAsked() {
        const auto items = storage::itemsOfDocument(transaction_, document_.id);
        const auto item = std::ranges::find(items, domain::InboxRecall::asked, &domain::InboxItem::recall);
        if (item == items.end()) return;
        json_.key("recall_asked")
            .beginObject()
            .field("inbox", item->id.value)
            .field("reason", item->recallReason)
            .endObject();
    }

    void writeAllowed(const std::vector<std::string>& actions) {
        json_.key("allowed").beginArray();
        for (const auto& action : actions)
            json_.value(action);
        json_.endArray();
    }

    void writeAssignment(const domain::Assignment& assignment, bool isRecalled) {
        json_.beginObject().field("id", assignment.id.value);
        if (assignment.parent) json_.field("parent", assignment.parent->value);
        json_.field("unit", assignment.unit.value);
        if (const auto* unit = directory_.organisation(assignment.unit))
            json_.field("unit_name", unit->on(today_).name);
        if (assignment.account) writeAccount("account", *assignment.account);
        json_.field("role", domain::code(assignment.role))
            .field("role_label", domain::label(assignment.role))
            .field("state", domain::code(assignment.state))
            .field("state_label", domain::label(assignment.state));
        writeDeadline(assignment.dueDate, isOpen(assignment.state));
        json_.fieldIfAny("instruction", assignment.instruction);
        writeAccount("assigned_by", assignment.assignedBy);
        json_.field("assigned_at", domain::isoVietnam(assignment.assignedAt));
        if (assignment.readAt) json_.field("read_at", domain::isoVietnam(*assignment.readAt));
        if (assignment.endedAt) json_.field("ended_at", domain::isoVietnam(*assignment.endedAt));
        json_.fieldIfAny("result", assignment.result);
        writeExtensions(assignment.id);
        std::vector<std::string> allowed;
        for (auto& action : allowedActions<domain::AssignmentState, domain::AssignmentAction>(
                 assignment.state, relationsTo(caller_, document_, assignment)))
            if (!isRecalled && suits(assignment.role, *domain::parse<domain::AssignmentAction>(action)))
                allowed.push_back(std::move(action));
        writeAllowed(allowed);
        json_.endObject();
    }

    void writeExtensions(domain::AssignmentId assignment) {
        const auto extensions = storage::extensionsOf(transaction_, assignment);
        if (extensions.empty()) return;
        json_.key("extensions").beginArray();
        for (const auto& extension : extensions) {
            json_.beginObject()
                .field("id", extension.id.value)
                .field("until", extension.until.iso())
                .field("reason", extension.reason)
                .field("state", domain::code(extension.state))
                .field("state_label", domain::label(extension.state));
            writeAccount("asked_by", extension.askedBy);
            if (extension.decidedBy) writeAccount("decided_by", *extension.decidedBy);
            json_.fieldIfAny("decision", extension.decision).endObject();
        }
        json_.endArray();
    }

    void writeOpinions() {
        json_.key("opinions").beginArray();
        for (const auto& opinion : storage::opinionsOf(transaction_, document_.id)) {
            json_.beginObject()
                .field("kind", domain::code(opinion.kind))
                .field("kind_label", domain::label(opinion.kind))
                .field("text", opinion.text);
            if (opinion.assignment) json_.field("assignment", opinion.assignment->value);
            writeAccount("account", opinion.account);
            json_.field("at", domain::isoVietnam(opinion.at)).endObject();
        }
        json_.endArray();
    }

    void writeReplies() {
        json_.key("replies").beginArray();
        for (const auto& reply : storage::repliesTo(transaction_, document_.id)) {
            json_.beginObject().field("document", reply.outgoing.value);
            if (const auto outgoing = storage::findDocument(transaction_, reply.outgoing))
                json_.field("code", domain::printCode(outgoing->code));
            json_.field("reason", domain::code(reply.reason))
                .field("reason_label", domain::label(reply.reason))
                .endObject();
        }
        json_.endArray();
    }

    storage::ReadTransaction& transaction_;
    const Caller& caller_;
    const domain::Document& document_;
    const DirectorySnapshot& directory_;
    domain::Date today_;
    AccountNames names_;
    domain::JsonWriter json_;
};

}  // namespace

const std::string& AccountNames::of(domain::AccountId id) {
    const auto [name, isNew] = names_.try_emplace(id);
    if (isNew)
        if (const auto account = storage::findAccount(transaction_, id)) name->second = account->fullName;
    return name->second;
}

void writeAccount(domain::JsonWriter& json, AccountNames& names, const std::string& name,
                  domain::AccountId id) {
    json.field(name, id.value).fieldIfAny(name + "_name", names.of(id));
}

bool isOverdue(std::optional<domain::Date> dueDate, domain::Date today) {
    return dueDate && *dueDate < today;
}

std::string handlingJson(storage::ReadTransaction& transaction, const Caller& caller,
                         const domain::Document& document, const DirectorySnapshot& directory,
                         domain::Date today) {
    return HandlingWriter(transaction, caller, document, directory, today).write();
}

}  // namespace vanthu::app
