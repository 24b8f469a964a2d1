#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::domain {

/// Tên loại văn bản, valid for a period: law changes are rows, not code (NĐ 30/2020 Phụ lục III).
struct DocumentType {
    std::string code;          ///< stable: the abbreviation where there is one, else "CV", "ThC", "L" …
    std::string name;          ///< "Kế hoạch"
    std::string abbreviation;  ///< "KH"; "" for Công văn and Thư công
    TypeClass typeClass{TypeClass::administrative};
    Date validFrom;
    std::optional<Date> validTo;  ///< last day
    std::string legalBasis{};     ///< "" in the rows of the start: their list names its sources
    DocumentTypeId id{};          ///< of this row; a type that was renamed has one for each of its names

    [[nodiscard]] bool holdsOn(Date day) const { return validFrom <= day && (!validTo || day <= *validTo); }
    /// True when there is a day on which both hold.
    [[nodiscard]] bool meets(const DocumentType& other) const {
        return (!validTo || other.validFrom <= *validTo) && (!other.validTo || validFrom <= *other.validTo);
    }
};

/// The rows of schemas/codes/document_types.tsv that a new database starts with.
[[nodiscard]] std::vector<DocumentType> initialDocumentTypes();

/// The types valid on one day, searchable.
class DocumentTypeCatalogue {
  public:
    explicit DocumentTypeCatalogue(std::vector<DocumentType> types) : types_(std::move(types)) {}
    [[nodiscard]] const std::vector<DocumentType>& types() const { return types_; }
    [[nodiscard]] const DocumentType* byCode(std::string_view code, Date day) const;
    /// As it was called on that day; outside of its time by its last name before it, else by its first one.
    [[nodiscard]] const DocumentType* nameOf(std::string_view code, Date day) const;
    [[nodiscard]] const DocumentType* byId(DocumentTypeId id) const;
    /// Exact abbreviation, case matters: HD ≠ HĐ.
    [[nodiscard]] const DocumentType* byAbbreviation(std::string_view abbreviation, Date day) const;
    /// Folded name: "ke hoach" finds Kế hoạch.
    [[nodiscard]] const DocumentType* byName(std::string_view name, Date day) const;
    [[nodiscard]] std::vector<std::string> abbreviations(Date day) const;

  private:
    std::vector<DocumentType> types_;
};

}  // namespace vanthu::domain
