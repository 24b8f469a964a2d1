#include "indexer/follow/scan_reader.h"

#include "indexer/follow/scratch_file.h"
#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "schemas/domain/utf8.h"

#include <chrono>
#include <exception>
#include <istream>
#include <utility>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace vanthu::indexer {
namespace {

using domain::ExtractionState;

/// Before the next try.
constexpr std::chrono::seconds kPauseAfterFailure{5};
constexpr int kNiceness = 19;
constexpr const char* kOff = "Nhận dạng chữ đang tắt trên máy chủ này.";

void addSentence(std::string& reason, const std::string& sentence) {
    if (sentence.empty()) return;
    if (!reason.empty()) reason += ' ';
    reason += sentence;
}

/// The words of all pages, and what became of those that have none.
struct Recognised {
    std::string text;
    int read{0};
    int confidence{0};  ///< of the pages with words, added up
    int withWords{0};
    int failed{0};
    ExtractionState failure{ExtractionState::noText};
    std::string failureReason;
};

Recognised gathered(const ocr::OcrStore& store, const std::string& digest, const std::vector<int>& numbers) {
    Recognised all;
    for (const int number : numbers) {
        const auto answer = store.page(digest, number);
        if (!answer) continue;
        if (!answer->page) {
            if (++all.failed == 1) {
                all.failure = answer->state;
                all.failureReason = "Trang " + std::to_string(number) + ": " + answer->reason;
            }
            continue;
        }
        ++all.read;
        const auto text = layout::textOf(*answer->page);
        if (text.empty()) continue;
        ++all.withWords;
        all.confidence += layout::confidenceOf(*answer->page);
        all.text += text + '\n';
    }
    return all;
}

std::string reasonOf(const Recognised& all, std::size_t pages, const std::string& scanReason) {
    std::string reason =
        "Nhận dạng chữ " + std::to_string(all.read) + "/" + std::to_string(pages) + " trang quét";
    if (all.withWords > 0)
        reason += ", độ tin cậy trung bình " + std::to_string(all.confidence / all.withWords) + "%";
    reason += '.';
    if (all.failed > 0) addSentence(reason, all.failureReason);
    addSentence(reason, scanReason);
    return reason;
}

}  // namespace

/// A file at hand for all its pages: a small one in memory, a large one as a copy.
class ScanReader::OpenFile {
  public:
    OpenFile(const storage::BlobStore& blobs, const std::filesystem::path& scratch,
             const domain::DocumentFile& file) {
        if (file.sizeBytes <= limits::kExtractInMemoryBytes) {
            descriptor_ = limited::sealedFile(blobs.read(file.digest));
            return;
        }
        copy_.emplace(scratch / "recognising", *blobs.open(file.digest));
        descriptor_ = limited::Descriptor(open(copy_->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    }
    [[nodiscard]] const limited::Descriptor& descriptor() const { return descriptor_; }

  private:
    std::optional<ScratchFile> copy_;
    limited::Descriptor descriptor_;
};

ScanReader::ScanReader(Mode mode, const storage::BlobStore& blobs, std::filesystem::path scratch,
                       const TextCache& cache, const ocr::OcrStore& store, ocr::OcrReader& reader,
                       ScanReport report)
    : mode_(mode),
      blobs_(blobs),
      scratch_(std::move(scratch)),
      cache_(cache),
      store_(store),
      reader_(reader),
      report_(std::move(report)),
      thread_([this] { run(); }) {}

ScanReader::~ScanReader() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

std::string ScanReader::whyNot() const {
    if (mode_ == Mode::off) return kOff;
    return reader_.isInstalled() ? "" : ocr::kNoModel;
}

void ScanReader::ask(const domain::DocumentFile& file) {
    if (mode_ != Mode::on || !whyNot().empty()) return;
    {
        const std::lock_guard lock(mutex_);
        if (!asked_.insert(file.digest).second) return;
        waiting_.push_back(file);
    }
    changed_.notify_all();
}

std::vector<std::string> ScanReader::takeFinished() {
    const std::lock_guard lock(mutex_);
    return std::exchange(finished_, {});
}

bool ScanReader::stopping() const {
    const std::lock_guard lock(mutex_);
    return stopping_;
}

void ScanReader::run() {
    // Of this thread and the children it starts: minutes of reading stand behind everything, also behind the
    // index.
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness);
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
        if (stopping_) return;
        const auto file = waiting_.front();
        waiting_.pop_front();
        asked_.erase(file.digest);  // who asks from now on may want it anew
        lock.unlock();
        bool whole = false;
        try {
            whole = readFile(file);
        } catch (const std::exception&) {
            // The disk is full, or the program does not start on a machine that has no time for it.
            report_(file.digest, store_.progress(file.digest).done, false);
            lock.lock();
            if (asked_.insert(file.digest).second) waiting_.push_back(file);
            changed_.wait_for(lock, kPauseAfterFailure, [&] { return stopping_; });
            continue;
        }
        lock.lock();
        if (whole) finished_.push_back(file.digest);
    }
}

ocr::ScannedPagesAnswer ScanReader::scannedPages(const std::string& digest, const OpenFile& file) {
    if (auto known = store_.scannedPages(digest)) return std::move(*known);
    auto answer = reader_.scannedPages(file.descriptor());
    store_.keep(digest, answer);
    return answer;
}

bool ScanReader::readFile(const domain::DocumentFile& file) {
    const auto known = cache_.find(file.digest);
    if (!known || known->extraction.state != ExtractionState::ocrPending) return true;  // done, or to be read
    const OpenFile open(blobs_, scratch_, file);
    const auto scan = scannedPages(file.digest, open);
    const auto numbers = scan.pages ? scan.pages->scanned : std::vector<int>{};
    for (const int number : numbers) {
        if (stopping()) return false;
        if (!store_.hasPage(file.digest, number))
            store_.keep(file.digest, number, reader_.page(open.descriptor(), number));
    }
    cache_.keep(result(*known, scan));
    report_(file.digest, store_.progress(file.digest).done, true);
    return true;
}

FileText ScanReader::result(FileText text, const ocr::ScannedPagesAnswer& scan) const {
    const auto digest = text.extraction.digest;
    text.extraction = {digest, ExtractionState::noText, ""};
    const bool hadText = !text.text.empty();
    if (!scan.pages) {
        text.extraction.state = hadText ? ExtractionState::text : scan.state;
        text.extraction.reason = scan.reason;
        return text;
    }
    const auto all = gathered(store_, digest, scan.pages->scanned);
    if (hadText && !all.text.empty()) text.text += '\n';
    text.text += all.text;
    text.text.resize(domain::firstBytes(text.text, limits::kExtractOutputBytes).size());
    text.extraction.reason = reasonOf(all, scan.pages->scanned.size(), scan.reason);
    if (all.withWords > 0)
        text.extraction.state = ExtractionState::textAfterOcr;
    else if (hadText)
        text.extraction.state = ExtractionState::text;
    else if (all.failed > 0)
        text.extraction.state = all.failure;
    return text;
}

}  // namespace vanthu::indexer
