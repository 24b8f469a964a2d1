#pragma once

#include <cstddef>
#include <cstdint>

/// Everything that comes from outside has its limit here. Reaching one is an ordinary, tested error.
namespace vanthu::limits {

// HTTP
inline constexpr std::size_t kJsonBodyBytes = 1u << 20;
inline constexpr int kJsonDepth = 16;
inline constexpr std::int64_t kUploadBytes = std::int64_t{2} << 30;  ///< one request with all its files
inline constexpr std::size_t kFilesPerDocument = 200;
inline constexpr std::size_t kReceiversPerDocument = 1000;
inline constexpr int kPageSizeDefault = 20;
inline constexpr int kPageSizeMax = 200;
inline constexpr int kCounted = 1000;  ///< counters of what waits count no further
inline constexpr std::size_t kSearchExportDocuments = 5'000;
inline constexpr std::size_t kSavedSearches = 100;  ///< of one account
inline constexpr std::size_t kSavedSearchName = 100;
inline constexpr std::size_t kAssignmentsPerRequest = 200;
inline constexpr std::size_t kRepliesPerRequest = 100;
inline constexpr std::size_t kDraftVersions = 1000;
inline constexpr std::size_t kImportBatchBytes = 16u << 20;
inline constexpr std::size_t kImportBatchRecords = 1000;
inline constexpr std::size_t kRegisterHeadRows = 50;  ///< among which the head of a register is looked for
inline constexpr std::size_t kRegisterColumns = 200;
inline constexpr std::size_t kTableRowBytes = 256u << 10;  ///< all cells of a row
inline constexpr std::int64_t kTableEntryBytes = std::int64_t{2}
                                                 << 30;        ///< a sheet as it unpacks; it is streamed
inline constexpr std::size_t kTableStringsBytes = 256u << 20;  ///< the texts that sheets share, in memory
inline constexpr std::size_t kTableStyles = 100'000;
inline constexpr std::size_t kOrganisationsPerRequest = 1000;
inline constexpr std::size_t kOrganisationRecords = 50'000;  ///< units and successions of one import request
inline constexpr std::size_t kQueryCodePoints = 1000;
inline constexpr std::size_t kQueryTerms = 256;  ///< syllables; real questions have up to 120
inline constexpr std::size_t kIdempotencyKeyBytes = 128;

// Text fields, in code points (NĐ 30/2020 Phụ lục VI)
inline constexpr std::size_t kSubject = 500;
inline constexpr std::size_t kNote = 500;
inline constexpr std::size_t kOrganisationName = 200;
inline constexpr std::size_t kOrganisationCode = 35;
inline constexpr std::size_t kSignerName = 50;
inline constexpr std::size_t kSignerPosition = 100;
inline constexpr std::size_t kCodeNumber = 11;
inline constexpr std::size_t kCodeNotation = 30;
inline constexpr std::size_t kLanguage = 30;
inline constexpr std::size_t kReason = 500;
inline constexpr std::size_t kToPlaces = 1000;
inline constexpr std::size_t kPaperPlace = 200;
inline constexpr std::size_t kFileTitle = 200;
inline constexpr std::size_t kHeldFor = 200;
inline constexpr std::size_t kLinksPerDocument = 100;
inline constexpr int kNumbersVoidedAtOnce = 500;  ///< missing numbers of one span, one reason
inline constexpr std::size_t kOpinion = 4000;     ///< bút phê, opinions, comments on drafts
inline constexpr std::size_t kExternalId = 200;
inline constexpr std::size_t kFileNameBytes = 255;
inline constexpr std::size_t kArchivedText =
    10'000;  ///< any text of an archived document: imports keep what they find

inline constexpr std::size_t kFullName = 100;
inline constexpr std::size_t kBookCode = 30;
inline constexpr std::size_t kBookName = 200;
inline constexpr std::size_t kSource = 30;

// Case files (NĐ 30/2020 Phụ lục VI: DocTotal has 4 digits, FileNotation 20 characters)
inline constexpr std::size_t kCaseTitle = 500;
inline constexpr std::size_t kCaseLanguage = 50;
inline constexpr std::size_t kCaseNotation = 15;
inline constexpr std::size_t kCasePlanLines = 3000;
inline constexpr int kDocumentsPerCaseFile = 9999;
inline constexpr std::int64_t kCaseExportBytes = std::int64_t{2} << 30;
inline constexpr std::size_t kCaseMergeBytes = std::size_t{128} << 20;  ///< of all PDFs that are merged

// Calendar and deadlines
inline constexpr std::size_t kHolidayName = 200;
inline constexpr std::size_t kTypeCode = 20;
inline constexpr std::size_t kTypeName = 100;
inline constexpr std::size_t kTypeAbbreviation = 10;
inline constexpr int kDeadlineWorkingDays = 500;

// Evidence for the rates
inline constexpr std::int64_t kDeclaredDocuments = 1'000'000;  ///< of one unit in one period
inline constexpr std::int64_t kStatisticCount = 5'000'000;     ///< of one figure in a delivered package
inline constexpr std::size_t kStatisticFileBytes = 64u << 10;  ///< a package with its signature
inline constexpr int kStatisticDays = 366;                     ///< of the period of a package
inline constexpr std::int64_t kSamplePopulation = 1'000'000;   ///< numbers that a sample is drawn from
inline constexpr int kSampleSize = 1000;
inline constexpr std::int64_t kSampleSeed =
    999'999'999'999;  ///< can be copied by hand, and JavaScript keeps it

// The department index
inline constexpr std::size_t kIndexCode = 30;  ///< of an index, and of an item of it
inline constexpr std::size_t kIndexName = 500;
inline constexpr std::size_t kIndexItems = 300;
inline constexpr int kIndexDepth = 3;                  ///< levels below the topmost
inline constexpr std::int64_t kIndexPoints = 100'000;  ///< hundredths of a point
inline constexpr std::size_t kIndexSteps = 20;
inline constexpr int kIndexAnswer = 100;                  ///< highest answer of a survey
inline constexpr std::int64_t kIndexAnswers = 1'000'000;  ///< of one survey in one unit
inline constexpr std::size_t kIndexScores = 300;          ///< given at once
inline constexpr std::size_t kIndexEvidence = 50;         ///< documents behind one score

// Notices and mail
inline constexpr std::size_t kEmail = 254;  ///< bytes, RFC 5321
inline constexpr std::size_t kNoticesPerMail = 100;
inline constexpr std::size_t kSmtpAnswer = 500;  ///< bytes kept of what a mail server answered

// Reports on a schedule
inline constexpr std::size_t kReportSchedules = 20;         ///< not stopped, of the people of one unit
inline constexpr std::size_t kScheduleRecipients = 30;      ///< accounts and addresses together
inline constexpr std::size_t kReportMailBytes = 10u << 20;  ///< all attachments before base64
inline constexpr std::size_t kSkippedRuns = 50;             ///< recorded of one schedule after a standstill
inline constexpr int kReportRunAttempts = 5;                ///< also such as ended with the program
inline constexpr int kReportMailDays = 14;                  ///< then a report is no news

// Passwords and sessions
inline constexpr std::size_t kLogin = 64;
inline constexpr int kLoginFailures = 5;  ///< of one login from one address, then a pause
inline constexpr int kLoginPauseSeconds = 900;
inline constexpr std::size_t kPasswordMin = 12;
inline constexpr std::size_t kPasswordMax = 256;
inline constexpr int kSessionHours = 12;

// Text extraction, in the child process, for one file
inline constexpr std::int64_t kExtractFileBytes = std::int64_t{256} << 20;
inline constexpr std::int64_t kExtractInMemoryBytes = 8 << 20;  ///< larger files are copied to the disk first
inline constexpr std::size_t kExtractOutputBytes = 16u << 20;
inline constexpr int kExtractCpuSeconds = 20;
inline constexpr int kExtractWallSeconds = 60;
inline constexpr std::size_t kExtractMemoryBytes = std::size_t{512} << 20;
inline constexpr std::size_t kZipEntries = 10'000;
inline constexpr std::size_t kZipEntryBytes = 64u << 20;
inline constexpr std::uint64_t kZipRatio = 250;  ///< real XML rarely shrinks more than fifty times
inline constexpr std::uint64_t kZipRatioFromBytes = 4u
                                                    << 20;  ///< what unpacks to less may shrink as it likes
inline constexpr std::uint64_t kUnpackedBytes = std::uint64_t{256} << 20;  ///< of all archives in one file
inline constexpr std::size_t kUnpackedEntries = 10'000;                    ///< and messages, together
inline constexpr int kUnpackedDepth = 4;  ///< archives and messages that lie in each other
inline constexpr int kXmlDepth = 256;
inline constexpr std::size_t kRtfDepth = 1000;
inline constexpr int kMailPartDepth = 100;

// Layout of a file for the form check, made by the same child
inline constexpr std::size_t kLayoutPages = 2000;
inline constexpr std::size_t kLayoutLines = 100'000;
inline constexpr std::size_t kLayoutXmlElements = 1'000'000;
inline constexpr std::int64_t kFormCheckFileBytes = std::int64_t{64} << 20;
inline constexpr int kFormChecksAtOnce = 8;  ///< whose files are in memory
inline constexpr int kFormCheckCpuSeconds = 10;
inline constexpr int kFormCheckWallSeconds = 20;
inline constexpr int kFormCheckWaitSeconds = 30;  ///< for the checks of others

// Built files of the web desk, kept in memory
inline constexpr std::size_t kWebBytes = 64u << 20;
inline constexpr std::size_t kWebFiles = 2000;

// Recognition of scans (OCR), in a child process, page by page
inline constexpr std::size_t kOcrPages = 100'000;      ///< that a file may have
inline constexpr std::size_t kOcrScannedPages = 2000;  ///< of one file that are recognised
inline constexpr std::size_t kOcrMemoryBytes = 400'000'000;
inline constexpr std::size_t kOcrPixels = 18'000'000;  ///< of the picture that is recognised: A3 at 300 dpi
inline constexpr std::size_t kOcrImagePixels = 80'000'000;  ///< of an image file
inline constexpr std::size_t kOcrImageBytes = 160'000'000;  ///< the same as it unpacks
inline constexpr int kOcrCpuSeconds = 60;                   ///< for one page
inline constexpr int kOcrWallSeconds = 90;
inline constexpr std::size_t kOcrWords = 20'000;  ///< of one page
inline constexpr std::size_t kOcrOutputBytes = 4u << 20;

// Codes on scans, looked for page by page in a child process
inline constexpr std::size_t kScanCodes = 8;  ///< of one page that are told
inline constexpr int kScanCodeCpuSeconds = 10;
inline constexpr int kScanCodeWallSeconds = 60;
inline constexpr std::size_t kScanCodeOutputBytes = 4096;
inline constexpr int kStackPages = 2000;                ///< of a file that is split at its separator sheets
inline constexpr std::size_t kStackBytes = 192u << 20;  ///< the same
inline constexpr int kStackSeconds = 900;               ///< for all of its pages
inline constexpr std::size_t kStackParts = 500;         ///< into which it is split
inline constexpr std::int64_t kSeparatorSheets = 100;   ///< printed at once

// Channels of the intake
inline constexpr std::int64_t kIntakeFileBytes = std::int64_t{2} << 30;   ///< one file of a watch folder
inline constexpr std::size_t kIntakeFiles = 200;                          ///< of one item
inline constexpr std::size_t kIntakeText = 500;                           ///< sender, subject, source, remark
inline constexpr int kIntakeFolderEntries = 100'000;                      ///< looked at in one round
inline constexpr std::int64_t kIntakeMailBytes = std::int64_t{64} << 20;  ///< one message
inline constexpr int kIntakeMailsPerRound = 200;
inline constexpr std::size_t kDropNameBytes = 40;
inline constexpr std::int64_t kUploadsOpen = 20;  ///< on their way at once, of one account
inline constexpr std::int64_t kUploadsOpenBytes = std::int64_t{8} << 30;
inline constexpr int kUploadKeptHours = 48;  ///< since it was begun, whole or not

// edXML messages of other systems, taken apart in a child process
inline constexpr std::size_t kEdxmlBytes = 96u
                                           << 20;  ///< one message with its files, and twice that unpacked
inline constexpr std::size_t kEdxmlTextBytes = 4u << 20;  ///< of everything but its files
inline constexpr std::size_t kEdxmlElements = 50'000;
inline constexpr int kEdxmlDepth = 40;
inline constexpr int kEdxmlCpuSeconds = 10;
inline constexpr int kEdxmlWallSeconds = 30;

// Exchange
inline constexpr std::size_t kExchangeControlBytes = 256u << 10;
inline constexpr std::size_t kExchangeChunkBytes = 256u << 10;
inline constexpr std::size_t kExchangeWindowBytes =
    8 * kExchangeChunkBytes;                           ///< on the way at once, one transfer
inline constexpr std::size_t kExchangeTransfers = 16;  ///< at once, each way
inline constexpr std::size_t kExchangeParts = 1000;
inline constexpr std::int64_t kExchangeMessageBytes = std::int64_t{1} << 30;
inline constexpr std::size_t kCertificateBytes = 16u << 10;        ///< PEM
inline constexpr std::size_t kExchangeSignatureBytes = 16u << 10;  ///< of a manifest or a report
inline constexpr std::size_t kTimeStampBytes = 64u << 10;          ///< an answer of an authority for time
inline constexpr int kLeastRsaBits = 2048;
inline constexpr int kMostRsaBits = 4096;
inline constexpr std::size_t kGatewayMemoryBytes = std::size_t{256} << 20;

// Directory of the exchange (docs/exchange.md §15)
inline constexpr std::size_t kDirectoryEntryBytes = 4096;
inline constexpr std::size_t kDirectoryEntries = 400'000;  ///< of one publisher
inline constexpr std::size_t kDirectoryEditionChanges = 4096;
inline constexpr std::size_t kDirectoryEditionBytes = 192u << 10;  ///< the changes of one edition
inline constexpr std::size_t kDirectoryGatewayId = 64;
inline constexpr std::size_t kDirectoryFingerprints = 4;  ///< of one gateway
inline constexpr std::size_t kDirectoryEndpoint = 200;
inline constexpr std::size_t kDirectoryPublishers = 100;  ///< that one node follows
inline constexpr std::size_t kDirectoryCertificates = 8;  ///< of one publisher

}  // namespace vanthu::limits
