#include "storage/figure_signers.h"

#include "schemas/domain/text.h"
#include "storage/log_record.h"

#include <Poco/JSON/Array.h>

#include <algorithm>

namespace vanthu::storage {

std::vector<std::string> validSigners(const std::string& result) {
    std::vector<std::string> names;
    const auto record = logRecord(result);
    const auto signatures = record->getArray("signatures");
    for (std::size_t i = 0; signatures && i < signatures->size(); ++i) {
        const auto signature = signatures->getObject(static_cast<unsigned>(i));
        if (signature->optValue<std::string>("integrity", "") != "intact" ||
            signature->optValue<std::string>("coverage", "") == "added_to" ||
            signature->optValue<std::string>("certificate", "") != "trusted")
            continue;
        names.push_back(domain::folded(signature->optValue<std::string>("signer", "")));
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

SignedBy signedBy(const std::vector<std::string>& signers, std::string_view signer) {
    SignedBy found;
    for (const auto& name : signers) {
        const bool isSigner = !signer.empty() && name == signer;
        found.person = found.person || isSigner;
        found.agency = found.agency || !isSigner;
    }
    return found;
}

}  // namespace vanthu::storage
