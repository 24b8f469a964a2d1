#include "indexer/extract/encoding.h"
#include "indexer/extract/extract_file.h"
#include "indexer/extract/mail.h"
#include "indexer/extract/ole_file.h"
#include "indexer/extract/open_pdf.h"
#include "indexer/extract/reader_program.h"

namespace vanthu::extract {
namespace {

void warmUp() {
    loadConverters();
    warmUpPdf();
    warmUpMail();
    warmUpOle();
}

Extraction extractJob(const Job& job, std::string_view bytes, const Budget& budget) {
    const Claim claim{job.mediaType, job.fileName};
    return job.wanted == Wanted::layout ? layoutOfBytes(bytes, claim, budget)
                                        : extractBytes(bytes, claim, budget);
}

}  // namespace
}  // namespace vanthu::extract

int main(int argumentCount, char** arguments) {
    using namespace vanthu::extract;
    return runReader(argumentCount, arguments, {[](const auto&) { warmUp(); }, extractJob});
}
