#include "server/stamp/program/work.h"

#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string_view>

#include <qpdf/Pl_Discard.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "server/stamp/program/mapped_file.h"
#include "server/stamp/program/pdf_files.h"
#include "server/stamp/protocol.h"

namespace vanthu::stamp {
namespace {

/// Files that are put together; each lives until the copy is written.
class Merging {
  public:
    Merging() { target_.emptyPDF(); }

    /// Returns the number of pages.
    int add(std::string_view bytes) {
        auto source = std::make_unique<QPDF>();
        open(*source, bytes);
        QPDFPageDocumentHelper pages(target_);
        int count = 0;
        for (auto& page : QPDFPageDocumentHelper(*source).getAllPages()) {
            // What a page does by itself when it is shown is not part of what it says.
            page.getObjectHandle().removeKey("/AA");
            pages.addPage(page, false);
            ++count;
        }
        if (count == 0) throw std::runtime_error("no pages");
        sources_.push_back(std::move(source));
        return count;
    }

    QPDF& target() { return target_; }

  private:
    std::vector<std::unique_ptr<QPDF>> sources_;
    QPDF target_;
};

}  // namespace

void mergeFiles(const std::vector<std::size_t>& sizes) {
    const MappedFile file(kOriginal);
    auto rest = file.bytes();
    Merging merging;
    for (const auto size : sizes) {
        if (size > rest.size()) throw std::runtime_error("sizes beyond the end");
        merging.add(rest.substr(0, size));
        rest.remove_prefix(size);
    }
    QPDFWriter writer(merging.target());
    writer.setOutputFile("copy", stdout, false);
    writeAsItIs(writer);
}

void countPages() {
    const MappedFile file(kOriginal);
    Merging merging;
    const int pages = merging.add(file.bytes());
    Pl_Discard nowhere;
    QPDFWriter writer(merging.target());
    writer.setOutputPipeline(&nowhere);
    writeAsItIs(writer);
    std::printf("%d", pages);
}

}  // namespace vanthu::stamp
