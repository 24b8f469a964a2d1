#include <sys/mman.h>
#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "indexer/extract/sandbox.h"
#include "server/stamp/protocol.h"

namespace vanthu::stamp {
namespace {

using Rectangle = QPDFObjectHandle::Rectangle;

constexpr double kPointsPerMm = 72.0 / 25.4;
constexpr int kBadArguments = 2;

/// A file given as a descriptor, mapped.
class MappedFile {
  public:
    explicit MappedFile(int descriptor) {
        struct stat status {};
        if (fstat(descriptor, &status) != 0 || status.st_size <= 0) throw std::runtime_error("empty file");
        size_ = static_cast<std::size_t>(status.st_size);
        bytes_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (bytes_ == MAP_FAILED) throw std::bad_alloc();
    }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile() { munmap(bytes_, size_); }
    void openAs(QPDF& pdf, const char* name) const {
        pdf.processMemoryFile(name, static_cast<const char*>(bytes_), size_);
    }

  private:
    void* bytes_{nullptr};
    std::size_t size_{0};
};

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

int run(double leftMm, double topMm) {
    const MappedFile originalFile(kOriginal);
    const MappedFile stampFile(kStamp);
    QPDF original;
    QPDF stamp;
    original.setSuppressWarnings(true);
    originalFile.openAs(original, "original");
    stampFile.openAs(stamp, "stamp");
    layOver(original, stamp, leftMm * kPointsPerMm, topMm * kPointsPerMm);
    QPDFWriter writer(original);
    writer.setOutputFile("copy", stdout, false);
    writer.setDeterministicID(true);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setObjectStreamMode(qpdf_o_preserve);
    writer.setPreserveEncryption(false);
    writer.write();
    return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace
}  // namespace vanthu::stamp

int main(int argumentCount, char** arguments) {
    if (argumentCount != 5) {
        std::fputs("vanthu-stamp is started by vanthud\n", stderr);
        return vanthu::stamp::kBadArguments;
    }
    try {
        vanthu::extract::enterSandbox(std::strtoull(arguments[1], nullptr, 10));
        vanthu::extract::CpuLimit cpu;
        cpu.allow(std::atoi(arguments[2]));
        return vanthu::stamp::run(std::atof(arguments[3]), std::atof(arguments[4]));
    } catch (const std::exception&) {
        return vanthu::stamp::kUnreadable;
    }
}
