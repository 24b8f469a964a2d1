#include "client-cli/draft_view.h"

#include "client-cli/dates.h"
#include "client-cli/form_view.h"

namespace vanthu::cli {
namespace {

std::string listed(const Json& words) {
    std::string text;
    for (const auto& word : words.items())
        text += (text.empty() ? "" : ", ") + word.text();
    return text;
}

std::string signatureOf(const Json& signature) {
    std::string text;
    for (const auto* part : {"authority", "position", "name"})
        if (const auto value = signature[part].text(); !value.empty())
            text += (text.empty() ? "" : " ") + value;
    return text;
}

void printCheck(Output& output, const Json& check) {
    output.line("");
    output.line("Kiểm tra thể thức bản " + check["version"].text() + " – " + check["account_name"].text() +
                ", " + dateForPeople(check["at"].text()) + ", " + check["rule_set"].text());
    printFormCheck(output, check["result"]);
    if (const auto reason = check["override_reason"].text(); !reason.empty())
        output.line("Vẫn chấp nhận vì: " + reason);
}

}  // namespace

void printDraft(Output& output, const Json& draft) {
    output.fields({{"Dự thảo", draft["id"].text()},
                   {"Trạng thái", draft["state_label"].text()},
                   {"Loại văn bản", draft["type"].text()},
                   {"Trích yếu", draft["subject"].text()},
                   {"Soạn thảo", draft["drafter_name"].text()},
                   {"Trình", draft["approver_name"].text()},
                   {"Người ký", signatureOf(draft["signature"])},
                   {"Số, ký hiệu", draft["code"].text()},
                   {"Văn bản đi", draft["document"].text()},
                   {"Ghi chú", draft["note"].text()},
                   {"Việc được phép", listed(draft["allowed"])}});
    Table table({{"Bản", Align::right},
                 {"Lúc"},
                 {"Người"},
                 {"Tệp", Align::left, true},
                 {"Ghi chú", Align::left, true}});
    for (const auto& version : draft["versions"].items()) {
        std::string files;
        for (const auto& file : version["files"].items())
            files += (files.empty() ? "" : "; ") + file["position"].text() + ". " + file["name"].text();
        table.addRow({version["number"].text(), dateForPeople(version["at"].text()),
                      version["account_name"].text(), files, version["note"].text()});
    }
    if (!table.empty()) {
        output.line("");
        output.table(table);
    }
    for (const auto& check : draft["checks"].items())
        printCheck(output, check);
    for (const auto& comment : draft["comments"].items()) {
        const auto answered = comment["answers"].text();
        output.line("Góp ý " + comment["id"].text() + ", bản " + comment["version"].text() + " – " +
                    comment["account_name"].text() + (answered.empty() ? "" : ", trả lời góp ý " + answered) +
                    ": " + comment["text"].text());
    }
}

void printDraftList(Output& output, const Json& page) {
    Table table({{"Mã", Align::right},
                 {"Trạng thái"},
                 {"Từ"},
                 {"Loại"},
                 {"Trích yếu", Align::left, true},
                 {"Soạn thảo"},
                 {"Trình"},
                 {"Số, ký hiệu"}});
    for (const auto& draft : page["items"].items())
        table.addRow({draft["id"].text(), draft["state_label"].text(), dateForPeople(draft["since"].text()),
                      draft["type"].text(), draft["subject"].text(), draft["drafter_name"].text(),
                      draft["approver_name"].text(), draft["code"].text()});
    if (table.empty()) return output.remark("Không có dự thảo nào.");
    output.table(table);
    if (!page["next_cursor"].isNull())
        output.remark("Trang sau: thêm --cursor " + page["next_cursor"].text());
}

}  // namespace vanthu::cli
