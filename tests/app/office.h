#pragma once

#include "tests/app/world.h"

#include <string>

namespace vanthu::tests {

/// A department with two divisions and the people of its flow.
struct OfficeWorld : World {
    app::Caller clerk, director, headA, officer, headB, stranger;

    OfficeWorld() {
        for (const auto& [code, name] : {std::pair{"H99.1.1", "Phòng A"}, std::pair{"H99.1.2", "Phòng B"}}) {
            app::OrganisationRequest division;
            division.name = name;
            division.code = code;
            division.notation = "P";
            division.parent = std::string("H99.1");
            division.kind = domain::OrganisationKind::division;
            division.level = domain::OrganisationLevel::internal;
            static_cast<void>(app.organisations.create(admin, {division}, std::nullopt));
        }
        using domain::Role;
        clerk = newCaller("vanthu", Role::clerk, "H99.1");
        director = newCaller("giamdoc", Role::leader, "H99.1");
        headA = newCaller("truongphong.a", Role::leader, "H99.1.1");
        officer = newCaller("chuyenvien.a", Role::officer, "H99.1.1");
        headB = newCaller("truongphong.b", Role::leader, "H99.1.2");
        stranger = newCaller("nguoi.ngoai", Role::leader, "H99.1.2");
    }

    domain::DocumentId registerIncoming(const std::string& code = "1/KH-BNV") {
        app::NoFiles none;
        return app.registerDocument.run(clerk, incoming(code), none, std::nullopt).id;
    }

    Poco::JSON::Object::Ptr move(const app::Caller& caller, domain::DocumentId id,
                                 const app::HandlingRequest& request) {
        return parsed(app.handleDocument.move(caller, id, request, std::nullopt).json);
    }
    Poco::JSON::Object::Ptr move(const app::Caller& caller, domain::AssignmentId id,
                                 const app::AssignmentMoveRequest& request) {
        return parsed(app.handleDocument.moveAssignment(caller, id, request, std::nullopt).json);
    }
    Poco::JSON::Object::Ptr move(const app::Caller& caller, domain::DraftId id,
                                 const app::DraftMoveRequest& request) {
        return parsed(app.drafts.move(caller, id, request, std::nullopt).json);
    }

    void present(domain::DocumentId id) {
        app::HandlingRequest request;
        request.leader = "giamdoc";
        static_cast<void>(move(clerk, id, request));
    }

    static app::AssignmentRequest toUnit(const std::string& code, domain::AssignmentRole role,
                                         const std::string& due = "") {
        app::AssignmentRequest request;
        request.unit = code;
        request.role = role;
        request.dueDate = domain::parseIsoDate(due);
        return request;
    }
    static app::AssignmentRequest toPerson(const std::string& login, domain::AssignmentRole role,
                                           const std::string& due = "") {
        app::AssignmentRequest request;
        request.account = login;
        request.role = role;
        request.dueDate = domain::parseIsoDate(due);
        return request;
    }
    static app::HandlingRequest direction(std::vector<app::AssignmentRequest> assignments) {
        app::HandlingRequest request;
        request.action = domain::HandlingAction::direct;
        request.text = "Giao các phòng thực hiện";
        request.assignments = std::move(assignments);
        return request;
    }
    static app::AssignmentMoveRequest step(domain::AssignmentAction action, const std::string& text = "") {
        app::AssignmentMoveRequest request;
        request.action = action;
        request.text = text;
        return request;
    }
    static app::HandlingRequest step(domain::HandlingAction action, const std::string& text = "") {
        app::HandlingRequest request;
        request.action = action;
        request.text = text;
        return request;
    }
    static app::DraftMoveRequest step(domain::DraftAction action, const std::string& text = "") {
        app::DraftMoveRequest request;
        request.action = action;
        request.text = text;
        return request;
    }

    static domain::AssignmentId assignment(const Poco::JSON::Object::Ptr& handling, unsigned index) {
        return {handling->getArray("assignments")->getObject(index)->getValue<std::int64_t>("id")};
    }
    std::string stateOf(domain::DocumentId id) {
        return parsed(app.handleDocument.show(clerk, id))->getValue<std::string>("state");
    }
    std::vector<std::string> waitingFor(const app::Caller& caller) {
        std::vector<std::string> kinds;
        const auto items = parsed(app.workList.page(caller, {}))->getArray("items");
        for (unsigned i = 0; i < items->size(); ++i)
            kinds.push_back(items->getObject(i)->getValue<std::string>("kind"));
        return kinds;
    }
};

}  // namespace vanthu::tests
