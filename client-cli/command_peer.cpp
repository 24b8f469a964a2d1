#include "client-cli/command.h"
#include "client-cli/dates.h"

namespace vanthu::cli {
namespace {

std::string joinedCodes(const Json& codes) {
    std::string text;
    for (const auto& code : codes.items())
        text += (text.empty() ? "" : ", ") + code.text();
    return text;
}

void listPeers(Call& call) {
    const auto answer = call.api.get("/exchange/peers");
    call.output.answer(answer.body, [&] {
        const Json answered = answer.json();
        Table table({{"Mã", Align::right},
                     {"Tên", Align::left, true},
                     {"Địa chỉ"},
                     {"Thay mặt"},
                     {"Hiệu lực"},
                     {"Khóa công khai"}});
        for (const auto& peer : answered["peers"].items())
            table.addRow(
                {peer["id"].text(), peer["name"].text(), peer["endpoint"].text(),
                 peer["hub"].truth() ? "trục liên thông" : joinedCodes(peer["organisation_codes"]),
                 peer["revoked"].truth() ? "Đã thu hồi" : "từ " + dateForPeople(peer["valid_from"].text()),
                 peer["public_key"].text()});
        if (table.empty()) return call.output.remark("Chưa có hệ thống nào. Thêm: vanthu exchange peers add");
        call.output.table(table);
    });
}

void addPeer(Call& call) {
    const auto& arguments = call.arguments;
    Json codes = Json::array();
    for (const auto& code : arguments.list("--organisation"))
        codes.add(code);
    ApiRequest request;
    request.method = "POST";
    request.path = "/exchange/peers";
    request.idempotencyKey = newIdempotencyKey();
    request.body.set("name", arguments.text("--name"))
        .set("public_key", arguments.text("--key"))
        .set("organisation_codes", std::move(codes))
        .set("hub", arguments.has("--hub"))
        .set("requires_signatures", arguments.has("--require-signatures"))
        .setText("endpoint", arguments.text("--endpoint"))
        .setText("valid_to", arguments.text("--valid-to"));
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] {
        call.output.line("Đã thêm hệ thống " + arguments.text("--name") + ", mã " +
                         answer.json()["id"].text());
    });
}

void changePeer(Call& call, Json body, const std::string& done) {
    ApiRequest request;
    request.method = "PATCH";
    request.path = "/exchange/peers/" + call.arguments.text("ID");
    request.body = std::move(body);
    const auto answer = call.api.send(request);
    call.output.answer(answer.body, [&] { call.output.line(done); });
}

void revoke(Call& call) {
    changePeer(call, Json::object().set("revoked", true),
               "Đã thu hồi quyền gửi nhận của hệ thống " + call.arguments.text("ID"));
}

void demandSignatures(Call& call) {
    const bool demands = !call.arguments.has("--off");
    changePeer(call, Json::object().set("requires_signatures", demands),
               demands ? "Từ nay văn bản và báo nhận qua trục này phải có chữ ký số hợp lệ"
                       : "Từ nay văn bản chưa ký số qua trục này cũng được nhận");
}

void move(Call& call) {
    changePeer(call, Json::object().set("endpoint", call.arguments.text("--endpoint")),
               "Đã đổi địa chỉ của hệ thống " + call.arguments.text("ID"));
}

void identity(Call& call) {
    const auto answer = call.api.get("/exchange/identity");
    call.output.answer(answer.body, [&] {
        const Json own = answer.json();
        call.output.fields({{"Khóa công khai", own["public_key"].text()},
                            {"Địa chỉ", own["endpoint"].text()},
                            {"Thay mặt", joinedCodes(own["organisation_codes"])}});
    });
}

}  // namespace

std::vector<Command> peerCommands() {
    const Option id{
        .name = "ID", .kind = ValueKind::integer, .value = "MÃ", .help = "Mã hệ thống", .required = true};
    return {
        {.name = "exchange peers",
         .summary = "Các hệ thống được phép gửi nhận với máy chủ này",
         .examples = {"vanthu exchange peers"},
         .run = &listPeers},
        {.name = "exchange peers list",
         .summary = "Như exchange peers",
         .examples = {"vanthu exchange peers list --json"},
         .run = &listPeers},
        {.name = "exchange peers add",
         .summary = "Cho phép một hệ thống khác gửi nhận",
         .options =
             {{.name = "--name", .value = "TÊN", .help = "Tên hệ thống", .required = true},
              {.name = "--key",
               .value = "KHÓA",
               .help = "Khóa công khai của hệ thống đó (vanthu exchange peers identity)",
               .required = true},
              {.name = "--organisation",
               .value = "MÃ",
               .help = "Mã các cơ quan mà hệ thống đó thay mặt; trục liên thông thì không có",
               .repeated = true},
              {.name = "--hub",
               .kind = ValueKind::flag,
               .help = "Đây là trục liên thông: cơ quan nào chưa khai riêng thì gửi qua trục"},
              {.name = "--require-signatures",
               .kind = ValueKind::flag,
               .help = "Chỉ tin văn bản và báo nhận qua trục này khi có chữ ký số hợp lệ"},
              {.name = "--endpoint",
               .value = "ĐỊA_CHỈ",
               .help = "tcp://máy:cổng; bỏ trống khi chỉ bên kia gọi đến"},
              {.name = "--valid-to", .kind = ValueKind::date, .value = "NGÀY", .help = "Ngày hết hiệu lực"}},
         .examples = {"vanthu exchange peers add --name 'Tỉnh Kon Tum' --organisation H34 \\",
                      "    --endpoint tcp://10.0.0.2:5570 --key 'rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7'",
                      "vanthu exchange peers add --name 'Trục tỉnh' --hub --endpoint tcp://10.0.0.1:7020 \\",
                      "    --key \"$(ssh truc vanthu-hub --key)\""},
         .run = &addPeer},
        {.name = "exchange peers move",
         .summary = "Đổi địa chỉ của một hệ thống",
         .options = {id,
                     {.name = "--endpoint", .value = "ĐỊA_CHỈ", .help = "tcp://máy:cổng", .required = true}},
         .examples = {"vanthu exchange peers move 2 --endpoint tcp://10.0.0.9:5570"},
         .run = &move},
        {.name = "exchange peers require-signatures",
         .summary = "Bắt buộc chữ ký số với mọi thứ đến qua một trục",
         .options = {id, {.name = "--off", .kind = ValueKind::flag, .help = "Thôi bắt buộc"}},
         .examples = {"vanthu exchange peers require-signatures 2"},
         .run = &demandSignatures},
        {.name = "exchange peers revoke",
         .summary = "Thu hồi quyền gửi nhận của một hệ thống",
         .options = {id},
         .examples = {"vanthu exchange peers revoke 2"},
         .run = &revoke},
        {.name = "exchange peers identity",
         .summary = "Khóa công khai và địa chỉ của máy chủ này, để bên kia khai báo",
         .examples = {"vanthu exchange peers identity --json"},
         .run = &identity},
    };
}

}  // namespace vanthu::cli
