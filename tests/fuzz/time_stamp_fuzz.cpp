#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "schemas/domain/error.h"
#include "server/evidence/time_stamp.h"
#include "tests/evidence/time_authority.h"

namespace {

using namespace vanthu;

constexpr std::string_view kContent = "đầu nhật ký";
constexpr std::size_t kBytesOfEdit = 3;

/// A question, and what an honest authority answers to it: chance alone finds no CMS.
struct Stamped {
    tests::TimeAuthority authority;
    evidence::StampAuthorities believed{authority.certificate()};
    evidence::StampRequest request{kContent};
    std::string answer{authority.answer(request.der())};
    std::string token{believed.tokenOf(request, answer)};
    evidence::StampClaim claim{evidence::stampClaimOf(token, kContent).value()};
};

/// Each edit: where, in two bytes, and what stands there then.
std::string edited(std::string text, std::string_view edits) {
    for (; edits.size() >= kBytesOfEdit; edits.remove_prefix(kBytesOfEdit)) {
        const auto high = static_cast<unsigned char>(edits[0]);
        const auto low = static_cast<unsigned char>(edits[1]);
        text[(high * 256U + low) % text.size()] = edits[2];
    }
    return text;
}

/// What is believed says what the authority signed, whatever stands around it.
void judge(const Stamped& stamped, std::string_view answer) {
    try {
        const auto token = stamped.believed.tokenOf(stamped.request, answer);
        const auto claim = evidence::stampClaimOf(token, kContent);
        if (!claim || claim->at != stamped.claim.at || claim->authority != stamped.claim.authority)
            std::abort();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unavailable) std::abort();
    }
}

}  // namespace

/// The first byte chooses: an answer or a token, as it is or as edits of an honest one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Stamped kStamped;
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 4) {
        case 0:
            judge(kStamped, bytes);
            break;
        case 1:
            judge(kStamped, edited(kStamped.answer, bytes));
            break;
        case 2:
            static_cast<void>(evidence::stampClaimOf(bytes, kContent));
            break;
        default:
            static_cast<void>(evidence::stampClaimOf(edited(kStamped.token, bytes), kContent));
            break;
    }
    return 0;
}
