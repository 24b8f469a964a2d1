#include "server/app/application.h"

#include "storage/account_store.h"

#include <chrono>

namespace vanthu::app {
namespace {
constexpr std::chrono::hours kAnswersKept{24};
}

Application::Application(const Surroundings& given)
    : surroundings(given),
      directory(given.database, given.clock),
      sessions(given.database, given.clock, directory, passwords),
      setup(given.database, given.clock, directory, passwords, given.dataFolder / "setup-token"),
      accounts(given.database, given.clock, directory, passwords, sessions),
      organisations(given.database, given.clock, directory),
      reorganisation(given.database, given.clock, directory),
      organisationImport(given.database, given.clock, directory),
      posts(given.database, given.clock, directory, sessions),
      documentReaders(given.database, directory),
      deadlines(given.database, given.clock, directory),
      documentTypes(given.database, given.clock, directory),
      books(given.database, given.clock, directory),
      numbers(given.database, given.clock, directory),
      registerDocument(given.database, given.blobs, given.clock, directory),
      documentPages(given.database, given.clock, directory, figures),
      viewLog(given.database, given.clock),
      scans(given.dataFolder / "derived" / "ocr"),
      readDocument(given.database, given.blobs, given.index, scans, viewLog),
      correctDocument(given.database, given.clock, directory),
      extractAgain(given.database, given.clock),
      documentLinks(given.database, given.clock),
      importDocuments(given.database, given.blobs, given.clock, directory),
      importRegister(given.database, given.blobs, given.clock, directory),
      searchDocuments(given.index, given.database, given.clock, directory),
      searchExport(given.index, given.database, given.clock, directory),
      savedSearches(given.database, given.index, given.clock, directory),
      maintenance(given.database, given.clock),
      systemState(given.database, given.index, given.clock, sessions, given.exchange, maintenance,
                  given.dataFolder),
      sendDocument(given.database, given.clock, directory, given.exchange),
      handleDocument(given.database, given.clock, directory, given.exchange, viewLog),
      formChecks(readDocument, layoutReader, given.clock, directory, given.dataFolder),
      fieldProposals(layoutReader, given.clock, directory),
      duplicateSearch(given.database, given.index, layoutReader, given.clock, directory),
      signatureCheck(given.blobs, given.dataFolder),
      fileSignatures(given.database, readDocument, given.clock, signatureCheck),
      searchableCopies(readDocument, scans),
      signingKeys(given.dataFolder),
      uploads(given.database, given.blobs, given.clock, directory, given.dataFolder),
      drafts(given.database, given.blobs, uploads, given.clock, directory, formChecks, signingKeys),
      draftSigning(given.database, given.blobs, given.clock, directory, layoutReader, signingKeys,
                   signatures::SignatureChecker::programBesideOwn().parent_path()),
      draftSignedFiles(given.database, given.blobs, uploads, given.clock, directory, signatureCheck,
                       signingKeys),
      casePlans(given.database, given.clock, directory),
      caseFiles(given.database, given.clock, directory),
      caseLists(given.database, given.clock, directory),
      caseExport(given.database, given.blobs, given.clock, directory),
      workList(given.database, given.clock, directory),
      notices(given.database, given.clock, directory),
      alerts(given.database, given.clock, directory),
      inbox(given.database, given.blobs, given.clock, directory, signatureCheck, given.exchange),
      edxmlMessages(given.database, given.blobs, given.clock, directory, given.exchange),
      edxmlReports(given.database, given.clock, directory),
      edxmlOutbox(given.database, given.blobs, given.clock, directory),
      edxmlExport(given.database, given.clock, directory, readDocument),
      intakeDoor(given.database, given.blobs, given.clock, directory, channelStates),
      intakeQueue(given.database, given.blobs, given.clock, directory, channelStates),
      drops(given.database, given.clock, directory, passwords, intakeDoor),
      intakeAttachment(given.database, given.clock),
      intakeStacks(given.database, given.blobs, given.clock),
      peers(given.database, given.clock, directory, given.exchange),
      exchangeTrust(given.database, given.clock, directory, given.exchange),
      exchangeDirectory(given.database, given.clock, directory, given.exchange),
      exchangeEvidence(given.database, given.exchange),
      figures(given.database),
      rateReports(given.database, given.clock, directory, figures),
      publishedReports(given.database, given.blobs, given.clock, directory, rateReports),
      reportSchedules(given.database, given.blobs, given.clock, directory),
      declaredCounts(given.database, given.clock, directory),
      statisticPackages(given.database, given.clock, directory, figures, given.exchange),
      packageBoard(given.database, directory),
      sampleAudits(given.database, given.clock, directory, figures),
      rateRules(given.database, given.clock),
      reformIndexes(given.database, given.clock, directory, figures),
      registers(given.database, given.clock, directory),
      arrivalForms(given.database, given.blobs, given.clock, directory, viewLog),
      verifications(given.database, given.blobs, given.index, given.clock),
      auditLog(given.database),
      counters(given.database, workList, intakeQueue, alerts, caseLists, sendDocument) {}

void Application::tidy() {
    const auto now = surroundings.clock.now();
    surroundings.database.write({{}, now}, [&](storage::WriteTransaction& transaction) {
        storage::removeExpiredLoginSessions(transaction, now);
        storage::removeAnswersBefore(transaction, now - kAnswersKept);
    });
    uploads.tidy();
}

}  // namespace vanthu::app
