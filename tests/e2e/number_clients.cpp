#include "tests/e2e/number_clients.h"

#include "client-cli/failure.h"
#include "client-cli/problem.h"

#include <chrono>

namespace vanthu::tests {

using cli::Json;

namespace {

constexpr int kDaysBefore = 12;  ///< of December
constexpr int kDaysAfter = 12;   ///< of January

int thisYear() {
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return static_cast<int>(std::chrono::year_month_day(today).year());
}

std::string twoDigits(int value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string isoDay(int firstYear, int day) {
    if (day < kDaysBefore) return std::to_string(firstYear) + "-12-" + twoDigits(31 - kDaysBefore + 1 + day);
    return std::to_string(firstYear + 1) + "-01-" + twoDigits(day - kDaysBefore + 1);
}

}  // namespace

NumberClients::NumberClients(const Installation& installation, std::string token, std::string book,
                             int clients, int actions)
    : token_(std::move(token)),
      book_(std::move(book)),
      actions_(actions),
      firstYear_(thisYear() - 2),
      url_(installation.url()) {
    for (int i = 0; i < clients; ++i)
        threads_.emplace_back([this, i] { work(static_cast<unsigned>(i)); });
}

void NumberClients::moveTo(const std::string& url) {
    const std::lock_guard lock(mutex_);
    url_ = url;
}

void NumberClients::join() {
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

void NumberClients::work(unsigned seed) {
    std::mt19937 random(seed);
    for (int action = next_++; action < actions_ && !gaveUp_; action = next_++) {
        act(action, random);
        ++acknowledged_;
    }
}

void NumberClients::act(int action, std::mt19937& random) {
    const int today = action * (kDaysBefore + kDaysAfter) / actions_;
    const int year = today < kDaysBefore ? firstYear_ : firstYear_ + 1;
    const auto dice = random() % 100;
    YearNumber number;
    if (dice < 20) return reserve(action, year);
    if (dice < 30 && takeHeld(number)) return annul(action, number);
    if (dice < 42 && takeHeld(number)) {
        const int day = number.first == year ? today : number.first < year ? kDaysBefore - 1 : kDaysBefore;
        return enter(action, isoDay(firstYear_, day), number.second, "");
    }
    if (dice < 47 && plainNumber(random, number)) {
        const int day = number.first == firstYear_ ? kDaysBefore - 1 : kDaysBefore;
        if (day <= today)
            return enter(action, isoDay(firstYear_, day), number.second + "a", "Bổ sung sau khi phát hành");
    }
    // Now and then the paper reaches the registry some days late.
    const int late = random() % 10 == 0 ? static_cast<int>(random() % 3) : 0;
    const int day = today - late < 0 ? today : today - late;
    enter(action, isoDay(firstYear_, day), "", "");
}

void NumberClients::enter(int action, const std::string& day, const std::string& number,
                          const std::string& reason) {
    auto body = Json::object();
    body.set("direction", "outgoing")
        .set("book", static_cast<std::int64_t>(std::stoll(book_)))
        .set("type", "KH")
        .set("issued_date", day)
        .set("subject", "Kế hoạch thứ " + std::to_string(action))
        .set("signer", Json::object().set("name", "Nguyễn Văn An"));
    body.setText("registry_number", number).setText("number_reason", reason);
    bool needsReason = false;
    const std::string key = "so-" + std::to_string(action);
    Json made = insisted("/documents", body, key, needsReason);
    if (needsReason) {
        body.set("number_reason", "Ký trước, vào sổ sau");
        made = insisted("/documents", body, key + "-ly-do", needsReason);
    }
    if (made.isNull()) return giveUp("a reason did not do for " + day + " " + number);
    const std::lock_guard lock(mutex_);
    used_[{static_cast<int>(made["year"].integer()), made["registry_number"].text()}] = made["id"].integer();
}

void NumberClients::reserve(int action, int year) {
    bool needsReason = false;
    const Json made = insisted("/books/" + book_ + "/reserved-numbers",
                               Json::object()
                                   .set("year", year)
                                   .set("held_for", "Phòng Tổ chức")
                                   .set("purpose", "Đang trình ký")
                                   .set("until", isoDay(thisYear() + 1, 0)),
                               "giu-" + std::to_string(action), needsReason);
    if (made.isNull()) return giveUp("a reservation was refused");
    const std::lock_guard lock(mutex_);
    held_.insert({year, made["number"].text()});
}

void NumberClients::annul(int action, const YearNumber& number) {
    bool needsReason = false;
    const Json made = insisted(
        "/books/" + book_ + "/voided-numbers",
        Json::object().set("year", number.first).set("number", number.second).set("reason", "Không ban hành"),
        "huy-" + std::to_string(action), needsReason);
    if (made.isNull()) return giveUp("a void was refused");
    const std::lock_guard lock(mutex_);
    voided_.insert(number);
}

bool NumberClients::takeHeld(YearNumber& number) {
    const std::lock_guard lock(mutex_);
    if (held_.empty()) return false;
    number = *held_.begin();
    held_.erase(held_.begin());
    return true;
}

bool NumberClients::plainNumber(std::mt19937& random, YearNumber& number) {
    const std::lock_guard lock(mutex_);
    if (used_.empty()) return false;
    const auto at = std::next(used_.begin(), static_cast<std::ptrdiff_t>(random() % used_.size()));
    number = at->first;
    return number.second.back() <= '9' && lettered_.insert(number).second;
}

/// Null when the number asks for a reason, or when the server said no.
Json NumberClients::insisted(const std::string& path, const Json& body, const std::string& key,
                             bool& needsReason) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(5);
    needsReason = false;
    for (;;) {
        cli::ApiRequest request;
        request.method = "POST";
        request.path = path;
        request.body = body;
        request.idempotencyKey = key;
        std::string url;
        {
            const std::lock_guard lock(mutex_);
            url = url_;
        }
        try {
            return cli::Api(url, token_).send(request).json();
        } catch (const cli::Problem& problem) {
            needsReason = problem.body().find("number_reason") != std::string::npos;
            if (!needsReason) giveUp(problem.what() + std::string(" ") + problem.advice());
            return {};
        } catch (const cli::Failure& failure) {
            // It is down, or just going down: Api has waited between its own attempts already.
            if (std::chrono::steady_clock::now() > deadline) {
                giveUp(failure.what());
                return {};
            }
        }
    }
}

void NumberClients::giveUp(const std::string& why) {
    const std::lock_guard lock(mutex_);
    if (refusal_.empty()) refusal_ = why;
    gaveUp_ = true;
}

}  // namespace vanthu::tests
