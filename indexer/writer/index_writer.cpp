#include "indexer/writer/index_writer.h"

#include "indexer/extract_client/reader_version.h"
#include "indexer/search/generation.h"
#include "indexer/search/stored_access.h"
#include "indexer/search/stored_document.h"
#include "schemas/domain/error.h"
#include "schemas/domain/utf8.h"
#include "schemas/search/access_terms.h"
#include "schemas/search/document_keys.h"
#include "schemas/search/facet_values.h"
#include "schemas/search/outline.h"
#include "schemas/search/terms.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <type_traits>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <xapian.h>

namespace vanthu::indexer {
namespace {

/// Runs `work`; Xapian's exceptions become ours.
template <class Work>
auto guarded(const std::filesystem::path& folder, Work&& work) -> std::invoke_result_t<Work&> {
    const auto message = [&](const Xapian::Error& error) {
        return "index " + folder.string() + ": " + error.get_description();
    };
    try {
        return work();
    } catch (const Xapian::DatabaseLockError& error) {
        throw Error(ErrorCode::conflict,
                    message(error) + "; another vanthu-indexer writes it: stop that one first");
    } catch (const Xapian::DatabaseCorruptError& error) {
        throw Error(ErrorCode::damaged, message(error));
    } catch (const Xapian::DatabaseVersionError& error) {
        throw Error(ErrorCode::damaged, message(error));
    } catch (const Xapian::DatabaseOpeningError& error) {
        throw Error(ErrorCode::damaged, message(error));
    } catch (const Xapian::Error& error) {
        throw Error(ErrorCode::unavailable, message(error) + "; is the disk full or not writable?");
    }
}

/// A document whose files hold no more than the stamp of a signature has fewer terms than this, counted as
/// often as they stand in it.
constexpr Xapian::termcount kTermsWithStamp = 2000;

/// Held as long as the writer lives, so that a rebuild and an ordinary run exclude each other too.
class FolderLock {
  public:
    explicit FolderLock(const std::filesystem::path& folder) {
        std::filesystem::create_directories(folder);
        const auto path = folder / "lock";
        file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file_ < 0)
            throw Error(ErrorCode::unavailable, "cannot open " + path.string() + "; is the folder writable?");
        if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
            close(file_);
            throw Error(ErrorCode::conflict, "another vanthu-indexer writes the index " + folder.string() +
                                                 ": stop that one first");
        }
    }
    ~FolderLock() { close(file_); }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int file_;
};

bool isGeneration(const std::string& name) {
    return !name.empty() && name.find_first_not_of("0123456789") == std::string::npos;
}

std::string nextGeneration(const std::filesystem::path& folder) {
    unsigned long highest = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (isGeneration(name) && name.size() < 10) highest = std::max(highest, std::stoul(name));
    }
    return std::to_string(highest + 1);
}

void syncFile(const std::filesystem::path& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && fsync(file) == 0;
    if (file >= 0) close(file);
    if (!synced) throw Error(ErrorCode::unavailable, "cannot make " + path.string() + " durable");
}

Xapian::docid xapianId(domain::DocumentId id) {
    if (id.value <= 0 || id.value > std::numeric_limits<Xapian::docid>::max())
        throw Error(ErrorCode::internal,
                    "document id " + std::to_string(id.value) + " does not fit the index");
    return static_cast<Xapian::docid>(id.value);
}

domain::Date sortDay(const domain::Document& document) {
    return document.issuedDate    ? *document.issuedDate
           : document.arrivalDate ? *document.arrivalDate
                                  : domain::vietnamDate(document.registeredAt);
}

void addDates(Xapian::Document& target, const domain::Document& document) {
    const auto put = [&](int slot, const domain::Date& date) {
        target.add_value(static_cast<Xapian::valueno>(slot), Xapian::sortable_serialise(date.days()));
    };
    if (document.issuedDate) put(search::kSlotIssuedDate, *document.issuedDate);
    if (document.arrivalDate) put(search::kSlotArrivalDate, *document.arrivalDate);
    put(search::kSlotSortDate, sortDay(document));
}

void addFacets(Xapian::Document& target, const domain::Document& document) {
    const auto put = [&](int slot, const std::string& value) {
        if (!value.empty()) target.add_value(static_cast<Xapian::valueno>(slot), value);
    };
    put(search::kSlotFacets, search::packFacets({sortDay(document).year(), document.direction, document.book,
                                                 document.organisation,
                                                 search::issuerKey(document.issuerName), document.typeCode}));
    put(search::kSlotIssuerName, document.issuerName);
    put(search::kSlotCopyKey, search::copyKey(document));
}

std::string storedForm(const domain::Document& document, const DocumentText& text) {
    search::StoredDocument stored;
    stored.number = domain::printCode(document.code);
    stored.externalId = document.externalId;
    stored.subject = document.subject;
    stored.files = text.files;
    stored.text = domain::firstBytes(text.text, search::kStoredTextBytes);
    return search::encode(stored);
}

}  // namespace

struct IndexWriter::Generation {
    FolderLock lock;
    std::filesystem::path folder;
    std::string name;
    Xapian::WritableDatabase database;

    Generation(const std::filesystem::path& path, Start start)
        : lock(path), folder(path), name(search::currentGeneration(path)) {
        const bool isNew = start == Start::rebuild || name.empty();
        const bool publishAtOnce = name.empty();
        if (isNew) name = nextGeneration(folder);
        guarded(folder, [&] {
            const int mode = isNew ? Xapian::DB_CREATE : Xapian::DB_OPEN;
            database = Xapian::WritableDatabase((folder / name).string(), mode | Xapian::DB_BACKEND_GLASS);
            if (isNew) {
                database.set_metadata(std::string(search::kFormatKey), std::string(search::kFormatVersion));
                database.commit();
            }
        });
        const auto format =
            guarded(folder, [&] { return database.get_metadata(std::string(search::kFormatKey)); });
        if (format != search::kFormatVersion)
            throw Error(ErrorCode::damaged, "index " + folder.string() + " has format \"" + format +
                                                "\", this program writes " +
                                                std::string(search::kFormatVersion));
        if (publishAtOnce) publish();
    }

    [[nodiscard]] std::vector<domain::DocumentId> withTerm(std::string_view unread) {
        return guarded(folder, [&] {
            std::vector<domain::DocumentId> ids;
            const auto term = search::term(search::kUnreadPrefix, unread);
            for (auto id = database.postlist_begin(term); id != database.postlist_end(term); ++id)
                ids.push_back(domain::DocumentId{static_cast<std::int64_t>(*id)});
            return ids;
        });
    }

    void publish() const {
        const auto stub = folder / search::kStubName;
        const auto fresh = folder / (std::string(search::kStubName) + ".new");
        search::writeStub(fresh, name);
        syncFile(fresh);
        std::filesystem::rename(fresh, stub);
        syncFile(folder);
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const std::string other = entry.path().filename().string();
            if (isGeneration(other) && other != name) std::filesystem::remove_all(entry.path());
        }
    }
};

IndexWriter::IndexWriter(const std::filesystem::path& folder, Start start)
    : generation_(std::make_unique<Generation>(folder, start)) {}

IndexWriter::~IndexWriter() = default;

void IndexWriter::discard(const std::filesystem::path& folder) {
    const FolderLock lock(folder);
    const auto aside = folder / "damaged";
    const std::string name = search::currentGeneration(folder);
    std::filesystem::remove(folder / search::kStubName);
    if (name.empty() || !std::filesystem::exists(folder / name)) return;
    std::filesystem::remove_all(aside);
    std::filesystem::rename(folder / name, aside);
}

IndexWriter::Cursor IndexWriter::cursor() const {
    const auto text = guarded(generation_->folder, [&] {
        return generation_->database.get_metadata(std::string(search::kCursorKey));
    });
    return search::parseCursor(text);
}

void IndexWriter::put(const domain::Document& document, const domain::Assignees& assignees,
                      const DocumentText& text) {
    terms_.clear();
    terms_.addDocument(document);
    for (const auto& term :
         search::accessTerms({document.id, document.organisation, document.access, assignees}))
        terms_.addFilter(term);
    terms_.addBody(domain::firstBytes(text.text, kIndexedTextBytes));
    for (const auto& file : text.files) {
        if (file.state == domain::ExtractionState::pending)
            terms_.addFilter(search::kUnreadPrefix, search::kUnreadPending);
        if (file.state == domain::ExtractionState::ocrPending)
            terms_.addFilter(search::kUnreadPrefix, search::kUnreadScan);
    }

    guarded(generation_->folder, [&] {
        Xapian::Document target;
        target.set_data(storedForm(document, text));
        addDates(target, document);
        addFacets(target, document);
        target.add_value(static_cast<Xapian::valueno>(search::kSlotVersion),
                         Xapian::sortable_serialise(static_cast<double>(document.version)));
        target.add_value(static_cast<Xapian::valueno>(search::kSlotOutline),
                         search::makeOutline(document.subject, text.text));
        terms_.visit([&](const std::string& term, const DocumentTerms::Occurrences& occurrences) {
            if (occurrences.count == 0)
                target.add_boolean_term(term);
            else
                target.add_term(term, occurrences.count);
            for (const auto position : occurrences.positions)
                target.add_posting(term, position, 0);
        });
        generation_->database.replace_document(xapianId(document.id), target);
    });
    pendingBytes_ += text.text.size() + document.subject.size();
}

void IndexWriter::putReaders(const domain::Readership& readership) {
    guarded(generation_->folder, [&] {
        const auto id = xapianId(readership.document);
        auto target = generation_->database.get_document(id);
        for (const auto& old : search::accessTermsAmong(target.termlist_begin(), target.termlist_end()))
            target.remove_term(old);
        for (const auto& now : search::accessTerms(readership))
            target.add_boolean_term(now);
        generation_->database.replace_document(id, target);
    });
}

void IndexWriter::commit(const Cursor& cursor) {
    guarded(generation_->folder, [&] {
        generation_->database.set_metadata(std::string(search::kCursorKey), search::printCursor(cursor));
        generation_->database.commit();
    });
    pendingBytes_ = 0;
}

void IndexWriter::publish() {
    generation_->publish();
}

void IndexWriter::useReader(int version) {
    const std::string key(search::kReaderKey);
    guarded(generation_->folder, [&] {
        auto& database = generation_->database;
        const auto last = database.get_metadata(key);
        if (last == std::to_string(version)) return;
        const auto term = search::term(search::kUnreadPrefix, search::kUnreadPending);
        // Before anything is changed: no list outlives the change of what it lists.
        const std::vector<Xapian::docid> ids(database.postlist_begin(""), database.postlist_end(""));
        for (const auto id : ids) {
            auto document = database.get_document(id);
            const auto files = search::decodeStored(document.get_data()).files;
            // The length says how much of it is text, about: scans have little.
            const bool isShort = database.get_doclength(id) < kTermsWithStamp;
            if (std::none_of(files.begin(), files.end(), [&](const search::FileExtraction& file) {
                    return extract::isWorthAnotherReader(file.state) ||
                           (isShort && file.state == domain::ExtractionState::text);
                }))
                continue;
            document.add_boolean_term(term);
            database.replace_document(id, document);
        }
        database.set_metadata(key, std::to_string(version));
        database.commit();
    });
}

std::vector<domain::DocumentId> IndexWriter::unread() const {
    return generation_->withTerm(search::kUnreadPending);
}

std::vector<domain::DocumentId> IndexWriter::unreadScans() const {
    return generation_->withTerm(search::kUnreadScan);
}

}  // namespace vanthu::indexer
