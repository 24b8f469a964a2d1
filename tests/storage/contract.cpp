#include "tests/storage/contract.h"

#include "storage/document_store.h"
#include "storage/organisation_store.h"
#include "tests/support/postgres.h"

namespace vanthu::tests {

using domain::Date;

ContractDatabase::ContractDatabase(Engine engine) {
    url_ = engine == Engine::sqlite ? "sqlite:" + (folder_.path() / "vanthu.db").string()
                                    : PostgresServer::instance().newDatabase();
    reopen();
}

ContractDatabase::ContractDatabase(std::string url) : url_(std::move(url)) {
    reopen();
}

void ContractDatabase::reopen() {
    database_.reset();
    database_ = std::make_unique<storage::Database>(storage::DatabaseSettings{.url = url_});
}

ErrorCode codeOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.code();
    }
    FAIL("nothing was thrown");
    return ErrorCode::internal;
}

domain::Actor clerk() {
    return {.account = domain::AccountId{7},
            .at = domain::parseTimestamp("2018-11-01T08:00:00+07:00").value()};
}

domain::Organisation namedOrganisation(const std::string& name, const std::string& code) {
    domain::Organisation organisation;
    organisation.versions.push_back({.name = name,
                                     .shortName = "SNV",
                                     .notation = "SNV",
                                     .level = domain::OrganisationLevel::province,
                                     .kind = domain::OrganisationKind::department,
                                     .keepsRegistry = true,
                                     .interconnected = true,
                                     .validFrom = Date::fromParts(2010, 1, 1).value()});
    organisation.identifiers.push_back({.scheme = domain::IdentifierScheme::qd20,
                                        .code = code,
                                        .validFrom = Date::fromParts(2010, 1, 1).value()});
    return organisation;
}

Office makeOffice(storage::Database& database, const std::string& code) {
    return database.write(clerk(), [&](storage::WriteTransaction& transaction) {
        Office office;
        office.organisation =
            storage::insertOrganisation(transaction, namedOrganisation("Sở Nội vụ", code)).id;
        office.incoming = storage::insertBook(transaction, {.organisation = office.organisation,
                                                            .direction = domain::Direction::incoming,
                                                            .code = "den",
                                                            .name = "Sổ văn bản đến"})
                              .id;
        office.outgoing = storage::insertBook(transaction, {.organisation = office.organisation,
                                                            .direction = domain::Direction::outgoing,
                                                            .code = "di",
                                                            .name = "Sổ văn bản đi"})
                              .id;
        return office;
    });
}

domain::Document incomingDocument(const Office& office, const std::string& number) {
    domain::Document document;
    document.direction = domain::Direction::incoming;
    document.organisation = office.organisation;
    document.book = office.incoming;
    document.year = 2018;
    document.code = {.number = number, .notation = "KH-UBND"};
    document.typeCode = "KH";
    document.issuedDate = Date::fromParts(2018, 9, 28).value();
    document.arrivalDate = Date::fromParts(2018, 10, 1).value();
    document.issuerName = "Ủy ban nhân dân tỉnh";
    document.subject = "Kế hoạch cải cách hành chính năm 2019";
    document.signer = {.name = "Nguyễn Văn Đức", .position = "Phó Chủ tịch", .authority = "KT."};
    document.urgency = domain::Urgency::urgent;
    document.files = {{.name = "456.pdf",
                       .mediaType = "application/pdf",
                       .sizeBytes = 4096,
                       .digest = "sha256:" + std::string(64, 'a')}};
    document.registeredBy = clerk().account;
    document.registeredAt = clerk().at;
    return document;
}

domain::Document outgoingDocument(const Office& office) {
    auto document = incomingDocument(office);
    document.direction = domain::Direction::outgoing;
    document.book = office.outgoing;
    document.arrivalDate.reset();
    document.code = {.notation = "BC-SNV"};
    document.receivers = {{.organisation = office.organisation, .name = "Sở Nội vụ"},
                          {.organisation = std::nullopt, .name = "Lưu: VT"}};
    return document;
}

std::vector<domain::DocumentId> idsOf(const std::vector<domain::Document>& documents) {
    std::vector<domain::DocumentId> ids;
    for (const auto& document : documents)
        ids.push_back(document.id);
    return ids;
}

domain::Document registerNumbered(storage::WriteTransaction& transaction, domain::Document document) {
    const auto taken = storage::takeNextNumber(transaction, {document.book.value(), document.year, ""});
    document.registryNumber = taken.number;
    if (document.direction == domain::Direction::outgoing)
        document.code.number = std::to_string(taken.number.number) + taken.number.suffix;
    document = storage::insertDocument(transaction, std::move(document));
    storage::bindNumber(transaction, taken, document.id);
    return document;
}

domain::Document store(storage::Database& database, const domain::Document& document) {
    return database.write(clerk(), [&](storage::WriteTransaction& transaction) {
        return storage::insertDocument(transaction, document);
    });
}

}  // namespace vanthu::tests
