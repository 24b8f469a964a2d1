#include "server/app/declared_counts.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "storage/declared_store.h"

namespace vanthu::app {

namespace {

void checkPeriod(const DeclarationRequest& request, domain::Date today, Checks& checks) {
    if (checks.inOrder(request.from, request.to, "to") && request.from.year() != request.to.year())
        checks.add("to", "other_year", "Sổ giấy lập theo năm: hãy khai báo từng năm một.");
    if (request.to > today)
        checks.add("to", "in_the_future", "Kỳ khai báo chưa hết. Hãy chọn ngày cuối không sau hôm nay.");
}

}  // namespace

Created DeclaredCounts::declare(const Caller& caller, const DeclarationRequest& request,
                                const std::optional<RequestKey>& key) {
    require(caller, Action::declareCounts);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    Checks checks;
    domain::DeclaredCount declared{.direction = request.direction,
                                   .from = request.from,
                                   .to = request.to,
                                   .documents = request.documents,
                                   .declaredByName = caller.account.fullName,
                                   .corrects = request.corrects};
    const auto* unit = request.organisation
                           ? directory->organisation(*request.organisation, request.to)
                           : directory->organisation(actingUnit(caller, Action::declareCounts));
    if (unit == nullptr)
        checks.add("organisation", "unknown_organisation",
                   "Không có cơ quan này; nhập mã hoặc id của cơ quan đã có.");
    else
        declared.organisation = unit->id;
    if (request.direction == domain::Direction::archived)
        checks.add("direction", "unknown_value", "Cho phép: incoming, outgoing.");
    checkPeriod(request, domain::vietnamDate(now), checks);
    if (request.documents < 0 || request.documents > limits::kDeclaredDocuments)
        checks.add("documents", "out_of_range",
                   "Số văn bản từ 0 đến " + std::to_string(limits::kDeclaredDocuments) + ".");
    declared.note = checks.text("note", request.note, limits::kNote,
                                request.corrects ? Presence::required : Presence::optional);
    checks.finish();
    if (!mayDoIn(caller, Action::declareCounts, declared.organisation))
        throw Refused(Refusal::declarationOfOtherUnit, {std::to_string(declared.organisation.value)});
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        return toJson(storage::insertDeclaredCount(transaction, declared), unit->on(declared.to).name);
    });
}

}  // namespace vanthu::app
