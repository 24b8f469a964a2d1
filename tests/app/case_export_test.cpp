#include "server/app/passwords.h"
#include "server/reports/pdf_document.h"
#include "tests/app/case_office.h"
#include "tests/app/registry.h"
#include "tests/support/read_pdf.h"

#include <Poco/AutoPtr.h>
#include <Poco/DOM/DOMParser.h>
#include <Poco/DOM/Document.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

namespace vanthu::tests {
namespace {

std::string pdfOf(const std::string& text) {
    reports::PdfDocument pdf({text, "UBND tỉnh", {}});
    pdf.addPage(reports::Paper::a4Portrait);
    pdf.text(30, 120, text, {});
    pdf.addPage(reports::Paper::a4Portrait);
    pdf.text(30, 120, "trang hai", {});
    return pdf.bytes();
}

struct ExportOffice : CaseOffice {
    domain::CaseFileId file{newFile(clerk)};

    /// An incoming document of that day with these files: name → bytes.
    domain::DocumentId put(const std::string& code, const std::string& day,
                           const std::vector<std::pair<std::string, std::string>>& files) {
        auto request = incoming(code);
        request.issuedDate = domain::parseIsoDate(day);
        std::vector<std::string> texts;
        for (const auto& [name, bytes] : files) {
            const auto part = "f" + std::to_string(texts.size() + 1);
            request.files.push_back(
                {part, name, "", static_cast<std::int64_t>(bytes.size()), app::tokenHash(bytes)});
            texts.push_back(bytes);
        }
        Texts source(std::move(texts));
        const auto id = app.registerDocument.run(clerk, request, source, std::nullopt).id;
        CaseOffice::put(clerk, file, id);
        return id;
    }

    std::map<std::string, std::string> exportedTo(const app::Caller& caller) {
        blobs.settle();
        const auto made = app.caseExport.run(caller, file);
        std::stringstream zip;
        zip << made.zip->rdbuf();
        CHECK(static_cast<std::int64_t>(zip.str().size()) == made.sizeBytes);
        CHECK(made.fileName == "ho-so-" + std::to_string(file.value) + ".zip");
        std::map<std::string, std::string> entries;
        const Poco::Zip::ZipArchive archive(zip);
        for (auto entry = archive.headerBegin(); entry != archive.headerEnd(); ++entry) {
            zip.clear();
            Poco::Zip::ZipInputStream stream(zip, entry->second);
            entries[entry->first] = {std::istreambuf_iterator<char>(stream), {}};
        }
        return entries;
    }
};

/// xmllint holds it against our schema; where there is none, it is well-formed at least.
void checkXml(const std::string& xml) {
    const TempDir folder;
    const auto file = folder.path() / "ho-so.xml";
    std::ofstream(file, std::ios::binary) << xml;
    Poco::XML::DOMParser parser;
    const Poco::AutoPtr<Poco::XML::Document> parsedXml = parser.parseString(xml);
    REQUIRE_FALSE(parsedXml.isNull());
    if (std::system("command -v xmllint > /dev/null") != 0) return;
    CHECK(std::system(("xmllint --noout --schema " + std::string(VANTHU_SOURCE) +
                       "/schemas/case_file/case-file.xsd " + file.string() + " 2> /dev/null")
                          .c_str()) == 0);
}

TEST_CASE("a whole file is exported by the days of its documents, PDFs merged, others beside", "[app]") {
    ExportOffice office;
    const auto later = pdfOf("Nội dung tháng hai");
    const auto earlier = pdfOf("Nội dung tháng một");
    office.put("2/KH-BNV", "2026-02-20", {{"ke hoach.pdf", later}, {"so lieu.xlsx", "bảng tính"}});
    office.put("1/KH-BNV", "2026-01-10", {{"ke hoach.pdf", earlier}});

    const auto entries = office.exportedTo(office.clerk);

    std::vector<std::string> names;
    for (const auto& [name, bytes] : entries)
        names.push_back(name);
    CHECK(names == std::vector<std::string>{"case-file.xsd", "ho-so.pdf", "ho-so.xml", "van-ban/0001-001.pdf",
                                            "van-ban/0002-001.pdf", "van-ban/0002-002.xlsx"});
    // What was registered stands there byte by byte.
    CHECK(entries.at("van-ban/0001-001.pdf") == earlier);
    CHECK(entries.at("van-ban/0002-001.pdf") == later);
    CHECK(entries.at("van-ban/0002-002.xlsx") == "bảng tính");
    const auto text = readPdf(entries.at("ho-so.pdf"));
    for (const auto* part : {"HỒ SƠ", "Đề án vị trí việc làm", "MỤC LỤC VĂN BẢN TRONG HỒ SƠ", "01.TCCB",
                             "Tệp kèm:", "Nội dung tháng một", "Nội dung tháng hai"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
    CHECK(text.find("Nội dung tháng một") < text.find("Nội dung tháng hai"));
    const auto& xml = entries.at("ho-so.xml");
    INFO(xml);
    checkXml(xml);
    CHECK(xml.find("<FileNotation>01.TCCB</FileNotation>") != std::string::npos);
    CHECK(xml.find("path=\"van-ban/0002-002.xlsx\"") != std::string::npos);
    // The cover, the mục lục, and then the first document.
    CHECK(xml.find("page=\"3\">ke hoach.pdf") < xml.find("page=\"5\">ke hoach.pdf"));
    CHECK(xml.find("page=\"5\">ke hoach.pdf") != std::string::npos);
}

TEST_CASE("a PDF that cannot be read stands beside the merged ones", "[app]") {
    ExportOffice office;
    office.put("1/KH-BNV", "2026-01-10", {{"hong.pdf", "%PDF-1.7 không có gì"}});
    office.put("2/KH-BNV", "2026-02-20", {{"lanh.pdf", pdfOf("Nội dung lành")}});

    const auto entries = office.exportedTo(office.clerk);

    const auto text = readPdf(entries.at("ho-so.pdf"));
    CHECK(text.find("Nội dung lành") != std::string::npos);
    CHECK(text.find("van-ban/0001-001.pdf") != std::string::npos);
    CHECK(entries.at("van-ban/0001-001.pdf") == "%PDF-1.7 không có gì");
    CHECK(entries.at("ho-so.xml").find("page=\"3\">lanh.pdf") != std::string::npos);
}

TEST_CASE("an export holds what its reader may know of, and the files that he or she may open", "[app]") {
    ExportOffice office;
    office.put("1/KH-BNV", "2026-01-10", {{"ke hoach.pdf", pdfOf("Nội dung một")}});
    app::CaseFileChange change;
    change.maker = "chuyenvien.a";
    static_cast<void>(office.app.caseFiles.change(office.clerk, office.file, change, ""));

    const auto officers = office.exportedTo(office.officer);
    CHECK(officers.size() == 3);
    CHECK(officers.at("ho-so.xml").find("1/KH-BNV") == std::string::npos);
    CHECK(officers.at("ho-so.xml").find("<DocTotal>0</DocTotal>") != std::string::npos);
    checkXml(officers.at("ho-so.xml"));
    // An administrator elsewhere sees what is registered, but opens no files.
    const auto administrators = office.exportedTo(office.admin);
    CHECK(administrators.size() == 3);
    CHECK(administrators.at("ho-so.xml").find("ke hoach.pdf") != std::string::npos);
    CHECK(administrators.at("ho-so.xml").find("path=") == std::string::npos);
    checkXml(administrators.at("ho-so.xml"));
    CHECK(failureOf([&] { static_cast<void>(office.app.caseExport.run(office.headB, office.file)); }) ==
          ErrorCode::notFound);
}

}  // namespace
}  // namespace vanthu::tests
