#include "server/app/part_comparison.h"

#include "schemas/domain/error.h"
#include "server/app/log_comparison.h"
#include "storage/integrity.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace vanthu::app {

using domain::Change;
using storage::Part;

namespace {

/// Where the change log records a part, and what a finding calls it.
struct PartText {
    Part part;
    /// Those that record it, with blanks around; "": all that record no other part.
    std::string_view actions;
    std::string_view entity;
    std::string_view key;  ///< member of the record that tells it from its like
    std::string_view finding;
    std::string_view label;
    std::string_view owner;  ///< what it belongs to
};
constexpr std::array kParts{
    PartText{Part::handling, "", "handling", "", "handling_altered", "việc giải quyết văn bản", ""},
    PartText{Part::opinion, " opinion ", "handling", "opinion", "opinion_altered", "ý kiến", "văn bản"},
    PartText{Part::reply, " replied ", "handling", "link", "reply_altered", "liên kết trả lời", "văn bản"},
    PartText{Part::recall, " recalled ", "document", "", "recall_altered", "việc thu hồi văn bản", ""},
    PartText{Part::assignment, "", "assignment", "", "assignment_altered", "việc được giao", ""},
    PartText{Part::extension, " extension_asked extension_approved extension_refused extension_handed_over ",
             "assignment", "extension", "extension_altered", "đề nghị gia hạn", "việc được giao"},
    PartText{Part::draft, "", "draft", "", "draft_altered", "dự thảo", ""},
    PartText{Part::draftVersion, " version_added ", "draft", "version", "draft_version_altered", "bản",
             "dự thảo"},
    PartText{Part::draftComment, " commented ", "draft", "comment", "draft_comment_altered", "góp ý",
             "dự thảo"},
    PartText{Part::draftCheck, " form_checked ", "draft", "check", "draft_check_altered",
             "kết quả kiểm tra thể thức", "dự thảo"},
    PartText{Part::signatureEvidence, "", "signatures", "evidence", "signature_evidence_altered",
             "kết quả kiểm tra chữ ký", "văn bản"},
    PartText{Part::delivery, "", "delivery", "", "delivery_altered", "lượt gửi", ""},
    PartText{Part::deliveryRecall, " recall_asked recall_answered ", "delivery", "",
             "delivery_recall_altered", "việc báo thu hồi của lượt gửi", ""},
    PartText{Part::receivedRecall, "", "received_recall", "", "received_recall_altered",
             "thông báo thu hồi đã nhận", ""},
    PartText{Part::inboxItem, "", "inbox", "", "inbox_altered", "văn bản nhận qua liên thông", ""},
    PartText{Part::intakeItem, "", "intake", "", "intake_altered", "mục chờ tiếp nhận", ""},
    PartText{Part::edxmlMessage, "", "edxml", "", "edxml_altered", "bản tin edXML", ""},
    PartText{Part::peer, "", "peer", "", "peer_altered", "hệ thống liên thông", ""},
    PartText{Part::signer, "", "signer", "", "signer_altered", "chứng thư của cơ quan", ""},
};

bool hasWord(std::string_view words, const std::string& word) {
    return words.find(' ' + word + ' ') != std::string_view::npos;
}

bool records(const PartText& text, const Change& change) {
    if (!text.actions.empty()) return hasWord(text.actions, change.action);
    return std::ranges::none_of(kParts, [&](const PartText& other) {
        return other.entity == text.entity && hasWord(other.actions, change.action);
    });
}

std::string subjectOf(const PartText& text, std::int64_t owner, std::int64_t key) {
    const std::string label(text.label);
    if (text.owner.empty()) return label + ' ' + std::to_string(owner);
    return label + (key == 0 ? "" : ' ' + std::to_string(key)) + " của " + std::string(text.owner) + ' ' +
           std::to_string(owner);
}

using Place = std::pair<std::int64_t, std::int64_t>;  ///< owner, key

std::map<Place, std::string> recordsIn(const std::vector<Change>& changes, const PartText& text) {
    std::map<Place, std::string> last;
    for (const auto& change : changes) {
        if (!records(text, change)) continue;
        std::int64_t key = 0;
        if (!text.key.empty())
            key = Poco::JSON::Parser()
                      .parse(change.after)
                      .extract<Poco::JSON::Object::Ptr>()
                      ->optValue<std::int64_t>(std::string(text.key), 0);
        last[{change.entityId, key}] = change.after;
    }
    return last;
}

void compare(const PartText& text, const std::vector<storage::PartRow>& rows,
             const std::vector<Change>& changes, const Find& find) {
    auto logged = recordsIn(changes, text);
    const auto altered = [&](const Place& place, const std::string& message) {
        find({std::string(text.finding), subjectOf(text, place.first, place.second), message});
    };
    for (const auto& row : rows) {
        const Place place{row.owner, row.key};
        const auto known = logged.extract(place);
        if (!known) {
            if (!row.mayBeUnlogged) altered(place, "Nhật ký không ghi.");
            continue;
        }
        const auto names = exactDifferences(known.mapped(), row.json);
        if (!names.empty()) altered(place, "Khác với nhật ký ở: " + listed(names) + ".");
    }
    for (const auto& [place, json] : logged)
        altered(place, "Nhật ký có ghi nhưng không còn.");
}

std::vector<Change> changesOf(std::int64_t id, const std::vector<Change>& changes) {
    std::vector<Change> own;
    std::ranges::copy_if(changes, std::back_inserter(own),
                         [&](const Change& change) { return change.entityId == id; });
    return own;
}

/// All parts that the log records under one entity.
void compareEntity(storage::ReadTransaction& transaction, std::string_view entity,
                   const std::vector<std::int64_t>& ids, const std::vector<Change>& changes,
                   const Find& find) {
    std::vector<Finding> found;
    const Find keep = [&](const Finding& finding) { found.push_back(finding); };
    for (const auto& text : kParts) {
        if (text.entity != entity) continue;
        try {
            compare(text, storage::partRows(transaction, text.part, ids), changes, keep);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::damaged) throw;
            if (ids.size() > 1) {  // which of them it is
                for (const auto id : ids)
                    compareEntity(transaction, entity, {id}, changesOf(id, changes), find);
                return;
            }
            keep({std::string(text.finding), subjectOf(text, ids.front(), 0), "Có giá trị không đọc được."});
        }
    }
    std::ranges::for_each(found, find);
}

}  // namespace

void compareWholes(storage::ReadTransaction& transaction, Part whole, const std::vector<std::int64_t>& ids,
                   const Find& find) {
    const auto entity = std::ranges::find(kParts, whole, &PartText::part)->entity;
    compareEntity(transaction, entity, ids, storage::changesOfMany(transaction, entity, ids), find);
}

void compareFlow(storage::ReadTransaction& transaction, const std::vector<std::int64_t>& documents,
                 const std::vector<Change>& documentChanges, const Find& find) {
    compareEntity(transaction, "handling", documents,
                  storage::changesOfMany(transaction, "handling", documents), find);
    compareEntity(transaction, "document", documents, documentChanges, find);
    compareEntity(transaction, "signatures", documents,
                  storage::changesOfMany(transaction, "signatures", documents), find);
}

}  // namespace vanthu::app
