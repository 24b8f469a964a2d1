#include "client-cli/import_record.h"

#include "client-cli/dates.h"

#include <initializer_list>
#include <optional>
#include <string_view>

namespace vanthu::cli {
namespace {

constexpr std::size_t kSubjectLetters = 500;
constexpr std::size_t kIssuerLetters = 200;

std::string firstOf(const Json& line, std::initializer_list<const char*> names) {
    for (const auto* name : names)
        if (auto text = line[name].text(); !text.empty()) return text;
    return "";
}

/// At most `letters` code points, the last of them "…" when something was cut.
std::string cut(const std::string& text, std::size_t letters) {
    std::size_t seen = 0;
    std::size_t lastStart = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
        if (++seen == letters) lastStart = at;
        if (seen > letters) return text.substr(0, lastStart) + "…";
    }
    return text;
}

std::string between(const std::string& text, std::string_view after, std::string_view before) {
    const std::size_t start = text.find(after);
    if (start == std::string::npos) return "";
    const std::size_t from = start + after.size();
    const std::size_t end = text.find_first_of(before, from);
    return text.substr(from, end == std::string::npos ? end : end - from);
}

std::string firstLine(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

std::string subjectOf(const Json& line, const std::string& type, const std::string& code,
                      const std::string& text) {
    std::string subject = firstOf(line, {"subject", "trich_yeu", "title"});
    if (!subject.empty()) return subject;
    if (!code.empty()) return type.empty() ? code : type + " " + code;
    return firstLine(text);
}

}  // namespace

SourceNote parseSourceNote(const std::string& note) {
    SourceNote parsed;
    constexpr std::string_view kNumber = " số ";
    const std::string head = note.substr(0, note.find(", có hiệu lực"));
    const std::size_t number = head.find(kNumber);
    if (!head.starts_with("(Điều ")) return parsed;
    if (number != std::string::npos) {
        const std::string code = between(head, kNumber, " ,)");
        if (code.find('/') != std::string::npos) parsed.code = code;
        // "(Điều 12 Thông tư liên tịch số …": the type stands after the article's number.
        const std::size_t type = head.find(' ', std::string_view("(Điều ").size());
        if (!parsed.code.empty() && type < number) parsed.type = head.substr(type + 1, number - type - 1);
    }
    constexpr std::string_view kDay = " ngày ";
    const std::size_t day = head.rfind(kDay);
    if (day == std::string::npos) return parsed;
    const std::string rest = head.substr(day + kDay.size());
    const auto date = isoDate(rest.substr(0, rest.find(' ')));
    constexpr std::string_view kOf = " của ";
    const std::size_t of = rest.find(kOf);
    if (!date || of == std::string::npos) return parsed;
    parsed.issuedDate = *date;
    parsed.issuer = rest.substr(of + kOf.size());
    if (!parsed.issuer.empty() && parsed.issuer.back() == ')') parsed.issuer.pop_back();
    return parsed;
}

ImportRecord importRecord(const Json& line, const std::string& source) {
    if (!line.isObject()) return {{}, "không phải một đối tượng JSON"};
    const SourceNote note = parseSourceNote(line["source_note"].text());
    const auto orNote = [](std::string own, const std::string& noted) { return own.empty() ? noted : own; };
    const std::string code = orNote(firstOf(line, {"number", "so_ky_hieu"}), note.code);
    const std::string type = orNote(firstOf(line, {"type", "loai"}), note.type);
    const std::string issuer = orNote(firstOf(line, {"issuer", "issuer_name", "co_quan"}), note.issuer);
    const std::string date = firstOf(line, {"issued_date", "ngay_ban_hanh", "date"});
    const auto iso = isoDate(date);
    if (!date.empty() && !iso) return {{}, "không phải ngày: " + date};
    std::string externalId = firstOf(line, {"external_id", "id", "vbpl_item"});
    if (externalId.empty()) externalId = code;
    if (externalId.empty()) return {{}, "không có mã tại nguồn (external_id, id) cũng không có số, ký hiệu"};
    std::string text = firstOf(line, {"text", "noi_dung", "content"});
    const std::string subject = subjectOf(line, type, code, text);
    if (subject.empty()) return {{}, "không có trích yếu (subject, trich_yeu, title)"};
    const std::string shortSubject = cut(subject, kSubjectLetters);
    if (shortSubject != subject) text = subject + "\n\n" + text;

    Json record = Json::object();
    record.set("source", source).set("external_id", externalId);
    record.setText("code", code).setText("type", type).setText("issuer_name", cut(issuer, kIssuerLetters));
    record.setText("issued_date", date.empty() ? note.issuedDate : *iso);
    record.set("subject", shortSubject).setText("text", text);
    return {std::move(record), ""};
}

}  // namespace vanthu::cli
