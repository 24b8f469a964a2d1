#include "server/app/registers.h"

#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/handling_on_paper.h"
#include "server/app/read_document.h"
#include "server/app/register_entries.h"
#include "server/app/written_report.h"
#include "storage/document_store.h"
#include "storage/register_store.h"

#include <algorithm>
#include <utility>

namespace vanthu::app {

using reports::RegisterEntry;

namespace {

constexpr std::size_t kDocumentsAtOnce = 512;

void checkPeriod(const RegisterRequest& request) {
    Checks checks;
    if (checks.inOrder(request.from, request.to, "to") && request.to.year() != request.from.year())
        checks.add("to", "other_year", "Mỗi sổ thuộc một năm: ngày đầu và ngày cuối phải cùng năm.");
    checks.finish();
}

/// Puts what is stored about the documents of those lines into their entries. Numbers of restricted documents
/// have no line for who may not know of them.
void fill(storage::ReadTransaction& transaction, const Caller& caller,
          const std::vector<storage::RegisteredNumber>& lines, const DirectorySnapshot& directory,
          domain::Date today, std::vector<RegisterEntry>& entries) {
    HandlingOnPaper handling(transaction, directory, today);
    for (std::size_t begin = 0; begin < lines.size(); begin += kDocumentsAtOnce) {
        const auto end = std::min(begin + kDocumentsAtOnce, lines.size());
        std::vector<domain::DocumentId> ids;
        for (auto at = begin; at < end; ++at)
            if (lines[at].document) ids.push_back(*lines[at].document);
        auto documents = storage::findDocuments(transaction, ids);
        const auto sendings = storage::firstSendings(transaction, ids);
        auto next = documents.begin();
        for (auto at = begin; at < end; ++at) {
            RegisterEntry entry;
            if (next != documents.end() && lines[at].document == next->id) {
                if (!mayKnowOf(transaction, caller, *next)) {
                    ++next;
                    continue;
                }
                entry = entryOf(std::move(*next++), directory);
            }
            if (const auto sent = sendings.find(entry.document.id); sent != sendings.end())
                entry.sentDate = domain::vietnamDate(sent->second);
            handling.fill(entry);
            entry.number = lines[at].number;
            const auto* series = directory.types().nameOf(lines[at].series, today);
            if (series != nullptr) entry.series = series->name;
            entry.voidReason = lines[at].voidReason;
            entries.push_back(std::move(entry));
        }
    }
}

/// "so-den-2018-01-01-2018-12-31".
std::string fileName(const RegisterRequest& request) {
    std::string kind{domain::code(request.kind)};
    std::replace(kind.begin(), kind.end(), '_', '-');
    return "so-" + kind + '-' + request.from.iso() + '-' + request.to.iso();
}

}  // namespace

domain::Book Registers::bookOf(const Caller& caller, const RegisterRequest& request) {
    const auto directory = directory_.current();
    auto unit = caller.account.organisation;
    if (request.unit) {
        const auto* named = directory->organisation(*request.unit);
        if (named == nullptr || !inScope(caller.scope, named->id)) throw Refused(Refusal::unitUnknown);
        unit = named->id;
    }
    const auto direction = reports::formOf(request.kind).direction;
    const auto* id = std::get_if<domain::BookId>(&request.book);
    const auto* book = id != nullptr ? directory->book(*id) : directory->book(request.book, unit, direction);
    const auto asked = id != nullptr ? std::to_string(id->value) : std::get<std::string>(request.book);
    if (book == nullptr || !inScope(caller.scope, book->organisation))
        throw Refused(Refusal::bookUnknown, {asked});
    Checks checks;
    if (book->direction != direction)
        checks.add("book", "wrong_direction",
                   std::string(domain::label(request.kind)) + " không in được từ sổ này: cần sổ " +
                       (direction == domain::Direction::incoming ? "văn bản đến." : "văn bản đi."));
    checks.finish();
    return *book;
}

std::vector<RegisterEntry> Registers::entriesOf(const Caller& caller, const domain::Book& book,
                                                const RegisterRequest& request) {
    std::vector<RegisterEntry> entries;
    // Who borrowed a filed copy is written into that book by hand.
    if (request.kind == reports::RegisterKind::loans) return entries;
    const auto directory = directory_.current();
    database_.read([&](storage::ReadTransaction& transaction) {
        auto lines = storage::registeredNumbers(transaction, book.id, request.from, request.to);
        if (request.document)
            std::erase_if(lines, [&](const auto& line) { return line.document != request.document; });
        entries.reserve(lines.size());
        fill(transaction, caller, lines, *directory, domain::vietnamDate(clock_.now()), entries);
    });
    return entries;
}

Report Registers::print(const Caller& caller, const RegisterRequest& request) {
    require(caller, Action::seeRegisters);
    checkPeriod(request);
    const auto book = bookOf(caller, request);
    reports::Register filled;
    filled.cover.kind = request.kind;
    filled.cover.period = {request.from, request.to};
    filled.cover.volume = request.volume;
    filled.cover.printedAt = clock_.now();
    const auto names = namesOf(*directory_.current(), book.organisation, request.to);
    filled.cover.organisation = names.own;
    filled.cover.parentOrganisation = names.parent;
    filled.entries = entriesOf(caller, book, request);
    return writtenReport(filled, request.format, fileName(request));
}

}  // namespace vanthu::app
