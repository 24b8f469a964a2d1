#include "server/app/verification.h"

#include "schemas/domain/error.h"
#include "server/app/document_request.h"
#include "server/app/figure_comparison.h"
#include "server/app/log_comparison.h"
#include "server/app/part_comparison.h"
#include "storage/book_store.h"
#include "storage/change_log.h"
#include "storage/document_store.h"
#include "storage/integrity.h"
#include "storage/mail_store.h"
#include "storage/notice_store.h"
#include "storage/number_store.h"
#include "storage/rate_store.h"
#include "storage/signature_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::BookId;
using domain::DocumentId;

namespace {

constexpr int kPortion = 500;

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
    for (const Step step :
         {&Verification::count, &Verification::checkChanges, &Verification::checkBlobs,
          &Verification::checkDocuments, &Verification::checkRecords, &Verification::checkParts,
          &Verification::checkCaseFiles, &Verification::checkNotices, &Verification::checkBooks,
          &Verification::checkEvidence, &Verification::checkFigures, &Verification::checkIndex}) {
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
    if (!database_.read(
            [](storage::ReadTransaction& transaction) { return storage::logEndsAtItsHead(transaction); }))
        find_({"chain_broken", "cuối nhật ký",
               "Nhật ký không kết thúc ở dòng đã ghi là dòng cuối: có dòng bị thêm hoặc bị cắt."});
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
    begin("Đối chiếu văn bản với nhật ký");
    try {
        database_.read([&](storage::ReadTransaction& transaction) {
            for (const auto& book : storage::listBooks(transaction, std::nullopt))
                books_[book.id.value] = book;
        });
    } catch (const Error& error) {
        // checkRecords() tells of it; without its book no number can be judged.
        if (error.code() != ErrorCode::damaged) throw;
    }
    for (std::size_t size = kPortion; size == kPortion && !stop_.stop_requested();) {
        const auto ids = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::documentIdsAfter(transaction, lastRead_, kPortion);
        });
        size = ids.size();
        checkPortion(ids);
        if (size > 0) lastRead_ = ids.back();
        progress_.documents += static_cast<std::int64_t>(size);
        advance(static_cast<std::int64_t>(size));
    }
    DocumentId after;
    for (std::size_t size = kPortion; size == kPortion && !stop_.stop_requested();) {
        const auto gone = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::documentsOnlyInLog(transaction, after, kPortion);
        });
        size = gone.size();
        for (const auto id : gone)
            find_(
                {"document_missing", nameOf(id), "Nhật ký ghi việc đăng ký nhưng sổ không có văn bản này."});
        if (size > 0) after = gone.back();
    }
}

void Verification::checkPortion(const std::vector<DocumentId>& ids) {
    std::vector<domain::Document> documents;
    std::vector<domain::Change> changes;
    std::vector<storage::LinkRow> links;
    try {
        database_.read([&](storage::ReadTransaction& transaction) {
            std::vector<std::int64_t> values;
            for (const auto id : ids)
                values.push_back(id.value);
            documents = storage::findDocuments(transaction, ids);
            changes = storage::changesOfMany(transaction, "document", values);
            links = storage::linkRowsFrom(transaction, ids);
            compareFlow(transaction, values, changes, find_);
        });
    } catch (const Error& error) {
        if (error.code() != ErrorCode::damaged) throw;
        if (ids.size() == 1)
            return find_({"document_altered", nameOf(ids.front()), "Có giá trị không đọc được."});
        for (const auto id : ids)
            checkPortion({id});
        return;
    }
    std::map<std::int64_t, std::vector<domain::Change>> histories;
    for (auto& change : changes)
        histories[change.entityId].push_back(std::move(change));
    std::map<DocumentId, std::vector<storage::LinkRow>> linksFrom;
    for (auto& link : links)
        linksFrom[link.link.from].push_back(std::move(link));
    for (const auto& document : documents) {
        compareDocument(document, histories[document.id.value], find_);
        compareLinks(document.id, linksFrom[document.id], histories[document.id.value], find_);
        checkNumber(document);
    }
}

void Verification::checkNumber(const domain::Document& document) {
    if (!document.book || !document.registryNumber) return;
    const auto book = books_.find(document.book->value);
    if (book == books_.end()) return;
    const auto key = domain::seriesKey(book->second, document.typeCode);
    auto& carriers = carriers_[{document.book->value, document.year, key}];
    const auto day = numberingDay(document);
    if (!carriers.lastDay || *carriers.lastDay < day) carriers.lastDay = day;
    const auto [earlier, isNew] = carriers.documents.emplace(
        NumberKey{document.registryNumber->number, document.registryNumber->suffix}, document.id);
    if (!isNew)
        find_({"number_twice", nameOf(document.id),
               "Trùng số trong sổ với văn bản " + std::to_string(earlier->second.value) + "."});
}

void Verification::checkRecords() {
    begin("Đối chiếu cơ quan, tài khoản, chức vụ và sổ với nhật ký");
    for (const auto kept : storage::kKept) {
        if (stop_.stop_requested()) return;
        try {
            database_.read(
                [&](storage::ReadTransaction& transaction) { compareRecords(transaction, kept, find_); });
        } catch (const Error& error) {
            if (error.code() != ErrorCode::damaged) throw;
            find_({std::string(storage::entityOf(kept)) + "_altered", std::string(storage::entityOf(kept)),
                   "Có giá trị không đọc được."});
        }
    }
}

void Verification::checkCaseFiles() {
    begin("Đối chiếu hồ sơ với nhật ký");
    for (const auto kept : storage::kCaseKept) {
        std::int64_t after = 0;
        try {
            for (std::size_t size = kPortion; size == kPortion && !stop_.stop_requested();)
                size = database_.read([&](storage::ReadTransaction& transaction) {
                    return compareCaseRecords(transaction, kept, after, kPortion, find_);
                });
        } catch (const Error& error) {
            if (error.code() != ErrorCode::damaged) throw;
            find_({std::string(storage::entityOf(kept)) + "_altered", std::string(storage::entityOf(kept)),
                   "Có giá trị không đọc được."});
        }
    }
}

// Notices have no history: they must be about something that is there, after a change that the log has.
void Verification::checkNotices() {
    begin("Kiểm tra thông báo và thư");
    database_.read([&](storage::ReadTransaction& transaction) {
        for (const auto& row : storage::wrongNotices(transaction))
            find_({"notice_altered", "thông báo " + std::to_string(row.id), row.why});
        for (const auto& row : storage::wrongMails(transaction))
            find_({"mail_altered", "thư " + std::to_string(row.id), row.why});
    });
}

void Verification::checkParts() {
    begin("Đối chiếu việc được giao, dự thảo và liên thông với nhật ký");
    for (const auto whole : kWholes) {
        std::int64_t after = 0;
        for (std::size_t size = kPortion; size == kPortion && !stop_.stop_requested();) {
            database_.read([&](storage::ReadTransaction& transaction) {
                const auto ids = storage::ownersAfter(transaction, whole, after, kPortion);
                compareWholes(transaction, whole, ids, find_);
                size = ids.size();
                if (size > 0) after = ids.back();
            });
        }
    }
}

// What is registered now is checked in its turn; it lacks nothing yet.
void Verification::checkEvidence() {
    begin("Kiểm tra chứng cứ chữ ký số");
    domain::FileId after;
    for (std::size_t size = kPortion; size == kPortion && !stop_.stop_requested();) {
        const auto files = database_.read([&](storage::ReadTransaction& transaction) {
            return storage::filesWithoutEvidence(transaction, after, kPortion);
        });
        size = files.size();
        for (const auto& queued : files)
            find_({"signature_evidence_missing",
                   "tệp " + std::to_string(queued.position) + " của " + nameOf(queued.document),
                   "Tệp PDF không có kết quả kiểm tra chữ ký khi nhận hoặc ban hành."});
        if (size > 0) after = files.back().file.id;
    }
}

void Verification::checkFigures() {
    begin("Đối chiếu số liệu thống kê");
    const auto days = database_.read(storage::registryDays);
    if (!days) return;
    Figures figures(database_);
    bool differ = false;
    try {
        for (int year = days->first.year(); year <= days->second.year(); ++year)
            differ = checkFiguresOf(year, figures) || differ;
    } catch (const Error& error) {
        find_({"figures_behind", "số liệu thống kê",
               std::string("Không tính tiếp được từ nhật ký: ") + error.what()});
    }
    if (differ) figures.forget();
}

// One in which somebody registers again and again is left to the next verification.
bool Verification::checkFiguresOf(int year, Figures& figures) {
    constexpr int kTries = 20;
    const auto from = domain::Date::fromParts(year, 1, 1).value();
    const auto to = domain::Date::fromParts(year, 12, 31).value();
    bool differ = false;
    const Find find = [&](const Finding& finding) {
        differ = true;
        find_(finding);
    };
    for (int i = 0; i < kTries && !stop_.stop_requested(); ++i) {
        figures.step([&] { return stop_.stop_requested(); });
        if (database_.read([&](storage::ReadTransaction& transaction) {
                return compareFigures(transaction, from, to, find);
            }))
            break;
    }
    return differ;
}

void Verification::checkBooks() {
    begin("Kiểm tra sổ và dãy số");
    for (const auto& [id, known] : books_) {
        if (stop_.stop_requested()) return;
        const auto series = database_.read([book = BookId{id}](storage::ReadTransaction& transaction) {
            return storage::listSeries(transaction, book, std::nullopt);
        });
        for (const auto& one : series)
            checkSeries(one);
    }
    for (const auto& [name, carriers] : carriers_)
        for (const auto& [number, document] : carriers.documents)
            find_({"number_missing", nameOf(document), "Văn bản mang số của một dãy số không có."});
}

void Verification::checkSeries(const domain::NumberSeries& series) {
    const auto carriers = carriers_.extract({series.book.value, series.year, series.key});
    try {
        const auto content = database_.read([&](storage::ReadTransaction& transaction) {
            SeriesContent read{.series = series};
            for (const auto& now : storage::listSeries(transaction, series.book, series.year))
                if (now.id == series.id) read.series = now;
            read.numbers = storage::numberRows(transaction, series.id);
            read.reservations = storage::allReservations(transaction, series.id);
            read.stubs = storage::secretStubs(transaction, series.id);
            read.changes = storage::changesOf(transaction, "number", series.id.value);
            return read;
        });
        compareSeries(content, carriers ? carriers.mapped() : Carriers{}, lastRead_, find_);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::damaged) throw;
        find_({"series_altered", "dãy số " + std::to_string(series.id.value), "Có giá trị không đọc được."});
    }
    ++progress_.series;
}

}  // namespace vanthu::app
