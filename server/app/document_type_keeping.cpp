#include "server/app/document_type_keeping.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/text.h"
#include "server/app/checks.h"
#include "server/app/representations.h"
#include "storage/document_type_store.h"

#include <vector>

namespace vanthu::app {

using domain::Date;
using domain::DocumentType;
using domain::DocumentTypeCatalogue;
using domain::DocumentTypeId;

namespace {

const DocumentType& typeIn(const DocumentTypeCatalogue& types, DocumentTypeId id) {
    const auto* type = types.byId(id);
    if (type == nullptr) throw Refused(Refusal::documentTypeUnknown, {std::to_string(id.value)});
    return *type;
}

DocumentTypeCatalogue typesOf(storage::ReadTransaction& transaction) {
    return DocumentTypeCatalogue(storage::listDocumentTypes(transaction));
}

/// One row to be added, checked against what is in force at the moment of the change.
class Addition {
  public:
    Addition(storage::WriteTransaction& transaction, const DocumentTypeRequest& request, Date today)
        : transaction_(transaction), request_(request), types_(typesOf(transaction)) {
        if (request.replaces) before_ = &typeIn(types_, *request.replaces);
        added_.name = domain::normalised(request.name);
        added_.abbreviation = domain::normalised(request.abbreviation);
        added_.code = before_ != nullptr ? before_->code : domain::normalised(request.code);
        if (added_.code.empty()) added_.code = added_.abbreviation;
        added_.typeClass = request.typeClass;
        added_.validFrom = request.validFrom.value_or(today);
        added_.validTo = request.validTo;
    }

    [[nodiscard]] DocumentType run() {
        Checks checks;
        added_.legalBasis =
            checks.text("legal_basis", request_.legalBasis, limits::kReason, Presence::required);
        if (before_ != nullptr && !request_.code.empty())
            checks.add("code", "not_allowed", "Loại đổi tên giữ nguyên mã; đừng nêu mã.");
        if (endsBefore()) checks.add(domain::checkContinuation(*before_, added_.validFrom, later()));
        checks.add(domain::checkAddedType(added_, types_, before_));
        checks.finish();
        if (endsBefore())
            static_cast<void>(
                storage::endDocumentType(transaction_, *before_, lastDayBefore(), added_.legalBasis));
        return storage::insertDocumentType(transaction_, added_);
    }

  private:
    [[nodiscard]] Date lastDayBefore() const { return added_.validFrom.plusDays(-1); }
    [[nodiscard]] bool endsBefore() const {
        return before_ != nullptr && (!before_->validTo || added_.validFrom <= *before_->validTo);
    }
    [[nodiscard]] domain::LaterDocuments later() {
        return storage::documentsBehind(transaction_, *before_, lastDayBefore());
    }

    storage::WriteTransaction& transaction_;
    const DocumentTypeRequest& request_;
    const DocumentTypeCatalogue types_;
    const DocumentType* before_{nullptr};
    DocumentType added_;
};

}  // namespace

std::string DocumentTypeKeeping::list(const Caller& caller) {
    require(caller, Action::seeOrganisations);
    std::vector<std::string> items;
    const auto directory = directory_.current();
    for (const auto& type : directory->types().types())
        items.push_back(toJson(type));
    return listJson("document_types", items);
}

std::string DocumentTypeKeeping::show(const Caller& caller, DocumentTypeId id) {
    require(caller, Action::seeOrganisations);
    return toJson(typeIn(directory_.current()->types(), id));
}

Created DocumentTypeKeeping::add(const Caller& caller, const DocumentTypeRequest& request,
                                 const std::optional<RequestKey>& key) {
    require(caller, Action::manageDocumentTypes);
    const auto now = clock_.now();
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            return toJson(Addition(transaction, request, domain::vietnamDate(now)).run());
        });
    directory_.changed();
    return created;
}

std::string DocumentTypeKeeping::changeEnd(const Caller& caller, DocumentTypeId id,
                                           std::optional<Date> lastDay, const std::string& reason,
                                           const std::string& ifMatch) {
    require(caller, Action::manageDocumentTypes);
    Checks checks;
    const auto cleanReason = checks.text("reason", reason, limits::kReason, Presence::required);
    checks.finish();
    auto json =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            const auto types = typesOf(transaction);
            const auto& type = typeIn(types, id);
            requireVersion(ifMatch, etagOf(toJson(type)));
            if (type.validTo == lastDay) return toJson(type);
            Checks wrong;
            const auto later =
                lastDay ? storage::documentsBehind(transaction, type, *lastDay) : domain::LaterDocuments{};
            wrong.add(domain::checkLastDay(type, lastDay, types, later));
            wrong.finish();
            return toJson(storage::endDocumentType(transaction, type, lastDay, cleanReason));
        });
    directory_.changed();
    return json;
}

}  // namespace vanthu::app
