#include "tests/indexer/indexer_process.h"

#include "schemas/domain/error.h"
#include "schemas/domain/notation.h"
#include "storage/document_store.h"
#include "storage/link_store.h"
#include "storage/organisation_store.h"
#include "tests/support/programs.h"

#include <fstream>
#include <sstream>
#include <thread>

#include <catch2/catch.hpp>

#include <sys/socket.h>

namespace vanthu::tests {
namespace {

std::filesystem::path made(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    return folder;
}

process::Command command(const IndexedInstallation& installation, const std::vector<std::string>& options,
                         const std::filesystem::path& log) {
    std::vector<std::string> words{"--data", installation.data().string(), "--database",
                                   installation.databaseUrl()};
    words.insert(words.end(), options.begin(), options.end());
    return {.program = programPath("vanthu-indexer"), .arguments = std::move(words), .errors = log};
}

}  // namespace

IndexedInstallation::IndexedInstallation()
    : database_(storage::DatabaseSettings{.url = databaseUrl()}),
      blobs_(made(data() / "blobs")),
      index_((data() / "index").string()) {
    domain::Organisation unit;
    unit.versions.push_back(
        {.name = "Sở Nội vụ", .shortName = "SNV", .notation = "SNV", .keepsRegistry = true});
    organisation_ = database_.write(clerk(), [&](storage::WriteTransaction& transaction) {
        return storage::insertOrganisation(transaction, unit).id;
    });
}

domain::Document IndexedInstallation::next(const std::string& subject, const storage::StoredBlob& blob) {
    domain::Document document;
    document.direction = domain::Direction::archived;
    document.organisation = organisation_;
    document.code = domain::parseCode(std::to_string(++added_) + "/KH-UBND");
    document.subject = subject;
    document.issuerName = "Sở Nội vụ";
    document.source = "test";
    document.externalId = std::to_string(added_);
    document.registeredAt = domain::startOfDay(domain::Date::fromParts(year_, 11, 1).value());
    document.files.push_back({{}, "van-ban.txt", "text/plain", blob.sizeBytes, blob.digest});
    return document;
}

domain::Actor IndexedInstallation::clerk() {
    return {domain::AccountId{7}, domain::Timestamp{std::chrono::seconds{1541034000}}};
}

domain::LinkId IndexedInstallation::link(domain::LinkKind kind, domain::DocumentId from,
                                         domain::DocumentId to) {
    return database_.write(clerk(), [&](storage::WriteTransaction& transaction) {
        return storage::insertLink(transaction, {.kind = kind, .from = from, .to = to}).id;
    });
}

domain::DocumentId IndexedInstallation::add(const std::string& subject, const std::string& text) {
    const auto document = next(subject, blobs_.put(text));
    return database_.write(clerk(), [&](storage::WriteTransaction& transaction) {
        return storage::insertDocument(transaction, document).id;
    });
}

domain::DocumentId IndexedInstallation::addIssued(const std::string& code, const std::string& subject) {
    auto document = next(subject, blobs_.put("Nội dung."));
    document.code = domain::parseCode(code);
    document.issuedDate = domain::Date::fromParts(year_, 1, 1).value();
    document.source.clear();
    return database_.write(clerk(), [&](storage::WriteTransaction& transaction) {
        return storage::insertDocument(transaction, document).id;
    });
}

void IndexedInstallation::addAtOnce(int count, const std::string& subject) {
    const auto blob = blobs_.put("Nội dung chung của nhiều văn bản.");
    database_.write(clerk(), [&](storage::WriteTransaction& transaction) {
        for (int i = 0; i < count; ++i)
            storage::insertDocument(transaction, next(subject + ' ' + std::to_string(i), blob));
    });
}

void IndexedInstallation::addMany(int count, const std::string& subject) {
    for (int i = 0; i < count; ++i)
        add(subject + ' ' + std::to_string(i), "Nội dung của văn bản thứ " + std::to_string(added_) + ".");
}

std::int64_t IndexedInstallation::found(const std::string& text) const {
    search::Query query;
    query.text = text;
    try {
        return index_.search(query, {true, {}}).total;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unavailable) throw;
        return 0;
    }
}

IndexerProcess::IndexerProcess(const IndexedInstallation& installation,
                               const std::vector<std::string>& options)
    : log_(installation.data() / "indexer.log"), process_(command(installation, options, log_)) {}

void IndexerProcess::wake() const {
    REQUIRE(::send(process_.line(), "\n", 1, MSG_NOSIGNAL) == 1);
}

std::string IndexerProcess::log() const {
    std::ifstream file(log_);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

bool eventually(const std::function<bool()>& condition, std::chrono::milliseconds within) {
    const auto deadline = std::chrono::steady_clock::now() + within;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

}  // namespace vanthu::tests
