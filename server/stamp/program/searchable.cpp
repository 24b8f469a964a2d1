#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "indexer/extract/file_kind.h"
#include "indexer/ocr/image_pages.h"
#include "schemas/layout/ocr_page_text.h"
#include "server/stamp/program/image_page.h"
#include "server/stamp/program/mapped_file.h"
#include "server/stamp/program/pdf_files.h"
#include "server/stamp/program/text_layer.h"
#include "server/stamp/program/work.h"
#include "server/stamp/protocol.h"

namespace vanthu::stamp {
namespace {

std::map<int, layout::OcrPage> readPages(std::string_view text) {
    std::map<int, layout::OcrPage> pages;
    while (!text.empty()) {
        const auto end = text.find(kPageEnd);
        auto page = layout::parseOcrPage(text.substr(0, end));
        if (!page) throw std::runtime_error("no recognised page");
        const int number = page->number;
        pages.emplace(number, std::move(*page));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return pages;
}

ShownPage shownPartOf(QPDFPageObjectHelper& page) {
    const auto box = page.getCropBox().getArrayAsRectangle();
    auto rotation = page.getAttribute("/Rotate", false);
    const int turned = rotation.isInteger() ? ((rotation.getIntValueAsInt() % 360) + 360) % 360 : 0;
    return {box.llx, box.lly, box.urx, box.ury, turned};
}

void addWords(QPDF& pdf, QPDFPageObjectHelper& page, const layout::OcrPage& words, QPDFObjectHandle font) {
    auto resources = page.getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
        resources = QPDFObjectHandle::newDictionary();
        page.getObjectHandle().replaceKey("/Resources", resources);
    }
    auto fonts = resources.getKey("/Font");
    fonts = fonts.isDictionary() ? fonts.shallowCopy() : QPDFObjectHandle::newDictionary();
    fonts.replaceKey(kTextFont, font);
    resources.replaceKey("/Font", fonts);
    page.addPageContents(pdf.newStream("q\n"), true);
    page.addPageContents(pdf.newStream("\nQ\n" + invisibleText(words, shownPartOf(page))), false);
}

void write(QPDF& pdf) {
    QPDFWriter writer(pdf);
    writer.setOutputFile("copy", stdout, false);
    writer.setDeterministicID(true);
    writer.setPreserveEncryption(false);
    writer.write();
}

}  // namespace

void makeSearchable() {
    const MappedFile original(kOriginal);
    const MappedFile words(kWords);
    const auto recognised = readPages(words.bytes());
    QPDF pdf;
    if (extract::kindOf(original.bytes(), {}) == extract::FileKind::image) {
        pdf.emptyPDF();
        addImagePages(pdf, original.bytes(), recognised, 1, ocr::imagePages(original.bytes()));
    } else {
        open(pdf, original.bytes());
    }
    const auto font = makeTextFont(pdf);
    int number = 0;
    for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        const auto found = recognised.find(++number);
        if (found != recognised.end()) addWords(pdf, page, found->second, font);
    }
    if (number == 0) throw std::runtime_error("no pages");
    write(pdf);
}

}  // namespace vanthu::stamp
