#include "storage/open_work.h"

#include "storage/case_file_work.h"
#include "storage/handover.h"

#include <array>
#include <iterator>
#include <utility>

namespace vanthu::storage {

namespace {

/// Every store that keeps work for accounts.
constexpr std::array kSources{OpenWorkSource{&openAssignments, &handOverAssignments},
                              OpenWorkSource{&openExtensions, &handOverExtensions},
                              OpenWorkSource{&openPresentations, &handOverPresentations},
                              OpenWorkSource{&openDrafts, &handOverDrafts},
                              OpenWorkSource{&openCaseFiles, &handOverCaseFiles}};

}  // namespace

std::vector<OpenWork> openWorkOf(ReadTransaction& transaction, const WorkPlace& place) {
    std::vector<OpenWork> work;
    for (const auto& source : kSources) {
        auto more = source.list(transaction, place);
        work.insert(work.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return work;
}

std::int64_t handOverWork(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                          const std::string& reason) {
    std::int64_t count = 0;
    for (const auto& source : kSources)
        count += source.handOver(transaction, place, to, reason);
    return count;
}

}  // namespace vanthu::storage
