#include "client-cli/auto_fill.h"
#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/registration_fields.h"
#include "client-cli/resumed_upload.h"
#include "client-cli/upload.h"

namespace vanthu::cli {
namespace {

/// By --file, or beside --auto.
std::vector<std::string> mainFiles(const Arguments& arguments) {
    auto files = arguments.list("--file");
    const auto more = arguments.list("FILE");
    files.insert(files.end(), more.begin(), more.end());
    return files;
}

/// A large file goes ahead of the registration, which names the upload in place of a part.
Json uploaded(Call& call, const std::string& file, const Json& declared) {
    const auto style = call.environment.errorIsTerminal ? Progress::Style::bar : Progress::Style::lines;
    Progress progress(call.output.errors(), style, "Tải lên " + declared["name"].text());
    const auto upload = uploadResumed(call.api, file, "", progress).json();
    return Json::object()
        .set("upload", upload["id"].integer())
        .set("name", declared["name"].text())
        .set("media_type", declared["media_type"].text())
        .set("size", declared["size"].integer())
        .set("sha256", declared["sha256"].text());
}

/// Declares files and enclosures, these with their titles in the order given, and sends the large ones.
std::vector<UploadPart> declareAll(Call& call, Json& document) {
    const auto& arguments = call.arguments;
    auto files = mainFiles(arguments);
    const std::size_t firstEnclosure = files.size();
    const auto enclosures = arguments.list("--enclosure");
    const auto titles = arguments.list("--enclosure-title");
    files.insert(files.end(), enclosures.begin(), enclosures.end());
    const auto declaredParts = declareFiles(files, document);
    std::vector<UploadPart> parts;
    Json declared = Json::array();
    for (std::size_t i = 0; i < files.size(); ++i) {
        Json file = document["files"].items()[i];
        if (file["size"].integer() >= kResumedFromBytes)
            file = uploaded(call, files[i], file);
        else
            parts.push_back(declaredParts[i]);
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
    request.uploads = declareAll(call, document);
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
    Json document = incomingFields(call.arguments).set("direction", "incoming");
    if (call.arguments.has("--auto"))
        fillFromProposals(call, mainFiles(call.arguments), document);
    else if (!call.arguments.has("--subject"))
        throw usageFailure("thiếu --subject", "viết trích yếu, hoặc thêm --auto để đọc từ tệp");
    registerDocument(call, std::move(document));
}

void readRegister(Call& call) {
    const Json proposals = proposalsFor(call, call.arguments.text("FILE"));
    call.output.answer(proposals.print(), [&] { printProposals(call.output, proposals); });
    if (proposals["fields"].items().empty())
        throw Failure("không đọc được tệp: " + proposals["reason"].text(),
                      "dùng tệp .docx, PDF hoặc ảnh chụp rõ của văn bản");
}

void registerOutgoing(Call& call) {
    Json document = documentFields(call.arguments).set("direction", "outgoing");
    document.setText("registry_number", call.arguments.text("--number"));
    document.setText("notation", call.arguments.text("--notation"));
    registerDocument(call, std::move(document));
}

std::vector<Option> autoFillOptions() {
    return {{.name = "FILE",
             .kind = ValueKind::file,
             .value = "TỆP",
             .help = "Như --file; viết sau --auto",
             .repeated = true},
            {.name = "--auto",
             .kind = ValueKind::flag,
             .help = "Đọc tệp đầu tiên và điền những trường chưa gõ; hỏi lại trước khi đăng ký"},
            {.name = "--yes",
             .kind = ValueKind::flag,
             .help = "Cùng --auto: không hỏi, chỉ điền những gì chắc chắn"}};
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
         .options = joined(joined(joined(incomingFieldOptions(), autoFillOptions()),
                                  documentFieldOptions(Subject::mayBeRead)),
                           fileOptions()),
         .examples =
             {"vanthu incoming register --file ke-hoach.pdf --number 456/KH-UBND --date 28/09/2018 \\",
              "    --issuer 'UBND tỉnh Bình Dương' --type KH --subject 'Kế hoạch cải cách hành chính năm "
              "2019'",
              "vanthu incoming register --auto ke-hoach.pdf",
              "vanthu incoming register --auto --yes ke-hoach.pdf --subject 'Kế hoạch cải cách hành chính'"},
         .run = &registerIncoming},
        {.name = "incoming read",
         .summary = "Đọc thử một tệp: các trường đăng ký, mức tin và trang; không lưu gì",
         .options = {{.name = "FILE",
                      .kind = ValueKind::file,
                      .value = "TỆP",
                      .help = "Tệp .docx, PDF, hoặc ảnh quét",
                      .required = true}},
         .examples = {"vanthu incoming read ke-hoach.pdf", "vanthu incoming read ban-quet.jpg --json"},
         .run = &readRegister},
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
             joined(documentFieldOptions(Subject::required), fileOptions())),
         .examples = {"vanthu outgoing register --file ke-hoach.docx --type KH --signer 'Nguyễn Văn A' \\",
                      "    --subject 'Kế hoạch kiểm tra công tác văn thư' --to H09.12 H09.15"},
         .run = &registerOutgoing},
    };
}

}  // namespace vanthu::cli
