#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/registration_fields.h"
#include "client-cli/upload.h"

namespace vanthu::cli {
namespace {

/// Declares files and enclosures, these with their titles in the order given.
std::vector<UploadPart> declareAll(const Arguments& arguments, Json& document) {
    auto files = arguments.list("--file");
    const std::size_t firstEnclosure = files.size();
    const auto enclosures = arguments.list("--enclosure");
    const auto titles = arguments.list("--enclosure-title");
    files.insert(files.end(), enclosures.begin(), enclosures.end());
    auto parts = declareFiles(files, document);
    Json declared = Json::array();
    for (std::size_t i = 0; i < files.size(); ++i) {
        Json file = document["files"].items()[i];
        if (i >= firstEnclosure) {
            file.set("kind", "enclosure");
            if (i - firstEnclosure < titles.size()) file.set("title", titles[i - firstEnclosure]);
        }
        declared.add(std::move(file));
    }
    if (!files.empty()) document.set("files", std::move(declared));
    return parts;
}

void registerDocument(Call& call, Json document) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/documents";
    request.uploads = declareAll(call.arguments, document);
    request.body = std::move(document);
    // One key for all repeats of this request: an answer lost on the way does not register twice.
    request.idempotencyKey = call.arguments.has("--idempotency-key")
                                 ? call.arguments.text("--idempotency-key")
                                 : newIdempotencyKey();
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        const Json made = answer.json();
        const bool incoming = made["direction"].text() == "incoming";
        call.output.fields({{"Mã", made["id"].text()},
                            {incoming ? "Số đến" : "Số", made["registry_number"].text()},
                            {"Số, ký hiệu", made["code"].text()},
                            {"Ngày văn bản", dateForPeople(made["issued_date"].text())},
                            {"Trích yếu", made["subject"].text()},
                            {"Tệp", std::to_string(made["files"].items().size())}});
    });
}

void registerIncoming(Call& call) {
    registerDocument(call, incomingFields(call.arguments).set("direction", "incoming"));
}

void registerOutgoing(Call& call) {
    Json document = documentFields(call.arguments).set("direction", "outgoing");
    document.setText("registry_number", call.arguments.text("--number"));
    document.setText("notation", call.arguments.text("--notation"));
    registerDocument(call, std::move(document));
}

std::vector<Option> fileOptions() {
    return {
        {.name = "--file",
         .kind = ValueKind::file,
         .value = "TỆP",
         .help = "Tệp văn bản và phụ lục",
         .repeated = true,
         .letter = 'F'},
        {.name = "--enclosure",
         .kind = ValueKind::file,
         .value = "TỆP",
         .help = "Tệp phụ lục, tài liệu kèm theo",
         .repeated = true},
        {.name = "--enclosure-title",
         .value = "TÊN",
         .help = "Tên của phụ lục, theo thứ tự các --enclosure",
         .repeated = true},
    };
}

}  // namespace

std::vector<Command> registerCommands() {
    return {
        {.name = "incoming register",
         .summary = "Đăng ký văn bản đến",
         .options = joined(joined(incomingFieldOptions(), documentFieldOptions()), fileOptions()),
         .examples =
             {"vanthu incoming register --file ke-hoach.pdf --number 456/KH-UBND --date 28/09/2018 \\",
              "    --issuer 'UBND tỉnh Bình Dương' --type KH --subject 'Kế hoạch cải cách hành chính năm "
              "2019'"},
         .run = &registerIncoming},
        {.name = "outgoing register",
         .summary = "Đăng ký văn bản đi và cấp số",
         .options = joined(
             {{.name = "--number", .value = "SỐ", .help = "Số đã cấp trên giấy; bỏ trống thì cấp tiếp"},
              {.name = "--notation", .value = "KÝ_HIỆU", .help = "Ký hiệu, ví dụ SNV-VP; công văn phải có"},
              {.name = "--to", .value = "MÃ", .help = "Mã cơ quan nhận", .repeated = true},
              {.name = "--receiver",
               .value = "TÊN",
               .help = "Nơi nhận ngoài danh sách, ghi tên",
               .repeated = true},
              {.name = "--copies",
               .kind = ValueKind::integer,
               .value = "SỐ",
               .help = "Số lượng bản phát hành"}},
             joined(documentFieldOptions(), fileOptions())),
         .examples = {"vanthu outgoing register --file ke-hoach.docx --type KH --signer 'Nguyễn Văn A' \\",
                      "    --subject 'Kế hoạch kiểm tra công tác văn thư' --to H09.12 H09.15"},
         .run = &registerOutgoing},
    };
}

}  // namespace vanthu::cli
