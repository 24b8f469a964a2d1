#include "server/http/routes.h"

#include "server/http/handlers.h"

namespace vanthu::http {
namespace {

using app::Action;

constexpr std::optional<Action> kOpen = std::nullopt;

constexpr std::array kRoutes{
    Route{"POST", "/api/v1/setup", kOpen, setUp},
    Route{"POST", "/api/v1/sessions", kOpen, logIn},
    Route{"DELETE", "/api/v1/sessions/current", Action::seeOwnSession, logOut},
    Route{"GET", "/api/v1/me", Action::seeOwnSession, showSelf},
    Route{"PUT", "/api/v1/me/password", Action::changeOwnPassword, changePassword},
    Route{"GET", "/api/v1/accounts", Action::manageAccounts, listAccounts},
    Route{"POST", "/api/v1/accounts", Action::manageAccounts, createAccount},
    Route{"GET", "/api/v1/accounts/{id}", Action::manageAccounts, showAccount},
    Route{"PATCH", "/api/v1/accounts/{id}", Action::manageAccounts, changeAccount},
    Route{"GET", "/api/v1/organisations", Action::seeOrganisations, listOrganisations},
    Route{"POST", "/api/v1/organisations", Action::manageOrganisations, createOrganisations},
    Route{"POST", "/api/v1/organisations/imports", Action::manageOrganisations, importOrganisations},
    Route{"GET", "/api/v1/organisations/{id}", Action::seeOrganisations, showOrganisation},
    Route{"PATCH", "/api/v1/organisations/{id}", Action::manageOrganisations, changeOrganisation},
    Route{"GET", "/api/v1/organisations/{id}/successors", Action::seeOrganisations, listSuccessors},
    Route{"POST", "/api/v1/reorganisations", Action::manageOrganisations, reorganise},
    Route{"POST", "/api/v1/accounts/{id}/posts", Action::manageAccounts, createPost},
    Route{"PATCH", "/api/v1/posts/{id}", Action::manageAccounts, endPost},
    Route{"GET", "/api/v1/posts/{id}/open-work", Action::manageAccounts, listOpenWork},
    Route{"GET", "/api/v1/delegations", Action::seeDelegations, listDelegations},
    Route{"POST", "/api/v1/delegations", Action::delegateRights, createDelegation},
    Route{"PATCH", "/api/v1/delegations/{id}", Action::delegateRights, endDelegation},
    Route{"GET", "/api/v1/document-types", Action::seeOrganisations, listDocumentTypes},
    Route{"GET", "/api/v1/books", Action::seeBooks, listBooks},
    Route{"POST", "/api/v1/books", Action::manageBooks, createBook},
    Route{"GET", "/api/v1/books/{id}", Action::seeBooks, showBook},
    Route{"PATCH", "/api/v1/books/{id}", Action::manageBooks, changeBook},
    Route{"GET", "/api/v1/books/{id}/series", Action::seeBooks, listSeries},
    Route{"POST", "/api/v1/books/{id}/voided-numbers", Action::voidNumbers, voidNumber},
    Route{"POST", "/api/v1/books/{id}/reserved-numbers", Action::reserveNumbers, reserveNumber},
    Route{"GET", "/api/v1/books/{id}/secret-stubs", Action::seeBooks, listSecretStubs},
    Route{"POST", "/api/v1/books/{id}/secret-stubs", Action::registerSecretStubs, registerSecretStub},
    Route{"GET", "/api/v1/documents", Action::seeDocuments, listDocuments},
    Route{"POST", "/api/v1/documents", Action::registerDocuments, registerDocument},
    Route{"GET", "/api/v1/documents/{id}", Action::seeDocuments, showDocument},
    Route{"PATCH", "/api/v1/documents/{id}", Action::correctDocuments, correctDocument},
    Route{"POST", "/api/v1/documents/{id}/links", Action::linkDocuments, linkDocument},
    Route{"POST", "/api/v1/documents/{id}/links/{n}/withdrawal", Action::linkDocuments, withdrawLink},
    Route{"GET", "/api/v1/documents/{id}/files/{n}", Action::readFiles, downloadFile},
    Route{"GET", "/api/v1/documents/{id}/history", Action::seeDocuments, documentHistory},
    Route{"GET", "/api/v1/documents/{id}/readers", Action::seeReaders, listReaders},
    Route{"GET", "/api/v1/search", Action::seeDocuments, search},
    Route{"POST", "/api/v1/imports", Action::importDocuments, importDocuments},
    Route{"GET", "/api/v1/documents/{id}/deliveries", Action::seeDocuments, listDeliveries},
    Route{"POST", "/api/v1/documents/{id}/deliveries", Action::sendDocuments, sendDocument},
    Route{"GET", "/api/v1/documents/{id}/handling", Action::seeDocuments, showHandling},
    Route{"POST", "/api/v1/documents/{id}/handling", Action::handleDocuments, moveHandling},
    Route{"POST", "/api/v1/documents/{id}/recall", Action::recallDocuments, recallDocument},
    Route{"POST", "/api/v1/assignments/{id}/moves", Action::handleDocuments, moveAssignment},
    Route{"POST", "/api/v1/extensions/{id}/decision", Action::handleDocuments, decideExtension},
    Route{"GET", "/api/v1/work", Action::seeWork, listWork},
    Route{"POST", "/api/v1/drafts", Action::writeDrafts, createDraft},
    Route{"GET", "/api/v1/drafts/{id}", Action::writeDrafts, showDraft},
    Route{"POST", "/api/v1/drafts/{id}/versions", Action::writeDrafts, addDraftVersion},
    Route{"GET", "/api/v1/drafts/{id}/files/{n}", Action::writeDrafts, downloadDraftFile},
    Route{"POST", "/api/v1/drafts/{id}/moves", Action::writeDrafts, moveDraft},
    Route{"GET", "/api/v1/exchange/identity", Action::seeIdentity, showIdentity},
    Route{"GET", "/api/v1/exchange/peers", Action::managePeers, listPeers},
    Route{"POST", "/api/v1/exchange/peers", Action::managePeers, createPeer},
    Route{"GET", "/api/v1/exchange/peers/{id}", Action::managePeers, showPeer},
    Route{"PATCH", "/api/v1/exchange/peers/{id}", Action::managePeers, changePeer},
    Route{"GET", "/api/v1/exchange/inbox", Action::seeInbox, listInbox},
    Route{"POST", "/api/v1/exchange/inbox/{id}/acceptance", Action::decideInbox, acceptInboxItem},
    Route{"POST", "/api/v1/exchange/inbox/{id}/refusal", Action::decideInbox, refuseInboxItem},
    Route{"GET", "/api/v1/reports/entry", Action::seeReports, entryReport},
    Route{"GET", "/api/v1/reports/interconnection", Action::seeReports, interconnectionReport},
    Route{"GET", "/api/v1/documents/{id}/handling-slip", Action::seeDocuments, handlingSlip},
    Route{"GET", "/api/v1/documents/{id}/files/{n}/stamped-copy", Action::readFiles, stampedCopy},
    Route{"POST", "/api/v1/form-checks", Action::checkForms, checkForm},
    Route{"GET", "/api/v1/documents/{id}/files/{n}/form-check", Action::readFiles, checkFormOfFile},
    Route{"GET", "/api/v1/form-rules", Action::checkForms, listFormRules},
    Route{"GET", "/api/v1/registers/{kind}", Action::seeRegisters, showRegister},
    Route{"POST", "/api/v1/verifications", Action::verify, startVerification},
    Route{"GET", "/api/v1/verifications/{id}", Action::verify, showVerification},
    Route{"DELETE", "/api/v1/verifications/{id}", Action::verify, cancelVerification},
    Route{"GET", "/api/v1/changes", Action::readLog, listChanges},
    Route{"GET", "/api/v1/system", Action::seeSystem, showSystem},
    Route{"GET", "/", kOpen, startPage},
    Route{"GET", "/api/openapi.yaml", kOpen, apiDescription},
    Route{"GET", "/livez", kOpen, live},
    Route{"GET", "/readyz", kOpen, ready},
    Route{"GET", "/metrics", kOpen, showMetrics},
};

}  // namespace

std::span<const Route> routes() {
    return kRoutes;
}

}  // namespace vanthu::http
