#include "server/app/series_comparison.h"

#include <algorithm>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace vanthu::app {

using domain::NumberState;

namespace {

/// What the change log says of a number.
struct LoggedNumber {
    NumberState state{NumberState::reserved};
    std::string voidReason;
    Poco::JSON::Object::Ptr reservation;
    Poco::JSON::Object::Ptr stub;
};

std::map<NumberKey, LoggedNumber> loggedNumbers(const std::vector<domain::Change>& changes) {
    std::map<NumberKey, LoggedNumber> numbers;
    for (const auto& change : changes) {
        auto after = Poco::JSON::Parser().parse(change.after).extract<Poco::JSON::Object::Ptr>();
        auto& number = numbers[{after->optValue("number", 0), after->optValue<std::string>("suffix", "")}];
        if (change.action == "reserved") {
            number.state = NumberState::reserved;
            number.reservation = after;
        } else if (change.action == "voided") {
            number.state = NumberState::voided;
            number.voidReason = after->optValue<std::string>("reason", "");
        } else if (change.action == "stub_registered") {
            number.state = NumberState::secretStub;
            number.stub = after;
        }
    }
    return numbers;
}

NumberKey keyOf(const domain::RegistryNumber& number) {
    return {number.number, number.suffix};
}

bool isEqual(const Poco::JSON::Object& record, const std::string& member, std::string_view value) {
    return record.optValue<std::string>(member, "") == value;
}

/// Compares one series; each method looks at one kind of row.
class Comparison {
  public:
    Comparison(const SeriesContent& content, const Carriers& carriers, domain::DocumentId lastRead,
               const Find& find)
        : content_(content),
          carriers_(carriers),
          lastRead_(lastRead),
          find_(find),
          logged_(loggedNumbers(content.changes)) {}

    void run() {
        for (const auto& row : content_.numbers) {
            rows_.emplace(keyOf(row.number), &row);
            compareNumber(row);
        }
        findMissing();
        compareReservations();
        compareStubs();
        compareSeriesRow();
    }

  private:
    [[nodiscard]] std::string nameOf(const NumberKey& number) const {
        return "số " + std::to_string(number.first) + number.second + " của sổ " +
               std::to_string(content_.series.book.value) + " năm " + std::to_string(content_.series.year);
    }

    void compareNumber(const storage::NumberRow& row) {
        const auto key = keyOf(row.number);
        if (row.document && *row.document > lastRead_) return;
        const auto why = whyAltered(row, key);
        if (!why.empty()) find_({"number_altered", nameOf(key), why});
    }

    [[nodiscard]] std::string whyAltered(const storage::NumberRow& row, const NumberKey& key) const {
        const auto carrier = carriers_.documents.find(key);
        const auto logged = logged_.find(key);
        if (carrier != carriers_.documents.end()) {
            const auto document = "Văn bản " + std::to_string(carrier->second.value) + " mang số này";
            if (row.state != domain::code(NumberState::used))
                return document + " nhưng số được ghi là " + row.state + ".";
            return row.document == carrier->second ? "" : document + " nhưng số được ghi cho văn bản khác.";
        }
        if (row.document) return "Số được ghi cho văn bản không mang số này.";
        if (logged == logged_.end()) return "Không văn bản nào mang số này và nhật ký không ghi.";
        if (row.state != domain::code(logged->second.state))
            return "Nhật ký ghi " + std::string(domain::code(logged->second.state)) + ", số được ghi là " +
                   row.state + ".";
        if (logged->second.state == NumberState::voided && row.reason != logged->second.voidReason)
            return "Lý do hủy khác với nhật ký.";
        return "";
    }

    void findMissing() {
        for (const auto& [key, document] : carriers_.documents)
            if (!rows_.contains(key))
                find_({"number_missing", nameOf(key),
                       "Văn bản " + std::to_string(document.value) + " mang số này nhưng sổ số không có."});
        for (const auto& [key, number] : logged_)
            if (!rows_.contains(key) && !carriers_.documents.contains(key))
                find_({"number_missing", nameOf(key), "Nhật ký có ghi số này nhưng sổ số không có."});
    }

    void compareReservations() {
        std::map<NumberKey, const domain::Reservation*> held;
        for (const auto& reservation : content_.reservations)
            held[keyOf(reservation.number)] = &reservation;
        const auto altered = [&](const NumberKey& key) {
            find_({"reservation_altered", nameOf(key), "Việc giữ số không như nhật ký ghi."});
        };
        for (const auto& [key, number] : logged_) {
            if (!number.reservation) continue;
            const auto found = held.find(key);
            const bool same = found != held.end() &&
                              isEqual(*number.reservation, "held_for", found->second->heldFor) &&
                              isEqual(*number.reservation, "purpose", found->second->purpose) &&
                              isEqual(*number.reservation, "until", found->second->until.iso());
            if (!same) altered(key);
            if (found != held.end()) held.erase(found);
        }
        for (const auto& [key, reservation] : held)
            altered(key);
    }

    void compareStubs() {
        std::map<NumberKey, const domain::SecretStub*> stubs;
        for (const auto& stub : content_.stubs)
            stubs[keyOf(stub.number)] = &stub;
        const auto altered = [&](const NumberKey& key) {
            find_({"stub_altered", nameOf(key), "Số đã cấp cho văn bản mật không như nhật ký ghi."});
        };
        for (const auto& [key, number] : logged_) {
            if (!number.stub) continue;
            const auto found = stubs.find(key);
            const bool same = found != stubs.end() &&
                              isEqual(*number.stub, "day", found->second->day.iso()) &&
                              isEqual(*number.stub, "secrecy", domain::code(found->second->secrecy)) &&
                              isEqual(*number.stub, "number_reason", found->second->numberReason);
            if (!same) altered(key);
            if (found != stubs.end()) stubs.erase(found);
        }
        for (const auto& [key, stub] : stubs)
            altered(key);
    }

    // Whatever left a series has a row, so the last number is the highest of them. The last day only rises.
    void compareSeriesRow() {
        const auto& series = content_.series;
        const auto subject = "dãy số " + (series.key.empty() ? "chung" : series.key) + " của sổ " +
                             std::to_string(series.book.value) + " năm " + std::to_string(series.year);
        const int highest = content_.numbers.empty() ? 0 : content_.numbers.back().number.number;
        if (highest > series.lastNumber)
            find_({"number_beyond_series", subject,
                   "Có số " + std::to_string(highest) + ", lớn hơn số cuối cùng mà dãy đã cấp."});
        if (highest < series.lastNumber)
            find_({"series_altered", subject,
                   "Số cuối cùng ghi " + std::to_string(series.lastNumber) + " nhưng chỉ cấp đến số " +
                       std::to_string(highest) + "."});
        auto lastDay = carriers_.lastDay;
        for (const auto& stub : content_.stubs)
            if (!lastDay || *lastDay < stub.day) lastDay = stub.day;
        if (lastDay && (!series.lastDay || *series.lastDay < *lastDay))
            find_({"series_altered", subject,
                   "Ngày sau cùng của dãy sớm hơn ngày " + lastDay->vietnamese() + " của một văn bản."});
    }

    const SeriesContent& content_;
    const Carriers& carriers_;
    domain::DocumentId lastRead_;
    const Find& find_;
    const std::map<NumberKey, LoggedNumber> logged_;
    std::map<NumberKey, const storage::NumberRow*> rows_;
};

}  // namespace

void compareSeries(const SeriesContent& content, const Carriers& carriers, domain::DocumentId lastRead,
                   const Find& find) {
    Comparison(content, carriers, lastRead, find).run();
}

}  // namespace vanthu::app
