#include "client-cli/admin_units.h"

#include "client-cli/failure.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

namespace vanthu::cli {
namespace {

constexpr std::string_view kLastDay = "2025-06-30";
constexpr std::string_view kFirstDay = "2025-07-01";
constexpr std::string_view kProvinceBasis = "Nghị quyết số 202/2025/QH15";
constexpr std::string_view kDistrictBasis = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15";
constexpr std::string_view kCommuneBasis = "Quyết định số 19/2025/QĐ-TTg";
constexpr std::array<std::string_view, 6> kFiles{"legacy-provinces.json", "legacy-districts.json",
                                                 "legacy-wards.json",     "current-provinces.json",
                                                 "current-wards.json",    "mappings.json"};

std::optional<std::filesystem::path> fileEndingIn(const std::filesystem::path& folder,
                                                  std::string_view ending) {
    if (!std::filesystem::is_directory(folder)) return std::nullopt;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().filename().string().ends_with(ending)) return entry.path();
    return std::nullopt;
}

/// One list of the data with the name of its file.
struct Source {
    std::string file;
    Json items;
};

Source read(const std::filesystem::path& folder, std::string_view ending) {
    const auto path = fileEndingIn(folder, ending);
    if (!path)
        throw Failure("không có tệp *" + std::string(ending) + " trong " + folder.string(),
                      "chỉ đúng thư mục danh mục đơn vị hành chính");
    std::ifstream in(*path);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) throw Failure("không mở được " + path->string(), "kiểm tra quyền đọc");
    return {path->filename().string(), Json::parse(text.str())};
}

/// "Thành phố Huế" → "thành phố Huế": the kind of a unit inside a name is written small.
std::string withSmallKind(const std::string& name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kKinds{{
        {"Tỉnh ", "tỉnh "},
        {"Thành phố ", "thành phố "},
        {"Quận ", "quận "},
        {"Huyện ", "huyện "},
        {"Phường ", "phường "},
        {"Xã ", "xã "},
        {"Đặc khu ", "đặc khu "},
    }};
    for (const auto& [large, small] : kKinds)
        if (name.starts_with(large)) return std::string(small) + name.substr(large.size());
    if (name.starts_with("Thị ")) return "thị " + name.substr(std::string_view("Thị ").size());
    return name;
}

std::string codeOf(const std::string& unit) {
    return "gso:" + unit;
}

Json committee(const Json& unit, std::string_view level, const std::string& parent) {
    const auto name = withSmallKind(unit["nameWithType"].text());
    Json record = Json::object();
    record.set("record", "unit")
        .set("name", "Ủy ban nhân dân " + name)
        .set("short_name", "UBND " + name)
        .set("notation", "UBND")
        .set("code", codeOf(unit["code"].text()))
        .set("level", level)
        .set("kind", "ubnd");
    if (!parent.empty()) record.set("parent", codeOf(parent));
    return record;
}

/// The data, and who becomes what in them.
class AdminUnits {
  public:
    AdminUnits(const std::filesystem::path& folder, std::vector<std::string>& remarks)
        : remarks_(remarks),
          oldProvinces_(read(folder, kFiles[0])),
          oldDistricts_(read(folder, kFiles[1])),
          oldWards_(read(folder, kFiles[2])),
          newProvinces_(read(folder, kFiles[3])),
          newWards_(read(folder, kFiles[4])),
          mappings_(read(folder, kFiles[5])) {
        for (const auto& mapping : mappings_.items.items()) {
            ++provinceVotes_[mapping["oldProvinceCode"].text()][mapping["newProvinceCode"].text()];
            predecessors_[mapping["newWardCode"].text()].insert(mapping["oldWardCode"].text());
        }
    }

    std::vector<OrganisationLine> records() {
        nameUnits();
        addOld();
        addNew();
        addProvinceSuccessions();
        addWardSuccessions();
        return std::move(lines_);
    }

  private:
    /// Kept whole, alone and under its name: it goes on as what it was.
    [[nodiscard]] bool goesOn(const std::string& ward) const {
        const auto found = predecessors_.find(ward);
        const auto before = oldNames_.find(ward);
        const auto after = newNames_.find(ward);
        return found != predecessors_.end() && before != oldNames_.end() && after != newNames_.end() &&
               found->second == std::set<std::string>{ward} && before->second == after->second &&
               partial_.count(ward) == 0;
    }

    void nameUnits() {
        for (const auto* source : {&oldProvinces_, &oldWards_})
            for (const auto& unit : source->items.items())
                oldNames_[unit["code"].text()] = unit["nameWithType"].text();
        for (const auto* source : {&newProvinces_, &newWards_})
            for (const auto& unit : source->items.items())
                newNames_[unit["code"].text()] = unit["nameWithType"].text();
        for (const auto& mapping : mappings_.items.items())
            if (isPartial(mapping)) partial_.insert(mapping["oldWardCode"].text());
        for (const auto& [province, votes] : provinceVotes_) {
            // A province was merged as a whole; single communes that the data put elsewhere are slips.
            const auto most = std::max_element(
                votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
            provinceOf_[province] = most->first;
            followed_[most->first].insert(province);
            for (const auto& [other, count] : votes)
                if (other != most->first)
                    remarks_.push_back(std::to_string(count) + " dòng chuyển đổi xã của tỉnh " + province +
                                       " sang tỉnh " + other + " không theo tỉnh kế thừa " + most->first);
        }
    }

    [[nodiscard]] bool provinceGoesOn(const std::string& code) const {
        const auto followed = followed_.find(code);
        const auto after = newNames_.find(code);
        return followed != followed_.end() && after != newNames_.end() &&
               followed->second == std::set<std::string>{code} && oldNames_.at(code) == after->second;
    }

    static bool isPartial(const Json& mapping) {
        const auto note = mapping["note"].text();
        return note.find("một phần") != std::string::npos && note.find("toàn bộ dân số") == std::string::npos;
    }

    void add(const Source& source, std::int64_t line, Json record) {
        lines_.push_back({std::move(record), source.file, line});
    }

    void addOld() {
        std::int64_t line = 0;
        for (const auto& province : oldProvinces_.items.items()) {
            Json record = committee(province, "tinh", "");
            if (!provinceGoesOn(province["code"].text())) record.set("valid_to", kLastDay);
            add(oldProvinces_, ++line, std::move(record));
        }
        line = 0;
        std::set<std::string> seen;
        for (const auto& district : oldDistricts_.items.items()) {
            ++line;
            if (!seen.insert(district["code"].text()).second) {
                remarks_.push_back("mã huyện " + district["code"].text() + " có hai dòng; giữ dòng đầu");
                continue;
            }
            add(oldDistricts_, line,
                committee(district, "huyen", district["provinceCode"].text()).set("valid_to", kLastDay));
        }
        line = 0;
        for (const auto& ward : oldWards_.items.items()) {
            Json record = committee(ward, "xa", ward["districtCode"].text());
            if (!goesOn(ward["code"].text())) record.set("valid_to", kLastDay);
            add(oldWards_, ++line, std::move(record));
        }
    }

    void addNew() {
        std::int64_t line = 0;
        for (const auto& province : newProvinces_.items.items())
            if (++line; !provinceGoesOn(province["code"].text()))
                add(newProvinces_, line, committee(province, "tinh", "").set("valid_from", kFirstDay));
        line = 0;
        for (const auto& ward : newWards_.items.items())
            add(newWards_, ++line,
                committee(ward, "xa", ward["provinceCode"].text()).set("valid_from", kFirstDay));
    }

    void succeed(std::int64_t line, const std::string& before, const std::string& after,
                 std::string_view kind, bool partial, std::string_view basis) {
        add(mappings_, line,
            Json::object()
                .set("record", "succession")
                .set("predecessor", codeOf(before))
                .set("successor", codeOf(after))
                .set("effective_from", kFirstDay)
                .set("kind", kind)
                .set("partial", partial)
                .set("legal_basis", basis));
    }

    void addProvinceSuccessions() {
        for (const auto& [before, after] : provinceOf_)
            if (!provinceGoesOn(before))
                succeed(0, before, after, followed_.at(after).size() > 1 ? "merge" : "rename", false,
                        kProvinceBasis);
    }

    void addWardSuccessions() {
        std::set<std::pair<std::string, std::string>> districts;
        std::int64_t line = 0;
        for (const auto& mapping : mappings_.items.items()) {
            ++line;
            const auto before = mapping["oldWardCode"].text();
            const auto after = mapping["newWardCode"].text();
            const auto district = mapping["oldDistrictCode"].text();
            if (!district.empty() && districts.emplace(district, after).second)
                succeed(line, district, after, "takeover", true, kDistrictBasis);
            if (before.empty() || (before == after && goesOn(before))) continue;
            const bool partial = isPartial(mapping);
            const bool alone = predecessors_.at(after).size() == 1;
            succeed(line, before, after,
                    partial ? "split"
                    : alone ? "rename"
                            : "merge",
                    partial, kCommuneBasis);
        }
    }

    std::vector<std::string>& remarks_;
    Source oldProvinces_, oldDistricts_, oldWards_, newProvinces_, newWards_, mappings_;
    std::map<std::string, std::map<std::string, std::int64_t>> provinceVotes_;
    std::map<std::string, std::string> provinceOf_;
    std::map<std::string, std::set<std::string>> followed_;      ///< new province → old ones
    std::map<std::string, std::set<std::string>> predecessors_;  ///< new ward → old ones
    std::map<std::string, std::string> oldNames_, newNames_;
    std::set<std::string> partial_;  ///< old wards of which a part went somewhere
    std::vector<OrganisationLine> lines_;
};

}  // namespace

bool isAdminUnitFolder(const std::filesystem::path& folder) {
    return std::all_of(kFiles.begin(), kFiles.end(),
                       [&](auto ending) { return fileEndingIn(folder, ending).has_value(); });
}

std::vector<OrganisationLine> adminUnitRecords(const std::filesystem::path& folder,
                                               std::vector<std::string>& remarks) {
    return AdminUnits(folder, remarks).records();
}

}  // namespace vanthu::cli
