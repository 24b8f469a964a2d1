#include "client-cli/document_options.h"

#include "client-cli/words.h"

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

std::vector<Option> receiverOptions() {
    return {{.name = "--to", .value = "MÃ", .help = "Mã cơ quan nhận, thay cả danh sách", .repeated = true},
            {.name = "--receiver",
             .value = "TÊN",
             .help = "Nơi nhận ngoài danh mục, thay cả danh sách",
             .repeated = true}};
}

Json receiversOf(const Arguments& arguments) {
    Json receivers = Json::array();
    for (const auto& code : arguments.list("--to"))
        receivers.add(Json::object().set("organisation", reference(code)));
    for (const auto& name : arguments.list("--receiver"))
        receivers.add(Json::object().set("name", name));
    return receivers;
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
