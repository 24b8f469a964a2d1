#pragma once

#include "schemas/domain/notation.h"
#include "server/reports/register.h"
#include "tests/reports/sample_reports.h"

#include <string>

namespace vanthu::tests {

inline reports::RegisterEntry registered(int number, const std::string& subject) {
    reports::RegisterEntry entry;
    entry.number = {number, ""};
    entry.typeName = "Kế hoạch";
    auto& document = entry.document;
    document.code = domain::parseCode(std::to_string(number) + "/KH-UBND");
    document.issuedDate = day(2018, 9, 27);
    document.arrivalDate = day(2018, 9, 28);
    document.dueDate = day(2018, 10, 15);
    document.issuerName = "UBND tỉnh Bình Minh";
    document.subject = subject;
    document.signer.name = "Nguyễn Văn An";
    document.receivers = {{std::nullopt, "Sở Nội vụ"}, {std::nullopt, "Văn phòng Tỉnh ủy"}};
    document.copyCount = 25;
    document.note = "Bản chính";
    return entry;
}

inline reports::RegisterEntry voided(int number, const std::string& reason) {
    reports::RegisterEntry entry;
    entry.number = {number, ""};
    entry.voidReason = reason;
    return entry;
}

/// The register of 2018 of a department, without lines.
inline reports::Register register2018(reports::RegisterKind kind) {
    reports::Register book;
    book.cover.kind = kind;
    book.cover.parentOrganisation = "Ủy ban nhân dân tỉnh Bình Minh";
    book.cover.organisation = "Sở Nội vụ";
    book.cover.period = {day(2018, 1, 1), day(2018, 12, 31)};
    book.cover.printedAt = domain::startOfDay(day(2019, 1, 2));
    return book;
}

}  // namespace vanthu::tests
