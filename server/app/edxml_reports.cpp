#include "server/app/edxml_reports.h"

#include "schemas/edxml/element_of.h"
#include "schemas/edxml/write_xml.h"
#include "storage/edxml_reports.h"
#include "storage/edxml_store.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace vanthu::app {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kDescriptions{{
    {"01", "Văn bản đã đến hệ thống của nơi nhận"},
    {"02", "Từ chối tiếp nhận"},
    {"03", "Đã tiếp nhận vào sổ văn bản đến"},
    {"15", "Đồng ý"},
    {"16", "Không đồng ý"},
}};

std::string describedStatusOf(const storage::EdxmlReport& report) {
    if (!report.reason.empty()) return report.reason;
    const auto* found =
        std::ranges::find(kDescriptions, report.code, [](const auto& entry) { return entry.first; });
    return found == kDescriptions.end() ? std::string{} : std::string(found->second);
}

/// How the sender wrote the code of that unit, else the one that counts today.
std::string codeForSender(const domain::EdxmlMessage& message, const domain::Organisation& unit,
                          domain::Date day) {
    for (const auto& receiver : message.receivers)
        if (receiver.organisation == unit.id) return receiver.code;
    return codeOn(unit, day);
}

}  // namespace

std::optional<EdxmlReports::Due> EdxmlReports::next() {
    const auto now = clock_.now();
    const auto directory = directory_.current();
    return database_.read([&](storage::ReadTransaction& transaction) -> std::optional<Due> {
        const auto report = storage::nextEdxmlReport(transaction);
        if (!report || report->nextAttemptAt > now) return std::nullopt;
        const auto message = storage::findEdxml(transaction, report->message);
        const auto* unit = directory->organisation(report->recipient);
        if (!message || unit == nullptr) return std::nullopt;
        const auto day = domain::vietnamDate(now);
        edxml::Status status;
        status.from.id = codeForSender(*message, *unit, day);
        status.from.name = unit->on(day).name;
        status.about = {message->senderOrgan, message->code, message->documentKey, std::nullopt};
        status.code = report->code;
        status.description = describedStatusOf(*report);
        status.at = report->at;
        return Due{report->id, report->attempts, status.from.id, message->senderOrgan,
                   edxml::writeXml(edxml::elementOf(status), {})};
    });
}

void EdxmlReports::close(const Due& report) {
    database_.write({{}, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        storage::closeEdxmlReport(transaction, report.id);
    });
}

void EdxmlReports::postpone(const Due& report) {
    constexpr int kDoublings = 6;
    const std::chrono::seconds pause{std::min(900, 15 << std::min(report.attempts, kDoublings))};
    const auto now = clock_.now();
    database_.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        storage::postponeEdxmlReport(transaction, report.id, report.attempts + 1, now + pause);
    });
}

}  // namespace vanthu::app
