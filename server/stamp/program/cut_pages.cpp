#include "server/stamp/program/work.h"

#include <cstdio>
#include <stdexcept>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "indexer/extract/file_kind.h"
#include "server/stamp/program/image_page.h"
#include "server/stamp/program/mapped_file.h"
#include "server/stamp/program/pdf_files.h"
#include "server/stamp/protocol.h"

namespace vanthu::stamp {

void cutPages(int first, int last) {
    const MappedFile original(kOriginal);
    QPDF source;  // lives until the copy is written
    QPDF target;
    target.emptyPDF();
    QPDFWriter writer(target);
    if (extract::kindOf(original.bytes(), {}) == extract::FileKind::image) {
        addImagePages(target, original.bytes(), {}, first, last);
        writer.setOutputFile("copy", stdout, false);
        writer.setDeterministicID(true);
        writer.write();
        return;
    }
    open(source, original.bytes());
    auto all = QPDFPageDocumentHelper(source).getAllPages();
    if (first < 1 || first > last || static_cast<std::size_t>(last) > all.size())
        throw std::runtime_error("no such pages");
    QPDFPageDocumentHelper pages(target);
    for (int number = first; number <= last; ++number) {
        auto& page = all[static_cast<std::size_t>(number) - 1];
        // What a page does by itself when it is shown is not part of what it says.
        page.getObjectHandle().removeKey("/AA");
        pages.addPage(page, false);
    }
    writer.setOutputFile("copy", stdout, false);
    writeAsItIs(writer);
}

}  // namespace vanthu::stamp
