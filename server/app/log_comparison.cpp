#include "server/app/log_comparison.h"

#include "storage/change_log.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace vanthu::app {

using domain::Change;
using domain::Document;

namespace {

/// Written with every record today, and by no program before migration 0005, or 0008 for mail.
constexpr std::array<std::string_view, 6> kLaterMembers{"kind",           "purpose", "board_name",
                                                        "board_notation", "email",   "mail_preference"};
/// Said beside the record, not of the thing.
constexpr std::array<std::string_view, 2> kRemarks{"correction_reason", "reason"};
/// The same of records that hold a reason of their own.
constexpr std::array<std::string_view, 1> kRemark{"remark"};
constexpr std::array<std::string_view, 0> kNone{};

using Leaves = std::map<std::string, std::string>;

void collect(const Poco::Dynamic::Var& value, const std::string& path, Leaves& leaves) {
    if (value.type() == typeid(Poco::JSON::Object::Ptr)) {
        for (const auto& [name, member] : *value.extract<Poco::JSON::Object::Ptr>())
            collect(member, path.empty() ? name : path + '.' + name, leaves);
    } else if (value.type() == typeid(Poco::JSON::Array::Ptr)) {
        const auto items = value.extract<Poco::JSON::Array::Ptr>();
        for (unsigned i = 0; i < items->size(); ++i)
            collect(items->get(i), path + '[' + std::to_string(i) + ']', leaves);
    } else {
        leaves[path] = value.isEmpty() ? "null" : value.toString();
    }
}

Leaves leavesOf(std::string_view json) {
    Leaves leaves;
    collect(Poco::JSON::Parser().parse(std::string(json)), "", leaves);
    return leaves;
}

std::string outermost(const std::string& path) {
    return path.substr(0, path.find_first_of(".["));
}

bool endsWithAny(const std::string& path, const auto& members) {
    return std::any_of(members.begin(), members.end(), [&](std::string_view member) {
        return path == member || path.ends_with('.' + std::string(member));
    });
}

bool isRecordOf(const Document& document, const Change& change) {
    return change.after.starts_with("{\"id\":" + std::to_string(document.id.value) + ",\"direction\":");
}

bool isLinkChange(const Change& change) {
    return change.action == "linked" || change.action == "unlinked";
}

/// True when the record holds exactly these members, whatever it remarks behind them.
bool holdsMembers(std::string_view record, std::string_view json) {
    const auto members = json.substr(0, json.size() - 1);
    if (!record.starts_with(members)) return false;
    const auto rest = record.substr(members.size());
    return rest == "}" || rest.starts_with(",\"correction_reason\":");
}

std::string_view labelOfPart(storage::Kept kept) {
    switch (kept) {
        case storage::Kept::organisation:
            return "cơ quan";
        case storage::Kept::account:
            return "tài khoản";
        case storage::Kept::post:
            return "chức vụ";
        case storage::Kept::delegation:
            return "uỷ quyền";
        case storage::Kept::book:
            return "sổ";
        case storage::Kept::calendar:
            return "mục lịch";
        case storage::Kept::deadlineRule:
            return "quy định thời hạn";
        case storage::Kept::documentType:
            return "loại văn bản";
        case storage::Kept::alert:
            return "cảnh báo";
        case storage::Kept::declaredCount:
            return "khai báo số lượng";
        case storage::Kept::sampleAudit:
            return "cuộc kiểm tra mẫu";
        case storage::Kept::sampleNumber:
            return "kết quả kiểm tra mẫu";
        case storage::Kept::reformIndex:
            return "bộ chỉ số";
        case storage::Kept::indexScore:
            return "điểm chấm chỉ số";
        case storage::Kept::publishedReport:
            return "báo cáo công bố";
        case storage::Kept::statisticPackage:
            return "gói số liệu";
        case storage::Kept::statisticDuty:
            return "trách nhiệm gửi số liệu";
        case storage::Kept::packageDelivery:
            return "lượt gửi gói số liệu";
        case storage::Kept::packageArrival:
            return "gói số liệu nhận qua liên thông";
        case storage::Kept::reportSchedule:
            return "lịch gửi báo cáo";
        case storage::Kept::rateRules:
            return "bộ định nghĩa tỷ lệ";
        case storage::Kept::reportRun:
            return "lần chạy báo cáo định kỳ";
    }
    return {};
}

// Role and unit of an account are told by its posts, which have histories of their own.
std::vector<std::string> recordedDifferences(storage::Kept kept, const std::string& recorded,
                                             const std::string& current) {
    auto names = differences(recorded, current);
    if (kept == storage::Kept::account)
        std::erase_if(names, [](const auto& name) { return name == "role" || name == "organisation_id"; });
    return names;
}

/// Migration 0004 made the first post of each account without recording it: it must say what the account's
/// own record says.
bool isFirstPost(storage::ReadTransaction& transaction, const storage::StoredRecord& post) {
    const auto changes = storage::changesOf(transaction, "account", post.holder.value);
    if (changes.empty()) return false;
    auto stored = leavesOf(post.json);
    auto recorded = leavesOf(changes.front().after);
    return stored["role"] == recorded["role"] && stored["organisation_id"] == recorded["organisation_id"] &&
           stored["title"].empty() && stored["is_main"] == "true";
}

/// A link as the histories tell it.
struct LoggedLink {
    std::string kind;
    std::int64_t from{0}, to{0};
    bool isWithdrawn{false};
    std::string reason;
    bool operator==(const LoggedLink&) const = default;
};

std::map<std::int64_t, LoggedLink> linksOf(domain::DocumentId document, const std::vector<Change>& changes) {
    std::map<std::int64_t, LoggedLink> links;
    for (const auto& change : changes) {
        if (!isLinkChange(change)) continue;
        const auto after = Poco::JSON::Parser().parse(change.after).extract<Poco::JSON::Object::Ptr>();
        const auto id = after->optValue<std::int64_t>("link", 0);
        if (change.action == "linked") {
            links[id] = {after->optValue<std::string>("kind", ""), after->optValue<std::int64_t>("from", 0),
                         after->optValue<std::int64_t>("to", 0), false, ""};
        } else if (const auto known = links.find(id); known != links.end()) {
            known->second.isWithdrawn = true;
            known->second.reason = after->optValue<std::string>("reason", "");
        }
    }
    std::erase_if(links, [&](const auto& link) { return link.second.from != document.value; });
    return links;
}

std::vector<std::string> differencesBut(const auto& remarks, const auto& laterMembers,
                                        std::string_view recorded, std::string_view current) {
    const auto before = leavesOf(recorded);
    const auto now = leavesOf(current);
    std::vector<std::string> names;
    const auto note = [&](const std::string& path) {
        const auto name = outermost(path);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const auto& [path, value] : before) {
        const auto same = now.find(path);
        if ((same == now.end() || same->second != value) && !endsWithAny(path, remarks)) note(path);
    }
    for (const auto& [path, value] : now)
        if (!before.contains(path) && !endsWithAny(path, laterMembers)) note(path);
    return names;
}

}  // namespace

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::vector<std::string> differences(std::string_view recorded, std::string_view current) {
    return differencesBut(kRemarks, kLaterMembers, recorded, current);
}

std::vector<std::string> exactDifferences(std::string_view recorded, std::string_view current) {
    return differencesBut(kRemark, kNone, recorded, current);
}

void compareDocument(const Document& document, const std::vector<Change>& changes, const Find& find) {
    const auto record = std::find_if(changes.rbegin(), changes.rend(),
                                     [&](const Change& change) { return isRecordOf(document, change); });
    if (record == changes.rend()) {
        find({"document_unlogged", nameOf(document.id), "Có trong sổ nhưng nhật ký không ghi việc đăng ký."});
        return;
    }
    // A link raises the version of both documents without recording them anew.
    auto recorded = document;
    recorded.version -= std::count_if(changes.rbegin(), record, isLinkChange);
    const auto json = domain::toJson(recorded);
    if (holdsMembers(record->after, json)) return;
    auto names = differences(record->after, json);
    if (std::erase(names, "files") > 0)
        find({"file_altered", nameOf(document.id), "Danh sách tệp không còn như nhật ký ghi."});
    if (!names.empty())
        find({"document_altered", nameOf(document.id), "Khác với nhật ký ở: " + listed(names) + "."});
}

void compareLinks(domain::DocumentId document, const std::vector<storage::LinkRow>& rows,
                  const std::vector<Change>& changes, const Find& find) {
    auto logged = linksOf(document, changes);
    for (const auto& row : rows) {
        if (row.link.from != document) continue;
        const LoggedLink stored{std::string(domain::code(row.link.kind)), row.link.from.value,
                                row.link.to.value, row.isWithdrawn, row.reason};
        const auto known = logged.find(row.link.id.value);
        if (known == logged.end() || known->second != stored)
            find({"link_altered", nameOf(document),
                  "Liên kết " + std::to_string(row.link.id.value) + " không như nhật ký ghi."});
        if (known != logged.end()) logged.erase(known);
    }
    for (const auto& [id, link] : logged)
        find({"link_missing", nameOf(document),
              "Thiếu liên kết " + std::to_string(id) + " mà nhật ký có ghi."});
}

void compareRecords(storage::ReadTransaction& transaction, storage::Kept kept, const Find& find) {
    const std::string entity(storage::entityOf(kept));
    const auto altered = [&](std::int64_t id, const std::string& message) {
        find({entity + "_altered", std::string(labelOfPart(kept)) + ' ' + std::to_string(id), message});
    };
    auto gone = storage::loggedIds(transaction, entity);
    const auto first = storage::firstRecords(kept);
    const auto isFirst = [&](const storage::StoredRecord& record) {
        return std::any_of(first.begin(), first.end(), [&](const auto& given) {
            return given.id == record.id && given.json == record.json;
        });
    };
    for (const auto& given : first)
        if (std::find(gone.begin(), gone.end(), given.id) == gone.end()) gone.push_back(given.id);
    for (const auto& record : storage::recordsOf(transaction, kept)) {
        const auto changes = storage::changesOf(transaction, entity, record.id);
        const auto last = std::find_if(changes.rbegin(), changes.rend(),
                                       [](const Change& change) { return change.action != "succeeded"; });
        if (last != changes.rend()) {
            const auto names = recordedDifferences(kept, last->after, record.json);
            if (!names.empty()) altered(record.id, "Khác với nhật ký ở: " + listed(names) + ".");
        } else if (!isFirst(record) && (kept != storage::Kept::post || !isFirstPost(transaction, record))) {
            altered(record.id, "Nhật ký không ghi việc lập.");
        }
        std::erase(gone, record.id);
    }
    for (const auto id : gone)
        altered(id, "Đã có nhưng không còn.");
}

}  // namespace vanthu::app
