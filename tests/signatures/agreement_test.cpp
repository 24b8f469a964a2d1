#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/signatures/signature_checker.h"
#include "tests/signatures/pdfsig.h"
#include "tests/support/programs.h"
#include "tests/support/test_data.h"

using namespace vanthu;
using namespace vanthu::tests;
using signatures::Coverage;
using signatures::Integrity;
using signatures::SignatureChecker;
using signatures::Trust;

namespace {

constexpr std::int64_t kNow = 1'790'000'000;

SignatureChecker checker() {
    return SignatureChecker({}, programPath("vanthu-signatures"));
}

std::vector<std::filesystem::path> pdfsIn(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    const auto data = testData(folder);
    if (!data) {
        WARN("no test data " + folder);
        return files;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*data))
        if (entry.path().extension() == ".pdf") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::string flipped(std::string bytes, std::size_t at) {
    bytes.at(at) = static_cast<char>(bytes.at(at) ^ 1);
    return bytes;
}

/// Another digit at this place of a hexadecimal text, so that it stays one.
std::string otherDigit(std::string bytes, std::size_t at) {
    bytes.at(at) = bytes.at(at) == '5' ? '6' : '5';
    return bytes;
}

struct Altered {
    std::string how;
    std::string bytes;
    std::optional<bool> intact;  ///< as we know it beforehand
};

/// A copy for every region of the file, and of the hole with the signature.
std::vector<Altered> alteredCopies(const std::string& pdf, std::size_t holeBegin, std::size_t holeEnd) {
    std::vector<Altered> copies;
    const auto put = [&](const std::string& how, std::string bytes, std::optional<bool> intact = false) {
        copies.push_back({how, std::move(bytes), intact});
    };
    // Inside of a stream, so that both programs still find the signature.
    const auto stream =
        pdf.find("stream\r\n") != std::string::npos ? pdf.find("stream\r\n") + 40 : pdf.find("stream\n") + 40;
    put("in a stream before", flipped(pdf, stream));
    put("the version of the file", flipped(pdf, 7));
    put("the last byte before", flipped(pdf, holeBegin - 1));
    put("shortly behind", flipped(pdf, holeEnd + 30));
    put("the last byte", flipped(pdf, pdf.size() - 1));
    for (const std::size_t at : {1U, 9U, 101U, 401U, 1001U, 2001U})
        put("in the signature at " + std::to_string(at), otherDigit(pdf, holeBegin + at), std::nullopt);
    put("in the zeros behind the signature", otherDigit(pdf, holeEnd - 11), true);
    put("an empty line added", pdf + "\n", true);
    put("many bytes added", pdf + std::string(5000, 'x'), true);
    put("cut short by one", pdf.substr(0, pdf.size() - 1));
    put("cut short by a hundred", pdf.substr(0, pdf.size() - 100));
    return copies;
}

}  // namespace

TEST_CASE("every signature of a real file is judged as pdfsig judges it", "[signatures]") {
    std::size_t found = 0;
    for (const auto& path : pdfsIn("office_files")) {
        const auto theirs = pdfsig(path);
        const auto ours = checker().check(contentOf(path), kNow);
        INFO(path.filename());
        if (!ours) {
            CHECK(theirs.empty());
            continue;
        }
        CHECK(disagreement(theirs, *ours) == "");
        found += ours->size();
    }
    if (testData("office_files")) CHECK(found >= 16);
}

TEST_CASE("a file altered anywhere is judged as pdfsig judges it", "[signatures]") {
    std::size_t compared = 0;
    for (const auto& path : pdfsIn("office_files/signed")) {
        const auto pdf = contentOf(path);
        const auto original = checker().check(pdf, kNow);
        REQUIRE(original);
        REQUIRE(original->size() == 1);
        REQUIRE(original->front().integrity == Integrity::intact);
        const auto holeBegin = pdf.find("/Contents <") == std::string::npos ? pdf.find("/Contents<") + 9
                                                                            : pdf.find("/Contents <") + 10;
        for (const auto& copy : alteredCopies(pdf, holeBegin, pdf.find('>', holeBegin) + 1)) {
            INFO(path.filename() << ", " << copy.how);
            const auto theirs = pdfsigOfBytes(copy.bytes);
            const auto ours = checker().check(copy.bytes, kNow);
            const bool intact = ours && !ours->empty() && ours->front().integrity == Integrity::intact;
            CHECK(intact == copy.intact.value_or(intact));
            if (ours)
                CHECK(disagreement(theirs, *ours) == "");
            else
                CHECK(theirs.empty());
            ++compared;
        }
    }
    if (testData("office_files")) CHECK(compared == 9 * 16);
}

TEST_CASE("without authorities no certificate is judged", "[signatures]") {
    const auto files = pdfsIn("office_files/signed");
    if (files.empty()) return;
    const auto signatures = checker().check(contentOf(files.front()), kNow);

    REQUIRE(signatures);
    const auto& signature = signatures->at(0);
    CHECK(signature.trust == Trust::notChecked);
    CHECK(signature.signer == "CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ");
    CHECK(signature.organisation == "VĂN PHÒNG CHÍNH PHỦ");
    CHECK(signature.digest == "SHA256");
    // It has a time stamp, of an authority that nobody named.
    CHECK(signature.timeSource == signatures::TimeSource::stampUnknown);
    CHECK(signature.signedAt == 1'712'932'639);
}

TEST_CASE("a signature that is altered has the time that its field claims", "[signatures]") {
    const auto path = testData("office_files/scan/3.pdf");
    if (!path) return;
    const auto signatures = checker().check(contentOf(*path), kNow);

    REQUIRE(signatures);
    CHECK(signatures->at(0).integrity == Integrity::altered);
    CHECK(signatures->at(0).signedAt == 1'697'687'782);
}

TEST_CASE("hostile files end no more than their own child", "[signatures]") {
    std::size_t signatures = 0;
    for (const auto& path : pdfsIn("hostile/pdf")) {
        INFO(path.filename());
        const auto ours = checker().check(contentOf(path), kNow);
        if (!ours || ours->empty()) continue;
        CHECK(disagreement(pdfsig(path), *ours) == "");
        signatures += ours->size();
    }
    if (testData("hostile")) CHECK(signatures >= 4);
}
