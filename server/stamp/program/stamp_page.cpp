#include "server/stamp/program/work.h"

#include <cstdio>
#include <stdexcept>
#include <string>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "server/stamp/program/mapped_file.h"
#include "server/stamp/program/page_units.h"
#include "server/stamp/program/pdf_files.h"
#include "server/stamp/protocol.h"

namespace vanthu::stamp {
namespace {

using Rectangle = QPDFObjectHandle::Rectangle;

struct Extent {
    double width;
    double height;
};

/// The part of the page, in its own coordinates, that is shown at that distance from the left and the upper
/// edge. /Rotate turns the shown page clockwise.
Rectangle placeOn(QPDFPageObjectHelper& page, double left, double top, const Extent& stamp) {
    const auto box = page.getTrimBox().getArrayAsRectangle();
    auto rotation = page.getAttribute("/Rotate", false);
    const auto turned = rotation.isInteger() ? ((rotation.getIntValueAsInt() % 360) + 360) % 360 : 0;
    switch (turned) {
        case 90:
            return {box.llx + top, box.lly + left, box.llx + top + stamp.height,
                    box.lly + left + stamp.width};
        case 180:
            return {box.urx - left - stamp.width, box.lly + top, box.urx - left,
                    box.lly + top + stamp.height};
        case 270:
            return {box.urx - top - stamp.height, box.ury - left - stamp.width, box.urx - top,
                    box.ury - left};
        default:
            return {box.llx + left, box.ury - top - stamp.height, box.llx + left + stamp.width,
                    box.ury - top};
    }
}

/// As `qpdf --overlay` does it: the stamp becomes an object of the page, drawn after everything else.
void layOver(QPDF& original, QPDF& stamp, double left, double top) {
    auto pages = QPDFPageDocumentHelper(original).getAllPages();
    if (pages.empty()) throw std::runtime_error("no pages");
    auto& page = pages.front();
    auto stampPage = QPDFPageDocumentHelper(stamp).getAllPages().at(0);
    const auto stampBox = stampPage.getTrimBox().getArrayAsRectangle();
    auto form = original.copyForeignObject(stampPage.getFormXObjectForPage());

    auto resources = page.getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
        resources = QPDFObjectHandle::newDictionary();
        page.getObjectHandle().replaceKey("/Resources", resources);
    }
    int suffix = 1;
    const auto name = resources.getUniqueResourceName("/Stamp", suffix);
    const Extent extent{stampBox.urx - stampBox.llx, stampBox.ury - stampBox.lly};
    const auto content = page.placeFormXObject(form, name, placeOn(page, left, top, extent));
    resources.mergeResources(QPDFObjectHandle::parse("<< /XObject << >> >>"));
    resources.getKey("/XObject").replaceKey(name, form);
    page.addPageContents(original.newStream("q\n"), true);
    page.addPageContents(original.newStream("\nQ\n" + content), false);
}

}  // namespace

void stampPage(double leftMm, double topMm) {
    const MappedFile originalFile(kOriginal);
    const MappedFile stampFile(kStamp);
    QPDF original;
    QPDF stamp;
    open(original, originalFile.bytes());
    open(stamp, stampFile.bytes());
    layOver(original, stamp, leftMm * kPointsPerMm, topMm * kPointsPerMm);
    QPDFWriter writer(original);
    writer.setOutputFile("copy", stdout, false);
    writeAsItIs(writer);
}

}  // namespace vanthu::stamp
