#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"

#include <fstream>

using namespace vanthu::tests;

namespace {

/// "Kế hoạch phòng chống lụt bão năm 2003 của huyện" in TCVN3.
const std::string kBytes =
    "K\xD5 ho\xB9"
    "ch ph\xDFng ch\xE8ng l\xF4t b\xB7o n\xA8m 2003 c\xF1"
    "a huy\xD6n";

}  // namespace

TEST_CASE("a file from before Unicode is found, says that it was converted, and keeps its bytes", "[e2e]") {
    Installation installation;
    const Person admin(installation);
    const Person clerk(installation);
    setUp(installation, admin, "UBND tỉnh Bến Tre", "H07");
    addUnit(admin, "Sở Thủy lợi", "H07.01", "STL", clerk, "vanthu.stl");
    const auto path = clerk.folder() / "ke-hoach.txt";
    std::ofstream(path, std::ios::binary) << kBytes;

    const auto id = clerk
                        .ask({"incoming", "register", "--file", path.string(), "--number", "12/KH-UBND",
                              "--issuer", "UBND huyện", "--type", "KH", "--subject", "Tệp cũ"})["id"]
                        .text();
    vanthu::cli::Json extraction;
    REQUIRE(eventually(std::chrono::minutes(1), [&] {
        const auto& files = clerk.ask({"document", "show", id})["extraction"].items();
        if (files.empty() || files[0]["state"].text() == "pending") return false;
        extraction = files[0];
        return true;
    }));

    CHECK(extraction["state"].text() == "text");
    CHECK(extraction["reason"].text() == "Đã chuyển từ bảng mã TCVN3.");
    CHECK(clerk.run({"document", "show", id}).out.find("Đã chuyển từ bảng mã TCVN3.") != std::string::npos);
    CHECK(clerk.ask({"search", "\"phòng chống lụt bão\""})["results"].items().size() == 1);
    const auto copy = (clerk.folder() / "copy.txt").string();
    clerk.does({"document", "download", id, "-o", copy});
    CHECK(contentOf(copy) == kBytes);
}
