#include "server/app/addressing.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"

#include <vector>

namespace vanthu::app {

using domain::Date;
using domain::Organisation;

namespace {

/// {"field":"to[0]","organisation":4,"name":…,"last_day":…,"successors":[{"id":9,"code":…,"name":…}]}
std::string offerJson(const Organisation& ended, const std::string& field, const DirectorySnapshot& directory,
                      Date day) {
    domain::JsonWriter json;
    json.beginObject()
        .fieldIfAny("field", field)
        .field("organisation", ended.id.value)
        .field("name", ended.on(day).name)
        .field("last_day", ended.lastDay()->iso())
        .key("successors")
        .beginArray();
    for (const auto* successor : directory.successorsOf(ended.id, day))
        json.beginObject()
            .field("id", successor->id.value)
            .fieldIfAny("code", codeOn(*successor, day))
            .field("name", successor->on(day).name)
            .endObject();
    return json.endArray().endObject().take();
}

/// "Sở Nội vụ (mã 12), Sở Tài chính (mã 13)"
std::string namesOf(const std::vector<const Organisation*>& organisations, Date day) {
    constexpr std::size_t kMost = 5;
    std::string names;
    for (std::size_t i = 0; i < organisations.size() && i < kMost; ++i)
        names += (i == 0 ? "" : ", ") + organisations[i]->on(day).name + " (mã " +
                 std::to_string(organisations[i]->id.value) + ")";
    if (organisations.size() > kMost)
        names += " và " + std::to_string(organisations.size() - kMost) + " cơ quan khác";
    return names;
}

}  // namespace

const Organisation* knownOrganisation(const OrganisationReference& reference, const std::string& field,
                                      const DirectorySnapshot& directory, Date day, Checks& checks) {
    const auto* organisation = directory.organisation(reference, day);
    if (organisation == nullptr)
        checks.add(field, "unknown_organisation", "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
    return organisation;
}

const Organisation* addressee(const OrganisationReference& reference, const std::string& field,
                              const DirectorySnapshot& directory, Date day, Checks& checks) {
    const auto* organisation = knownOrganisation(reference, field, directory, day, checks);
    return refuseEnded(organisation, field, directory, day, checks) ? nullptr : organisation;
}

bool refuseEnded(const Organisation* organisation, const std::string& field,
                 const DirectorySnapshot& directory, Date day, Checks& checks) {
    if (organisation == nullptr || !organisation->hasEnded(day)) return false;
    const auto successors = namesOf(directory.successorsOf(organisation->id, day), day);
    checks.add(field, "organisation_ended",
               organisation->on(day).name + " đã kết thúc hoạt động, ngày cuối cùng " +
                   organisation->lastDay()->vietnamese() +
                   (successors.empty() ? "; không có cơ quan kế thừa."
                                       : "; chọn cơ quan kế thừa: " + successors + "."));
    checks.offerSuccessors(offerJson(*organisation, field, directory, day));
    return true;
}

void requireUnitNotEnded(domain::OrganisationId unit, Date numberingDay, const DirectorySnapshot& directory,
                         Date today) {
    const auto* organisation = directory.organisation(unit);
    if (organisation == nullptr || !organisation->hasEnded(numberingDay)) return;
    const auto successors = namesOf(directory.successorsOf(unit, today), today);
    Refused refused(Refusal::unitEnded,
                    {organisation->on(numberingDay).name, organisation->lastDay()->vietnamese(),
                     successors.empty() ? "" : ": " + successors});
    refused.setMembers("\"successors\":[" + offerJson(*organisation, "", directory, today) + "]");
    throw refused;
}

}  // namespace vanthu::app
