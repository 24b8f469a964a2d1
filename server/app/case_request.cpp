#include "server/app/case_request.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "server/app/assignment_request.h"

#include <algorithm>
#include <set>

namespace vanthu::app {

using domain::PlanLevel;
using domain::PlanLine;

namespace {

/// ASCII punctuation other than "-" and "&" would make codes ambiguous: 01.TC.CB, 01/TCCB.
bool isNotation(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return c >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '&';
    });
}

/// Checks the lines of one plan, one after the other.
class PlanChecks {
  public:
    PlanChecks(storage::ReadTransaction& transaction, domain::OrganisationId agency,
               const DirectorySnapshot& directory, domain::Date today)
        : transaction_(transaction), agency_(agency), directory_(directory), today_(today) {}

    void add(const PlanLineRequest& request) {
        path_ = "lines[" + std::to_string(lines_.size()) + "].";
        PlanLine line;
        line.level = request.level;
        line.title = checks_.text(path_ + "title", request.title, limits::kCaseTitle, Presence::required);
        line.note = checks_.text(path_ + "note", request.note, limits::kNote);
        if (line.level == PlanLevel::large)
            addHeading(request, line);
        else if (!hasLarge_)
            checks_.add(path_ + "level", "no_heading", "Đặt dưới một đề mục lớn.");
        if (line.level == PlanLevel::file) addFile(request, line);
        refuseForeign(request);
        lines_.push_back(std::move(line));
    }

    std::vector<PlanLine> finish() {
        if (lines_.empty()) checks_.add("lines", "required", "Nêu ít nhất một đề mục và một hồ sơ.");
        checks_.finish();
        return std::move(lines_);
    }

  private:
    void addHeading(const PlanLineRequest& request, PlanLine& line) {
        hasLarge_ = true;
        line.notation = checkedCaseNotation(request.notation, path_ + "notation", checks_);
        if (!line.notation.empty() && !notations_.insert(line.notation).second)
            checks_.add(path_ + "notation", "repeated", "Mỗi đề mục lớn có một ký hiệu riêng.");
    }

    void addFile(const PlanLineRequest& request, PlanLine& line) {
        line.kind = request.kind;
        line.retention = checkedRetention(request.retention, today_, path_ + "retention", checks_);
        const auto maker =
            checkedMaker(transaction_, request.maker, agency_, directory_, today_, path_ + "maker", checks_);
        if (maker) line.maker = maker->account;
    }

    /// What belongs to a line of another level.
    void refuseForeign(const PlanLineRequest& request) {
        const auto refuse = [&](bool isGiven, const char* field) {
            if (isGiven) checks_.add(path_ + field, "not_allowed", "Không dùng cho dòng loại này.");
        };
        refuse(request.level != PlanLevel::large && !request.notation.empty(), "notation");
        refuse(request.level != PlanLevel::file && !request.retention.empty(), "retention");
        refuse(request.level != PlanLevel::file && !request.maker.empty(), "maker");
    }

    storage::ReadTransaction& transaction_;
    domain::OrganisationId agency_;
    const DirectorySnapshot& directory_;
    domain::Date today_;
    Checks checks_;
    std::vector<PlanLine> lines_;
    std::set<std::string> notations_;
    std::string path_;
    bool hasLarge_{false};
};

}  // namespace

std::string checkedCaseNotation(const std::string& raw, const std::string& field, Checks& checks) {
    auto notation = domain::uppered(checks.text(field, raw, limits::kCaseNotation, Presence::required));
    if (!isNotation(notation)) checks.add(field, "bad_notation", "Viết liền bằng chữ và số, ví dụ TCCB.");
    return notation;
}

domain::Retention checkedRetention(const std::string& raw, domain::Date day, const std::string& field,
                                   Checks& checks) {
    const auto retention = domain::parseRetention(raw);
    if (retention && domain::retentionOn(*retention, day) != nullptr) return *retention;
    checks.add(field, raw.empty() ? "required" : "bad_retention",
               "Nhập vinh_vien hoặc số năm mà pháp luật cho phép (từ 2 đến 70 năm).");
    return {};
}

std::optional<CaseMaker> checkedMaker(storage::ReadTransaction& transaction, const std::string& login,
                                      domain::OrganisationId agency, const DirectorySnapshot& directory,
                                      domain::Date today, const std::string& field, Checks& checks) {
    const auto account = accountByLogin(transaction, login, field, checks);
    if (!account) return std::nullopt;
    if (!isWithin(account->organisation, agency, directory, today)) {
        checks.add(field, "outside_unit", "Người lập hồ sơ phải thuộc cơ quan.");
        return std::nullopt;
    }
    return CaseMaker{account->id, account->organisation};
}

std::vector<PlanLine> checkedPlanLines(storage::ReadTransaction& transaction,
                                       const std::vector<PlanLineRequest>& requests,
                                       domain::OrganisationId agency, const DirectorySnapshot& directory,
                                       domain::Date today) {
    PlanChecks checks(transaction, agency, directory, today);
    for (const auto& request : requests)
        checks.add(request);
    return checks.finish();
}

}  // namespace vanthu::app
