#pragma once

#include "server/http/request.h"

// One function per line of the routing table: parse, one use case, answer.
namespace vanthu::http {

// account_handlers.cpp
Answer showSetup(Request& request);
Answer setUp(Request& request);
Answer logIn(Request& request);
Answer logOut(Request& request);
Answer showSelf(Request& request);
Answer changePassword(Request& request);
Answer listRoles(Request& request);
Answer listAccounts(Request& request);
Answer listColleagues(Request& request);
Answer createAccount(Request& request);
Answer showAccount(Request& request);
Answer changeAccount(Request& request);

// organisation_handlers.cpp
Answer listOrganisations(Request& request);
Answer createOrganisations(Request& request);
Answer showOrganisation(Request& request);
Answer changeOrganisation(Request& request);
Answer listSuccessors(Request& request);
Answer reorganise(Request& request);

// organisation_import_handlers.cpp
Answer importOrganisations(Request& request);

// people_handlers.cpp
Answer createPost(Request& request);
Answer endPost(Request& request);
Answer listOpenWork(Request& request);
Answer listDelegations(Request& request);
Answer createDelegation(Request& request);
Answer endDelegation(Request& request);
Answer listReaders(Request& request);

// deadline_handlers.cpp
Answer listCalendar(Request& request);
Answer addCalendarException(Request& request);
Answer withdrawCalendarException(Request& request);
Answer listDeadlineRules(Request& request);
Answer addDeadlineRule(Request& request);
Answer endDeadlineRule(Request& request);

// document_type_handlers.cpp
Answer listDocumentTypes(Request& request);
Answer addDocumentType(Request& request);
Answer showDocumentType(Request& request);
Answer endDocumentType(Request& request);

// book_handlers.cpp
Answer listBooks(Request& request);
Answer createBook(Request& request);
Answer showBook(Request& request);
Answer changeBook(Request& request);
Answer listSeries(Request& request);
Answer voidNumber(Request& request);
Answer reserveNumber(Request& request);
Answer listSecretStubs(Request& request);
Answer registerSecretStub(Request& request);

// document_handlers.cpp
Answer listDocuments(Request& request);
Answer registerDocument(Request& request);
Answer showDocument(Request& request);
Answer downloadFile(Request& request);
Answer extractAgain(Request& request);
Answer findDuplicates(Request& request);
Answer duplicatesOfDocument(Request& request);
Answer documentHistory(Request& request);

// arrival_handlers.cpp
Answer handlingSlip(Request& request);
Answer stampPage(Request& request);
Answer stampedCopy(Request& request);
Answer searchableCopy(Request& request);

// proposal_handlers.cpp
Answer proposeFields(Request& request);

// form_check_handlers.cpp
Answer checkForm(Request& request);
Answer checkFormOfFile(Request& request);
Answer listFormRules(Request& request);

// signature_handlers.cpp
Answer signaturesOfFile(Request& request);
Answer checkSignaturesAgain(Request& request);

// correction_handlers.cpp
Answer correctDocument(Request& request);
Answer linkDocument(Request& request);
Answer withdrawLink(Request& request);

// search_handlers.cpp
Answer search(Request& request);
Answer searchByText(Request& request);
Answer completeSearch(Request& request);
Answer similarDocuments(Request& request);
Answer exportSearch(Request& request);
Answer listSavedSearches(Request& request);
Answer saveSearch(Request& request);
Answer changeSavedSearch(Request& request);
Answer removeSavedSearch(Request& request);

// import_handlers.cpp
Answer importDocuments(Request& request);

// register_import_handlers.cpp
Answer findRegisterColumns(Request& request);
Answer importRegister(Request& request);

// intake_handlers.cpp
Answer listIntake(Request& request);
Answer listIntakeChannels(Request& request);
Answer showIntakeItem(Request& request);
Answer downloadIntakeFile(Request& request);
Answer registerIntakeItem(Request& request);
Answer separatorSheets(Request& request);
Answer attachIntakeItem(Request& request);
Answer discardIntakeItem(Request& request);
Answer restoreIntakeItem(Request& request);

// upload_handlers.cpp
Answer createUpload(Request& request);
Answer showUpload(Request& request);
Answer appendToUpload(Request& request);
Answer removeUpload(Request& request);

// drop_handlers.cpp
Answer listDrops(Request& request);
Answer createDrop(Request& request);
Answer revokeDrop(Request& request);

// exchange_directory_handlers.cpp
Answer listDirectories(Request& request);
Answer followDirectory(Request& request);
Answer endDirectoryCertificate(Request& request);
Answer searchDirectoryEntries(Request& request);
Answer publishDirectoryEntries(Request& request);
Answer verifyDirectory(Request& request);

// exchange_trust_handlers.cpp
Answer showCertificate(Request& request);
Answer makeCertificate(Request& request);
Answer installCertificate(Request& request);
Answer activateCertificate(Request& request);
Answer listSigners(Request& request);
Answer enterSigner(Request& request);
Answer changeSigner(Request& request);
Answer exportEvidence(Request& request);
Answer showExchangeLog(Request& request);

// exchange_handlers.cpp
Answer sendDocument(Request& request);
Answer updateSentDocument(Request& request);
Answer listAllDeliveries(Request& request);
Answer listDeliveries(Request& request);
Answer markDeliverySeen(Request& request);
Answer showIdentity(Request& request);
Answer listPeerHealth(Request& request);
Answer listPeers(Request& request);
Answer createPeer(Request& request);
Answer showPeer(Request& request);
Answer changePeer(Request& request);
Answer listInbox(Request& request);
Answer showInboxItem(Request& request);
Answer downloadInboxFile(Request& request);
Answer signaturesOfInboxFile(Request& request);
Answer acceptInboxItem(Request& request);
Answer refuseInboxItem(Request& request);
Answer answerInboxRecall(Request& request);

// edxml_handlers.cpp
Answer importEdxml(Request& request);
Answer listEdxml(Request& request);
Answer showEdxml(Request& request);
Answer downloadEdxml(Request& request);
Answer releaseEdxml(Request& request);
Answer discardEdxml(Request& request);
Answer exportEdxml(Request& request);

// report_schedule_handlers.cpp
Answer listReportSchedules(Request& request);
Answer createReportSchedule(Request& request);
Answer showReportSchedule(Request& request);
Answer changeReportSchedule(Request& request);
Answer stopReportSchedule(Request& request);
Answer listReportRuns(Request& request);
Answer runReportSchedule(Request& request);
Answer downloadReportRun(Request& request);

// report_handlers.cpp
Answer entryReport(Request& request);
Answer interconnectionReport(Request& request);
Answer timelinessReport(Request& request);
Answer outgoingReport(Request& request);
Answer handlingReport(Request& request);
Answer reportDifference(Request& request);
Answer openDocumentsReport(Request& request);
Answer seriesReport(Request& request);
Answer declaredReport(Request& request);
Answer declareCount(Request& request);
Answer publishReport(Request& request);
Answer listPublishedReports(Request& request);
Answer withdrawPublishedReport(Request& request);
Answer makeStatisticPackage(Request& request);
Answer receiveStatisticPackage(Request& request);
Answer sendStatisticPackage(Request& request);
Answer listStatisticPackages(Request& request);
Answer listExchangedPackages(Request& request);
Answer downloadStatisticPackage(Request& request);
Answer enterStatisticDuty(Request& request);
Answer listStatisticDuties(Request& request);
Answer publicReports(Request& request);
Answer publicReport(Request& request);
Answer listSampleAudits(Request& request);
Answer drawSample(Request& request);
Answer showSampleAudit(Request& request);
Answer recordSample(Request& request);
Answer closeSample(Request& request);
Answer proposalReport(Request& request);

// rate_rules_handlers.cpp
Answer listRateRules(Request& request);
Answer addRateRules(Request& request);

// reform_index_handlers.cpp
Answer listReformIndexes(Request& request);
Answer defineReformIndex(Request& request);
Answer showReformIndex(Request& request);
Answer reformIndexReport(Request& request);
Answer reformIndexSheet(Request& request);
Answer selfScoreIndex(Request& request);
Answer reviewIndex(Request& request);
Answer closeReformIndex(Request& request);

// register_handlers.cpp
Answer showRegister(Request& request);

// flow_handlers.cpp
Answer showHandling(Request& request);
Answer moveHandling(Request& request);
Answer moveAssignment(Request& request);
Answer decideExtension(Request& request);
Answer recallDocument(Request& request);
Answer listWork(Request& request);

// notice_handlers.cpp
Answer listNotices(Request& request);
Answer countUnreadNotices(Request& request);
Answer showCounters(Request& request);
Answer markNoticeRead(Request& request);
Answer markNoticesRead(Request& request);
Answer markNoticeUnread(Request& request);
Answer takeBackNoticeMark(Request& request);
Answer changeOwnMail(Request& request);
Answer listAlerts(Request& request);
Answer confirmAlert(Request& request);

// draft_handlers.cpp
Answer listDrafts(Request& request);
Answer createDraft(Request& request);
Answer showDraft(Request& request);
Answer changeDraft(Request& request);
Answer draftHistory(Request& request);
Answer addDraftVersion(Request& request);
Answer signDraftFiles(Request& request);
Answer handInSignedFiles(Request& request);
Answer downloadDraftFile(Request& request);
Answer moveDraft(Request& request);

// case_plan_handlers.cpp
Answer listCasePlans(Request& request);
Answer createCasePlan(Request& request);
Answer showCasePlan(Request& request);
Answer reviseCasePlan(Request& request);
Answer moveCasePlan(Request& request);

// case_file_handlers.cpp
Answer listCaseFiles(Request& request);
Answer createCaseFile(Request& request);
Answer showCaseFile(Request& request);
Answer changeCaseFile(Request& request);
Answer moveCaseFile(Request& request);
Answer collectDocument(Request& request);
Answer removeDocument(Request& request);
Answer listCaseContents(Request& request);
Answer exportCaseFile(Request& request);
Answer listCaseFilesDue(Request& request);
Answer handOverList(Request& request);
Answer caseFileStatistics(Request& request);

// system_handlers.cpp
Answer startVerification(Request& request);
Answer showVerification(Request& request);
Answer cancelVerification(Request& request);
Answer listChanges(Request& request);
Answer findChanges(Request& request);
Answer showSystem(Request& request);
Answer reportBackup(Request& request);

// page_handlers.cpp
Answer startPage(Request& request);
Answer apiDescription(Request& request);
Answer live(Request& request);
Answer ready(Request& request);
Answer showMetrics(Request& request);

}  // namespace vanthu::http
