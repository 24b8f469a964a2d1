#include "server/edxml/edxml_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "schemas/edxml/generation_b.h"
#include "server/edxml/protocol.h"
#include "server/stamp/child_record.h"
#include "server/stamp/stamp_child.h"

namespace vanthu::edxml {
namespace {

constexpr const char* kEmptyFile = "empty_file";

struct FaultText {
    std::string_view code;
    const char* message;
};

constexpr std::array kFaultTexts{
    FaultText{kBroken, "Không phải XML đúng quy cách; hãy yêu cầu nơi gửi kết xuất lại."},
    FaultText{kForbidden, "XML có khai báo DTD hoặc lồng quá sâu, có thể là tệp tấn công; không nhận."},
    FaultText{kEncoding, "Bảng mã không được hỗ trợ; hãy yêu cầu nơi gửi kết xuất bằng UTF-8."},
    FaultText{kTooLarge, "Vượt giới hạn dung lượng, số tệp hoặc tỷ lệ nén; hãy yêu cầu nơi gửi chia nhỏ."},
    FaultText{kEmptyFile, "Tệp đính kèm rỗng; hãy yêu cầu nơi gửi gửi lại."},
    FaultText{kNotBase64, "Nội dung tệp không phải base64; hãy yêu cầu nơi gửi gửi lại."},
};

Fault faultOf(std::string path, std::string_view code) {
    const auto found = std::ranges::find(kFaultTexts, code, &FaultText::code);
    if (found == kFaultTexts.end())
        return {std::move(path), kBroken, "Không đọc được; hãy yêu cầu nơi gửi gửi lại."};
    return {std::move(path), std::string(code), found->message};
}

/// Puts together again what the child took apart.
class RecordReader {
  public:
    RecordReader() { open_.emplace_back(); }  // stands above the root

    /// False for a record that nobody may write there.
    bool add(const stamp::ChildRecord& record) {
        const std::string value(record.value);
        if (record.key == kFile || record.key == kUnpacked || record.key == kBadFile) return addFile(record);
        if (record.key == kElement) {
            if (open_.size() > static_cast<std::size_t>(limits::kEdxmlDepth)) return false;
            open_.push_back({value, {}, {}, {}});
            return ++elements_ <= limits::kEdxmlElements;
        }
        if (record.key == kPartId && open_.size() == 1 && parts_.size() < limits::kFilesPerDocument) {
            parts_.push_back({value, {}, {}, 0});
            return true;
        }
        if (record.key == kPartName && !parts_.empty()) {
            parts_.back().name = value;
            return true;
        }
        if (record.key == kPartType && !parts_.empty()) {
            parts_.back().contentType = value;
            return true;
        }
        return open_.size() > 1 && addToElement(record.key, value);
    }

    [[nodiscard]] Parsed finish() && {
        const bool whole = open_.size() == 1 && open_.front().children.size() == 1;
        if (!whole || parts_.size() > parsed_.files.size()) return {{}, {}, {faultOf("", kBroken)}};
        for (std::size_t i = 0; i < parts_.size(); ++i)
            parts_[i].content = parsed_.files.size() - parts_.size() + i;
        auto root = inGenerationB(std::move(open_.front().children.front()), parts_);
        if (!root)
            parsed_.faults.push_back({"", "not_edxml", "Đây không phải bản tin edXML (QCVN 102:2016)."});
        if (root) parsed_.root = std::move(*root);
        return std::move(parsed_);
    }

  private:
    bool addFile(const stamp::ChildRecord& record) {
        if (parsed_.files.size() == limits::kFilesPerDocument) return false;
        const bool isBad = record.key == kBadFile;
        if (isBad || record.value.empty()) {
            const auto number = std::to_string(parsed_.files.size() + 1);
            parsed_.faults.push_back(faultOf("AttachmentEncoded/Attachment[" + number + "]",
                                             isBad ? record.value : std::string_view(kEmptyFile)));
        }
        parsed_.files.emplace_back(isBad ? std::string_view{} : record.value);
        return true;
    }

    bool addToElement(std::string_view key, const std::string& value) {
        if (key == kText) {
            open_.back().text = value;
        } else if (key == kAttribute) {
            const auto equals = value.find('=');
            if (equals == std::string::npos) return false;
            open_.back().attributes.emplace_back(value.substr(0, equals), value.substr(equals + 1));
        } else if (key == kEnd) {
            open_[open_.size() - 2].children.push_back(std::move(open_.back()));
            open_.pop_back();
        } else {
            return false;
        }
        return true;
    }

    Parsed parsed_;
    std::vector<Element> open_;
    std::vector<LoosePart> parts_;
    std::size_t elements_{0};
};

}  // namespace

Parsed parsedFrom(std::string_view records) {
    RecordReader reader;
    while (!records.empty()) {
        const auto record = stamp::nextRecord(records);
        if (record && record->key == kFault) return {{}, {}, {faultOf("", record->value)}};
        if (!record || !reader.add(*record)) return {{}, {}, {faultOf("", kBroken)}};
    }
    return std::move(reader).finish();
}

std::filesystem::path EdxmlReader::programBesideOwn() {
    return limited::programBesideOwn("vanthu-edxml");
}

Parsed EdxmlReader::read(std::string_view message) const {
    if (message.empty()) return {{}, {}, {faultOf("", kBroken)}};
    if (message.size() > limits_.fileBytes) return {{}, {}, {faultOf("", kTooLarge)}};
    const auto file = limited::sealedFile(message);
    const auto records = stamp::outputOf(program_, limits_, {}, {{file.number(), kMessage}});
    return records ? parsedFrom(*records) : Parsed{{}, {}, {faultOf("", kTooLarge)}};
}

}  // namespace vanthu::edxml
