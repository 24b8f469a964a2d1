#include "client-cli/document_options.h"

namespace vanthu::cli {

Option authorityOption() {
    return {.name = "--authority",
            .kind = ValueKind::choice,
            .value = "QUYỀN",
            .help = "Quyền hạn người ký",
            .choices = {"TM.", "Q.", "KT.", "TL.", "TUQ."}};
}

Option urgencyOption() {
    return {.name = "--urgency",
            .kind = ValueKind::choice,
            .value = "MỨC",
            .help = "Độ khẩn",
            .choices = {"normal", "urgent", "very_urgent", "express"}};
}

Option accessOption() {
    return {.name = "--access",
            .kind = ValueKind::choice,
            .value = "PHẠM VI",
            .help =
                "Ai trong đơn vị được biết: cả đơn vị (unit), hay chỉ văn thư, lãnh đạo và người được giao "
                "(restricted)",
            .choices = {"unit", "restricted"}};
}

}  // namespace vanthu::cli
