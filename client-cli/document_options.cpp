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

}  // namespace vanthu::cli
