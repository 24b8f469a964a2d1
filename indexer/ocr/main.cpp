#include <leptonica/allheaders.h>

#include <memory>

#include "indexer/extract/open_pdf.h"
#include "indexer/extract/reader_program.h"
#include "indexer/ocr/read_page.h"
#include "indexer/ocr/recogniser.h"
#include "schemas/domain/error.h"

int main(int argumentCount, char** arguments) {
    using namespace vanthu;  // one program, one namespace
    std::unique_ptr<ocr::Recogniser> recogniser;
    const auto warmUp = [&](const std::vector<std::string>& more) {
        if (more.size() != 1) throw Error(ErrorCode::invalidInput, "vanthu-ocr wants the file of its model");
        setMsgSeverity(L_SEVERITY_NONE);
        extract::warmUpPdf();
        recogniser = std::make_unique<ocr::Recogniser>(more.front());
    };
    const auto read = [&](const extract::Job& job, std::string_view bytes, const extract::Budget& budget) {
        return job.wanted == extract::Wanted::ocrPage ? ocr::readPage(bytes, job.page, *recogniser, budget)
                                                      : ocr::scannedPages(bytes, budget);
    };
    return extract::runReader(argumentCount, arguments, {warmUp, read});
}
