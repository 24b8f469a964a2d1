#pragma once

#include "schemas/exchange/directory_entry.h"

#include <string>

namespace vanthu::directory::samples {

[[nodiscard]] inline wire::DirectoryOrganisation organisation(const std::string& code = "H53.13",
                                                              const std::string& name = "Sở Nội vụ") {
    return {.code = code,
            .formerCode = "000.00.13.H53",
            .name = name,
            .parent = "H53",
            .successor = "H53.14",
            .validFrom = *domain::Date::fromParts(2018, 1, 1),
            .validTo = domain::Date::fromParts(2026, 6, 30),
            .capableSince = domain::Date::fromParts(2019, 3, 1),
            .gateway = "cong-h53.13"};
}

[[nodiscard]] inline wire::DirectoryGateway gateway(const std::string& id = "cong-h53.13") {
    return {.id = id,
            .name = "Cổng của Sở Nội vụ",
            .hub = "truc-h53",
            .publicKey = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7",
            .nextPublicKey = "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID",
            .fingerprints = {std::string(64, 'a'), std::string(64, '0')},
            .endpoint = "tcp://lien-thong.h53.vn:7020"};
}

}  // namespace vanthu::directory::samples
