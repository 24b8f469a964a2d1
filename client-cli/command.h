#pragma once

#include "client-cli/api.h"
#include "client-cli/environment.h"
#include "client-cli/output.h"
#include "client-cli/session.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::cli {

enum class ValueKind {
    flag,     ///< present or not
    text,     ///< as typed
    integer,  ///< a whole number, 0 and above
    date,     ///< any spelling of dates.h; commands see ISO
    file,     ///< a path; completed as one
    choice,   ///< one of `choices`
};

/// One option ("--number") or positional argument ("QUERY") of a command.
struct Option {
    std::string_view name;
    ValueKind kind{ValueKind::text};
    std::string_view value{};  ///< what help calls the value: "SỐ"
    std::string_view help{};
    std::vector<std::string_view> choices{};
    bool required{false};
    bool repeated{false};  ///< may be given several times, or with several values
    char letter{0};        ///< short form: 'o' for -o

    [[nodiscard]] bool isPositional() const { return name.front() != '-'; }
};

/// The same option, not to be left out.
[[nodiscard]] Option required(Option option);

/// What the caller typed, checked against the options of the command: required ones are there, dates are ISO,
/// integers are integers, choices are choices.
class Arguments {
  public:
    using Values = std::map<std::string, std::vector<std::string>, std::less<>>;
    explicit Arguments(Values values) : values_(std::move(values)) {}

    [[nodiscard]] bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
    /// First value, "" when absent.
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name) const;

  private:
    Values values_;
};

struct Command;

/// Everything that a running command works with.
struct Call {
    const Arguments& arguments;
    const Environment& environment;
    Session& session;
    Api& api;
    Output& output;
};

/// One command: the only place that knows its name, options and help. Parser, help, man page and completion
/// read it.
struct Command {
    std::string_view name;     ///< words of the command line: "incoming register"
    std::string_view summary;  ///< Vietnamese, one line, no full stop
    std::vector<Option> options{};
    std::vector<std::string_view> examples{};
    void (*run)(Call&){nullptr};  ///< returns on success, throws Failure otherwise
};

/// Every command, in the order of the help text.
[[nodiscard]] const std::vector<Command>& commandTable();

/// Options that every command takes: --server, --json, --help.
[[nodiscard]] const std::vector<Option>& globalOptions();

// One file per group: command_<group>.cpp.
[[nodiscard]] std::vector<Command> accountCommands();
[[nodiscard]] std::vector<Command> registerCommands();
[[nodiscard]] std::vector<Command> documentCommands();
[[nodiscard]] std::vector<Command> duplicateCommands();
[[nodiscard]] std::vector<Command> formCommands();
[[nodiscard]] std::vector<Command> signatureCommands();
[[nodiscard]] std::vector<Command> flowCommands();
[[nodiscard]] std::vector<Command> workCommands();
[[nodiscard]] std::vector<Command> draftCommands();
[[nodiscard]] std::vector<Command> casePlanCommands();
[[nodiscard]] std::vector<Command> caseCommands();
[[nodiscard]] std::vector<Command> caseListCommands();
[[nodiscard]] std::vector<Command> searchCommands();
[[nodiscard]] std::vector<Command> savedSearchCommands();
[[nodiscard]] std::vector<Command> exchangeCommands();
[[nodiscard]] std::vector<Command> edxmlCommands();
[[nodiscard]] std::vector<Command> intakeCommands();
[[nodiscard]] std::vector<Command> dropCommands();
[[nodiscard]] std::vector<Command> peerCommands();
[[nodiscard]] std::vector<Command> trustCommands();
[[nodiscard]] std::vector<Command> directoryCommands();
[[nodiscard]] std::vector<Command> reportCommands();
[[nodiscard]] std::vector<Command> evidenceCommands();
[[nodiscard]] std::vector<Command> indexCommands();
[[nodiscard]] std::vector<Command> publicationCommands();
[[nodiscard]] std::vector<Command> reportScheduleCommands();
[[nodiscard]] std::vector<Command> reportRulesCommands();
[[nodiscard]] std::vector<Command> statisticCommands();
[[nodiscard]] std::vector<Command> importCommands();
[[nodiscard]] std::vector<Command> registerImportCommands();
[[nodiscard]] std::vector<Command> organisationCommands();
[[nodiscard]] std::vector<Command> organisationImportCommands();
[[nodiscard]] std::vector<Command> reorganisationCommands();
[[nodiscard]] std::vector<Command> userCommands();
[[nodiscard]] std::vector<Command> peopleCommands();
[[nodiscard]] std::vector<Command> bookCommands();
[[nodiscard]] std::vector<Command> numberCommands();
[[nodiscard]] std::vector<Command> correctionCommands();
[[nodiscard]] std::vector<Command> deadlineCommands();
[[nodiscard]] std::vector<Command> documentTypeCommands();
[[nodiscard]] std::vector<Command> noticeCommands();
[[nodiscard]] std::vector<Command> systemCommands();
[[nodiscard]] std::vector<Command> auditCommands();
[[nodiscard]] std::vector<Command> helpCommands();

}  // namespace vanthu::cli
