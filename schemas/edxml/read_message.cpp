#include "schemas/edxml/read_message.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "schemas/domain/organisation.h"
#include "schemas/domain/text.h"
#include "schemas/edxml/text_fields.h"

namespace vanthu::edxml {
namespace {

constexpr std::array kStatusCodes{"01", "02", "03", "04", "05", "06", "13", "15", "16"};

/// An element, or the place where one should be, with what is wrong in it.
class Place {
  public:
    Place(const Element* element, std::string path, std::vector<Fault>& faults)
        : element_(element), path_(std::move(path)), faults_(faults) {}

    [[nodiscard]] Place below(std::string_view name) const {
        return {element_ == nullptr ? nullptr : element_->child(name), pathOf(name), faults_};
    }

    /// The children of that name, each in its place.
    [[nodiscard]] std::vector<Place> all(std::string_view name) const {
        std::vector<Place> places;
        if (element_ == nullptr) return places;
        const auto found = element_->childrenNamed(name);
        for (std::size_t i = 0; i < found.size(); ++i)
            places.push_back({found[i], pathOf(name) + "[" + std::to_string(i + 1) + "]", faults_});
        return places;
    }

    [[nodiscard]] std::string text() const {
        return element_ == nullptr ? std::string{} : domain::normalised(element_->text);
    }
    [[nodiscard]] bool isThere() const { return element_ != nullptr; }

    void reject(const char* code, const std::string& message) const {
        faults_.push_back({path_, code, message});
    }

    [[nodiscard]] std::string shortText(std::size_t most, bool required) const {
        auto value = text();
        if (required && value.empty()) reject("required", "Thiếu phần này; hãy yêu cầu nơi gửi gửi lại.");
        if (most != 0 && domain::codePoints(value) > most)
            reject("too_long",
                   "Dài quá " + std::to_string(most) + " ký tự; hãy yêu cầu nơi gửi rút ngắn và gửi lại.");
        return value;
    }

    [[nodiscard]] std::optional<domain::Date> date(bool required) const {
        const auto value = shortText(0, required);
        if (value.empty()) return std::nullopt;
        auto day = domain::parseAnyDate(value);
        if (!day) reject("not_a_date", "Ngày không hợp lệ; viết dạng 2018/09/28.");
        return day;
    }

    /// "2018/09/28 08:15:00", in Vietnam.
    [[nodiscard]] std::optional<domain::Timestamp> moment(bool required) const {
        const auto value = shortText(0, required);
        if (value.empty()) return std::nullopt;
        const auto blank = value.find(' ');
        const auto day = domain::parseAnyDate(value.substr(0, blank));
        const auto time = blank == std::string::npos ? std::string{"00:00:00"} : value.substr(blank + 1);
        const auto moment = day ? domain::parseTimestamp(day->iso() + "T" + time + "+07:00") : std::nullopt;
        if (!moment) reject("not_a_time", "Thời điểm không hợp lệ; viết dạng 2018/09/28 08:15:00.");
        return moment;
    }

    [[nodiscard]] std::vector<std::string> texts(std::string_view name, std::size_t most = 0) const {
        std::vector<std::string> values;
        for (const auto& place : all(name))
            if (auto value = place.shortText(most, false); !value.empty()) values.push_back(std::move(value));
        return values;
    }

  private:
    [[nodiscard]] std::string pathOf(std::string_view name) const {
        return path_.empty() ? std::string(name) : path_ + "/" + std::string(name);
    }

    const Element* element_;
    std::string path_;
    std::vector<Fault>& faults_;
};

template <class Owner, std::size_t size>
void readTexts(const Place& place, const std::array<TextField<Owner>, size>& fields, Owner& owner) {
    for (const auto& field : fields)
        owner.*field.member = place.below(field.element).shortText(field.most, field.required);
}

Place headerOf(const Element& root, std::vector<Fault>& faults) {
    return Place(&root, "", faults).below("edXMLEnvelope").below("edXMLHeader");
}

Organ readOrgan(const Place& place) {
    Organ organ;
    readTexts(place, kOrganFields, organ);
    return organ;
}

std::vector<Organ> readReceivers(const Place& header) {
    std::vector<Organ> receivers;
    std::vector<std::string> codes;
    for (const auto& place : header.all("To")) {
        receivers.push_back(readOrgan(place));
        const auto code = domain::normalisedOrganisationCode(receivers.back().id);
        if (!code.empty() && std::ranges::find(codes, code) != codes.end())
            place.below("OrganId").reject("repeated", "Nơi nhận " + receivers.back().id + " nêu hai lần.");
        codes.push_back(code);
    }
    if (receivers.empty()) header.below("To").reject("required", "Không nêu nơi nhận nào.");
    return receivers;
}

Answered readAnswered(const Place& place) {
    Answered answered;
    readTexts(place, kAnsweredFields, answered);
    answered.issuedDate = place.below("PromulgationDate").date(false);
    return answered;
}

std::vector<Staff> readStaff(const Place& parent) {
    std::vector<Staff> staff;
    for (const auto& place : parent.all("StaffInfo"))
        readTexts(place, kStaffFields, staff.emplace_back());
    return staff;
}

OtherFacts readOther(const Place& place) {
    OtherFacts other;
    readTexts(place, kOtherFields, other);
    other.appendixes = place.below("Appendixes").texts("Appendix");
    return other;
}

Operation readOperation(const Place& place) {
    const auto written = place.text();
    if (written.empty()) return Operation::fresh;
    const auto operation = domain::parse<Operation>(written);
    if (!operation)
        place.reject("unknown_code", "Nghiệp vụ " + written + " không có trong QCVN 102:2016 (0–3).");
    return operation.value_or(Operation::fresh);
}

Business readBusiness(const Place& place) {
    Business business;
    business.documentId = place.below("DocumentId").shortText(kDocumentIdLength, false);
    business.operation = readOperation(place.below("BussinessDocType"));
    business.reason = place.below("BussinessDocReason").shortText(limits::kReason, false);
    business.paper = place.below("Paper").text();
    const auto changed = place.below("BussinessDocumentInfo");
    business.documentChanged = changed.below("DocumentInfo").text();
    business.receiversChanged = changed.below("DocumentReceiver").text();
    for (const auto& receiver : changed.below("ReceiverList").all("Receiver"))
        readTexts(receiver, kReceiverFields, business.receivers.emplace_back());
    for (const auto& info : place.below("ReplacementInfoList").all("ReplacementInfo"))
        business.replaced.push_back({info.below("DocumentId").shortText(kDocumentIdLength, true),
                                     info.below("OrganIdList").texts("OrganId", limits::kOrganisationCode)});
    business.staff = readStaff(place);
    return business;
}

std::vector<Hop> readHops(const Place& list) {
    std::vector<Hop> hops;
    for (const auto& place : list.all("TraceHeader"))
        hops.push_back({place.below("OrganId").shortText(limits::kOrganisationCode, false),
                        place.below("Timestamp").moment(false)});
    return hops;
}

std::string withoutCid(const std::string& id) {
    return id.starts_with("cid:") ? id.substr(4) : id;
}

std::vector<Attachment> readAttachments(const Place& list) {
    std::vector<Attachment> attachments;
    for (const auto& place : list.all("Attachment")) {
        auto& attachment = attachments.emplace_back();
        readTexts(place, kAttachmentFields, attachment);
        attachment.contentId = withoutCid(place.below("ContentId").shortText(200, false));
        const auto content = place.below("ContentTransferEncoded");
        // Who made the tree put the place of the bytes there.
        const auto index = content.text();
        const auto [end, error] =
            std::from_chars(index.data(), index.data() + index.size(), attachment.content);
        if (!content.isThere() || error != std::errc{} || end != index.data() + index.size())
            content.reject("required", "Tệp đính kèm không có nội dung; hãy yêu cầu nơi gửi gửi lại.");
    }
    return attachments;
}

/// Every file that the manifest names must be there.
void checkReferences(const Place& root, const std::vector<Attachment>& attachments) {
    const auto manifest = root.below("edXMLEnvelope").below("edXMLBody").below("edXMLManifest");
    for (const auto& reference : manifest.all("Reference")) {
        const auto id = reference.below("ContentId");
        if (id.isThere() && std::ranges::find(attachments, withoutCid(id.text()), &Attachment::contentId) ==
                                attachments.end())
            id.reject("missing_file", "Bản tin thiếu tệp này; hãy yêu cầu nơi gửi gửi lại.");
    }
}

}  // namespace

MessageKind kindOf(const Element& root) {
    std::vector<Fault> unused;
    const auto header = headerOf(root, unused).below("MessageHeader");
    return header.below("StatusCode").isThere() ? MessageKind::status : MessageKind::document;
}

Message readMessage(const Element& root, std::vector<Fault>& faults) {
    const auto head = headerOf(root, faults);
    const auto header = head.below("MessageHeader");
    Message message;
    message.from = readOrgan(header.below("From"));
    message.to = readReceivers(header);
    message.documentId = header.below("DocumentId").shortText(kDocumentIdLength, true);
    readTexts(header.below("Code"), kCodeFields, message);
    const auto promulgation = header.below("PromulgationInfo");
    message.place = promulgation.below("Place").text();
    message.issuedDate = promulgation.below("PromulgationDate").date(true).value_or(domain::Date{});
    readTexts(header.below("DocumentType"), kTypeFields, message.type);
    message.subject = header.below("Subject").shortText(limits::kSubject, true);
    message.content = header.below("Content").text();
    readTexts(header.below("SignerInfo"), kSignerFields, message.signer);
    message.dueDate = header.below("DueDate").date(false);
    message.other = readOther(header.below("OtherInfo"));
    for (const auto& place : header.all("ResponseFor"))
        message.answered.push_back(readAnswered(place));
    message.steering = header.below("SteeringType").shortText(10, false);
    message.toPlaces = header.below("ToPlaces").texts("Place");
    const auto trace = head.below("TraceHeaderList");
    message.hops = readHops(trace);
    message.business = readBusiness(trace.below("Bussiness"));
    message.hasSignature = head.below("Signature").isThere();
    const Place whole(&root, "", faults);
    message.attachments = readAttachments(whole.below("AttachmentEncoded"));
    checkReferences(whole, message.attachments);
    return message;
}

Status readStatus(const Element& root, std::vector<Fault>& faults) {
    const auto header = headerOf(root, faults).below("MessageHeader");
    Status status;
    status.from = readOrgan(header.below("From"));
    const auto about = header.below("ResponseFor");
    status.about = readAnswered(about);
    for (const auto* needed : {"OrganId", "DocumentId"})
        if (about.below(needed).text().empty())
            about.below(needed).reject("required", "Thiếu phần này; hãy yêu cầu nơi gửi gửi lại.");
    status.staff = readStaff(header);
    const auto code = header.below("StatusCode");
    status.code = code.text();
    if (std::ranges::find(kStatusCodes, status.code) == kStatusCodes.end())
        code.reject("unknown_code", "Mã trạng thái \"" + status.code + "\" không có trong QCVN 102:2016.");
    status.description = header.below("Description").shortText(limits::kReason, false);
    status.at = header.below("Timestamp").moment(true).value_or(domain::Timestamp{});
    return status;
}

}  // namespace vanthu::edxml
