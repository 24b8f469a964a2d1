#include "client-cli/auto_fill.h"

#include "client-cli/dates.h"
#include "client-cli/failure.h"
#include "client-cli/output.h"
#include "client-cli/table.h"
#include "client-cli/upload.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>

namespace vanthu::cli {
namespace {

constexpr std::size_t kShownValue = 70;

/// A proposed field, the option that types it, and where it stands in a registration.
struct FilledField {
    std::string_view field;
    std::string_view option;
    std::string_view member;
    bool ofSigner{false};
    bool isNumber{false};
};
constexpr std::array kFilled{
    FilledField{"code", "--number", "code"},
    FilledField{"issuer", "--issuer", "issuer_name"},
    FilledField{"date", "--date", "issued_date"},
    FilledField{"type", "--type", "type"},
    FilledField{"subject", "--subject", "subject"},
    FilledField{"signer", "--signer", "name", true},
    FilledField{"post", "--position", "position", true},
    FilledField{"authority", "--authority", "authority", true},
    FilledField{"urgency", "--urgency", "urgency"},
    FilledField{"reply_by", "--due", "due_date"},
    FilledField{"page_count", "--pages", "page_count", false, true},
};

bool isTyped(const Arguments& arguments, const FilledField& filled) {
    return arguments.has(filled.option) || (filled.field == "issuer" && arguments.has("--issuer-code"));
}

const FilledField* filledBy(const std::string& field) {
    const auto found = std::find_if(kFilled.begin(), kFilled.end(),
                                    [&](const FilledField& filled) { return filled.field == field; });
    return found == kFilled.end() ? nullptr : &*found;
}

std::string valueForPeople(const Json& proposal) {
    const auto field = proposal["field"].text();
    const auto value = proposal["value"].text();
    return field == "date" || field == "reply_by" ? dateForPeople(value) : value;
}

enum class Taken { all, sure, none };

/// Asks on stderr, so that the answer alone is on stdout.
Taken askPerson(Output& output) {
    output.errors() << "Điền các đề xuất này? [c] tất cả, [s] chỉ mục chắc chắn, [k] không đăng ký: "
                    << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    if (answer == "c" || answer == "C") return Taken::all;
    if (answer == "s" || answer == "S") return Taken::sure;
    return Taken::none;
}

void fillField(const FilledField& filled, const Json& proposal, Json& document) {
    if (filled.ofSigner) {
        Json signer = document["signer"];
        signer.set(filled.member, proposal["value"].text());
        document.set("signer", std::move(signer));
    } else if (filled.isNumber) {
        document.set(filled.member, std::int64_t{std::stoll(proposal["value"].text())});
    } else {
        document.set(filled.member, proposal["value"].text());
    }
}

/// An issuer that the registry knows for sure is named by its id as well.
void fillIssuer(const Json& answer, const Json& proposal, Json& document) {
    const Json issuers = answer["issuers"];
    if (proposal["confidence"].text() == "sure" && issuers.items().size() == 1 &&
        issuers.items()[0]["by"].text() == "name")
        document.set("issuer", issuers.items()[0]["id"].integer());
}

void showOnTerminal(Output& output, const Json& answer) {
    Output people(output.errors(), output.errors(), Environment{}, OutputForm::people);
    printProposals(people, answer);
}

}  // namespace

Json proposalsFor(Call& call, const std::string& file) {
    return askAboutFile(call.api, "/proposals", file, "kiểm tra lại đường dẫn").json();
}

void printProposals(Output& output, const Json& proposals) {
    Table table({{"Trường"}, {"Đề xuất", Align::left, true}, {"Mức tin"}, {"Trang", Align::right}});
    for (const auto& proposal : proposals["fields"].items())
        table.addRow({proposal["label"].text(), shortened(valueForPeople(proposal), kShownValue),
                      proposal["confidence_label"].text(), proposal["page"].text()});
    if (table.empty()) return output.remark("Không đọc được: " + proposals["reason"].text());
    output.table(table);
    const Json issuers = proposals["issuers"];
    for (const auto& issuer : issuers.items())
        output.line((issuers.items().size() > 1 ? "Có thể là cơ quan: " : "Cơ quan trong danh sách: ") +
                    issuer["name"].text() + " (" + issuer["code"].text() + ", " + issuer["by_label"].text() +
                    ")");
    if (const auto reason = proposals["reason"].text(); !reason.empty()) output.remark(reason);
}

void fillFromProposals(Call& call, const std::vector<std::string>& files, Json& document) {
    if (files.empty()) throw Failure("--auto cần một tệp để đọc", "thêm --file TỆP");
    const Json answer = proposalsFor(call, files.front());
    const bool quiet = call.output.form() == OutputForm::json;
    if (!quiet) showOnTerminal(call.output, answer);
    const bool asks = call.environment.inputIsTerminal && !call.arguments.has("--yes") && !quiet &&
                      !answer["fields"].items().empty();
    const auto taken = asks ? askPerson(call.output) : Taken::sure;
    if (taken == Taken::none)
        throw Failure("chưa đăng ký", "chạy lại và gõ các trường cần sửa, ví dụ --subject");
    Json basedOn = Json::array();
    std::string left;
    for (const auto& proposal : answer["fields"].items()) {
        const auto* filled = filledBy(proposal["field"].text());
        if (filled == nullptr) continue;
        basedOn.add(Json::object()
                        .set("field", proposal["field"].text())
                        .set("value", proposal["value"].text())
                        .set("confidence", proposal["confidence"].text()));
        if (isTyped(call.arguments, *filled)) continue;
        if (taken != Taken::all && proposal["confidence"].text() != "sure") {
            left += (left.empty() ? "" : ", ") + proposal["label"].text() + " (" +
                    std::string(filled->option) + ")";
            continue;
        }
        fillField(*filled, proposal, document);
        if (filled->field == "issuer") fillIssuer(answer, proposal, document);
    }
    if (!basedOn.items().empty()) document.set("proposals", std::move(basedOn));
    if (!left.empty()) call.output.remark("Chưa điền vì chưa chắc chắn: " + left);
    if (document["subject"].text().empty())
        throw Failure("thiếu trích yếu",
                      "thêm --subject, hoặc chạy ở cửa sổ dòng lệnh và xác nhận các đề xuất");
}

}  // namespace vanthu::cli
