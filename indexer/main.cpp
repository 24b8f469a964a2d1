#include "indexer/control.h"
#include "indexer/follow/file_texts.h"
#include "indexer/follow/scan_reader.h"
#include "indexer/follow/shard_checker.h"
#include "indexer/keeper.h"
#include "indexer/log.h"
#include "indexer/ocr_client/ocr_reader.h"
#include "indexer/ocr_client/ocr_store.h"
#include "indexer/search/crash_mark.h"
#include "schemas/domain/error.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>

#include <CLI/CLI.hpp>

namespace {

using namespace vanthu;  // one program, one namespace
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
    bool check{false};
    bool once{false};
    std::vector<std::string> moves;
    bool noOcr{false};
};

/// As many builds of parts as the machine has cores; each has a child that reads files.
unsigned threads() {
    return std::max(1U, std::thread::hardware_concurrency());
}

/// "2017=HOST:PORT".
void moveShard(const std::filesystem::path& index, const std::string& move) {
    const auto equals = move.find('=');
    int year = 0;
    const bool isYear =
        std::from_chars(move.data(), move.data() + move.size(), year).ptr == move.data() + equals;
    if (equals == std::string::npos || !isYear)
        throw Error(ErrorCode::invalidInput, "--move takes YEAR=HOST:PORT, not " + move);
    indexer::IndexFolder(index).moveTo(year, move.substr(equals + 1));
    logLine("info", "moved", {{"year", year}}, move.substr(equals + 1));
}

void run(const Options& options) {
    for (const auto& move : options.moves)
        moveShard(options.data / "index", move);
    storage::Database database(
        {.url = options.database, .readers = static_cast<int>(threads()) + 1, .readOnly = true});
    const storage::BlobStore blobs(options.data / "blobs", {.readOnly = true});
    const auto derived = options.data / "derived";
    const indexer::TextCache cache(derived / "text");
    std::vector<std::unique_ptr<indexer::FileTexts>> texts;
    std::vector<indexer::TextReader*> readers;
    for (unsigned i = 0; i < threads(); ++i) {
        texts.push_back(
            std::make_unique<indexer::FileTexts>(blobs, derived / ("reader-" + std::to_string(i)), cache));
        readers.push_back(&texts.back()->reader());
    }
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
    indexer::IndexKeeper keeper(database, readers, scans, options.data / "index",
                                {options.rebuild, options.check, options.once});
    indexer::Control control;
    control.listen(
        options.once ? indexer::Control::Input::ignored : indexer::Control::Input::ofParent,
        [&] { keeper.wake(); }, [&] { keeper.stop(); });
    keeper.run();
}

}  // namespace

/// On a busy machine those who wait for an answer come first. Not the last of all: behind three busy
/// processes the index stood still then. In a burst of registrations it steps back by itself, see
/// follow/pace.h.
constexpr int kNiceness = 5;

int main(int argc, char** argv) {
    Options options;
    CLI::App app("vanthu-indexer: keeps the full-text index of an installation up to date", "vanthu-indexer");
    auto* const data = app.add_option("--data", options.data, "data folder of the installation");
    app.add_option("--database", options.database,
                   "sqlite:FILE or postgresql://…; default: vanthu.db in the data folder")
        ->envname("VANTHU_DATABASE");
    app.add_flag("--rebuild", options.rebuild, "build a new index from the beginning, then switch to it");
    app.add_flag("--check", options.check,
                 "first look whether every part of the index is whole; damaged ones are built anew");
    app.add_option(
        "--move", options.moves,
        "YEAR=HOST:PORT: the documents registered in YEAR are served by an xapian-tcpsrv --writable there, "
        "which has a copy of the folder that DATA/index/XAPIANDB names for the year");
    app.add_flag("--no-ocr", options.noOcr, "leave scans unread: a machine with little power");
    app.add_flag("--once", options.once, "end when the index is up to date");
    std::filesystem::path shard;
    data->excludes(app.add_option("--check-shard", shard,
                                  "only check one database of an index, a folder like DATA/index/3/2024"));
    CLI11_PARSE(app, argc, argv);
    if (!shard.empty()) return indexer::checkShardAlone(shard);
    if (options.data.empty()) {
        std::fputs("--data is required; see vanthu-indexer --help\n", stderr);
        return EXIT_FAILURE;
    }
    if (options.database.empty()) options.database = "sqlite:" + (options.data / "vanthu.db").string();
    unsetenv("VANTHU_DATABASE");  // may hold a password: no business of the process that meets strange files
    // Xapian would flush after so many documents; we commit by bytes, with the cursor.
    setenv("XAPIAN_FLUSH_THRESHOLD", "1000000", 1);
    // Beside a server, clerks who register come first; the extraction child inherits it. A refusal is no
    // harm.
    if (!options.once) (void)setpriority(PRIO_PROCESS, 0, kNiceness);

    search::leaveMarkOnCrash(options.data / "index");
    indexer::Control::blockSignals();  // before there are other threads, which would get them
    try {
        run(options);
        logLine("info", "stopped", {});
        return EXIT_SUCCESS;
    } catch (const std::exception& error) {
        logLine("error", "failed", {}, error.what());
        return EXIT_FAILURE;
    }
}
