#include "tests/edxml/sample_message.h"

#include "tests/support/test_data.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>

namespace vanthu::tests {
namespace {

std::map<std::string, std::string> samples() {
    std::map<std::string, std::string> found;
    const auto folder = testData("edxml");
    if (!folder) WARN("no samples of edXML beside the project: skipped");
    if (folder)
        for (const auto& entry : std::filesystem::directory_iterator(*folder))
            if (entry.path().extension() == ".edxml")
                found[entry.path().filename().string()] = contentOf(entry.path());
    return found;
}

std::string sample(const std::map<std::string, std::string>& all, const std::string& ending) {
    for (const auto& [name, bytes] : all)
        if (name.ends_with(ending)) return bytes;
    return {};
}

TEST_CASE("every sample is read, and written again says the same", "[edxml]") {
    for (const auto& [name, bytes] : samples()) {
        INFO(name);
        const auto first = parsed(bytes);
        REQUIRE(faultsOf(first.faults).empty());
        std::vector<edxml::Fault> faults;
        if (edxml::kindOf(first.root) == edxml::MessageKind::status)
            CHECK(edxml::readStatus(first.root, faults).from.id.starts_with("000.00."));
        else
            CHECK(edxml::readMessage(first.root, faults).attachments.size() == first.files.size());
        CHECK(faultsOf(faults).empty());

        const auto again = parsed(edxml::writeXml(first.root, viewsOf(first.files)));

        CHECK(again.root == first.root);
        CHECK(again.files == first.files);
    }
}

TEST_CASE("the fields of a sample are those that stand in it", "[edxml]") {
    const auto all = samples();
    if (all.empty()) return;
    const auto read = parsed(sample(all, "dc0bdef0-c7a3-4aaf-b717-777303442973.edxml"));
    std::vector<edxml::Fault> faults;
    const auto message = edxml::readMessage(read.root, faults);

    CHECK(message.from.id == "000.00.00.G22");
    REQUIRE(message.to.size() == 3);
    CHECK(message.to[0].name == "UBND Tỉnh Nghệ An");
    CHECK(message.documentId == "000.00.00.G22,2015/09/30,7816/VPCP-TTĐT");
    CHECK(message.notation == "VPCP-TTĐT");
    CHECK(message.issuedDate == day("2019-04-11"));
    CHECK(message.other.pages == "22");
    CHECK(message.business.operation == edxml::Operation::fresh);
    CHECK(message.hasSignature);
    REQUIRE(message.attachments.size() == 1);
    CHECK(message.attachments[0].name == "1896_QD-TTg_m_294779.doc");
    // As the library of the axis spells it: without the prefix of what stands around it.
    CHECK(edxml::writeXml(read.root, viewsOf(read.files)).find("<Signature>") != std::string::npos);
    // It lies there as a zip, although its name is that of a Word file.
    CHECK_FALSE(read.files.at(0).starts_with("PK"));
}

TEST_CASE("operations and statuses of the samples are known", "[edxml]") {
    const auto all = samples();
    if (all.empty()) return;
    std::vector<edxml::Fault> faults;
    const auto operationOf = [&](const char* name) {
        return edxml::readMessage(parsed(sample(all, name)).root, faults).business.operation;
    };
    const auto statusOf = [&](const char* name) {
        return edxml::readStatus(parsed(sample(all, name)).root, faults).code;
    };

    CHECK(operationOf("edoc_revocation.edxml") == edxml::Operation::recall);
    CHECK(operationOf("edoc_update.edxml") == edxml::Operation::update);
    CHECK(operationOf("edoc_replacement.edxml") == edxml::Operation::replacement);
    CHECK(statusOf("inbox__01.edxml") == "01");
    CHECK(statusOf("rejection_02.edxml") == "02");
    CHECK(statusOf("cancellation_13.edxml") == "13");
    CHECK(statusOf("change-rejection_16.edxml") == "16");
    CHECK(faults.empty());
}

}  // namespace
}  // namespace vanthu::tests
