#include "server/app/verification.h"

#include "schemas/domain/error.h"
#include "storage/book_store.h"
#include "storage/change_log.h"
#include "storage/document_store.h"
#include "storage/number_store.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <thread>

namespace vanthu::app {

using domain::DocumentId;

namespace {

constexpr int kPortion = 500;
constexpr std::chrono::seconds kIndexPatience{60};

std::string nameOf(DocumentId id) {
    return "văn bản " + std::to_string(id.value);
}

}  // namespace

void Verification::begin(const std::string& step) {
    progress_.step = step;
    report_(progress_);
}

void Verification::advance(std::int64_t by) {
    progress_.done += by;
    report_(progress_);
}

bool Verification::run(const std::stop_token& stop) {
    stop_ = stop;
    using Step = void (Verification::*)();
    for (const Step step : {&Verification::count, &Verification::checkChanges, &Verification::checkBlobs,
                            &Verification::checkDocuments, &Verification::checkIndex}) {
        (this->*step)();
        if (stop_.stop_requested()) return false;
    }
    progress_.done = progress_.total;
    report_(progress_);
    return true;
}

// How much there is to do; what is added while we work is looked at as well.
void Verification::count() {
    begin("Đếm dữ liệu");
    progress_.total = database_.head();
    DocumentId after;
    for (std::size_t size = kPortion; size == kPortion && !stop_.stop_requested();) {
        const auto ids = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::documentIdsAfter(transaction, after, kPortion);
        });
        size = ids.size();
        progress_.total += 2 * static_cast<std::int64_t>(size);  // once in the register, once in the index
        if (size > 0) after = ids.back();
    }
    std::string digest;
    for (std::size_t size = kPortion; size == kPortion && !stop_.stop_requested();) {
        const auto digests = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::fileDigestsAfter(transaction, digest, kPortion);
        });
        size = digests.size();
        progress_.total += static_cast<std::int64_t>(size);
        if (size > 0) digest = digests.back();
    }
}

void Verification::checkChanges() {
    begin("Kiểm tra chuỗi nhật ký thay đổi");
    const auto head = database_.head();
    for (domain::Sequence after = 0; after < head && !stop_.stop_requested();) {
        const auto broken = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::firstBrokenChange(transaction, after, kPortion);
        });
        // One finding per portion: behind the first broken row nothing of the chain can be told.
        if (broken != 0)
            find_({"chain_broken", "thay đổi " + std::to_string(broken),
                   "Mã băm của dòng nhật ký không khớp với dòng trước: nhật ký đã bị sửa hoặc hỏng."});
        const auto looked = std::min<domain::Sequence>(kPortion, head - after);
        progress_.changes += looked;
        after += looked;
        advance(looked);
    }
}

void Verification::checkBlobs() {
    begin("Kiểm tra nội dung tệp");
    std::string after;
    for (std::size_t size = kPortion; size == kPortion && !stop_.stop_requested();) {
        const auto digests = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::fileDigestsAfter(transaction, after, kPortion);
        });
        size = digests.size();
        for (const auto& digest : digests) {
            if (stop_.stop_requested()) return;
            try {
                blobs_.verify(digest);
            } catch (const Error& error) {
                if (error.code() != ErrorCode::notFound && error.code() != ErrorCode::damaged) throw;
                const bool missing = error.code() == ErrorCode::notFound;
                find_({missing ? "blob_missing" : "blob_damaged", digest,
                       missing ? "Thiếu tệp đã đăng ký." : "Nội dung tệp không còn như khi đăng ký."});
            }
            ++progress_.blobs;
            advance(1);
            after = digest;
        }
    }
}

void Verification::checkDocuments() {
    begin("Kiểm tra sổ và dãy số");
    database_.read([&](storage::ReadTransaction& transaction) {
        for (const auto& book : storage::listBooks(transaction, std::nullopt))
            books_[book.id.value] = book;
    });
    DocumentId after;
    for (std::size_t size = kPortion; size == kPortion && !stop_.stop_requested();) {
        const auto documents = database_.read([&](storage::ReadTransaction& transaction) {
            const auto ids = storage::documentIdsAfter(transaction, after, kPortion);
            return storage::findDocuments(transaction, ids);
        });
        size = documents.size();
        for (const auto& document : documents) {
            checkNumber(document);
            after = std::max(after, document.id);
        }
        progress_.documents += static_cast<std::int64_t>(size);
        advance(static_cast<std::int64_t>(size));
    }
    // Read after the documents: a series only grows.
    database_.read([&](storage::ReadTransaction& transaction) {
        for (const auto& [id, book] : books_)
            for (const auto& series : storage::listSeries(transaction, book.id, std::nullopt)) {
                lastNumbers_[{id, series.year, series.key}] = series.lastNumber;
                ++progress_.series;
            }
    });
    for (const auto& [number, id] : numbers_) {
        const auto& [book, year, key, value, suffix] = number;
        if (value > lastNumbers_[{book, year, key}])
            find_({"number_beyond_series", nameOf(id), "Số lớn hơn số cuối cùng mà sổ đã cấp."});
    }
}

void Verification::checkNumber(const domain::Document& document) {
    if (!document.book || !document.registryNumber) return;
    const auto key = domain::seriesKey(books_[document.book->value], document.typeCode);
    const Number number{document.book->value, document.year, key, document.registryNumber->number,
                        document.registryNumber->suffix};
    const auto [earlier, isNew] = numbers_.emplace(number, document.id);
    if (!isNew)
        find_({"number_twice", nameOf(document.id),
               "Trùng số trong sổ với văn bản " + std::to_string(earlier->second.value) + "."});
}

void Verification::checkIndex() {
    begin("Đối chiếu chỉ mục tìm kiếm");
    if (!indexIsCurrent(database_.head())) {
        if (!stop_.stop_requested())
            find_({"index_unavailable", "index", "Chỉ mục chưa theo kịp sổ; xem tiến trình vanthu-indexer."});
        return;
    }
    DocumentId after;
    for (bool more = true; more && !stop_.stop_requested();) {
        const auto indexed = index_.documentsAfter(after, kPortion);
        const auto registered = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::documentIdsAfter(transaction, after, kPortion);
        });
        more = indexed.size() == kPortion || registered.size() == kPortion;
        // Only as far as both portions reach can the two be compared.
        auto end = DocumentId{INT64_MAX};
        if (indexed.size() == kPortion) end = std::min(end, indexed.back());
        if (registered.size() == kPortion) end = std::min(end, registered.back());
        const auto upTo = [&](const std::vector<DocumentId>& ids) {
            return std::vector(ids.begin(), std::upper_bound(ids.begin(), ids.end(), end));
        };
        const auto left = upTo(registered);
        const auto right = upTo(indexed);
        std::vector<DocumentId> missing, foreign;
        std::set_difference(left.begin(), left.end(), right.begin(), right.end(),
                            std::back_inserter(missing));
        std::set_difference(right.begin(), right.end(), left.begin(), left.end(),
                            std::back_inserter(foreign));
        // What was registered since the index was asked is not missing from it.
        if (!missing.empty() && index_.status().cursor < database_.head() &&
            !indexIsCurrent(database_.head()))
            missing.clear();
        for (const auto id : missing)
            if (index_.documentsAfter({id.value - 1}, 1) != std::vector{id})
                find_({"not_indexed", nameOf(id), "Có trong sổ nhưng không tìm được."});
        for (const auto id : foreign)
            find_({"not_registered", nameOf(id), "Có trong chỉ mục nhưng không có trong sổ."});
        advance(static_cast<std::int64_t>(left.size()));
        after = end;
    }
}

bool Verification::indexIsCurrent(domain::Sequence head) {
    const auto deadline = std::chrono::steady_clock::now() + kIndexPatience;
    while (!stop_.stop_requested()) {
        try {
            if (index_.status().cursor >= head) return true;
        } catch (const Error& error) {
            if (error.code() != ErrorCode::unavailable) throw;
        }
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
}

}  // namespace vanthu::app
