#include "schemas/domain/type_changes.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace vanthu::domain {
namespace {

bool haveOneName(const DocumentType& one, const DocumentType& other) {
    return folded(one.name) == folded(other.name);
}

bool haveOneAbbreviation(const DocumentType& one, const DocumentType& other) {
    return !one.abbreviation.empty() && one.abbreviation == other.abbreviation;
}

/// An abbreviation may be typed where a code is asked for.
bool isCodeOf(const DocumentType& one, const DocumentType& other) {
    return one.abbreviation == other.code;
}

/// "KH (Kế hoạch, 05/03/2020–…)"
std::string described(const DocumentType& type) {
    return type.code + " (" + type.name + ", " + type.validFrom.vietnamese() + "–" +
           (type.validTo ? type.validTo->vietnamese() : "…") + ")";
}

/// Letters and digits of the language, and `more`: what a notation is cut at cannot stand in its parts.
bool isPlain(std::string_view text, std::string_view more) {
    const auto plain = folded(text);
    return std::all_of(plain.begin(), plain.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos;
    });
}

/// What may not be the same on one day, of one row and all others.
class Clashes {
  public:
    Clashes(const DocumentType& type, const DocumentTypeCatalogue& types) : type_(type), types_(types) {}

    /// `but`: the row that ends for this one.
    [[nodiscard]] const DocumentType* ofCode(const DocumentType* but = nullptr) const {
        return first([&](const DocumentType& other) { return &other != but && other.code == type_.code; });
    }
    [[nodiscard]] const DocumentType* ofName() const {
        return first([&](const DocumentType& other) { return isNew(other, haveOneName); });
    }
    [[nodiscard]] const DocumentType* ofAbbreviation() const {
        return first([&](const DocumentType& other) {
            return isNew(other, haveOneAbbreviation) || isNew(other, isCodeOf);
        });
    }

  private:
    template <class Test>
    [[nodiscard]] const DocumentType* first(Test test) const {
        const auto& all = types_.types();
        const auto found = std::find_if(all.begin(), all.end(), [&](const DocumentType& other) {
            return other.id != type_.id && other.meets(type_) && test(other);
        });
        return found == all.end() ? nullptr : &*found;
    }

    template <class Same>
    [[nodiscard]] bool isNew(const DocumentType& other, Same same) const {
        return other.code != type_.code && same(type_, other) && !sharedBefore(other, same);
    }

    /// Whether rows of the two codes are the same in this on some day already.
    template <class Same>
    [[nodiscard]] bool sharedBefore(const DocumentType& other, Same same) const {
        for (const auto& own : types_.types())
            for (const auto& its : types_.types())
                if (own.code == type_.code && its.code == other.code && own.meets(its) && same(own, its))
                    return true;
        return false;
    }

    const DocumentType& type_;
    const DocumentTypeCatalogue& types_;
};

/// The rules of one added row; each method names its field.
class AddedType {
  public:
    AddedType(const DocumentType& added, const DocumentTypeCatalogue& types, const DocumentType* before)
        : added_(added), before_(before), types_(types) {}

    [[nodiscard]] Violations run() {
        checkTexts();
        if (added_.validTo && *added_.validTo < added_.validFrom)
            reject("valid_to", "too_early", "Ngày cuối không được trước ngày đầu.");
        if (violations_.empty()) checkOthers();
        return std::move(violations_);
    }

  private:
    void reject(const char* field, const char* code, std::string message) {
        violations_.push_back({field, code, std::move(message)});
    }

    void checkLength(const char* field, std::string_view text, std::size_t limit) {
        if (codePoints(text) > limit)
            reject(field, "too_long", "Tối đa " + std::to_string(limit) + " ký tự.");
    }

    void checkTexts() {
        if (added_.name.empty()) reject("name", "required", "Bắt buộc nhập.");
        checkLength("name", added_.name, limits::kTypeName);
        checkLength("abbreviation", added_.abbreviation, limits::kTypeAbbreviation);
        checkLength("code", added_.code, limits::kTypeCode);
        if (!isPlain(added_.abbreviation, ""))
            reject("abbreviation", "bad_abbreviation", "Chữ viết tắt chỉ gồm chữ cái và chữ số.");
        if (!isPlain(added_.code, "-")) reject("code", "bad_code", "Mã chỉ gồm chữ cái, chữ số và gạch nối.");
        if (added_.abbreviation.empty() && !mayLackAbbreviation())
            reject("abbreviation", "required",
                   "Loại này phải có chữ viết tắt; chỉ công văn và thư không có.");
        else if (added_.code.empty())
            reject("code", "required", "Loại không có chữ viết tắt phải có mã riêng, ví dụ ThC.");
    }

    /// Letters have none (NĐ 30/2020 Phụ lục III), nor laws; every other name has.
    [[nodiscard]] bool mayLackAbbreviation() const {
        if (before_ != nullptr && before_->abbreviation.empty()) return true;
        return added_.typeClass == TypeClass::normative || added_.typeClass == TypeClass::other;
    }

    void checkOthers() {
        const Clashes clashes(added_, types_);
        if (before_ == nullptr)
            checkNewCode();
        else if (const auto* other = clashes.ofCode(before_))
            reject("valid_from", "type_taken",
                   "Thời gian này đã có dòng khác của loại: " + described(*other) + ".");
        if (const auto* other = clashes.ofName())
            reject("name", "type_taken", "Tên này đang là của loại " + described(*other) + ".");
        if (const auto* other = clashes.ofAbbreviation())
            reject("abbreviation", "type_taken",
                   "Chữ viết tắt này đang là của loại " + described(*other) + ".");
    }

    /// A code is that of one type for ever: documents of the past carry it.
    void checkNewCode() {
        const auto* other = types_.nameOf(added_.code, added_.validFrom);
        if (other == nullptr) return;
        if (added_.code == added_.abbreviation)
            reject("abbreviation", "type_taken",
                   "Chữ viết tắt này đã là mã của loại " + described(*other) + ".");
        else
            reject("code", "type_taken", "Mã này đã là của loại " + described(*other) + ".");
    }

    const DocumentType& added_;
    const DocumentType* before_;
    const DocumentTypeCatalogue& types_;
    Violations violations_;
};

/// Nothing when no document stands behind the day.
Violations checkLater(const char* field, const LaterDocuments& later, Date first) {
    if (later.count == 0) return {};
    return {{field, "type_in_use",
             "Có " + std::to_string(later.count) + " văn bản loại này đề ngày sau đó, muộn nhất là " +
                 later.last.vietnamese() + ". Hãy chọn từ ngày " + first.vietnamese() + "."}};
}

}  // namespace

Violations checkAddedType(const DocumentType& added, const DocumentTypeCatalogue& types,
                          const DocumentType* before) {
    return AddedType(added, types, before).run();
}

Violations checkLastDay(const DocumentType& type, std::optional<Date> lastDay,
                        const DocumentTypeCatalogue& types, const LaterDocuments& later) {
    auto changed = type;
    changed.validTo = lastDay;
    if (lastDay && *lastDay < type.validFrom)
        return {{"valid_to", "too_early",
                 "Không được trước ngày bắt đầu (" + type.validFrom.vietnamese() + ")."}};
    if (auto inUse = checkLater("valid_to", later, later.last); !inUse.empty()) return inUse;
    const Clashes clashes(changed, types);
    for (const auto* other : {clashes.ofCode(), clashes.ofName(), clashes.ofAbbreviation()})
        if (other != nullptr)
            return {{"valid_to", "type_taken",
                     "Thời gian này mã, tên hoặc chữ viết tắt đã là của loại " + described(*other) + "."}};
    return {};
}

Violations checkContinuation(const DocumentType& before, Date validFrom, const LaterDocuments& later) {
    if (validFrom <= before.validFrom)
        return {{"valid_from", "too_early",
                 "Phải sau ngày bắt đầu của tên trước (" + before.validFrom.vietnamese() + ")."}};
    return checkLater("valid_from", later, later.last.plusDays(1));
}

}  // namespace vanthu::domain
