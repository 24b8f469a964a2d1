#pragma once

#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

// What edXML messages say (QCVN 102:2016/BTTTT), in the order in which they say it. Texts are in NFC on one
// line; absent and empty are the same.
namespace vanthu::edxml {

/// An organisation as the message describes it.
struct Organ {
    std::string id;        ///< of either scheme, as written
    std::string inCharge;  ///< the superior body
    std::string name;
    std::string address;
    std::string email;
    std::string telephone;
    std::string fax;
    std::string website;
    bool operator==(const Organ&) const = default;
};

/// A document that this one answers, or of which a status tells.
struct Answered {
    std::string organId;
    std::string code;  ///< "7816/VPCP-TTĐT"
    std::string documentId;
    std::optional<domain::Date> issuedDate;
    bool operator==(const Answered&) const = default;
};

/// Tên loại: the name decides, for every vendor numbers them in its own way.
struct TypeName {
    std::string number;
    std::string detail;
    std::string name;
    bool operator==(const TypeName&) const = default;
};

struct SignedBy {
    std::string competence;  ///< "TL. BỘ TRƯỞNG"
    std::string position;
    std::string name;
    bool operator==(const SignedBy&) const = default;
};

struct OtherFacts {
    std::string priority;  ///< 0–4, see urgencyOf()
    std::string sphere;
    std::string typist;
    std::string copies;
    std::string pages;
    std::string direction;
    std::vector<std::string> appendixes;
    bool operator==(const OtherFacts&) const = default;
};

struct Staff {
    std::string department;
    std::string departmentId;
    std::string name;
    std::string id;
    std::string email;
    std::string mobile;
    bool operator==(const Staff&) const = default;
};

/// What a message does to a document. The codes are BussinessDocType.
enum class Operation { fresh, recall, update, replacement };

/// A receiver that an update takes off the list or puts on it.
struct ReceiverChange {
    std::string organId;
    std::string kind;  ///< 0 taken off, 1 put on
    bool operator==(const ReceiverChange&) const = default;
};

/// A document that this one replaces, at those organisations.
struct Replaced {
    std::string documentId;
    std::vector<std::string> organIds;
    bool operator==(const Replaced&) const = default;
};

struct Business {
    std::string documentId;  ///< of the document that is recalled or updated; "" means the message's own
    Operation operation{Operation::fresh};
    std::string reason;
    std::string paper;            ///< 1: paper follows
    std::string documentChanged;  ///< 0 or 1, of an update
    std::string receiversChanged;
    std::vector<ReceiverChange> receivers;
    std::vector<Replaced> replaced;
    std::vector<Staff> staff;
    bool operator==(const Business&) const = default;
};

/// One hop of the message.
struct Hop {
    std::string organId;
    std::optional<domain::Timestamp> at;
    bool operator==(const Hop&) const = default;
};

/// A file in the message. Its bytes are the `content`th of the message, from 0.
struct Attachment {
    std::string contentId;  ///< without "cid:"
    std::string name;       ///< as written, a path included
    std::string description;
    std::string contentType;
    std::size_t content{0};
    bool operator==(const Attachment&) const = default;
};

/// A document, or what is done to one.
struct Message {
    Organ from;
    std::vector<Organ> to;  ///< at least one; no code twice
    std::string documentId;
    std::string number;
    std::string notation;
    std::string place;
    domain::Date issuedDate;
    TypeName type;
    std::string subject;
    std::string content;
    SignedBy signer;
    std::optional<domain::Date> dueDate;
    OtherFacts other;
    std::vector<Answered> answered;
    std::string steering;  ///< 1 no, 2 chỉ đạo, 3 report on one
    std::vector<std::string> toPlaces;
    std::vector<Hop> hops;
    Business business;
    bool hasSignature{false};  ///< an XML signature, which is kept and not checked
    std::vector<Attachment> attachments;
    bool operator==(const Message&) const = default;
};

/// What became of a document at one of its receivers; or (13) that its sender wants it back.
struct Status {
    Organ from;
    Answered about;  ///< its organisation is whom the status is meant for
    std::vector<Staff> staff;
    std::string code;  ///< "01" … "06", "13", "15", "16"
    std::string description;
    domain::Timestamp at{};
    bool operator==(const Status&) const = default;
};

}  // namespace vanthu::edxml

template <>
inline constexpr auto vanthu::domain::kWords<vanthu::edxml::Operation> = std::array{
    Word<edxml::Operation>{edxml::Operation::fresh, "0", "Văn bản mới"},
    Word<edxml::Operation>{edxml::Operation::recall, "1", "Thu hồi"},
    Word<edxml::Operation>{edxml::Operation::update, "2", "Cập nhật"},
    Word<edxml::Operation>{edxml::Operation::replacement, "3", "Thay thế"},
};
