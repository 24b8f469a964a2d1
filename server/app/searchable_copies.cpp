#include "server/app/searchable_copies.h"

#include "schemas/domain/refusal.h"

#include <istream>
#include <iterator>
#include <memory>
#include <utility>

namespace vanthu::app {

Report SearchableCopies::file(const Caller& caller, domain::DocumentId id, int position) {
    const auto open = readDocument_.file(caller, id, position, View::searchableCopy);
    const auto pages = pagesOf(open.file.digest, id, position);
    const Refused notCopied(Refusal::fileNotCopied, {std::to_string(id.value), std::to_string(position)});
    if (open.file.sizeBytes > static_cast<std::int64_t>(maker_.largestFileBytes())) throw notCopied;
    places_.acquire();
    const std::unique_ptr<std::counting_semaphore<kAtOnce>, void (*)(std::counting_semaphore<kAtOnce>*)>
        place(&places_, [](std::counting_semaphore<kAtOnce>* places) { places->release(); });
    const std::string bytes{std::istreambuf_iterator<char>(*open.bytes), {}};
    auto copy = maker_.copyOf(bytes, pages);
    if (!copy) throw notCopied;
    return {std::move(*copy), "application/pdf",
            "ban-co-lop-chu-" + std::to_string(id.value) + '-' + std::to_string(position) + ".pdf"};
}

std::vector<layout::OcrPage> SearchableCopies::pagesOf(const std::string& digest, domain::DocumentId id,
                                                       int position) const {
    const auto progress = scans_.progress(digest);
    if (progress.done < progress.pages)
        throw Refused(Refusal::recognitionRuns,
                      {std::to_string(progress.done), std::to_string(progress.pages)});
    std::vector<layout::OcrPage> pages;
    if (const auto scan = scans_.scannedPages(digest); scan && scan->pages)
        for (const int number : scan->pages->scanned)
            if (auto answer = scans_.page(digest, number); answer && answer->page)
                pages.push_back(std::move(*answer->page));
    if (pages.empty())
        throw Refused(Refusal::fileNotRecognised, {std::to_string(id.value), std::to_string(position)});
    return pages;
}

}  // namespace vanthu::app
