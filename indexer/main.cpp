#include "indexer/control.h"
#include "indexer/extract_client/extractor.h"
#include "indexer/follow/blob_texts.h"
#include "indexer/follow/follower.h"
#include "indexer/follow/scan_reader.h"
#include "indexer/log.h"
#include "indexer/ocr_client/ocr_reader.h"
#include "indexer/ocr_client/ocr_store.h"
#include "schemas/domain/error.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <mutex>

#include <sys/resource.h>

#include <CLI/CLI.hpp>

namespace {

using namespace vanthu;  // one program, one namespace
using indexer::IndexWriter;
using indexer::logLine;

/// Of a page of a scan: the limit of CPU time ends a bad one; on a busy machine a good one may wait long.
constexpr extract::ExtractLimits kScanLimits = [] {
    auto limits = ocr::kOcrLimits;
    limits.wallTime = std::chrono::hours{1};
    return limits;
}();

struct Options {
    std::filesystem::path data;
    std::string database;
    bool rebuild{false};
    bool once{false};
    bool noOcr{false};
};

/// What all followers read with.
struct Readers {
    indexer::TextReader& texts;
    indexer::ScanReader& scans;
};

/// The follower that runs at the moment, for the control thread.
class CurrentFollower {
  public:
    void set(indexer::Follower* follower) {
        const std::lock_guard lock(mutex_);
        follower_ = follower;
        if (follower_ != nullptr && stopped_) follower_->stop();
    }
    void wake() {
        const std::lock_guard lock(mutex_);
        if (follower_ != nullptr) follower_->wake();
    }
    void stop() {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        if (follower_ != nullptr) follower_->stop();
    }
    [[nodiscard]] bool stopped() {
        const std::lock_guard lock(mutex_);
        return stopped_;
    }

  private:
    std::mutex mutex_;
    indexer::Follower* follower_{nullptr};
    bool stopped_{false};
};

/// Fills a new generation from the beginning of the log while readers keep the old one, then switches.
void rebuild(storage::Database& database, const Readers& readers, const std::filesystem::path& folder,
             CurrentFollower& current) {
    logLine("info", "rebuilding", {});
    IndexWriter writer(folder, IndexWriter::Start::rebuild);
    indexer::Follower follower(
        database, readers.texts, readers.scans, writer, {.once = true},
        [](const auto& event, const auto& figures) { logLine("info", event, figures); });
    current.set(&follower);
    follower.run();
    current.set(nullptr);
    if (current.stopped()) return;  // half a generation is worth nothing: the next rebuild removes it
    writer.publish();
    logLine("info", "rebuilt", {{"cursor", writer.cursor().sequence}});
}

void follow(storage::Database& database, const Readers& readers, const std::filesystem::path& folder,
            bool once, CurrentFollower& current) {
    {
        IndexWriter writer(folder);
        if (indexer::Follower::belongsTo(database, writer.cursor())) {
            logLine("info", "following", {{"cursor", writer.cursor().sequence}});
            indexer::Follower follower(
                database, readers.texts, readers.scans, writer, {.once = once},
                [](const auto& event, const auto& figures) { logLine("info", event, figures); });
            current.set(&follower);
            follower.run();
            current.set(nullptr);
            return;
        }
    }
    logLine("warning", "other_log", {}, "the index belongs to another change log (a restored backup?)");
    rebuild(database, readers, folder, current);
    if (!once && !current.stopped()) follow(database, readers, folder, once, current);
}

void run(const Options& options, CurrentFollower& current) {
    storage::Database database({.url = options.database, .readers = 2, .readOnly = true});
    const storage::BlobStore blobs(options.data / "blobs", {.readOnly = true});
    const auto derived = options.data / "derived";
    const indexer::TextCache cache(derived / "text");
    extract::Extractor extractor;
    indexer::BlobTexts source(blobs, derived, extractor);
    indexer::TextReader texts(source, cache);
    const ocr::OcrStore store(derived / "ocr");
    ocr::OcrReader recogniser(ocr::OcrReader::programBesideOwn(), ocr::OcrReader::installedModel(),
                              kScanLimits);
    // Who ends when the index is up to date does not wait for hours of recognition.
    const auto mode = options.noOcr  ? indexer::ScanReader::Mode::off
                      : options.once ? indexer::ScanReader::Mode::later
                                     : indexer::ScanReader::Mode::on;
    indexer::ScanReader scans(mode, blobs, derived, cache, store, recogniser,
                              [](const std::string& digest, int pages, bool whole) {
                                  logLine(whole ? "info" : "error", whole ? "recognised" : "not_recognised",
                                          {{"pages", pages}}, digest);
                              });
    const Readers readers{texts, scans};
    const auto folder = options.data / "index";

    if (options.rebuild) rebuild(database, readers, folder, current);
    for (bool retried = false; !current.stopped(); retried = true) {
        try {
            return follow(database, readers, folder, options.once, current);
        } catch (const Error& error) {
            current.set(nullptr);
            if (error.code() != ErrorCode::damaged || retried) throw;
            logLine("error", "index_damaged", {},
                    std::string(error.what()) + "; it is moved aside and rebuilt");
            IndexWriter::discard(folder);
        }
    }
}

}  // namespace

/// The last of all: unnoticed on an idle machine, and on a busy one those who wait for an answer come first.
constexpr int kNiceness = 19;

int main(int argc, char** argv) {
    Options options;
    CLI::App app("vanthu-indexer: keeps the full-text index of an installation up to date", "vanthu-indexer");
    app.add_option("--data", options.data, "data folder of the installation")->required();
    app.add_option("--database", options.database,
                   "sqlite:FILE or postgresql://…; default: vanthu.db in the data folder")
        ->envname("VANTHU_DATABASE");
    app.add_flag("--rebuild", options.rebuild, "build a new index from the beginning, then switch to it");
    app.add_flag("--no-ocr", options.noOcr, "leave scans unread: a machine with little power");
    app.add_flag("--once", options.once, "end when the index is up to date");
    CLI11_PARSE(app, argc, argv);
    if (options.database.empty()) options.database = "sqlite:" + (options.data / "vanthu.db").string();
    unsetenv("VANTHU_DATABASE");  // may hold a password: no business of the process that meets strange files
    // Xapian would flush after so many documents; we commit by bytes, with the cursor.
    setenv("XAPIAN_FLUSH_THRESHOLD", "1000000", 1);
    // Beside a server, clerks who register come first; the extraction child inherits it. A refusal is no
    // harm.
    if (!options.once) (void)setpriority(PRIO_PROCESS, 0, kNiceness);

    try {
        CurrentFollower current;
        indexer::Control control;
        control.listen(
            options.once ? indexer::Control::Input::ignored : indexer::Control::Input::ofParent,
            [&] { current.wake(); }, [&] { current.stop(); });
        run(options, current);
        logLine("info", "stopped", {});
        return EXIT_SUCCESS;
    } catch (const std::exception& error) {
        logLine("error", "failed", {}, error.what());
        return EXIT_FAILURE;
    }
}
