#include "server/app/drafts.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/registration.h"
#include "server/app/draft_representation.h"
#include "server/app/flow_rules.h"
#include "server/app/page_cursor.h"
#include "server/app/registry_unit.h"
#include "server/app/representations.h"
#include "server/app/uploaded_files.h"
#include "storage/change_log.h"
#include "storage/draft_store.h"

#include <algorithm>
#include <istream>

namespace vanthu::app {

using domain::DraftId;
using domain::OrganisationId;

namespace {

/// What a registration of these files would be told.
Violations fileViolations(const std::vector<domain::DocumentFile>& files) {
    domain::Document document;
    document.direction = domain::Direction::archived;
    document.files = files;
    Violations found;
    for (auto& violation : domain::checkDocument(document, domain::DocumentTypeCatalogue({}), {}))
        if (violation.field.starts_with("files")) found.push_back(std::move(violation));
    return found;
}

domain::DraftVersion checkedVersion(const DraftVersionRequest& request) {
    Checks checks;
    domain::DraftVersion version;
    version.note = checks.text("note", request.note, limits::kNote);
    if (request.files.empty()) checks.add("files", "required", "Gửi kèm ít nhất một tệp dự thảo.");
    checks.add(checkFiles(request.files, version.files));
    checks.add(fileViolations(version.files));
    checks.finish();
    return version;
}

}  // namespace

std::string Drafts::represent(storage::ReadTransaction& transaction, const Caller& caller, DraftId id) {
    const auto directory = directory_.current();
    return draftJson(transaction, caller, draftInScope(transaction, caller, id),
                     {*directory, keys_, domain::vietnamDate(clock_.now())});
}

ShownDraft Drafts::shown(storage::ReadTransaction& transaction, const Caller& caller, DraftId id) {
    return {represent(transaction, caller, id), draftEtag(draftInScope(transaction, caller, id))};
}

Created Drafts::create(const Caller& caller, const DraftRequest& request,
                       const std::optional<RequestKey>& key) {
    require(caller, Action::writeDrafts);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    Checks checks;
    domain::Draft draft;
    draft.unit = actingUnit(caller, Action::writeDrafts);
    if (const auto issuer = registryUnitOf(draft.unit, *directory, domain::vietnamDate(now)))
        draft.document = draftContent(request.document, caller, *issuer, *directory, now, checks);
    else
        checks.add("unit", "no_registry", "Đơn vị của bạn không thuộc cơ quan nào giữ sổ văn bản.");
    checks.finish();
    draft.drafter = caller.account.id;
    draft.answers = request.answers;
    draft.corrects = request.corrects;
    draft.correction = request.correction;
    draft.createdAt = now;
    draft.since = now;
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        checkReferences(transaction, caller, draft);
        return represent(transaction, caller, storage::insertDraft(transaction, draft).id);
    });
}

std::string Drafts::list(const Caller& caller, const DraftListRequest& request) {
    require(caller, Action::writeDrafts);
    const auto directory = directory_.current();
    storage::DraftFilter filter{.account = caller.account.id,
                                .units = unitsActedFor(caller),
                                .onlyOwn = request.mine,
                                .state = request.state,
                                .among = request.units,
                                .standing = request.standing,
                                .typeCode = request.typeCode,
                                .from = request.from,
                                .to = request.to};
    if (request.unit) {
        const auto* unit = directory->organisation(*request.unit);
        if (unit == nullptr)
            throw Error(ErrorCode::invalidInput, "no such unit",
                        {{"unit", "unknown_organisation", "Không có đơn vị này trong danh mục."}});
        filter.among = {unit->id};
    }
    std::string units;
    for (const auto unit : filter.among)
        units += std::to_string(unit.value) + ',';
    const auto query = "drafts " + std::string(filter.state ? domain::code(*filter.state) : "-") + ' ' +
                       units + (filter.onlyOwn ? " mine " : " ") +
                       std::string(filter.standing ? domain::code(*filter.standing) : "-") + ' ' +
                       (filter.from ? filter.from->iso() : "-") + ' ' + (filter.to ? filter.to->iso() : "-") +
                       ' ' + filter.typeCode;
    std::optional<DraftId> before;
    if (const auto place = readCursor(request.cursor, query)) before = DraftId{*place};
    domain::JsonWriter json;
    json.beginObject().key("items");
    database_.read([&](storage::ReadTransaction& transaction) {
        // One more than asked for tells whether there is a next page.
        auto drafts = storage::listDrafts(transaction, filter, before, request.limit + 1);
        const bool more = drafts.size() > static_cast<std::size_t>(request.limit);
        if (more) drafts.pop_back();
        json.json(draftLinesJson(transaction, drafts, *directory, domain::vietnamDate(clock_.now())));
        if (more) json.field("next_cursor", makeCursor(drafts.back().id.value, query));
    });
    return json.endObject().take();
}

ShownDraft Drafts::show(const Caller& caller, DraftId id) {
    require(caller, Action::writeDrafts);
    return database_.read(
        [&](storage::ReadTransaction& transaction) { return shown(transaction, caller, id); });
}

ShownDraft Drafts::describe(const Caller& caller, DraftId id, const DraftChange& change,
                            const std::string& ifMatch) {
    require(caller, Action::writeDrafts);
    const auto directory = directory_.current();
    return database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        DraftSteps(transaction, caller, *directory, id).describe(change, ifMatch);
        return shown(transaction, caller, id);
    });
}

std::string Drafts::history(const Caller& caller, DraftId id) {
    require(caller, Action::writeDrafts);
    return database_.read([&](storage::ReadTransaction& transaction) {
        static_cast<void>(draftInScope(transaction, caller, id));
        return changesJson(transaction, storage::changesOf(transaction, "draft", id.value));
    });
}

Created Drafts::addVersion(const Caller& caller, DraftId id, const DraftVersionRequest& request,
                           FileSource& files, const std::optional<RequestKey>& key) {
    require(caller, Action::writeDrafts);
    if (key)
        if (auto earlier = earlierAnswer(database_, caller.account.id, *key))
            return {std::move(*earlier), true};
    // Asked before the files are stored, so that a refused version leaves nothing behind; the transaction
    // asks again.
    database_.read([&](storage::ReadTransaction& transaction) {
        const auto draft = draftInScope(transaction, caller, id);
        static_cast<void>(moved(draft.state, domain::DraftAction::addVersion, relationsTo(caller, draft),
                                caller, request.note));
    });
    auto complete = request;
    FilesAndUploads source(database_, uploads_, caller, clock_.now(), complete.files, files);
    const auto version = checkedVersion(complete);
    const auto durable = takeFiles(blobs_, source, complete.files);
    const auto directory = directory_.current();
    auto created = createOnce(database_, {caller.account.id, clock_.now()}, key,
                              [&](storage::WriteTransaction& transaction) {
                                  DraftSteps(transaction, caller, *directory, id).addVersion(version);
                                  source.use(transaction);
                                  for (const auto& barrier : durable)
                                      transaction.commitAfter(barrier);
                                  return represent(transaction, caller, id);
                              });
    source.drop();
    return created;
}

domain::DraftCheck Drafts::judged(const Caller& caller, DraftId id, const DraftMoveRequest& request) {
    const auto reason = checkedText(request.text);
    domain::DraftCheck check;
    const auto files = database_.read([&](storage::ReadTransaction& transaction) {
        const auto draft = draftInScope(transaction, caller, id);
        // Asked before the long work; the transaction asks again.
        static_cast<void>(moved(draft.state, request.action, relationsTo(caller, draft), caller, reason));
        const auto versions = storage::draftVersions(transaction, id);
        if (versions.empty() || versions.back().files.empty())
            throw Refused(Refusal::draftWithoutVersion, {std::to_string(id.value)});
        check.version = versions.back().number;
        return versions.back().files;
    });
    const auto main = std::ranges::find(files, domain::FileKind::main, &domain::DocumentFile::kind);
    const auto& file = main == files.end() ? files.front() : *main;
    auto verdict = formChecks_.judge({file, blobs_.open(file.digest)});
    if (!verdict.errors.empty() && reason.empty())
        throw Refused(Refusal::draftFormErrors,
                      {std::to_string(id.value), std::to_string(verdict.errors.size())},
                      std::move(verdict.errors));
    check.account = caller.account.id;
    check.at = clock_.now();
    check.ruleSet = std::move(verdict.ruleSet);
    check.result = std::move(verdict.json);
    if (!verdict.errors.empty()) check.overrideReason = reason;
    return check;
}

Created Drafts::move(const Caller& caller, DraftId id, const DraftMoveRequest& request,
                     const std::optional<RequestKey>& key) {
    require(caller, Action::writeDrafts);
    if (request.action == domain::DraftAction::check) {
        if (key)
            if (auto earlier = earlierAnswer(database_, caller.account.id, *key))
                return {std::move(*earlier), true};
        auto checked = request;
        checked.check = judged(caller, id, request);
        return makeMove(caller, id, checked, key);
    }
    return makeMove(caller, id, request, key);
}

Created Drafts::makeMove(const Caller& caller, DraftId id, const DraftMoveRequest& request,
                         const std::optional<RequestKey>& key) {
    const auto directory = directory_.current();
    return createOnce(database_, {caller.account.id, clock_.now()}, key,
                      [&](storage::WriteTransaction& transaction) {
                          DraftSteps(transaction, caller, *directory, id).move(request);
                          return represent(transaction, caller, id);
                      });
}

OpenFile Drafts::file(const Caller& caller, DraftId id, int position) {
    require(caller, Action::writeDrafts);
    const auto versions = database_.read([&](storage::ReadTransaction& transaction) {
        static_cast<void>(draftInScope(transaction, caller, id));
        return storage::draftVersions(transaction, id);
    });
    for (const auto& version : versions)
        for (const auto& file : version.files)
            if (file.id.value == position) return {file, blobs_.open(file.digest)};
    throw Refused(Refusal::fileUnknown, {std::to_string(id.value)});
}

}  // namespace vanthu::app
