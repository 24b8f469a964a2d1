#pragma once

#include "indexer/codes_client/code_reader.h"
#include "schemas/domain/intake.h"
#include "server/app/stack_plan.h"
#include "server/stamp/pdf_cutter.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::app {

struct IntakeStacksSettings {
    std::filesystem::path codesProgram{codes::CodeReader::programBesideOwn()};
    std::filesystem::path stampProgram{stamp::PdfStamper::programBesideOwn()};
    /// Called before each step with its name; a test ends the process there.
    std::function<void(std::string_view step)> atStep{};
};

/// Looks at the scans that came in: splits stacks at their separator sheets into items of their own, and
/// notes which register line a stamped scan names. Behind the daily work; one thread calls.
///
/// The received bytes stay with the item that they came as. Parts and their stack are one transaction, after
/// their bytes are on disk: whatever was cut off before is done again from the beginning, and what was
/// committed never. A scan that cannot be looked at stays whole and says why.
class IntakeStacks {
  public:
    IntakeStacks(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
                 IntakeStacksSettings settings = {});

    /// One scan; false when none waits. `goesOn` is asked before each page: where it says no, the scan waits
    /// on. Throws Error{unavailable} when a program cannot be started: then it waits on, too.
    bool step(const std::function<bool()>& goesOn = {});

  private:
    struct Look;
    [[nodiscard]] Look lookAt(const domain::IntakeItem& item, const std::function<bool()>& goesOn);
    void plan(const domain::IntakeItem& item, const std::vector<layout::PageMarks>& marks, Look& look);
    void cut(const domain::IntakeItem& item, const limited::Descriptor& file, Look& look);
    void commit(domain::IntakeId id, const Look& look);
    void at(std::string_view step) const;

    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    codes::CodeReader reader_;
    stamp::PdfCutter cutter_;
    std::function<void(std::string_view step)> atStep_;
};

}  // namespace vanthu::app
