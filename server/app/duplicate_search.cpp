#include "server/app/duplicate_search.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "storage/digest.h"
#include "storage/document_store.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace vanthu::app {
namespace {

using domain::DocumentId;
using domain::JsonWriter;

/// Shown at most; more twins than a person looks at are a form that everybody fills in.
constexpr std::size_t kShownMost = 20;

/// What two papers have in common.
struct Common {
    bool bytes{false};
    bool code{false};
    double text{0};

    [[nodiscard]] auto rank() const { return std::tuple(bytes, code, text); }
};
using Twins = std::map<DocumentId, Common>;

void writeTwin(JsonWriter& json, const domain::Document& twin, const Common& common) {
    json.beginObject().key("document").json(domain::toJson(twin));
    json.key("because").beginArray();
    if (common.bytes) json.value("same_bytes");
    if (common.code) json.value("same_code");
    if (common.text > 0) json.value("near_text");
    json.endArray();
    if (common.text > 0) json.field("resemblance", common.text);
    json.endObject();
}

Twins twinsOf(storage::ReadTransaction& transaction, const ComparedPaper& paper) {
    Twins twins;
    for (const auto& digest : paper.digests)
        for (const auto id : storage::findWithFile(transaction, digest, limits::kPageSizeMax))
            twins[id].bytes = true;
    if (!paper.document.code.number.empty())
        for (const auto id : storage::findSameCode(transaction, paper.document))
            twins[id].code = true;
    for (const auto& near : paper.near)
        twins[near.document].text = near.share;
    twins.erase(paper.document.id);
    return twins;
}

/// Those with most in common first.
std::vector<std::pair<DocumentId, Common>> ordered(const Twins& twins) {
    std::vector<std::pair<DocumentId, Common>> order(twins.begin(), twins.end());
    std::ranges::stable_sort(order,
                             [](const auto& a, const auto& b) { return a.second.rank() > b.second.rank(); });
    return order;
}

}  // namespace

std::string DuplicateSearch::ofPaper(const Caller& caller, const DocumentRequest& request,
                                     FileSource& files) {
    require(caller, Action::registerDocuments);
    ComparedPaper paper;
    paper.document = unfinishedDocument(request, caller, *directory_.current(), clock_.now()).draft.document;
    for (const auto& file : request.files)
        if (file.upload) paper.digests.push_back("sha256:" + file.sha256);
    JsonWriter json;
    json.beginObject().key("files").beginArray();
    std::string text;
    while (files.next()) {
        if (paper.digests.size() == limits::kFilesPerDocument)
            throw Refused(Refusal::bodyTooLarge, {std::to_string(limits::kFilesPerDocument)});
        const auto place = reader_.place();
        const auto bytes = LayoutReader::wholeOf(files);
        const auto read = reader_.textOf(bytes);
        paper.digests.push_back(storage::digestName(bytes));
        text += read.text + '\n';
        json.beginObject()
            .field("state", domain::code(read.state))
            .fieldIfAny("reason", read.reason)
            .endObject();
    }
    json.endArray();
    compareTexts(caller, paper, [&] { return text; });
    return told(caller, paper, std::move(json));
}

std::string DuplicateSearch::ofDocument(const Caller& caller, DocumentId id) {
    require(caller, Action::seeDocuments);
    ComparedPaper paper;
    paper.document = database_.read(
        [&](storage::ReadTransaction& transaction) { return documentInScope(transaction, caller, id); });
    for (const auto& file : paper.document.files)
        paper.digests.push_back(file.digest);
    compareTexts(caller, paper, [&] { return index_.text(id); });
    JsonWriter json;
    json.beginObject();
    return told(caller, paper, std::move(json));
}

void DuplicateSearch::compareTexts(const Caller& caller, ComparedPaper& paper,
                                   const std::function<std::string()>& text) const {
    try {
        // One more than is shown: a registered document resembles itself.
        paper.near = index_.resembling(text(), caller.scope, kShownMost + 1);
    } catch (const Error& error) {
        // Without an index, bytes and code still tell.
        if (error.code() != ErrorCode::unavailable) throw;
        paper.textsCompared = false;
    }
}

std::string DuplicateSearch::told(const Caller& caller, const ComparedPaper& paper, JsonWriter json) const {
    json.field("texts_compared", paper.textsCompared).key("duplicates").beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        std::size_t shown = 0;
        for (const auto& [id, common] : ordered(twinsOf(transaction, paper))) {
            if (shown == kShownMost) break;
            const auto twin = storage::findDocument(transaction, id);
            if (!twin || !mayKnowOf(transaction, caller, *twin)) continue;
            writeTwin(json, *twin, common);
            ++shown;
        }
        return shown;
    });
    return json.endArray().endObject().take();
}

}  // namespace vanthu::app
