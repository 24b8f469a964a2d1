#include "tests/golden/units.h"

#include "schemas/domain/error.h"
#include "server/app/organisations.h"
#include "storage/book_store.h"
#include "storage/calendar_store.h"
#include "storage/organisation_changes.h"
#include "storage/organisation_store.h"
#include "tests/golden/caller.h"

#include <algorithm>
#include <array>

namespace vanthu::tests::golden {

using domain::Date;
using domain::Organisation;
using domain::OrganisationKind;
using domain::OrganisationLevel;
using domain::SuccessionKind;
using storage::WriteTransaction;

namespace {

const auto kLongAgo = Date::fromParts(2010, 1, 1).value();

bool isSame(const domain::OrganisationVersion& left, const domain::OrganisationVersion& right) {
    return left.name == right.name && left.kind == right.kind && left.keepsRegistry == right.keepsRegistry &&
           left.interconnected == right.interconnected && left.validFrom == right.validFrom &&
           left.validTo == right.validTo;
}

}  // namespace

Units::Units(Stage& stage) : stage_(stage), reorganisation_(stage.database, stage.clock, stage.directory) {
    using Kind = OrganisationKind;
    using Level = OrganisationLevel;
    add("UBND tỉnh", Kind::committee, Level::province, true, true, kLongAgo);
    add("Sở Nội vụ", Kind::department, Level::province, true, true, kLongAgo);
    add("Sở Tài chính", Kind::department, Level::province, true, stage_.oneIn(2), kLongAgo);
    add("UBND xã An Bình", Kind::committee, Level::commune, true, stage_.oneIn(2), kLongAgo);
    add("UBND xã Bình Hòa", Kind::committee, Level::commune, true, true, kLongAgo);
    add("Hội Nông dân", Kind::massOrganisation, Level::province, stage_.oneIn(2), false, kLongAgo);
    add("Bộ Nội vụ", Kind::other, Level::central, false, true, kLongAgo);
    add("Viện kiểm sát", Kind::other, Level::province, false, false, kLongAgo);
    add("Công ty Cấp nước", Kind::enterprise, Level::province, false, stage_.oneIn(2), kLongAgo);
    tell();
    stage_.database.read([&](storage::ReadTransaction& transaction) {
        for (const auto& exception : storage::listCalendar(transaction))
            stage_.facts.calendar(exception);
    });
}

const Organisation* Units::registryOn(Date day) {
    std::vector<const Organisation*> fitting;
    for (const auto& organisation : organisations_)
        if (organisation.on(day).keepsRegistry && organisation.existsOn(day))
            fitting.push_back(&organisation);
    return fitting.empty() ? nullptr : stage_.any(fitting);
}

void Units::reform() {
    switch (stage_.pick(0, 9)) {
        case 0:
            return addLater();
        case 1:
        case 2:
        case 3:
        case 4:
            return reorganise();
        default:
            return change();
    }
}

Date Units::someDay(int back, int ahead) {
    return stage_.today().plusDays(stage_.pick(-back, ahead));
}

void Units::add(const std::string& name, OrganisationKind kind, OrganisationLevel level, bool keepsRegistry,
                bool interconnected, Date from) {
    Organisation organisation;
    organisation.versions.push_back({.name = name,
                                     .notation = "N" + std::to_string(++names_),
                                     .level = level,
                                     .kind = kind,
                                     .keepsRegistry = keepsRegistry,
                                     .interconnected = interconnected,
                                     .validFrom = from});
    organisation.identifiers.push_back({.scheme = domain::IdentifierScheme::qd20,
                                        .code = "H99." + std::to_string(names_),
                                        .validFrom = from});
    stage_.change(
        [&](WriteTransaction& transaction) { return app::storeWithBooks(transaction, organisation).id; });
}

void Units::addLater() {
    add("Trung tâm " + std::to_string(names_), OrganisationKind::publicUnit, OrganisationLevel::province,
        stage_.oneIn(2), stage_.oneIn(2), someDay(40, 10));
    stage_.happened("organisation added");
    tell();
}

/// One attribute is another one from a day on.
void Units::change() {
    const auto& organisation = stage_.any(organisations_);
    if (organisation.lastDay()) return;
    auto version = organisation.versions.back();
    version.validFrom = std::max(version.validFrom, someDay(60, 15));
    switch (stage_.pick(0, 5)) {
        case 0:
            version.name += " (mới)";
            stage_.happened("renamed");
            break;
        case 1:
            version.kind = std::array{OrganisationKind::department, OrganisationKind::party,
                                      OrganisationKind::publicUnit, OrganisationKind::enterprise}
                               .at(static_cast<std::size_t>(stage_.pick(0, 3)));
            stage_.happened("of another kind");
            break;
        case 2:
            version.keepsRegistry = !version.keepsRegistry;
            stage_.happened("registry begun or given up");
            break;
        default:
            version.interconnected = !version.interconnected;
            stage_.happened("interconnection changed");
    }
    stage_.change([&](WriteTransaction& transaction) {
        const auto changed = storage::changeOrganisation(transaction, organisation.id, version);
        if (version.keepsRegistry && storage::listBooks(transaction, changed.id).empty())
            app::insertFirstBooks(transaction, changed.id);
        return changed.id;
    });
    tell();
}

app::NewSuccessor Units::successor() {
    const auto number = std::to_string(++names_);
    return {"Cơ quan số " + number, "", "N" + number, "H99." + number};
}

app::ReorganisationRequest Units::someReorganisation() {
    app::ReorganisationRequest request;
    request.legalBasis = "Nghị quyết 1";
    request.effectiveFrom = someDay(45, 15);
    request.kind = std::array{SuccessionKind::merge, SuccessionKind::split, SuccessionKind::rename,
                              SuccessionKind::takeover}
                       .at(static_cast<std::size_t>(stage_.pick(0, 3)));
    request.predecessors = {stage_.any(organisations_).id};
    const auto other = stage_.any(organisations_).id;
    switch (request.kind) {
        case SuccessionKind::merge:
            request.predecessors.emplace_back(other);
            if (stage_.oneIn(2))
                request.successors = {other};
            else
                request.newSuccessors = {successor()};
            break;
        case SuccessionKind::split:
            // Who hands over a part may have one follower of it; who is split has several.
            request.predecessorsGoOn = stage_.oneIn(2);
            request.newSuccessors = {successor()};
            if (!request.predecessorsGoOn) request.newSuccessors.push_back(successor());
            break;
        case SuccessionKind::rename:
            request.newSuccessors = {successor()};
            break;
        default:
            if (stage_.oneIn(2)) request.successors = {other};
    }
    return request;
}

void Units::reorganise() {
    const auto request = someReorganisation();
    try {
        static_cast<void>(reorganisation_.reorganise(administrator(), request, std::nullopt));
    } catch (const Error&) {
        // The dice named one that has ended, or a day before its newest change: refused, as people would be.
        return;
    }
    stage_.happened(std::string(domain::code(request.kind)));
    if (request.predecessorsGoOn) stage_.happened("a part handed over");
    stage_.note();
    tell();
}

void Units::tell() {
    stage_.directory.changed();
    const auto before = std::move(organisations_);
    organisations_ = stage_.database.read(storage::listOrganisations);
    for (const auto& organisation : organisations_) {
        const auto old = std::ranges::find(before, organisation.id, &Organisation::id);
        if (old == before.end() || !std::ranges::equal(old->versions, organisation.versions, isSame))
            stage_.facts.organisation(organisation);
    }
    const auto known = std::move(successions_);
    successions_ = stage_.database.read(storage::listSuccessions);
    for (const auto& succession : successions_)
        if (std::ranges::find(known, succession) == known.end()) {
            stage_.facts.succession(succession);
            stage_.successionDays.push_back(succession.effectiveFrom);
        }
}

void Units::declareHoliday(Date day) {
    const auto calendar = stage_.database.read(storage::listCalendar);
    const auto known = std::ranges::find_if(calendar, [&](const auto& exception) {
        return !exception.withdrawn && domain::dayText(exception) == day.iso();
    });
    const auto exception = stage_.change([&](WriteTransaction& transaction) {
        if (known != calendar.end())
            return storage::withdrawCalendarException(transaction, known->id, "nhầm");
        return storage::insertCalendarException(transaction, {.year = day.year(),
                                                              .month = day.month(),
                                                              .day = day.day(),
                                                              .working = stage_.oneIn(3),
                                                              .name = "Nghỉ bù"});
    });
    stage_.happened("calendar");
    stage_.facts.calendar(exception);
}

}  // namespace vanthu::tests::golden
