#pragma once

#include <string_view>

class QPDF;
class QPDFWriter;

namespace vanthu::stamp {

/// Reads a PDF that stays where it is; mends what can be mended without a word.
void open(QPDF& pdf, std::string_view bytes);
/// Writes streams as they came, the same bytes for the same input.
void writeAsItIs(QPDFWriter& writer);

}  // namespace vanthu::stamp
