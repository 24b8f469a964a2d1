#include "server/app/checks.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vanthu::app {

namespace {

std::string arrayOf(const std::vector<std::string>& objects) {
    domain::JsonWriter json;
    json.beginArray();
    for (const auto& object : objects)
        json.json(object);
    return json.endArray().take();
}

}  // namespace

std::string Checks::text(const std::string& field, std::string_view raw, std::size_t maximum,
                         Presence presence) {
    auto clean = domain::normalised(raw);
    if (clean.empty() && presence == Presence::required)
        add(field, "required", "Bắt buộc nhập.");
    else if (domain::codePoints(clean) > maximum)
        add(field, "too_long", "Tối đa " + std::to_string(maximum) + " ký tự.");
    return clean;
}

void Checks::login(const std::string& field, std::string_view login) {
    const bool plain = std::all_of(login.begin(), login.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
    if (login.empty())
        add(field, "required", "Bắt buộc nhập.");
    else if (!plain || login.size() < 2 || login.size() > limits::kLogin)
        add(field, "bad_login", "Tên đăng nhập gồm 2–64 ký tự a–z, 0–9, dấu chấm, gạch dưới, gạch ngang.");
}

void Checks::email(const std::string& field, std::string_view address) {
    constexpr std::size_t kLocalPart = 64;
    const auto at = address.find('@');
    const auto isOf = [](std::string_view text, std::string_view marks) {
        return std::all_of(text.begin(), text.end(), [&](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   marks.find(c) != std::string_view::npos;
        });
    };
    const auto isDotted = [](std::string_view text) {
        return !text.empty() && text.front() != '.' && text.back() != '.' &&
               text.find("..") == std::string_view::npos;
    };
    if (address.empty()) return;
    if (address.size() > limits::kEmail) {
        add(field, "too_long", "Tối đa " + std::to_string(limits::kEmail) + " ký tự.");
        return;
    }
    const auto local = address.substr(0, at);
    const auto host = at == std::string_view::npos ? std::string_view{} : address.substr(at + 1);
    if (!isDotted(local) || local.size() > kLocalPart || !isOf(local, "._%+-") || !isDotted(host) ||
        !isOf(host, ".-") || host.find('.') == std::string_view::npos)
        add(field, "bad_email", "Viết dạng ten@coquan.gov.vn, không dấu, không khoảng trắng.");
}

void Checks::password(const std::string& field, std::string_view password) {
    if (password.size() < limits::kPasswordMin)
        add(field, "too_short", "Mật khẩu có ít nhất " + std::to_string(limits::kPasswordMin) + " ký tự.");
    else if (password.size() > limits::kPasswordMax)
        add(field, "too_long", "Mật khẩu có tối đa " + std::to_string(limits::kPasswordMax) + " byte.");
}

bool Checks::inOrder(domain::Date from, domain::Date to, const std::string& field) {
    if (to < from) add(field, "too_early", "Ngày cuối không được trước ngày đầu.");
    return from <= to;
}

void Checks::period(domain::Date from, domain::Date to, domain::Date today) {
    inOrder(from, to, "to");
    if (from > today) add("from", "in_the_future", "Kỳ này chưa bắt đầu. Hãy chọn ngày đã qua.");
}

void Checks::add(const std::string& field, const std::string& code, const std::string& message) {
    violations_.push_back({field, code, message});
}

void Checks::add(Violations more) {
    violations_.insert(violations_.end(), std::make_move_iterator(more.begin()),
                       std::make_move_iterator(more.end()));
}

void Checks::forgive(std::string_view field) {
    std::erase_if(violations_, [&](const Violation& violation) { return violation.field == field; });
}

void Checks::finish() const {
    if (violations_.empty()) return;
    std::string fields;
    for (const auto& violation : violations_)
        fields += (fields.empty() ? "" : ", ") + violation.field;
    Error error(ErrorCode::invalidInput, "rejected fields: " + fields, violations_);
    if (!successors_.empty()) error.setMembers("\"successors\":" + arrayOf(successors_));
    throw error;
}

}  // namespace vanthu::app
