#pragma once

#include <string>

namespace vanthu::tests {

/// Text of a PDF as `pdftotext -layout` reads it, after `qpdf --check` found it sound: fails the test when it
/// does not.
std::string readPdf(const std::string& bytes);

}  // namespace vanthu::tests
