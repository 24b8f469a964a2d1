#pragma once

#include "schemas/domain/limits.h"
#include "schemas/edxml/message.h"

#include <array>
#include <cstddef>
#include <string>

// Where the plain texts of a message stand. Reader and writer both go by these tables.
namespace vanthu::edxml {

/// `most`: code points; 0 for what nobody needs to be short.
template <class Owner>
struct TextField {
    const char* element;
    std::string Owner::*member;
    std::size_t most{0};
    bool required{false};
};

inline constexpr std::size_t kDocumentIdLength = 200;

inline constexpr std::array kOrganFields{
    TextField<Organ>{"OrganId", &Organ::id, limits::kOrganisationCode, true},
    TextField<Organ>{"OrganizationInCharge", &Organ::inCharge},
    TextField<Organ>{"OrganName", &Organ::name, limits::kOrganisationName},
    TextField<Organ>{"OrganAdd", &Organ::address},
    TextField<Organ>{"Email", &Organ::email},
    TextField<Organ>{"Telephone", &Organ::telephone},
    TextField<Organ>{"Fax", &Organ::fax},
    TextField<Organ>{"Website", &Organ::website},
};

inline constexpr std::array kCodeFields{
    TextField<Message>{"CodeNumber", &Message::number, limits::kCodeNumber, true},
    TextField<Message>{"CodeNotation", &Message::notation, limits::kCodeNotation, true},
};

inline constexpr std::array kTypeFields{
    TextField<TypeName>{"Type", &TypeName::number, 20},
    TextField<TypeName>{"TypeDetail", &TypeName::detail, 20},
    TextField<TypeName>{"TypeName", &TypeName::name, 100, true},
};

inline constexpr std::array kSignerFields{
    TextField<SignedBy>{"Competence", &SignedBy::competence, limits::kSignerPosition},
    TextField<SignedBy>{"Position", &SignedBy::position, limits::kSignerPosition},
    TextField<SignedBy>{"FullName", &SignedBy::name, limits::kSignerName},
};

inline constexpr std::array kOtherFields{
    TextField<OtherFacts>{"Priority", &OtherFacts::priority, 10},
    TextField<OtherFacts>{"SphereOfPromulgation", &OtherFacts::sphere},
    TextField<OtherFacts>{"TyperNotation", &OtherFacts::typist},
    TextField<OtherFacts>{"PromulgationAmount", &OtherFacts::copies, 10},
    TextField<OtherFacts>{"PageAmount", &OtherFacts::pages, 10},
    TextField<OtherFacts>{"Direction", &OtherFacts::direction, 10},
};

inline constexpr std::array kAnsweredFields{
    TextField<Answered>{"OrganId", &Answered::organId, limits::kOrganisationCode},
    TextField<Answered>{"Code", &Answered::code},
    TextField<Answered>{"DocumentId", &Answered::documentId, kDocumentIdLength},
};

inline constexpr std::array kStaffFields{
    TextField<Staff>{"Department", &Staff::department},
    TextField<Staff>{"DepartmentId", &Staff::departmentId},
    TextField<Staff>{"Staff", &Staff::name},
    TextField<Staff>{"StaffId", &Staff::id},
    TextField<Staff>{"Email", &Staff::email},
    TextField<Staff>{"Mobile", &Staff::mobile},
};

inline constexpr std::array kReceiverFields{
    TextField<ReceiverChange>{"OrganId", &ReceiverChange::organId, limits::kOrganisationCode, true},
    TextField<ReceiverChange>{"ReceiverType", &ReceiverChange::kind, 10, true},
};

inline constexpr std::array kAttachmentFields{
    TextField<Attachment>{"AttachmentName", &Attachment::name, 500},
    TextField<Attachment>{"Description", &Attachment::description},
    TextField<Attachment>{"ContentType", &Attachment::contentType, limits::kFileNameBytes},
};

}  // namespace vanthu::edxml
