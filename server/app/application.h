#pragma once

#include "indexer/search/index.h"
#include "server/app/accounts.h"
#include "server/app/alerts.h"
#include "server/app/arrival_forms.h"
#include "server/app/audit_log.h"
#include "server/app/books.h"
#include "server/app/case_export.h"
#include "server/app/case_files.h"
#include "server/app/case_lists.h"
#include "server/app/case_plans.h"
#include "server/app/correct_document.h"
#include "server/app/counters.h"
#include "server/app/deadlines.h"
#include "server/app/declared_counts.h"
#include "server/app/directory.h"
#include "server/app/document_links.h"
#include "server/app/document_pages.h"
#include "server/app/document_readers.h"
#include "server/app/document_type_keeping.h"
#include "server/app/draft_signed_files.h"
#include "server/app/draft_signing.h"
#include "server/app/drafts.h"
#include "server/app/drop_echo.h"
#include "server/app/drops.h"
#include "server/app/duplicate_search.h"
#include "server/app/edxml_export.h"
#include "server/app/edxml_messages.h"
#include "server/app/edxml_outbox.h"
#include "server/app/edxml_reports.h"
#include "server/app/exchange_directory.h"
#include "server/app/exchange_evidence.h"
#include "server/app/exchange_trust.h"
#include "server/app/extract_again.h"
#include "server/app/field_proposals.h"
#include "server/app/figures.h"
#include "server/app/file_signatures.h"
#include "server/app/form_checks.h"
#include "server/app/handle_document.h"
#include "server/app/import_documents.h"
#include "server/app/import_register.h"
#include "server/app/inbox.h"
#include "server/app/intake_attachment.h"
#include "server/app/intake_door.h"
#include "server/app/intake_queue.h"
#include "server/app/intake_stacks.h"
#include "server/app/maintenance.h"
#include "server/app/notices.h"
#include "server/app/numbers.h"
#include "server/app/organisation_import.h"
#include "server/app/organisations.h"
#include "server/app/package_board.h"
#include "server/app/passwords.h"
#include "server/app/peers.h"
#include "server/app/posts.h"
#include "server/app/published_reports.h"
#include "server/app/rate_reports.h"
#include "server/app/rate_rules.h"
#include "server/app/read_document.h"
#include "server/app/reform_indexes.h"
#include "server/app/register_document.h"
#include "server/app/registers.h"
#include "server/app/reorganisation.h"
#include "server/app/report_schedules.h"
#include "server/app/sample_audits.h"
#include "server/app/saved_searches.h"
#include "server/app/search_documents.h"
#include "server/app/search_export.h"
#include "server/app/searchable_copies.h"
#include "server/app/send_document.h"
#include "server/app/sessions.h"
#include "server/app/setup.h"
#include "server/app/signature_check.h"
#include "server/app/signing_keys.h"
#include "server/app/statistic_packages.h"
#include "server/app/system_state.h"
#include "server/app/uploads.h"
#include "server/app/verifications.h"
#include "server/app/view_log.h"
#include "server/app/work_list.h"
#include "server/exchange/exchange.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <filesystem>
#include <string>

namespace vanthu::app {

/// What the use cases stand on; all of it outlives the Application.
struct Surroundings {
    const domain::Clock& clock;
    storage::Database& database;
    storage::BlobStore& blobs;
    const search::Index& index;
    exchange::Exchange& exchange;
    std::filesystem::path dataFolder;
};

/// Every use case of one installation, ready to be called from any thread.
struct Application {
    explicit Application(const Surroundings& surroundings);

    /// Removes what has run out: login sessions, remembered answers. Call it about once an hour.
    void tidy();

    Surroundings surroundings;
    Passwords passwords;
    Directory directory;
    Sessions sessions;
    Setup setup;
    Accounts accounts;
    Organisations organisations;
    Reorganisation reorganisation;
    OrganisationImport organisationImport;
    Posts posts;
    DocumentReaders documentReaders;
    Deadlines deadlines;
    DocumentTypeKeeping documentTypes;
    Books books;
    Numbers numbers;
    RegisterDocument registerDocument;
    DocumentPages documentPages;
    ViewLog viewLog;
    ocr::OcrStore scans;
    ReadDocument readDocument;
    CorrectDocument correctDocument;
    ExtractAgain extractAgain;
    DocumentLinks documentLinks;
    ImportDocuments importDocuments;
    ImportRegister importRegister;
    SearchDocuments searchDocuments;
    SearchExport searchExport;
    SavedSearches savedSearches;
    Maintenance maintenance;
    SystemState systemState;
    SendDocument sendDocument;
    HandleDocument handleDocument;
    LayoutReader layoutReader;
    FormChecks formChecks;
    FieldProposals fieldProposals;
    DuplicateSearch duplicateSearch;
    SignatureCheck signatureCheck;
    FileSignatures fileSignatures;
    SearchableCopies searchableCopies;
    SigningKeys signingKeys;
    Uploads uploads;
    Drafts drafts;
    DraftSigning draftSigning;
    DraftSignedFiles draftSignedFiles;
    CasePlans casePlans;
    CaseFiles caseFiles;
    CaseLists caseLists;
    CaseExport caseExport;
    WorkList workList;
    Notices notices;
    Alerts alerts;
    Inbox inbox;
    EdxmlMessages edxmlMessages;
    EdxmlReports edxmlReports;
    EdxmlOutbox edxmlOutbox;
    EdxmlExport edxmlExport;
    ChannelStates channelStates;
    IntakeDoor intakeDoor;
    IntakeQueue intakeQueue;
    Drops drops;
    DropEcho dropEcho;
    IntakeAttachment intakeAttachment;
    IntakeStacks intakeStacks;
    Peers peers;
    ExchangeTrust exchangeTrust;
    ExchangeDirectory exchangeDirectory;
    ExchangeEvidence exchangeEvidence;
    Figures figures;
    RateReports rateReports;
    PublishedReports publishedReports;
    ReportSchedules reportSchedules;
    DeclaredCounts declaredCounts;
    StatisticPackages statisticPackages;
    PackageBoard packageBoard;
    SampleAudits sampleAudits;
    RateRulesKeeping rateRules;
    ReformIndexes reformIndexes;
    Registers registers;
    ArrivalForms arrivalForms;
    Verifications verifications;
    AuditLog auditLog;
    Counters counters;
};

}  // namespace vanthu::app
