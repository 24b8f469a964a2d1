#pragma once

#include <string>
#include <vector>

namespace vanthu::tests {

/// Text of a PDF as `pdftotext -layout` reads it, after `qpdf --check` found it sound: fails the test when it
/// does not.
std::string readPdf(const std::string& bytes);

/// The titles of the list of contents in their order, those of a lower level with a blank in front for each.
std::vector<std::string> bookmarksOf(const std::string& bytes);

}  // namespace vanthu::tests
