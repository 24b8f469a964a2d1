#include "schemas/domain/statistic_package.h"

#include "schemas/domain/json_text.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace vanthu::domain {

namespace {

using JsonKind = JsonValue::Kind;

constexpr std::string_view kPackageFormat = "vanthu-statistics-1";
constexpr std::size_t kPackageWordBytes = 64;

/// A part of something: of it, never more.
struct Share {
    Figure part;
    Figure whole;
};
constexpr std::array kShares{
    Share{Figure::withFile, Figure::entered},
    Share{Figure::onTime, Figure::entered},
    Share{Figure::byPerson, Figure::withFile},
    Share{Figure::byAgency, Figure::withFile},
    Share{Figure::byBoth, Figure::byPerson},
    Share{Figure::servedAny, Figure::documentsDue},
    Share{Figure::servedAll, Figure::servedAny},
    Share{Figure::servedSigned, Figure::servedAll},
    Share{Figure::servedOnPaper, Figure::servedAll},
    Share{Figure::deliveriesServed, Figure::deliveriesDue},
    Share{Figure::agenciesServed, Figure::agencies},
    Share{Figure::fromAgenciesElectronic, Figure::fromAgencies},
    Share{Figure::acceptedSameDay, Figure::arrived},
    Share{Figure::refused, Figure::arrived},
    Share{Figure::recalled, Figure::arrived},
    Share{Figure::sentInTime30, Figure::sent},
    Share{Figure::sentInTime28, Figure::sent},
    Share{Figure::openOverdue, Figure::openDue},
};

std::int64_t countOf(const FigureCounts& counts, Figure figure) {
    return counts.at(static_cast<std::size_t>(figure));
}

/// Reads one object of a package; notes what is wrong, and in finish() what nobody asked for.
class PartReader {
  public:
    PartReader(JsonValue object, std::string path, Violations& violations)
        : object_(object), path_(std::move(path)), violations_(violations) {
        if (!object_.is(JsonKind::object)) note("", "not_an_object", "Cần một đối tượng JSON.");
    }

    void note(std::string_view name, std::string code, std::string message) {
        const std::string dot = path_.empty() || name.empty() ? "" : ".";
        violations_.push_back({path_ + dot + std::string(name), std::move(code), std::move(message)});
    }
    [[nodiscard]] PartReader part(std::string_view name) {
        return {take(name), path_.empty() ? std::string(name) : path_ + '.' + std::string(name), violations_};
    }
    [[nodiscard]] std::string text(std::string_view name, std::size_t maximum) {
        const auto value = take(name);
        if (!value.isGiven()) {
            note(name, "required", "Bắt buộc nhập.");
            return {};
        }
        if (!value.is(JsonKind::text)) {
            note(name, "not_a_text", "Cần một chuỗi ký tự.");
            return {};
        }
        const std::string given(value.text());
        if (given.empty()) note(name, "required", "Bắt buộc nhập.");
        if (codePoints(given) > maximum)
            note(name, "too_long", "Tối đa " + std::to_string(maximum) + " ký tự.");
        return given;
    }
    [[nodiscard]] Date date(std::string_view name) {
        const auto given = text(name, kPackageWordBytes);
        const auto day = parseIsoDate(given);
        if (!day && !given.empty()) note(name, "not_a_date", "Ngày không hợp lệ; viết dạng 2018-09-28.");
        return day.value_or(Date{});
    }
    [[nodiscard]] Timestamp moment(std::string_view name) {
        const auto given = text(name, kPackageWordBytes);
        const auto at = parseTimestamp(given);
        if (!at && !given.empty())
            note(name, "not_a_moment", "Viết dạng 2018-09-28 hoặc 2018-09-28T08:15:00+07:00.");
        return at.value_or(Timestamp{});
    }
    [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t minimum, std::int64_t maximum) {
        const auto value = take(name);
        if (!value.isGiven())
            note(name, "required", "Bắt buộc nhập.");
        else if (value.is(JsonKind::integer) && minimum <= value.integer() && value.integer() <= maximum)
            return value.integer();
        else if (value.is(JsonKind::integer) || value.is(JsonKind::tooLarge))
            note(name, "out_of_range",
                 "Từ " + std::to_string(minimum) + " đến " + std::to_string(maximum) + ".");
        else
            note(name, "not_an_integer", "Cần một số nguyên.");
        return minimum;
    }
    /// How much was found in the whole package.
    [[nodiscard]] std::size_t faults() const { return violations_.size(); }
    [[nodiscard]] bool has(std::string_view name) const { return object_[name].isGiven(); }
    void finish() {
        if (!object_.is(JsonKind::object)) return;
        for (const auto member : object_)
            if (std::ranges::find(taken_, member.name()) == taken_.end())
                note(member.name(), "unknown_field", "Không có trường này; xem /api/openapi.yaml.");
    }

  private:
    JsonValue take(std::string_view name) {
        taken_.emplace_back(name);
        return object_[name];
    }

    JsonValue object_;
    std::string path_;
    Violations& violations_;
    std::vector<std::string> taken_;
};

std::optional<JsonText> parsedPart(std::string_view text, const std::string& field, Violations& violations) {
    try {
        return JsonText(text);
    } catch (const Error&) {
        violations.push_back({field, "malformed",
                              "JSON không đọc được: sai cú pháp, một tên xuất hiện hai lần, hoặc lồng quá " +
                                  std::to_string(limits::kJsonDepth) + " cấp."});
        return std::nullopt;
    }
}

WayFigures readWay(PartReader part, Direction direction) {
    WayFigures way;
    for (const auto& word : kWords<Figure>)
        if (isCountedOf(direction, word.value))
            way.counts.at(static_cast<std::size_t>(word.value)) =
                part.integer(word.code, 0, limits::kStatisticCount);
    if (part.has("declared")) way.declared = part.integer("declared", 0, limits::kStatisticCount);
    for (const auto& [smaller, larger] : kShares)
        if (isCountedOf(direction, smaller) && isCountedOf(direction, larger) &&
            countOf(way.counts, smaller) > countOf(way.counts, larger))
            part.note(code(smaller), "above_denominator",
                      "Tử số lớn hơn mẫu số " + std::string(code(larger)) + ".");
    const auto done = countOf(way.counts, Figure::doneInTime) + countOf(way.counts, Figure::doneLate) +
                      countOf(way.counts, Figure::doneFree);
    if (countOf(way.counts, Figure::doneOnline) > done)
        part.note(code(Figure::doneOnline), "above_denominator", "Tử số lớn hơn tổng số đã giải quyết.");
    part.finish();
    return way;
}

void readPackagePeriod(PartReader part, StatisticPackage& package) {
    const auto before = part.faults();
    package.from = part.date("from");
    package.to = part.date("to");
    if (part.faults() > before) return part.finish();
    part.finish();
    if (package.to < package.from) part.note("to", "too_early", "Ngày cuối không được trước ngày đầu.");
    if (package.to.days() - package.from.days() >= limits::kStatisticDays)
        part.note("to", "too_long_a_period",
                  "Kỳ số liệu dài nhất " + std::to_string(limits::kStatisticDays) + " ngày.");
}

void writeWay(JsonWriter& json, const char* name, const WayFigures& way, Direction direction) {
    json.key(name).beginObject();
    for (const auto& word : kWords<Figure>)
        if (isCountedOf(direction, word.value)) json.field(word.code, countOf(way.counts, word.value));
    if (way.declared) json.field("declared", *way.declared);
    json.endObject();
}

void addWay(WayFigures& sum, const WayFigures& other) {
    for (std::size_t i = 0; i < kFigures; ++i)
        sum.counts.at(i) += other.counts.at(i);
    sum.declared =
        sum.declared && other.declared ? std::optional{*sum.declared + *other.declared} : std::nullopt;
}

}  // namespace

bool isCountedOf(Direction direction, Figure figure) {
    if (kEntryFigures.holds(figure)) return true;
    constexpr FigureSpan kIncomingExchange{Figure::fromAgencies, Figure::recalled};
    const bool isIncoming =
        kIncomingExchange.holds(figure) || kHandlingFigures.holds(figure) || figure == Figure::openOverdue;
    return isIncoming == (direction == Direction::incoming);
}

UnitFigures& UnitFigures::operator+=(const UnitFigures& other) {
    addWay(outgoing, other.outgoing);
    addWay(incoming, other.incoming);
    return *this;
}

std::string canonicalText(const StatisticPackage& package) {
    JsonWriter json;
    json.beginObject().field("format", kPackageFormat).field("rule_set", package.ruleSet);
    json.key("unit")
        .beginObject()
        .field("code", package.unitCode)
        .field("name", package.unitName)
        .endObject();
    json.key("period")
        .beginObject()
        .field("from", package.from.iso())
        .field("to", package.to.iso())
        .endObject();
    json.field("sequence", package.sequence)
        .field("as_of", isoVietnam(package.asOf))
        .field("as_of_change", package.asOfChange);
    json.key("figures").beginObject();
    writeWay(json, "outgoing", package.figures.outgoing, Direction::outgoing);
    writeWay(json, "incoming", package.figures.incoming, Direction::incoming);
    return json.endObject().endObject().take();
}

StatisticPackage readStatisticPackage(std::string_view text, Violations& violations) {
    StatisticPackage package;
    const auto json = parsedPart(text, "package", violations);
    if (!json) return package;
    const auto before = violations.size();
    PartReader whole(json->root(), "package", violations);
    if (!json->root().is(JsonKind::object)) return package;
    if (whole.text("format", kPackageWordBytes) != kPackageFormat)
        whole.note("format", "unknown_value", "Cho phép: " + std::string(kPackageFormat) + ".");
    package.ruleSet = whole.text("rule_set", kPackageWordBytes);
    auto unit = whole.part("unit");
    package.unitCode = unit.text("code", limits::kOrganisationCode);
    package.unitName = unit.text("name", limits::kOrganisationName);
    unit.finish();
    readPackagePeriod(whole.part("period"), package);
    package.sequence = whole.integer("sequence", 1, std::numeric_limits<std::int32_t>::max());
    package.asOf = whole.moment("as_of");
    package.asOfChange = whole.integer("as_of_change", 1, std::numeric_limits<std::int64_t>::max());
    auto figures = whole.part("figures");
    package.figures.outgoing = readWay(figures.part("outgoing"), Direction::outgoing);
    package.figures.incoming = readWay(figures.part("incoming"), Direction::incoming);
    figures.finish();
    whole.finish();
    // Two programs could read another spelling as something else.
    if (violations.size() == before && canonicalText(package) != text)
        whole.note("", "not_canonical",
                   "Gói số liệu không viết đúng dạng chuẩn. Hãy lập lại gói bằng phần mềm và không sửa tay.");
    return package;
}

std::string textOf(const StatisticFile& file) {
    JsonWriter json;
    return json.beginObject()
        .field("package", file.package)
        .field("signature", toHex(file.signature))
        .endObject()
        .take();
}

StatisticFile readStatisticFile(std::string_view text, Violations& violations) {
    const auto json = parsedPart(text, "body", violations);
    if (!json) return {};
    PartReader whole(json->root(), "", violations);
    if (!json->root().is(JsonKind::object)) return {};
    StatisticFile file{.package = whole.text("package", limits::kStatisticFileBytes), .signature = {}};
    const auto digits = whole.text("signature", 2 * limits::kExchangeSignatureBytes);
    const auto bytes = fromHex(digits);
    if (!bytes)
        whole.note("signature", "not_hexadecimal",
                   "Chữ ký số viết bằng các chữ số 0–9, a–f, mỗi byte hai chữ số.");
    file.signature = bytes.value_or("");
    whole.finish();
    return file;
}

}  // namespace vanthu::domain
