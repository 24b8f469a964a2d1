#include "server/app/form_checks.h"

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "server/app/layout_box.h"
#include "server/form_check/severities.h"
#include "storage/digest.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <istream>
#include <iterator>

namespace vanthu::app {
namespace {

using domain::JsonWriter;
using form_check::Severity;

constexpr const char* kRulesFile = "form-rules.tsv";
constexpr std::size_t kRuleSetDigits = 12;
/// What has pages that can be judged.
constexpr std::array<std::string_view, 2> kChecked{
    "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"};

form_check::Severities severitiesIn(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) return {};
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    try {
        return form_check::parseSeverities(text);
    } catch (const Error& error) {
        throw Error(error.code(), file.string() + ", " + error.what());
    }
}

Severity severityOf(const form_check::RuleText& rule, const form_check::Severities& severities) {
    const auto own = severities.find(rule.rule);
    return own == severities.end() ? rule.severity : own->second;
}

/// Names the rules as they are in force: a finding is evidence only together with them.
std::string ruleSetOf(const form_check::Severities& severities) {
    std::string all;
    for (const auto& rule : form_check::ruleTexts())
        all += std::string(rule.code) + ' ' + std::string(domain::code(severityOf(rule, severities))) + '\n';
    return "NĐ 30/2020/NĐ-CP #" + storage::hex(storage::sha256(all)).substr(0, kRuleSetDigits);
}

Violations errorsIn(const std::vector<form_check::Finding>& findings) {
    Violations errors;
    for (const auto& finding : findings) {
        if (finding.severity != Severity::error) continue;
        const auto& rule = form_check::textOf(finding.rule);
        errors.push_back({"file", std::string(rule.code),
                          std::string(rule.label) + ": cần " + finding.expected + ", thấy " + finding.found +
                              " (trang " + std::to_string(finding.page) + ")."});
    }
    return errors;
}

/// Place in the law, in the words of its citations.
std::string sourceOf(const form_check::RuleText& rule) {
    const std::string source(rule.source);
    const std::string annex = source.starts_with("Điều") ? "" : "Phụ lục I, ";
    return "NĐ 30/2020/NĐ-CP, " + annex + (source.starts_with("mục") ? "phần I, " : "") + source;
}

void writeFinding(JsonWriter& json, const form_check::RuleText& rule, Severity severity) {
    json.field("rule", rule.code)
        .field("label", rule.label)
        .field("source", sourceOf(rule))
        .field("severity", domain::code(severity))
        .field("severity_label", domain::label(severity));
}

void writeFindings(JsonWriter& json, const std::vector<form_check::Finding>& findings,
                   const layout::Layout& layout) {
    json.key("findings").beginArray();
    for (const auto& finding : findings) {
        json.beginObject();
        writeFinding(json, form_check::textOf(finding.rule), finding.severity);
        json.field("page", finding.page)
            .fieldIfAny("where", finding.where)
            .field("expected", finding.expected)
            .field("found", finding.found);
        writeBox(json, layout, finding.page, finding.box);
        json.endObject();
    }
    json.endArray();
}

int countOf(const std::vector<form_check::Finding>& findings, Severity severity) {
    return static_cast<int>(
        std::count_if(findings.begin(), findings.end(),
                      [&](const form_check::Finding& finding) { return finding.severity == severity; }));
}

}  // namespace

FormChecks::FormChecks(ReadDocument& readDocument, LayoutReader& reader, const domain::Clock& clock,
                       Directory& directory, const std::filesystem::path& dataFolder)
    : readDocument_(readDocument),
      reader_(reader),
      clock_(clock),
      directory_(directory),
      severities_(severitiesIn(dataFolder / kRulesFile)),
      ruleSet_(ruleSetOf(severities_)) {}

std::string FormChecks::file(const Caller& caller, domain::DocumentId id, int position) {
    const auto open = readDocument_.file(caller, id, position, View::formCheck);
    LayoutReader::requireSize(open.file.sizeBytes);
    const auto held = reader_.place();
    const std::string bytes{std::istreambuf_iterator<char>(*open.bytes), {}};
    return check(bytes, open.file.name).json;
}

FormVerdict FormChecks::judge(OpenFile open) {
    const bool suits = std::ranges::find(kChecked, open.file.mediaType) != kChecked.end();
    if (!suits || open.file.sizeBytes > limits::kFormCheckFileBytes) {
        extract::ExtractedLayout unread;
        unread.state = suits ? domain::ExtractionState::tooLarge : domain::ExtractionState::unsupported;
        return told(unread, open.file.name);
    }
    const auto held = reader_.place();
    const std::string bytes{std::istreambuf_iterator<char>(*open.bytes), {}};
    return check(bytes, open.file.name);
}

std::string FormChecks::draft(const Caller& caller, FileSource& source) {
    require(caller, Action::checkForms);
    const auto held = reader_.place();
    return check(LayoutReader::wholeOf(source), "").json;
}

std::string FormChecks::rules(const Caller& caller) const {
    require(caller, Action::checkForms);
    JsonWriter json;
    json.beginObject().key("rules").beginArray();
    for (const auto& rule : form_check::ruleTexts()) {
        json.beginObject();
        writeFinding(json, rule, severityOf(rule, severities_));
        json.endObject();
    }
    return json.endArray().endObject().take();
}

FormVerdict FormChecks::check(std::string_view bytes, const std::string& fileName) {
    auto read = reader_.layoutOf(bytes);
    // Of an old Word file only the words were read, for recognition.
    if (read.layout && read.layout->margins == layout::Margins::unknown)
        read = {.state = domain::ExtractionState::unsupported,
                .reason = "Chỉ kiểm tra được thể thức của tệp .docx và PDF."};
    return told(read, fileName);
}

FormVerdict FormChecks::told(const extract::ExtractedLayout& read, const std::string& fileName) const {
    std::vector<form_check::Finding> findings;
    if (read.layout)
        findings = form_check::checkForm(*read.layout, directory_.current()->types(),
                                         domain::vietnamDate(clock_.now()), severities_);
    JsonWriter json;
    json.beginObject()
        .fieldIfAny("file", fileName)
        .field("checked", read.layout.has_value())
        .field("state", domain::code(read.state))
        .fieldIfAny("reason", read.reason);
    if (read.layout) json.field("page_count", read.layout->pageCount);
    json.field("errors", countOf(findings, Severity::error))
        .field("warnings", countOf(findings, Severity::warning));
    writeFindings(json, findings, read.layout.value_or(layout::Layout{}));
    return {json.endObject().take(), ruleSet_, errorsIn(findings)};
}

}  // namespace vanthu::app
