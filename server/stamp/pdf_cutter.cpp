#include "server/stamp/pdf_cutter.h"

#include "server/stamp/protocol.h"
#include "server/stamp/stamp_child.h"

namespace vanthu::stamp {

std::optional<std::string> PdfCutter::pages(const limited::Descriptor& file, int first, int last) const {
    return outputOf(program_, limits_, {kCutWord, std::to_string(first), std::to_string(last)},
                    {{file.number(), kOriginal}});
}

}  // namespace vanthu::stamp
