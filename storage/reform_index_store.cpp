#include "storage/reform_index_store.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/digest.h"
#include "storage/sql.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <utility>

namespace vanthu::storage {

using domain::IndexItem;
using domain::IndexLine;
using domain::ReformIndex;
using domain::ReformIndexId;

namespace {

constexpr std::string_view kSelectIndexes =
    "SELECT id, code, year, version, name, unit_groups, replaces_id, replaced_by_id, defined_by, "
    "defined_by_name, defined_at, since, closed_by, closed_by_name, closed_at, closed_change, closed_since, "
    "closing_note, reporting, maximum FROM reform_indexes ";

std::string groupsText(const std::vector<domain::UnitGroup>& groups) {
    std::string text;
    for (const auto group : groups)
        text += (text.empty() ? "" : " ") + std::string(domain::code(group));
    return text;
}

[[noreturn]] void throwDamaged(const std::string& what) {
    throw Error{ErrorCode::damaged, "The database holds " + what + " of a department index"};
}

std::vector<domain::UnitGroup> groupsFrom(const std::string& text) {
    std::vector<domain::UnitGroup> groups;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto group = domain::parse<domain::UnitGroup>(word);
        if (!group) throwDamaged("the unknown group '" + word + "'");
        groups.push_back(*group);
    }
    return groups;
}

std::string stepsText(const std::vector<domain::ScaleStep>& steps) {
    std::string text;
    for (const auto& step : steps)
        text += (text.empty() ? "" : " ") + std::to_string(step.from) + ":" + std::to_string(step.points);
    return text;
}

std::vector<domain::ScaleStep> stepsFrom(const std::string& text) {
    std::vector<domain::ScaleStep> steps;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        domain::ScaleStep step;
        const char* end = word.data() + word.size();
        const auto from = std::from_chars(word.data(), end, step.from);
        if (from.ec != std::errc{} || from.ptr == end || *from.ptr != ':' ||
            std::from_chars(from.ptr + 1, end, step.points).ptr != end)
            throwDamaged("the unreadable step '" + word + "'");
        steps.push_back(step);
    }
    return steps;
}

ReformIndex reformIndexFrom(const Row& row) {
    ReformIndex index{.id = row.id<ReformIndexId>(0), .version = row.small(3), .definition = {}};
    index.definition.code = row.text(1);
    index.definition.year = row.small(2);
    index.definition.name = row.text(4);
    index.definition.groups = groupsFrom(row.text(5));
    index.replaces = row.optionalId<ReformIndexId>(6);
    index.replacedBy = row.optionalId<ReformIndexId>(7);
    index.definedBy = row.id<domain::AccountId>(8);
    index.definedByName = row.text(9);
    index.definedAt = row.moment(10);
    index.since = row.integer(11);
    index.closedBy = row.optionalId<domain::AccountId>(12);
    index.closedByName = row.text(13);
    index.closedAt = row.optionalMoment(14);
    index.closedChange = row.integer(15);
    index.closedSince = row.integer(16);
    index.closingNote = row.text(17);
    index.reporting = row.text(18);
    index.definition.maximum = row.integer(19);
    return index;
}

IndexItem indexItemFrom(const Row& row) {
    IndexItem item{.code = row.text(0), .parent = row.text(1), .name = row.text(2), .guidance = row.text(3)};
    item.maximum = row.integer(4);
    if (!row.text(5).empty()) item.method = row.word<domain::ScoringMethod>(5);
    item.lowestAnswer = row.small(6);
    item.highestAnswer = row.small(7);
    if (!row.text(8).empty()) item.rate = row.word<domain::OwnRate>(8);
    item.from = row.date(9);
    item.to = row.date(10);
    item.scale = {stepsFrom(row.text(11)), row.small(12), row.small(13)};
    return item;
}

void readItems(ReadTransaction& transaction, ReformIndex& index) {
    index.definition.items =
        allRows(transaction,
                "SELECT code, parent, name, guidance, maximum, method, lowest_answer, highest_answer, rate, "
                "from_day, to_day, steps, zero_at, full_at FROM reform_index_items WHERE index_id = $1 "
                "ORDER BY position",
                {index.id}, indexItemFrom);
}

void insertItem(WriteTransaction& transaction, ReformIndexId index, std::int64_t position,
                const IndexItem& item) {
    const bool isRate = item.method == domain::ScoringMethod::rate;
    execute(transaction,
            "INSERT INTO reform_index_items (index_id, position, code, parent, name, guidance, maximum, "
            "method, lowest_answer, highest_answer, rate, from_day, to_day, steps, zero_at, full_at) VALUES "
            "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            {index, position, item.code, item.parent, item.name, item.guidance, item.maximum,
             item.method ? domain::code(*item.method) : std::string_view{}, item.lowestAnswer,
             item.highestAnswer, isRate ? domain::code(item.rate) : std::string_view{}, item.from, item.to,
             stepsText(item.scale.steps), item.scale.zeroAt, item.scale.fullAt});
}

/// The version before `index`, none for the first; what stands against it is thrown.
std::optional<ReformIndex> versionBefore(ReadTransaction& transaction, const ReformIndex& index) {
    static const auto kSql =
        std::string(kSelectIndexes) + "WHERE code = $1 AND year = $2 ORDER BY version DESC LIMIT 1";
    const auto& code = index.definition.code;
    const auto year = index.definition.year;
    const auto newest = firstRow(transaction, kSql, {code, year}, reformIndexFrom);
    if (!index.replaces) {
        if (newest) throw Refused(Refusal::reformIndexExists, {std::to_string(newest->id.value)});
        return std::nullopt;
    }
    const auto named = findReformIndex(transaction, *index.replaces);
    const auto id = std::to_string(index.replaces->value);
    if (!named || named->definition.code != code || named->definition.year != year)
        throw Refused(Refusal::reformIndexUnknown, {id});
    if (named->replacedBy)
        throw Refused(Refusal::reformIndexReplaced, {id, std::to_string(named->replacedBy->value)});
    return named;
}

void insertLine(WriteTransaction& transaction, ReformIndexId index, std::int64_t position,
                const IndexLine& line) {
    execute(transaction,
            "INSERT INTO index_lines (index_id, position, organisation_id, name, unit_group, previous_rank) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            {index, position, line.organisation, line.name, line.group, line.previousRank});
    for (std::size_t i = 0; i < line.criteria.size(); ++i) {
        const auto& points = line.criteria[i];
        execute(transaction,
                "INSERT INTO index_points (index_id, line, criterion, points, source, numerator, "
                "denominator) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                {index, position, i, points.points, points.source, points.numerator, points.denominator});
    }
}

void write(domain::JsonWriter& json, const IndexItem& item) {
    json.beginObject()
        .field("code", item.code)
        .field("parent", item.parent)
        .field("name", item.name)
        .field("guidance", item.guidance)
        .field("maximum", item.maximum);
    if (item.method)
        json.field("method", domain::code(*item.method))
            .field("lowest", item.lowestAnswer)
            .field("highest", item.highestAnswer)
            .field("rate", domain::code(item.rate))
            .field("from", item.from.iso())
            .field("to", item.to.iso())
            .field("steps", stepsText(item.scale.steps))
            .field("zero_at", item.scale.zeroAt)
            .field("full_at", item.scale.fullAt);
    json.endObject();
}

std::string digestOf(const std::vector<IndexLine>& lines) {
    std::ostringstream text;
    for (const auto& line : lines) {
        text << line.organisation.value << '\t' << line.name << '\t' << domain::code(line.group) << '\t'
             << line.previousRank.value_or(0);
        for (const auto& points : line.criteria)
            text << '\t' << points.points << ' ' << domain::code(points.source) << ' ' << points.numerator
                 << ' ' << points.denominator;
        text << '\n';
    }
    return hex(sha256(text.str()));
}

}  // namespace

std::string recordOf(const ReformIndex& index, const std::vector<IndexLine>& lines) {
    const auto& definition = index.definition;
    domain::JsonWriter json;
    json.beginObject()
        .field("id", index.id.value)
        .field("code", definition.code)
        .field("year", definition.year)
        .field("version", index.version)
        .field("name", definition.name)
        .field("groups", groupsText(definition.groups))
        .field("maximum", definition.maximum)
        .field("replaces", index.replaces.value_or(ReformIndexId{}).value)
        .field("replaced_by", index.replacedBy.value_or(ReformIndexId{}).value)
        .field("defined_by", index.definedBy.value)
        .field("defined_by_name", index.definedByName)
        .field("defined_at", domain::isoVietnam(index.definedAt));
    json.key("items").beginArray();
    for (const auto& item : definition.items)
        write(json, item);
    json.endArray();
    json.field("closed", index.closedAt.has_value());
    if (index.closedAt)
        json.field("closed_by", index.closedBy.value_or(domain::AccountId{}).value)
            .field("closed_by_name", index.closedByName)
            .field("closed_at", domain::isoVietnam(*index.closedAt))
            .field("closed_change", index.closedChange)
            .field("closing_note", index.closingNote)
            .field("reporting", index.reporting)
            .field("lines_sha256", digestOf(lines));
    return json.endObject().take();
}

ReformIndex insertReformIndex(WriteTransaction& transaction, ReformIndex index) {
    const auto before = versionBefore(transaction, index);
    const auto& definition = index.definition;
    index.version = before ? before->version + 1 : 1;
    index.definedBy = transaction.actor().account;
    index.definedAt = transaction.actor().at;
    index.id.value =
        firstInteger(
            transaction,
            "INSERT INTO reform_indexes (code, year, version, name, unit_groups, maximum, "
            "replaces_id, replaced_by_id, defined_by, defined_by_name, defined_at, since, "
            "closed_by, closed_by_name, closed_at, closed_change, closed_since, closing_note, "
            "reporting) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, $8, $9, $10, 0, NULL, '', NULL, "
            "0, 0, '', '') RETURNING id",
            {definition.code, definition.year, index.version, definition.name, groupsText(definition.groups),
             definition.maximum, index.replaces, index.definedBy, index.definedByName, index.definedAt})
            .value();
    for (std::size_t i = 0; i < definition.items.size(); ++i)
        insertItem(transaction, index.id, static_cast<std::int64_t>(i), definition.items[i]);
    index.since =
        appendChange(transaction, "reform_index", index.id.value, "defined", "", recordOf(index, {}));
    execute(transaction, "UPDATE reform_indexes SET since = $1 WHERE id = $2", {index.since, index.id});
    if (!before) return index;
    execute(transaction, "UPDATE reform_indexes SET replaced_by_id = $1 WHERE id = $2",
            {index.id, before->id});
    auto after = *before;
    after.replacedBy = index.id;
    const auto lines = closedLines(transaction, before->id);
    appendChange(transaction, "reform_index", before->id.value, "replaced", recordOf(*before, lines),
                 recordOf(after, lines));
    return index;
}

std::optional<ReformIndex> findReformIndex(ReadTransaction& transaction, ReformIndexId id) {
    static const auto kSql = std::string(kSelectIndexes) + "WHERE id = $1";
    auto index = firstRow(transaction, kSql, {id}, reformIndexFrom);
    if (index) readItems(transaction, *index);
    return index;
}

std::vector<ReformIndex> listReformIndexes(ReadTransaction& transaction) {
    static const auto kSql = std::string(kSelectIndexes) + "ORDER BY year DESC, code, version DESC";
    auto indexes = allRows(transaction, kSql, {}, reformIndexFrom);
    for (auto& index : indexes)
        readItems(transaction, index);
    return indexes;
}

std::vector<StoredIndex> allReformIndexes(ReadTransaction& transaction) {
    // For `vanthu verify`: one whose places in the log are not what the log says has no maximum of its own.
    constexpr std::string_view kWrong =
        "SELECT i.id FROM reform_indexes i WHERE i.since <> COALESCE((SELECT sequence FROM change_log WHERE "
        "entity = 'reform_index' AND entity_id = i.id AND action = 'defined'), 0) OR i.closed_since <> "
        "COALESCE((SELECT sequence FROM change_log WHERE entity = 'reform_index' AND entity_id = i.id AND "
        "action = 'closed'), 0)";
    const auto wrong =
        allRows(transaction, kWrong, {}, [](const Row& row) { return row.id<ReformIndexId>(0); });
    std::vector<StoredIndex> all;
    for (auto& index : listReformIndexes(transaction)) {
        if (std::ranges::find(wrong, index.id) != wrong.end()) index.definition.maximum = -1;
        const auto lines = closedLines(transaction, index.id);
        all.push_back({index.id, recordOf(index, lines)});
    }
    return all;
}

ReformIndex closeReformIndex(WriteTransaction& transaction, ReformIndexId id, const IndexClosing& closing) {
    const auto before = findReformIndex(transaction, id);
    const auto named = std::to_string(id.value);
    if (!before) throw Refused(Refusal::reformIndexUnknown, {named});
    if (before->closedAt) throw Refused(Refusal::reformIndexClosed, {named});
    if (before->replacedBy)
        throw Refused(Refusal::reformIndexReplaced, {named, std::to_string(before->replacedBy->value)});
    const auto later = firstInteger(transaction,
                                    "SELECT COUNT(*) FROM index_scores s JOIN reform_indexes i ON i.id = "
                                    "s.index_id WHERE i.code = $1 AND i.year = $2 AND s.since > $3",
                                    {before->definition.code, before->definition.year, closing.asOf});
    if (later.value_or(0) > 0) throw Refused(Refusal::reformIndexMoved, {named});
    auto after = *before;
    after.closedBy = transaction.actor().account;
    after.closedByName = closing.closedByName;
    after.closedAt = transaction.actor().at;
    after.closedChange = closing.asOf;
    after.closingNote = closing.note;
    after.reporting = closing.reporting;
    for (std::size_t i = 0; i < closing.lines.size(); ++i)
        insertLine(transaction, id, static_cast<std::int64_t>(i), closing.lines[i]);
    after.closedSince = appendChange(transaction, "reform_index", id.value, "closed", recordOf(*before, {}),
                                     recordOf(after, closing.lines));
    execute(transaction,
            "UPDATE reform_indexes SET closed_by = $1, closed_by_name = $2, closed_at = $3, closed_change = "
            "$4, closed_since = $5, closing_note = $6, reporting = $7 WHERE id = $8",
            {after.closedBy, after.closedByName, after.closedAt, after.closedChange, after.closedSince,
             after.closingNote, after.reporting, id});
    return after;
}

std::vector<IndexLine> closedLines(ReadTransaction& transaction, ReformIndexId id) {
    auto lines = allRows(transaction,
                         "SELECT organisation_id, name, unit_group, previous_rank FROM index_lines WHERE "
                         "index_id = $1 ORDER BY position",
                         {id}, [](const Row& row) {
                             IndexLine line{.organisation = row.id<domain::OrganisationId>(0),
                                            .name = row.text(1),
                                            .group = row.word<domain::UnitGroup>(2)};
                             line.previousRank = row.optionalSmall(3);
                             return line;
                         });
    const auto points = allRows(
        transaction,
        "SELECT line, points, source, numerator, denominator FROM index_points WHERE index_id = $1 ORDER BY "
        "line, criterion",
        {id}, [](const Row& row) {
            return std::pair{row.integer(0),
                             domain::CriterionPoints{row.integer(1), row.word<domain::PointsSource>(2),
                                                     row.integer(3), row.integer(4)}};
        });
    for (const auto& [line, criterion] : points) {
        if (line < 0 || line >= static_cast<std::int64_t>(lines.size()))
            throwDamaged("points without a unit");
        lines[static_cast<std::size_t>(line)].criteria.push_back(criterion);
    }
    return lines;
}

}  // namespace vanthu::storage
