#include "server/stamp/program/pdf_files.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace vanthu::stamp {

void open(QPDF& pdf, std::string_view bytes) {
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("original", bytes.data(), bytes.size());
}

void writeAsItIs(QPDFWriter& writer) {
    writer.setDeterministicID(true);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setObjectStreamMode(qpdf_o_preserve);
    writer.setPreserveEncryption(false);
    writer.write();
}

}  // namespace vanthu::stamp
