#include "server/app/form_checks.h"

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/form_check/severities.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <istream>
#include <iterator>

namespace vanthu::app {
namespace {

using domain::JsonWriter;
using form_check::Finding;
using form_check::Severity;

constexpr const char* kRulesFile = "form-rules.tsv";

extract::ExtractLimits readingLimits() {
    extract::ExtractLimits limits;
    limits.cpuSeconds = limits::kFormCheckCpuSeconds;
    limits.wallTime = std::chrono::seconds{limits::kFormCheckWallSeconds};
    limits.fileBytes = limits::kFormCheckFileBytes;
    return limits;
}

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

Refused tooLarge() {
    return Refused(Refusal::bodyTooLarge, {std::to_string(limits::kFormCheckFileBytes)});
}

std::string wholeOf(FileSource& source) {
    std::string bytes;
    std::array<char, 16384> buffer;
    while (const auto size = source.read(buffer.data(), buffer.size())) {
        bytes.append(buffer.data(), size);
        if (bytes.size() > static_cast<std::size_t>(limits::kFormCheckFileBytes)) throw tooLarge();
    }
    return bytes;
}

/// Place in the law, in the words of its citations.
std::string sourceOf(const form_check::RuleText& rule) {
    const bool isArticle = rule.source.starts_with("Điều");
    return "NĐ 30/2020/NĐ-CP, " + (isArticle ? "" : std::string("Phụ lục I, phần I, ")) +
           std::string(rule.source);
}

void write(JsonWriter& json, const form_check::RuleText& rule, Severity severity) {
    json.field("rule", rule.code)
        .field("label", rule.label)
        .field("source", sourceOf(rule))
        .field("severity", domain::code(severity))
        .field("severity_label", domain::label(severity));
}

void write(JsonWriter& json, const std::vector<Finding>& findings) {
    json.key("findings").beginArray();
    for (const auto& finding : findings) {
        json.beginObject();
        write(json, form_check::textOf(finding.rule), finding.severity);
        json.field("page", finding.page)
            .fieldIfAny("where", finding.where)
            .field("expected", finding.expected)
            .field("found", finding.found)
            .endObject();
    }
    json.endArray();
}

int countOf(const std::vector<Finding>& findings, Severity severity) {
    return static_cast<int>(std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.severity == severity;
    }));
}

}  // namespace

FormChecks::FormChecks(ReadDocument& readDocument, const domain::Clock& clock, Directory& directory,
                       const std::filesystem::path& dataFolder)
    : readDocument_(readDocument),
      clock_(clock),
      directory_(directory),
      severities_(severitiesIn(dataFolder / kRulesFile)),
      reader_(extract::Extractor::programBesideOwn(), readingLimits()) {}

std::string FormChecks::file(const Caller& caller, domain::DocumentId id, int position) {
    const auto open = readDocument_.file(caller, id, position, View::formCheck);
    if (open.file.sizeBytes > limits::kFormCheckFileBytes) throw tooLarge();
    const auto held = place();
    const std::string bytes{std::istreambuf_iterator<char>(*open.bytes), {}};
    return check(bytes, open.file.name);
}

std::string FormChecks::draft(const Caller& caller, FileSource& source) {
    require(caller, Action::checkForms);
    const auto held = place();
    return check(wholeOf(source), "");
}

std::string FormChecks::rules(const Caller& caller) const {
    require(caller, Action::checkForms);
    JsonWriter json;
    json.beginObject().key("rules").beginArray();
    for (const auto& rule : form_check::ruleTexts()) {
        const auto own = severities_.find(rule.rule);
        json.beginObject();
        write(json, rule, own == severities_.end() ? rule.severity : own->second);
        json.endObject();
    }
    return json.endArray().endObject().take();
}

FormChecks::Place FormChecks::place() {
    if (!places_.try_acquire_for(std::chrono::seconds{limits::kFormCheckWaitSeconds}))
        throw Error(ErrorCode::unavailable, "too many form checks at once; try again later");
    return Place(&places_);
}

extract::ExtractedLayout FormChecks::layoutOf(std::string_view bytes) {
    const std::unique_lock lock(mutex_, std::chrono::seconds{limits::kFormCheckWaitSeconds});
    if (!lock) throw Error(ErrorCode::unavailable, "other form checks take too long; try again later");
    return reader_.layoutOfBytes(bytes);
}

std::string FormChecks::check(std::string_view bytes, const std::string& fileName) {
    const auto read = layoutOf(bytes);
    std::vector<Finding> findings;
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
    write(json, findings);
    return json.endObject().take();
}

}  // namespace vanthu::app
