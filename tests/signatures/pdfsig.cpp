#include "tests/signatures/pdfsig.h"

#include <fstream>
#include <sstream>

#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {
namespace {

using signatures::Coverage;
using signatures::Integrity;

/// What follows a label on its line.
bool follows(const std::string& line, const std::string& label, std::string& out) {
    const auto at = line.find("- " + label);
    if (at == std::string::npos) return false;
    out = line.substr(at + 2 + label.size());
    return true;
}

std::string differs(const PdfsigVerdict& theirs, const signatures::Signature& ours) {
    const bool valid = theirs.validation == "Signature is Valid.";
    const auto said =
        " (pdfsig: " + theirs.validation + " ours: " + std::string(domain::code(ours.integrity)) + ")";
    if (theirs.field != ours.field) return "field " + theirs.field + " / " + ours.field;
    if (theirs.subFilter != ours.subFilter) return "kind " + theirs.subFilter + " / " + ours.subFilter;
    if (valid != (ours.integrity == Integrity::intact)) return "validity" + said;
    if (theirs.validation == "Digest Mismatch." && ours.integrity != Integrity::altered)
        return "digest" + said;
    if (!valid) return "";
    if (theirs.signer != ours.signer) return "signer " + theirs.signer + " / " + ours.signer;
    if (theirs.wholeFile != (ours.coverage == Coverage::wholeFile)) return "coverage" + said;
    return "";
}

}  // namespace

std::vector<PdfsigVerdict> pdfsig(const std::filesystem::path& pdf) {
    std::istringstream out(runProgram("/usr/bin/pdfsig", {pdf.string()}).out);
    std::vector<PdfsigVerdict> verdicts;
    std::string line;
    while (std::getline(out, line)) {
        if (line.starts_with("Signature #")) verdicts.emplace_back();
        if (verdicts.empty()) continue;
        auto& verdict = verdicts.back();
        (void)(follows(line, "Signature Field Name: ", verdict.field) ||
               follows(line, "Signer Certificate Common Name: ", verdict.signer) ||
               follows(line, "Signature Type: ", verdict.subFilter) ||
               follows(line, "Signature Validation: ", verdict.validation));
        if (line.ends_with("- Total document signed")) verdict.wholeFile = true;
        if (verdict.signer == "(null)") verdict.signer.clear();
    }
    return verdicts;
}

std::vector<PdfsigVerdict> pdfsigOfBytes(std::string_view pdf) {
    const TempDir folder;
    const auto path = folder.path() / "file.pdf";
    std::ofstream(path, std::ios::binary) << pdf;
    return pdfsig(path);
}

std::string disagreement(const std::vector<PdfsigVerdict>& theirs,
                         const std::vector<signatures::Signature>& ours) {
    if (theirs.size() != ours.size())
        return "pdfsig finds " + std::to_string(theirs.size()) + ", we " + std::to_string(ours.size());
    for (std::size_t at = 0; at < ours.size(); ++at)
        if (const auto how = differs(theirs[at], ours[at]); !how.empty()) return how;
    return "";
}

}  // namespace vanthu::tests
