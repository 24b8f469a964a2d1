#include <leptonica/allheaders.h>

#include "indexer/codes/find_codes.h"
#include "indexer/extract/open_pdf.h"
#include "indexer/extract/reader_program.h"

int main(int argumentCount, char** arguments) {
    using namespace vanthu;  // one program, one namespace
    const auto warmUp = [](const std::vector<std::string>&) {
        setMsgSeverity(L_SEVERITY_NONE);
        extract::warmUpPdf();
    };
    const auto read = [](const extract::Job& job, std::string_view bytes, const extract::Budget&) {
        return codes::findCodes(bytes, job.page);
    };
    return extract::runReader(argumentCount, arguments, {warmUp, read});
}
