#include "schemas/domain/link.h"

#include "schemas/domain/text.h"

namespace vanthu::domain {
namespace {

constexpr std::string_view kTrueCopy = "SY";
constexpr std::string_view kCopyOfCopy = "SL";

/// What a kind asks of the directions of its two ends. Archived documents may be of either direction.
struct LinkRule {
    LinkKind kind;
    bool outgoingToIncoming;
    bool incomingToOutgoing;
    std::string_view why;  ///< Vietnamese
};

// Whoever issued a document, or stands above who did, amends, replaces and recalls it; only the issuer
// corrects it.
constexpr std::array kLinkRules{
    LinkRule{LinkKind::repliesTo, true, true, ""},
    LinkRule{LinkKind::replaces, false, true, "Văn bản đi không thay thế văn bản của cơ quan khác gửi đến."},
    LinkRule{LinkKind::corrects, false, false, "Chỉ cơ quan đã ban hành văn bản mới đính chính văn bản đó."},
    LinkRule{LinkKind::recalls, false, true, "Văn bản đi không thu hồi văn bản của cơ quan khác gửi đến."},
    LinkRule{LinkKind::basedOn, true, true, ""},
    LinkRule{LinkKind::copyOf, true, true, ""},
    LinkRule{LinkKind::amends, false, true, "Văn bản đi không sửa đổi văn bản của cơ quan khác gửi đến."},
};

constexpr bool rulesAreInOrder() {
    for (std::size_t i = 0; i < kLinkRules.size(); ++i)
        if (kLinkRules[i].kind != kWords<LinkKind>[i].value) return false;
    return kLinkRules.size() == kWords<LinkKind>.size();
}
static_assert(rulesAreInOrder(), "every kind of link has its rule");

bool haveSameIssuer(const Document& one, const Document& other) {
    return !one.issuerName.empty() && folded(one.issuerName) == folded(other.issuerName);
}

}  // namespace

bool daysAllowLink(const Document& from, const Document& to) {
    return !from.issuedDate || !to.issuedDate || *from.issuedDate >= *to.issuedDate;
}

Violations checkLink(LinkKind kind, const Document& from, const Document& to) {
    Violations violations;
    const auto reject = [&](const char* field, const char* rule, std::string message) {
        violations.push_back({field, rule, std::move(message)});
    };
    if (from.id == to.id) {
        reject("document", "same_document", "Văn bản không liên kết với chính nó.");
        return violations;
    }
    const auto& rule = kLinkRules[static_cast<std::size_t>(kind)];
    const bool outgoingToIncoming =
        from.direction == Direction::outgoing && to.direction == Direction::incoming;
    const bool incomingToOutgoing =
        from.direction == Direction::incoming && to.direction == Direction::outgoing;
    if ((outgoingToIncoming && !rule.outgoingToIncoming) || (incomingToOutgoing && !rule.incomingToOutgoing))
        reject("kind", "wrong_direction", std::string(rule.why));
    if (kind == LinkKind::repliesTo && haveSameIssuer(from, to))
        reject("kind", "same_issuer", "Cơ quan không trả lời văn bản của chính mình.");
    // NĐ 30/2020 Điều 3: a sao lục is made from a sao y.
    if (kind == LinkKind::copyOf && from.typeCode == kCopyOfCopy && to.typeCode != kTrueCopy)
        reject("document", "not_a_true_copy", "Bản sao lục được sao từ bản sao y (SY).");
    if (!daysAllowLink(from, to))
        reject("document", "dated_later",
               "Văn bản kia ghi ngày " + to.issuedDate->vietnamese() + ", sau văn bản này (" +
                   from.issuedDate->vietnamese() + ").");
    return violations;
}

}  // namespace vanthu::domain
