#include "server/stamp/pdf_stamper.h"

#include "server/stamp/protocol.h"
#include "server/stamp/stamp_child.h"

namespace vanthu::stamp {

std::filesystem::path PdfStamper::programBesideOwn() {
    return limited::programBesideOwn("vanthu-stamp");
}

std::optional<std::string> PdfStamper::stamped(std::string_view original, std::string_view stamp,
                                               const StampPlace& place) const {
    if (original.size() > limits_.fileBytes) return std::nullopt;
    const auto originalFile = limited::sealedFile(original);
    const auto stampFile = limited::sealedFile(stamp);
    return outputOf(program_, limits_,
                    {kStampWord, std::to_string(place.leftMm), std::to_string(place.topMm)},
                    {{originalFile.number(), kOriginal}, {stampFile.number(), kStamp}});
}

}  // namespace vanthu::stamp
