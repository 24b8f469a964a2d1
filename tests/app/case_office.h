#pragma once

#include "tests/app/office.h"

#include <string>
#include <vector>

namespace vanthu::tests {

/// The office with the people who plan, fill and close its case files.
struct CaseOffice : OfficeWorld {
    static app::PlanLineRequest large(const std::string& title, const std::string& notation) {
        app::PlanLineRequest line;
        line.level = domain::PlanLevel::large;
        line.title = title;
        line.notation = notation;
        return line;
    }
    static app::PlanLineRequest small(const std::string& title) {
        app::PlanLineRequest line;
        line.level = domain::PlanLevel::small;
        line.title = title;
        return line;
    }
    static app::PlanLineRequest planned(const std::string& title, const std::string& retention = "20",
                                        const std::string& maker = "chuyenvien.a") {
        app::PlanLineRequest line;
        line.title = title;
        line.retention = retention;
        line.maker = maker;
        return line;
    }
    static app::CasePlanRequest plan(domain::CaseNumbering numbering = domain::CaseNumbering::continuous) {
        app::CasePlanRequest request;
        request.year = 2026;
        request.numbering = numbering;
        request.lines = {large("Tổ chức cán bộ", "TCCB"),     small("Tuyển dụng"),
                         planned("Thi tuyển công chức"),      planned("Quy hoạch cán bộ", "vinh_vien"),
                         large("Hành chính, tổng hợp", "HC"), planned("Báo cáo công tác văn thư")};
        return request;
    }

    domain::CasePlanId newPlan(const app::CasePlanRequest& request = plan()) {
        return {
            parsed(app.casePlans.create(clerk, request, std::nullopt).json)->getValue<std::int64_t>("id")};
    }
    Poco::JSON::Object::Ptr movePlan(const app::Caller& caller, domain::CasePlanId id,
                                     domain::CasePlanAction action, const std::string& text = "") {
        return parsed(app.casePlans.move(caller, id, {action, text}, std::nullopt).json);
    }
    domain::CasePlanId approvedPlan(const app::CasePlanRequest& request = plan()) {
        const auto id = newPlan(request);
        static_cast<void>(movePlan(clerk, id, domain::CasePlanAction::submit));
        static_cast<void>(movePlan(director, id, domain::CasePlanAction::approve));
        return id;
    }

    static app::CaseFileRequest outside(const std::string& title = "Đề án vị trí việc làm",
                                        const std::string& notation = "TCCB") {
        app::CaseFileRequest request;
        request.title = title;
        request.notation = notation;
        request.retention = "20";
        return request;
    }
    domain::CaseFileId newFile(const app::Caller& caller, const app::CaseFileRequest& request = outside()) {
        return {
            parsed(app.caseFiles.create(caller, request, std::nullopt).json)->getValue<std::int64_t>("id")};
    }
    static app::CaseFileMoveRequest step(domain::CaseFileAction action, const std::string& text = "") {
        app::CaseFileMoveRequest request;
        request.action = action;
        request.text = text;
        return request;
    }
    using OfficeWorld::step;

    Poco::JSON::Object::Ptr moveFile(const app::Caller& caller, domain::CaseFileId id,
                                     const app::CaseFileMoveRequest& request) {
        return parsed(app.caseFiles.move(caller, id, request, std::nullopt).json);
    }
    Poco::JSON::Object::Ptr put(const app::Caller& caller, domain::CaseFileId id,
                                domain::DocumentId document) {
        return parsed(app.caseFiles.collect(caller, id, document, "", std::nullopt).json);
    }
    Poco::JSON::Object::Ptr shown(const app::Caller& caller, domain::CaseFileId id) {
        return parsed(app.caseFiles.show(caller, id).json);
    }
    /// The rows of the mục lục: "1 456/KH-BNV".
    std::vector<std::string> contents(const app::Caller& caller, domain::CaseFileId id) {
        std::vector<std::string> rows;
        const auto list = parsed(app.caseLists.contents(caller, id, app::RegisterFormat::json).bytes);
        for (unsigned i = 0; i < list->getArray("rows")->size(); ++i) {
            const auto cells = list->getArray("rows")->getArray(i);
            rows.push_back(cells->getElement<std::string>(0) + ' ' + cells->getElement<std::string>(1));
        }
        return rows;
    }
    /// An incoming document, directed to the officer when somebody below the clerk is to know of it.
    domain::DocumentId letter(const std::string& code, bool forOfficer = true) {
        const auto id = registerIncoming(code);
        if (forOfficer)
            static_cast<void>(
                move(director, id, direction({toPerson("chuyenvien.a", domain::AssignmentRole::principal)})));
        return id;
    }
    void settle(domain::DocumentId id) {
        static_cast<void>(move(director, id, step(domain::HandlingAction::file, "Để biết")));
    }
};

/// What of the request was rejected: "title required".
template <class Action>
std::vector<std::string> rejectedFields(Action&& action) {
    std::vector<std::string> fields;
    try {
        action();
    } catch (const Error& error) {
        for (const auto& violation : error.violations())
            fields.push_back(violation.field + ' ' + violation.code);
    }
    return fields;
}

/// How the action ends: "" or the code of its error.
template <class Action>
std::optional<ErrorCode> failureOf(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

}  // namespace vanthu::tests
