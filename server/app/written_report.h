#pragma once

#include "server/app/registers.h"

#include <string>

namespace vanthu::app {

/// A list in the form that was asked for; `name` without an ending. server/reports writes lists of its type.
template <class List>
[[nodiscard]] Report writtenReport(const List& list, RegisterFormat format, const std::string& name) {
    switch (format) {
        case RegisterFormat::csv:
            return {toCsv(list), "text/csv; charset=utf-8", name + ".csv"};
        case RegisterFormat::xlsx:
            return {toXlsx(list), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    name + ".xlsx"};
        case RegisterFormat::pdf:
            return {toPdf(list), "application/pdf", name + ".pdf"};
        case RegisterFormat::docx:
            return {toDocx(list), "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    name + ".docx"};
        case RegisterFormat::json:
            break;
    }
    return {toJson(list), "application/json; charset=utf-8", name + ".json"};
}

}  // namespace vanthu::app
