#include "client-cli/command.h"
#include "client-cli/dates.h"
#include "client-cli/failure.h"

#include <fstream>
#include <iterator>

namespace vanthu::cli {
namespace {

constexpr const char* kCertificate = "/exchange/certificate";

std::string fileContent(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file || bytes.empty()) throw Failure("không đọc được tệp " + path, "kiểm tra tên tệp và quyền đọc");
    return bytes;
}

std::string periodOf(const Json& certificate) {
    return dateForPeople(certificate["not_before"].text()) + " – " +
           dateForPeople(certificate["not_after"].text());
}

void printKeys(Output& output, const Json& keys) {
    if (keys["current"].isNull())
        return output.remark("Hệ thống này chưa ký số. Tạo khóa: vanthu exchange certificate make");
    for (const auto* name : {"current", "next"}) {
        const auto key = keys[name];
        if (key.isNull()) continue;
        output.fields({{"Khóa", std::string(name) == "current" ? "đang dùng" : "kế tiếp, chưa dùng"},
                       {"Chủ thể", key["subject"].text()},
                       {"Bên cấp", key["issuer"].text()},
                       {"Hiệu lực", periodOf(key)},
                       {"Dấu vân tay", key["fingerprint"].text()}});
    }
}

void showKeys(Call& call) {
    const auto answer = call.api.get(kCertificate);
    call.output.answer(answer.body, [&] { printKeys(call.output, answer.json()); });
}

void make(Call& call) {
    const auto answer = call.api.postOnce(kCertificate, Json::object());
    call.output.answer(answer.body, [&] {
        call.output.line("Đã tạo khóa ký, dấu vân tay " + answer.json()["fingerprint"].text());
        call.output.remark("Gửi chứng thư cho các bên: vanthu exchange certificate pem");
    });
}

/// The key that waits, if there is one: it is the one that others are still to learn of.
Json newestKey(Call& call) {
    const Json keys = call.api.get(kCertificate).json();
    const auto key = keys["next"].isNull() ? keys["current"] : keys["next"];
    if (key.isNull()) throw Failure("chưa có khóa ký", "tạo bằng: vanthu exchange certificate make");
    return key;
}

void printMember(Call& call, std::string_view member) {
    auto pem = newestKey(call)[member].text();
    pem.erase(pem.find_last_not_of('\n') + 1);
    call.output.line(pem);
}

void printPem(Call& call) {
    printMember(call, "certificate");
}

void printRequest(Call& call) {
    printMember(call, "request");
}

void install(Call& call) {
    ApiRequest request;
    request.method = "PUT";
    request.path = kCertificate;
    request.body.set("certificate", fileContent(call.arguments.text("FILE")));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { printKeys(call.output, answer.json()); });
}

void activate(Call& call) {
    ApiRequest request;
    request.method = "POST";
    request.path = "/exchange/certificate/activation";
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { printKeys(call.output, answer.json()); });
}

std::string codesOf(const Json& signer) {
    if (signer["hub"].truth()) return "trục liên thông";
    std::string codes;
    for (const auto& code : signer["organisation_codes"].items())
        codes += (codes.empty() ? "" : ", ") + code.text();
    return codes;
}

void listSigners(Call& call) {
    const auto answer = call.api.get("/exchange/signers");
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã", Align::right},
                     {"Ký thay", Align::left, true},
                     {"Chủ thể", Align::left, true},
                     {"Hiệu lực"},
                     {"Trạng thái"},
                     {"Dấu vân tay"}});
        for (const auto& signer : answered["signers"].items())
            table.addRow({signer["id"].text(), codesOf(signer), signer["subject"].text(), periodOf(signer),
                          signer["revoked"].truth() ? "Đã thu hồi" : "Được tin",
                          signer["fingerprint"].text()});
        if (table.empty())
            return call.output.remark("Chưa khai chứng thư nào. Khai: vanthu exchange signers add");
        call.output.table(table);
    });
}

void addSigner(Call& call) {
    Json codes = Json::array();
    for (const auto& code : call.arguments.list("--organisation"))
        codes.add(code);
    Json body = Json::object();
    body.set("certificate", fileContent(call.arguments.text("FILE")))
        .set("organisation_codes", std::move(codes))
        .set("hub", call.arguments.has("--hub"));
    const auto answer = call.api.postOnce("/exchange/signers", std::move(body));
    call.output.answer(answer.body, [&] {
        const Json signer = answer.json();
        call.output.line("Đã khai chứng thư mã " + signer["id"].text() + ", dấu vân tay " +
                         signer["fingerprint"].text());
    });
}

void patchSigner(Call& call, Json body, const std::string& done) {
    ApiRequest request;
    request.method = "PATCH";
    request.path = "/exchange/signers/" + call.arguments.text("ID");
    request.body = std::move(body);
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { call.output.line(done); });
}

void changeSigner(Call& call) {
    Json codes = Json::array();
    for (const auto& code : call.arguments.list("--organisation"))
        codes.add(code);
    patchSigner(call, Json::object().set("organisation_codes", std::move(codes)),
                "Đã đổi các cơ quan của chứng thư " + call.arguments.text("ID"));
}

void revokeSigner(Call& call) {
    patchSigner(
        call, Json::object().set("revoked", true),
        "Đã thu hồi chứng thư " + call.arguments.text("ID") + "; từ nay chữ ký của nó không được tính");
}

const Option kPemFile{
    .name = "FILE", .kind = ValueKind::file, .value = "TỆP", .help = "Chứng thư dạng PEM", .required = true};
const Option kSignerCodes{.name = "--organisation",
                          .value = "MÃ",
                          .help = "Mã các cơ quan mà chứng thư này ký thay",
                          .repeated = true};

std::vector<Command> certificateCommands() {
    return {
        {.name = "exchange certificate",
         .summary = "Khóa ký liên thông của hệ thống này",
         .examples = {"vanthu exchange certificate"},
         .run = &showKeys},
        {.name = "exchange certificate make",
         .summary = "Tạo khóa ký; khi đang có khóa thì khóa mới chờ đưa vào dùng",
         .examples = {"vanthu exchange certificate make"},
         .run = &make},
        {.name = "exchange certificate pem",
         .summary = "In chứng thư để các bên khai (khóa kế tiếp nếu có)",
         .examples = {"vanthu exchange certificate pem > don-vi.pem"},
         .run = &printPem},
        {.name = "exchange certificate request",
         .summary = "In yêu cầu cấp chứng thư để gửi tổ chức chứng thực",
         .examples = {"vanthu exchange certificate request > yeu-cau.csr"},
         .run = &printRequest},
        {.name = "exchange certificate install",
         .summary = "Nhập chứng thư do tổ chức chứng thực cấp",
         .options = {kPemFile},
         .examples = {"vanthu exchange certificate install don-vi.pem"},
         .run = &install},
        {.name = "exchange certificate activate",
         .summary = "Đưa khóa kế tiếp vào dùng, khi các bên đã khai",
         .examples = {"vanthu exchange certificate activate"},
         .run = &activate},
    };
}

std::vector<Command> signerCommands() {
    const Option id{
        .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã chứng thư", .required = true};
    return {
        {.name = "exchange signers",
         .summary = "Chứng thư của các cơ quan được tin khi kiểm tra chữ ký liên thông",
         .examples = {"vanthu exchange signers"},
         .run = &listSigners},
        {.name = "exchange signers add",
         .summary = "Khai chứng thư của một cơ quan hoặc của trục",
         .options = {kPemFile,
                     kSignerCodes,
                     {.name = "--hub",
                      .kind = ValueKind::flag,
                      .help = "Đây là chứng thư của trục liên thông"}},
         .examples = {"vanthu exchange signers add so-tu-phap.pem --organisation H34.05",
                      "vanthu exchange signers add truc.pem --hub"},
         .run = &addSigner},
        {.name = "exchange signers change",
         .summary = "Đổi các cơ quan của một chứng thư",
         .options = {id, kSignerCodes},
         .examples = {"vanthu exchange signers change 2 --organisation H34.05 H34.06"},
         .run = &changeSigner},
        {.name = "exchange signers revoke",
         .summary = "Thu hồi một chứng thư; chữ ký của nó từ nay không được tính",
         .options = {id},
         .examples = {"vanthu exchange signers revoke 2"},
         .run = &revokeSigner},
    };
}

}  // namespace

std::vector<Command> trustCommands() {
    auto commands = certificateCommands();
    for (auto& command : signerCommands())
        commands.push_back(std::move(command));
    return commands;
}

}  // namespace vanthu::cli
