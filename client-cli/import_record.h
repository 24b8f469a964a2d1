#pragma once

#include "client-cli/json.h"

#include <string>

namespace vanthu::cli {

/// One record as POST /imports takes it, or why it cannot be one.
struct ImportRecord {
    Json record;
    std::string problem;  ///< Vietnamese; empty when the record may be sent
};

/// Names the fields of a record of some other source in our words. Understands, first found first:
///   external_id  external_id, id, vbpl_item, then the number
///   code         number, so_ky_hieu, else from source_note
///   type         type, loai, else from source_note
///   subject      subject, trich_yeu, title, else type and number, else the first line of the text
///   issuer_name  issuer, issuer_name, co_quan, else from source_note
///   issued_date  issued_date, ngay_ban_hanh, date (any spelling of dates.h), else from source_note
///   text         text, noi_dung, content
/// Subjects over 500 letters and issuers over 200 are cut with "…"; the whole subject then leads the text.
[[nodiscard]] ImportRecord importRecord(const Json& line, const std::string& source);

/// What the note of an article of the codified law says of its document:
/// "(Điều 1 Luật số 57/2020/QH14 Luật Thanh niên ngày 16/06/2020 của Quốc hội, có hiệu lực …)". Unknown parts
/// are empty.
struct SourceNote {
    std::string type;        ///< "Luật"
    std::string code;        ///< "57/2020/QH14"
    std::string issuedDate;  ///< ISO
    std::string issuer;      ///< "Quốc hội"
};
[[nodiscard]] SourceNote parseSourceNote(const std::string& note);

}  // namespace vanthu::cli
