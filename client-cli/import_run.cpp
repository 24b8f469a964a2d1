#include "client-cli/import_run.h"

#include "client-cli/import_record.h"
#include "client-cli/import_sender.h"

#include <algorithm>
#include <tuple>

namespace vanthu::cli {
namespace {

// Half of what the server takes at most: a batch is complete sooner and memory stays small.
constexpr std::size_t kBatchBytes = std::size_t{8} << 20;
constexpr std::size_t kBatchRecords = 500;

/// Fills batches and counts what never leaves this machine.
class Feeder {
  public:
    Feeder(const ImportSettings& settings, ImportSender& sender) : settings_(settings), sender_(sender) {}

    void begin(const std::filesystem::path& file) { batch_.file = file.filename().string(); }

    void take(const SourceLine& line) {
        auto mapped = line.problem.empty() ? importRecord(line.value, settings_.source)
                                           : ImportRecord{{}, line.problem};
        const std::string externalId = mapped.record["external_id"].text();
        if (!mapped.problem.empty()) {
            rejects_.push_back({batch_.file, line.number, externalId, mapped.problem});
            return;
        }
        const std::string text = mapped.record.print() + "\n";
        if (batch_.lines.size() + text.size() > kBatchBytes) flush();
        batch_.lines += text;
        batch_.origins.push_back({line.number, externalId});
        if (batch_.origins.size() == kBatchRecords) flush();
    }

    void flush() {
        if (batch_.origins.empty()) return;
        ImportBatch full{batch_.file, std::move(batch_.lines), std::move(batch_.origins)};
        batch_.lines.clear();
        batch_.origins.clear();
        sender_.push(std::move(full));
    }

    [[nodiscard]] const std::vector<Reject>& rejects() const { return rejects_; }

  private:
    const ImportSettings& settings_;
    ImportSender& sender_;
    ImportBatch batch_;
    std::vector<Reject> rejects_;
};

std::int64_t sizeOfAll(const std::vector<std::filesystem::path>& files) {
    std::int64_t bytes = 0;
    for (const auto& file : files)
        bytes += static_cast<std::int64_t>(std::filesystem::file_size(file));
    return bytes;
}

}  // namespace

ImportOutcome runImport(const std::vector<std::filesystem::path>& files, const ImportSettings& settings,
                        const Api& api, Progress& progress, const Interruption& interruption) {
    ImportSender sender(api, settings.parallel);
    Feeder feeder(settings, sender);
    const std::int64_t total = sizeOfAll(files);
    std::int64_t before = 0;
    bool interrupted = false;
    for (const auto& file : files) {
        ImportSource source(file);
        feeder.begin(file);
        while (!interrupted) {
            const auto line = source.next();
            if (!line) break;
            feeder.take(*line);
            progress.update(before + std::min(source.bytesRead(), total - before - 1), total,
                            sender.counts().all());
            interrupted = interruption.asked();
        }
        feeder.flush();
        if (interrupted) break;
        before += static_cast<std::int64_t>(std::filesystem::file_size(file));
    }
    sender.drain();
    if (!interrupted) progress.update(total, total, sender.counts().all());
    progress.finish();

    ImportOutcome outcome{sender.counts(), sender.takeRejects(), interrupted};
    outcome.counts.rejected += static_cast<std::int64_t>(feeder.rejects().size());
    outcome.rejects.insert(outcome.rejects.end(), feeder.rejects().begin(), feeder.rejects().end());
    std::sort(outcome.rejects.begin(), outcome.rejects.end(), [](const Reject& a, const Reject& b) {
        return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    });
    return outcome;
}

}  // namespace vanthu::cli
