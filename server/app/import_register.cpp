#include "server/app/import_register.h"

#include "schemas/domain/refusal.h"
#include "server/app/books.h"
#include "server/app/number_reason.h"
#include "server/app/violation_json.h"
#include "storage/document_store.h"
#include "storage/handling_store.h"
#include "storage/number_store.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace vanthu::app {

using domain::Direction;
using domain::Document;
using domain::NumberState;

namespace {

enum class LineFate { imported, exists, rejected };
constexpr std::array<std::string_view, 3> kLineFates{"imported", "exists", "rejected"};

struct LineOutcome {
    LineFate fate{LineFate::rejected};
    std::optional<domain::DocumentId> id;
    Violations violations;
    Violations warnings;
};

/// Thrown to leave nothing of a rehearsal behind.
struct LinesRehearsed {
    std::vector<LineOutcome> outcomes;
};

LineOutcome rejectedLine(const std::string& code, const std::string& message) {
    return {LineFate::rejected, {}, {{"registry_number", code, message}}, {}};
}

/// Puts candidates into the book, one after the other, in one transaction.
class Entering {
  public:
    Entering(storage::WriteTransaction& transaction, const domain::Book& book, const RegisterBatch& batch)
        : transaction_(transaction), book_(book), batch_(batch) {}

    LineOutcome take(const RegisterCandidate& candidate) {
        if (!candidate.fits()) return {LineFate::rejected, {}, candidate.violations, {}};
        const storage::SeriesPlace place{book_.id, batch_.year,
                                         domain::seriesKey(book_, candidate.document.typeCode)};
        if (const auto use = storage::findNumber(transaction_, place, candidate.number))
            if (auto outcome = outcomeOfUsed(*use, candidate)) return std::move(*outcome);
        auto outcome = LineOutcome{LineFate::imported, {}, {}, candidate.warnings};
        warnOfRepeat(candidate.document, outcome.warnings);
        outcome.id = enter(place, candidate).id;
        return outcome;
    }

  private:
    /// What becomes of a line whose number left the series; none: it was kept back, and is used now.
    std::optional<LineOutcome> outcomeOfUsed(const storage::NumberUse& use,
                                             const RegisterCandidate& candidate) {
        const auto number = "Số " + printRegistryNumber(candidate.number) + " ";
        switch (use.state) {
            case NumberState::reserved:
                return std::nullopt;
            case NumberState::voided:
                return rejectedLine("number_voided", number + "đã bị hủy trong sổ; xem lý do hủy ở sổ.");
            case NumberState::secretStub:
                return rejectedLine("number_secret", number + "giữ chỗ cho một văn bản mật.");
            case NumberState::used:
                break;
        }
        const auto known = use.document ? storage::findDocument(transaction_, *use.document) : std::nullopt;
        if (known &&
            (known->externalId == candidate.document.externalId || saysTheSame(*known, candidate.document)))
            return LineOutcome{LineFate::exists, known->id, {}, {}};
        return rejectedLine("number_taken",
                            number + "đã có trong sổ với nội dung khác" +
                                (known ? " (mã " + std::to_string(known->id.value) + ")." : "."));
    }

    void warnOfRepeat(const Document& document, Violations& warnings) {
        if (document.direction != Direction::incoming || document.code.number.empty()) return;
        const auto same = storage::findSameCode(transaction_, document);
        if (same.empty()) return;
        warnings.push_back({"code", "duplicate",
                            "Cùng số, ký hiệu và cơ quan ban hành với văn bản mã " +
                                std::to_string(same.front().value) + "."});
    }

    Document enter(const storage::SeriesPlace& place, const RegisterCandidate& candidate) {
        auto document = candidate.document;
        const auto& actor = transaction_.actor();
        const auto taken = storage::takeNumber(transaction_, place, candidate.number, numberingDay(document));
        if (needsReason(taken, domain::vietnamDate(actor.at)))
            document.numberReason = "Nhập từ sổ cũ năm " + std::to_string(batch_.year);
        document = storage::insertDocument(transaction_, std::move(document), "imported");
        storage::bindNumber(transaction_, taken, document.id);
        if (document.direction != Direction::incoming) return document;
        storage::openHandling(transaction_, document.id, document.organisation);
        if (!batch_.open)
            storage::storeHandling(transaction_,
                                   {.document = document.id,
                                    .organisation = document.organisation,
                                    .state = domain::HandlingState::filed,
                                    .since = actor.at,
                                    .note = "Nhập từ sổ cũ năm " + std::to_string(batch_.year)},
                                   "file");
        return document;
    }

    storage::WriteTransaction& transaction_;
    const domain::Book& book_;
    const RegisterBatch& batch_;
};

/// The outcomes of some candidates, stored together, or tried and left.
std::vector<LineOutcome> entered(storage::Database& database, const domain::Actor& actor,
                                 const domain::Book& book, const RegisterBatch& batch,
                                 std::span<const RegisterCandidate> candidates,
                                 const std::vector<storage::Barrier>& durable) {
    try {
        return database.write(actor, [&](storage::WriteTransaction& transaction) {
            Entering entering(transaction, book, batch);
            std::vector<LineOutcome> outcomes;
            for (const auto& candidate : candidates)
                outcomes.push_back(entering.take(candidate));
            for (const auto& barrier : durable)
                transaction.commitAfter(barrier);
            if (batch.rehearsal) throw LinesRehearsed{std::move(outcomes)};
            return outcomes;
        });
    } catch (const LinesRehearsed& over) {
        return over.outcomes;
    }
}

/// The same, each candidate by itself: what the store refuses of one is no concern of the others.
std::vector<LineOutcome> enteredSingly(storage::Database& database, const domain::Actor& actor,
                                       const domain::Book& book, const RegisterBatch& batch,
                                       const std::vector<RegisterCandidate>& candidates,
                                       const std::vector<storage::Barrier>& durable) {
    std::vector<LineOutcome> outcomes;
    for (const auto& candidate : candidates) {
        try {
            auto one = entered(database, actor, book, batch, {&candidate, 1}, durable);
            outcomes.push_back(std::move(one.front()));
        } catch (const Refused& refused) {
            if (refused.code() != ErrorCode::conflict) throw;
            outcomes.push_back(rejectedLine("conflict", refused.explanation()));
        }
    }
    return outcomes;
}

std::string answerOfLines(const RegisterBatch& batch, const domain::Book& book,
                          const std::vector<RegisterCandidate>& candidates,
                          const std::vector<LineOutcome>& outcomes) {
    domain::JsonWriter json;
    json.beginObject().field("dry_run", batch.rehearsal);
    for (const auto fate : {LineFate::imported, LineFate::exists, LineFate::rejected})
        json.field(fate == LineFate::exists ? "existing" : kLineFates[static_cast<std::size_t>(fate)],
                   static_cast<std::int64_t>(std::ranges::count(outcomes, fate, &LineOutcome::fate)));
    json.key("outcomes").beginArray();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const auto& outcome = outcomes[i];
        json.beginObject()
            .field("line", batch.lines[i].line)
            .field("outcome", kLineFates[static_cast<std::size_t>(outcome.fate)]);
        if (candidates[i].number.number > 0)
            json.field("number", printRegistryNumber(candidates[i].number))
                .fieldIfAny("series", domain::seriesKey(book, candidates[i].document.typeCode));
        if (outcome.id && !batch.rehearsal) json.field("id", outcome.id->value);
        writeViolations(json, "violations", outcome.violations);
        writeViolations(json, "warnings", outcome.warnings);
        json.endObject();
    }
    return json.endArray().endObject().take();
}

}  // namespace

domain::Book ImportRegister::bookFor(const Caller& caller, domain::BookId id) {
    require(caller, Action::importDocuments);
    auto book = bookToChange(*directory_.current(), caller, Action::importDocuments, id);
    Checks checks;
    if (book.purpose == domain::BookPurpose::secretStubs || book.purpose == domain::BookPurpose::copies)
        checks.add(
            "book", "not_importable",
            "Sổ giữ số văn bản mật và sổ bản sao không nhận nhập từ tệp; chọn sổ văn bản đến hoặc đi.");
    checks.finish();
    if (book.state == domain::BookState::locked) throw Refused(Refusal::bookLocked, {book.code});
    if (book.state == domain::BookState::closed) throw Refused(Refusal::bookClosed, {book.code});
    return book;
}

std::string ImportRegister::head(const Caller& caller, domain::BookId id,
                                 const RegisterHeadRequest& request) {
    const auto book = bookFor(caller, id);
    const auto head = domain::findRegisterHead(request.rows, book.direction, request.named);
    domain::JsonWriter json;
    json.beginObject().field("direction", domain::code(book.direction));
    if (head.found()) json.field("first_row", static_cast<std::int64_t>(head.firstRow));
    json.key("columns").beginArray();
    for (const auto& column : head.columns) {
        json.beginObject()
            .field("column", static_cast<std::int64_t>(column.column))
            .field("heading", column.heading);
        if (column.field)
            json.field("field", domain::code(*column.field)).field("label", domain::label(*column.field));
        json.endObject();
    }
    json.endArray().key("missing").beginArray();
    for (const auto field : head.missing)
        json.beginObject()
            .field("field", domain::code(field))
            .field("label", domain::label(field))
            .endObject();
    return json.endArray().endObject().take();
}

std::string ImportRegister::run(const Caller& caller, domain::BookId id, const RegisterBatch& batch,
                                FileSource& files) {
    const auto book = bookFor(caller, id);
    const auto now = clock_.now();
    Checks checks;
    if (batch.year > domain::vietnamDate(now).year())
        checks.add("year", "in_future", "Không được sau năm nay.");
    checks.finish();
    const auto directory = directory_.current();
    const RegisterLineReader reader(book, batch.year, caller, *directory, now);
    std::vector<RegisterCandidate> candidates;
    std::vector<FileRequest> announced;
    for (const auto& line : batch.lines) {
        candidates.push_back(reader.read(line));
        announced.insert(announced.end(), line.files.begin(), line.files.end());
    }
    std::vector<storage::Barrier> durable;
    if (!batch.rehearsal) durable = takeFiles(blobs_, files, announced);
    const domain::Actor actor{caller.account.id, now};
    std::vector<LineOutcome> outcomes;
    try {
        outcomes = entered(database_, actor, book, batch, candidates, durable);
    } catch (const Refused& refused) {
        if (refused.code() != ErrorCode::conflict) throw;
        outcomes = enteredSingly(database_, actor, book, batch, candidates, durable);
    }
    return answerOfLines(batch, book, candidates, outcomes);
}

}  // namespace vanthu::app
