#include "client-cli/command.h"

#include <charconv>

namespace vanthu::cli {

std::string Arguments::text(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() || found->second.empty() ? "" : found->second.front();
}

std::vector<std::string> Arguments::list(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::int64_t> Arguments::integer(std::string_view name) const {
    const std::string value = text(name);
    std::int64_t number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (value.empty() || read.ec != std::errc{}) return std::nullopt;
    return number;
}

const std::vector<Option>& globalOptions() {
    static const std::vector<Option> kOptions{
        {.name = "--server",
         .value = "URL",
         .help = "Địa chỉ máy chủ (mặc định: VANTHU_SERVER, rồi lần đăng nhập trước)"},
        {.name = "--json", .kind = ValueKind::flag, .help = "In nguyên JSON của API"},
        {.name = "--help", .kind = ValueKind::flag, .help = "In trợ giúp của lệnh", .letter = 'h'},
    };
    return kOptions;
}

Option required(Option option) {
    option.required = true;
    return option;
}

const std::vector<Command>& commandTable() {
    static const std::vector<Command> kTable = [] {
        std::vector<Command> table;
        for (const auto& group : {accountCommands,        registerCommands,
                                  documentCommands,       flowCommands,
                                  workCommands,           draftCommands,
                                  casePlanCommands,       caseCommands,
                                  caseListCommands,       correctionCommands,
                                  formCommands,           signatureCommands,
                                  duplicateCommands,      searchCommands,
                                  savedSearchCommands,    exchangeCommands,
                                  edxmlCommands,          intakeCommands,
                                  dropCommands,           peerCommands,
                                  trustCommands,          directoryCommands,
                                  reportCommands,         evidenceCommands,
                                  indexCommands,          publicationCommands,
                                  reportScheduleCommands, reportRulesCommands,
                                  statisticCommands,      importCommands,
                                  registerImportCommands, organisationCommands,
                                  reorganisationCommands, organisationImportCommands,
                                  userCommands,           peopleCommands,
                                  bookCommands,           numberCommands,
                                  deadlineCommands,       documentTypeCommands,
                                  noticeCommands,         auditCommands,
                                  systemCommands,         helpCommands}) {
            auto commands = group();
            table.insert(table.end(), commands.begin(), commands.end());
        }
        return table;
    }();
    return kTable;
}

}  // namespace vanthu::cli
