#include <catch2/catch.hpp>

#include "tests/cli/terminal.h"
#include "tests/cli/test_server.h"

#include <filesystem>
#include <fstream>
#include <sstream>

using vanthu::tests::Received;
using vanthu::tests::Reply;
using vanthu::tests::Terminal;
using vanthu::tests::TestServer;

TEST_CASE("registering sends the document first, then each file with its size and digest", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{
            201,
            R"({"id":41,"direction":"incoming","registry_number":"7","code":"456/KH-UBND","subject":"Kế hoạch"})"};
    });
    Terminal terminal(server.url());
    const auto file = terminal.file("kế hoạch.pdf", "abc");

    REQUIRE(terminal.run({"incoming", "register", "--file", file, "--number", "456/KH-UBND", "--date",
                          "28/09/2018", "--issuer", "UBND tỉnh", "--subject", "Kế hoạch", "--type", "KH",
                          "--signer", "Nguyễn Văn A", "--confirm-duplicate"}) == 0);

    const auto received = server.received().at(0);
    INFO(received.body);
    CHECK(received.path == "/api/v1/documents");
    CHECK(received.headers.at("idempotency-key").size() == 32);
    CHECK(received.headers.count("content-length") == 1);
    const auto contains = [&](const std::string& part) {
        return received.body.find(part) != std::string::npos;
    };
    CHECK(contains(R"("direction":"incoming")"));
    CHECK(contains(R"("code":"456/KH-UBND")"));
    CHECK(contains(R"("issued_date":"2018-09-28")"));
    CHECK(contains(R"("signer":{"name":"Nguyễn Văn A"})"));
    CHECK(contains(R"("confirm_duplicate":true)"));
    CHECK(contains(R"("name":"kế hoạch.pdf","media_type":"application/pdf","size":3,)"
                   R"("sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")"));
    CHECK(received.body.find("name=\"document\"") < received.body.find("name=\"file1\""));
    CHECK(terminal.out.find("Số đến") != std::string::npos);
}

TEST_CASE("an answer lost on the way is asked for again with the same idempotency key", "[cli]") {
    int calls = 0;
    TestServer server([&](const Received&) {
        return ++calls < 3 ? Reply{0, "", ""} : Reply{201, R"({"id":1})"};
    });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"outgoing", "register", "--subject", "Kế hoạch", "--type", "KH"}) == 0);

    const auto received = server.received();
    REQUIRE(received.size() == 3);
    CHECK(received[0].headers.at("idempotency-key") == received[2].headers.at("idempotency-key"));
}

TEST_CASE("what is not safe to repeat is sent once", "[cli]") {
    TestServer server([](const Received&) { return Reply{0, "", ""}; });
    Terminal terminal(server.url());

    CHECK(terminal.run({"verify"}) == 1);

    CHECK(server.received().size() == 1);
}

TEST_CASE("files that cannot be registered are named before anything is sent", "[cli]") {
    TestServer server([](const Received&) { return Reply{}; });
    Terminal terminal(server.url());
    terminal.file("rong.pdf", "");
    const std::string name = GENERATE("rong.pdf", "khong-co.pdf", ".");
    const std::string file = (terminal.folder.path() / name).string();

    CHECK(terminal.run({"incoming", "register", "--subject", "x", "--file", file}) == 1);

    CHECK(terminal.err.find(file) != std::string::npos);
    CHECK(server.received().empty());
}

TEST_CASE("with --json the API's answer comes through untouched", "[cli]") {
    const std::string body =
        R"({"results":[{"id":1,"external_id":"e","number":"","subject":"s","score":1.5,"snippet":"x","marks":[[0,1]]}],"total":1})";
    TestServer server([&](const Received&) { return Reply{200, body}; });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"search", "ke hoach", "nam", "--limit", "5", "--from", "1/2/2018", "--json"}) == 0);

    CHECK(terminal.out == body + "\n");
    CHECK(terminal.err.empty());
    CHECK(server.received()[0].path ==
          "/api/v1/search?q=ke%20hoach%20nam&from=2018-02-01&collapse=true&limit=5");
}

TEST_CASE("search marks the hits of a snippet in bold on a terminal", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{
            200,
            R"({"results":[{"id":1,"external_id":"","number":"456/KH-UBND","subject":"Kế hoạch","score":1,
            "snippet":"về cải cách hành chính","marks":[[3,3],[7,4]]}],"total":1})"};
    });
    Terminal terminal(server.url());
    terminal.environment.outputIsTerminal = true;

    REQUIRE(terminal.run({"search", "cai cach"}) == 0);

    CHECK(terminal.out.find("về \x1b[1mcải\x1b[0m \x1b[1mcách\x1b[0m hành chính") != std::string::npos);
    CHECK(terminal.err == "1 văn bản\n");
}

TEST_CASE("a refusal of the server gives exit code 1, its line on stderr and its JSON on stdout with --json",
          "[cli]") {
    const std::string body = R"({"title":"Không tìm thấy","status":404,"code":"not_found"})";
    TestServer server([&](const Received&) { return Reply{404, body, "application/problem+json"}; });
    Terminal terminal(server.url());

    CHECK(terminal.run({"document", "show", "9", "--json"}) == 1);

    CHECK(terminal.out == body + "\n");
    CHECK(terminal.err == "vanthu: Không tìm thấy — hãy kiểm tra lại mã số\n");
}

TEST_CASE("a download keeps the bytes, cannot leave its folder and does not overwrite", "[cli]") {
    const std::string bytes("\0\xff%PDF\r\n", 8);
    TestServer server([&](const Received& received) {
        if (received.path.ends_with("/files/1")) return Reply{200, bytes, "application/octet-stream"};
        return Reply{200, R"({"id":1,"files":[{"name":"../../a.pdf","size":8}]})"};
    });
    Terminal terminal(server.url());
    const auto target = (terminal.folder.path() / "ra.pdf").string();

    REQUIRE(terminal.run({"document", "download", "1", "-o", target}) == 0);

    std::ostringstream written;
    written << std::ifstream(target, std::ios::binary).rdbuf();
    CHECK(written.str() == bytes);
    CHECK(terminal.run({"document", "download", "1", "-o", target}) == 1);
    CHECK(terminal.err.find("--force") != std::string::npos);
    CHECK(terminal.run({"document", "download", "1", "--number", "2"}) == 1);
}

TEST_CASE("a verification with findings is a failure that lists them", "[cli]") {
    TestServer server([](const Received& received) {
        if (received.method == "POST")
            return Reply{202, R"({"id":3,"state":"running","done":0,"total":0,"findings":[]})"};
        return Reply{200, R"({"id":3,"state":"finished","done":5,"total":5,"clean":false,
            "findings":[{"code":"blob_missing","subject":"document 41","message":"Mất tệp"}]})"};
    });
    Terminal terminal(server.url());

    CHECK(terminal.run({"verify"}) == 1);

    CHECK(terminal.out.find("document 41") != std::string::npos);
    CHECK(terminal.err.find("1 sai lệch") != std::string::npos);
}

TEST_CASE("the entry report is drawn from the API's figures", "[cli]") {
    TestServer server([](const Received&) {
        const std::string figures =
            R"("outgoing":{"entered":{"numerator":100,"denominator":100,"percent":100.0},
            "with_file":{"numerator":99,"denominator":100,"percent":99.0},"on_time":{"numerator":50,"denominator":100,"percent":50.0},"missing":1},
            "incoming":{"entered":{"numerator":0,"denominator":0,"percent":null},"on_time":{"percent":null},"missing":0})";
        return Reply{
            200,
            R"({"organisation":"UBND tỉnh","from":"2018-01-01","to":"2018-12-31","units":[{"name":"Sở Nội vụ",)" +
                figures + R"(}],"groups":[],"total":{)" + figures +
                R"(},"standing":{"text":"1/1 đơn vị đạt từ 99 % trở lên"}})"};
    });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"report", "entry", "--from", "1/1/2018", "--to", "31/12/2018"}) == 0);

    INFO(terminal.out);
    CHECK(terminal.out.find("từ 01/01/2018 đến 31/12/2018") != std::string::npos);
    CHECK(terminal.out.find("99/100  99,0 %") != std::string::npos);
    CHECK(terminal.out.find("—") != std::string::npos);
    CHECK(terminal.out.find("1/1 đơn vị đạt từ 99 % trở lên") != std::string::npos);
    CHECK(server.received()[0].path == "/api/v1/reports/entry?from=2018-01-01&to=2018-12-31&format=json");
}

TEST_CASE("what made a report say something else is printed by unit and by thing", "[cli]") {
    TestServer server([](const Received&) {
        const std::string head =
            R"({"report":"entry","organisation":"UBND tỉnh","from":"2018-01-01","to":"2018-12-31",
            "before":{"as_of":"2018-12-31T23:59:59+07:00"},"after":{"as_of":"2019-01-02T08:00:00+07:00"},)";
        const std::string figures =
            R"("figures":[{"label":"Vào sổ","by":1},{"label":"Số còn thiếu","by":-1}])";
        const std::string unit = R"({"name":"Sở Nội vụ","direction":"outgoing",)" + figures;
        return Reply{
            200,
            head + R"("units":[)" + unit + R"(}],"lines":[)" + unit +
                R"(,"what":"Văn bản đi số 12","because":{"change":4812,"at":"2019-01-02T07:00:00+07:00"}},)" +
                unit + R"(,"what":"Văn bản đến số 3"}]})"};
    });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"report", "differences", "--report", "entry", "--from", "1/1/2018", "--to",
                          "31/12/2018", "--before", "31/12/2018"}) == 0);

    INFO(terminal.out);
    for (const auto* part : {"Trước đây tính đến", "Vào sổ +1; Số còn thiếu -1", "Văn bản đi số 12",
                             "số 4812", "Văn bản đến số 3", "tới ngày"})
        CHECK(terminal.out.find(part) != std::string::npos);
    CHECK(server.received()[0].path ==
          "/api/v1/reports/"
          "differences?report=entry&from=2018-01-01&to=2018-12-31&before=2018-12-31&format=json");
}

TEST_CASE("organisations are imported from a tab-separated file with typed fields", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{200, R"({"created":1,"changed":0,"existing":0,"rejected":0,"rejects":[]})"};
    });
    Terminal terminal(server.url());
    const auto file = terminal.file("don-vi.tsv", "name\tcode\tkeeps_registry\nSở Nội vụ\tH09.12\t1\n");

    REQUIRE(terminal.run({"org", "import", file}) == 0);

    CHECK(server.received()[0].path == "/api/v1/organisations/imports");
    CHECK(server.received()[0].body == R"({"name":"Sở Nội vụ","code":"H09.12","keeps_registry":true})"
                                       "\n");
}

TEST_CASE("what an import of organisations rejects is told by its line, and the command fails", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{200,
                     R"({"created":1,"changed":0,"existing":0,"rejected":1,"rejects":[{"record":2,)"
                     R"("violations":[{"field":"name","code":"required","message":"Bắt buộc nhập."}]}]})"};
    });
    Terminal terminal(server.url());
    const auto file = terminal.file("don-vi.jsonl", "{\"name\":\"A\"}\nkhông phải JSON\n{\"code\":\"B\"}\n");

    CHECK(terminal.run({"org", "import", file, "--dry-run"}) == 1);

    CHECK(server.received()[0].path == "/api/v1/organisations/imports?dry_run=true");
    CHECK(terminal.err.find("don-vi.jsonl, dòng 2: ") != std::string::npos);
    CHECK(terminal.err.find("don-vi.jsonl, dòng 3: name: Bắt buộc nhập.") != std::string::npos);
    CHECK(terminal.err.find("2 bản ghi bị từ chối") != std::string::npos);
}

TEST_CASE("a book is found by its code, and two of one code are told apart by id", "[cli]") {
    TestServer server([](const Received& received) {
        if (received.path == "/api/v1/books")
            return Reply{200,
                         R"({"books":[{"id":3,"code":"di"},{"id":4,"code":"den"},{"id":5,"code":"den"}]})"};
        return Reply{
            200,
            R"({"series":[{"year":2018,"key":"","first_number":1,"last_number":9,"gaps":[{"first":3,"last":3},{"first":5,"last":7}]}]})"};
    });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"number", "gaps", "di", "--year", "2018"}) == 0);
    CHECK(terminal.out.find("3, 5–7") != std::string::npos);
    CHECK(server.received()[1].path == "/api/v1/books/3/series?year=2018");

    CHECK(terminal.run({"number", "gaps", "den"}) == 1);
    CHECK(terminal.run({"number", "gaps", "khong"}) == 1);
}

TEST_CASE("a number is voided, or a span of missing ones", "[cli]") {
    TestServer server([](const Received& received) {
        if (received.path == "/api/v1/books") return Reply{200, R"({"books":[{"id":3,"code":"di"}]})"};
        return Reply{201, received.body};
    });
    Terminal terminal(server.url());

    REQUIRE(terminal.run({"number", "void", "di", "12", "--to", "40", "--year", "2018", "--reason", "x"}) ==
            0);
    CHECK(terminal.out.find("Đã hủy các số từ 12 đến 40") != std::string::npos);
    CHECK(server.received()[1].body == R"({"year":2018,"number":"12","reason":"x","last_number":"40"})");
    REQUIRE(terminal.run({"number", "void", "di", "17", "--year", "2018", "--reason", "x"}) == 0);
    CHECK(terminal.out.find("Đã hủy số 17") != std::string::npos);
}

TEST_CASE("a register is written in the format that the name of its file says", "[cli]") {
    TestServer server([](const Received&) { return Reply{200, "%PDF-1.3", "application/pdf"}; });
    Terminal terminal(server.url());
    const auto file = terminal.file("so.pdf", "");

    REQUIRE(terminal.run({"report", "register", "--kind", "den", "--from", "1/1/2018", "--to", "31/12/2018",
                          "--book", "den", "--volume", "2", "-o", file}) == 0);

    CHECK(server.received()[0].path ==
          "/api/v1/registers/den?book=den&from=2018-01-01&to=2018-12-31&volume=2&format=pdf");
    std::ifstream written(file);
    CHECK(std::string(std::istreambuf_iterator<char>(written), {}) == "%PDF-1.3");
}

TEST_CASE("a register is shown as a table", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{200, R"({"title":"Sổ đăng ký văn bản đến","organisation":"Sở Nội vụ","year":2018,)"
                          R"("from":"2018-01-01","to":"2018-12-31","columns":["Ngày đến","Số đến"],)"
                          R"("rows":[["28/09/2018","05"]]})"};
    });
    Terminal terminal(server.url());

    REQUIRE(terminal.run(
                {"report", "register", "--kind", "den", "--from", "1/1/2018", "--to", "31/12/2018"}) == 0);

    INFO(terminal.out);
    CHECK(terminal.out.find("Sổ đăng ký văn bản đến năm 2018") != std::string::npos);
    CHECK(terminal.out.find("28/09/2018") != std::string::npos);
}

TEST_CASE("a register for a file of an unknown kind is asked about", "[cli]") {
    TestServer server([](const Received&) { return Reply{}; });
    Terminal terminal(server.url());

    CHECK(terminal.run({"report", "register", "--kind", "den", "--from", "1/1/2018", "--to", "31/12/2018",
                        "-o", "so.doc"}) != 0);
    CHECK(server.received().empty());
}

TEST_CASE("the forms of an incoming document are fetched into files", "[cli]") {
    TestServer server([](const Received&) { return Reply{200, "%PDF-1.3", "application/pdf"}; });
    Terminal terminal(server.url());
    const auto target = (terminal.folder.path() / "in.pdf").string();

    REQUIRE(terminal.run({"document", "slip", "41", "-o", target}) == 0);
    CHECK(terminal.run({"document", "stamp", "41", "-o", target}) != 0);  // it is there already
    REQUIRE(terminal.run(
                {"document", "stamp", "41", "--number", "2", "--left", "120", "-o", target, "--force"}) == 0);

    REQUIRE(server.received().size() == 2);
    CHECK(server.received()[0].path == "/api/v1/documents/41/handling-slip");
    CHECK(server.received()[1].path == "/api/v1/documents/41/files/2/stamped-copy?left=120");
}

TEST_CASE("the form of a file is checked where it lies, that of a document by its id", "[cli]") {
    TestServer server([](const Received&) {
        return Reply{200, R"({"checked":true,"state":"text","errors":0,"warnings":0,"findings":[]})"};
    });
    Terminal terminal(server.url());
    const auto file = terminal.file("du-thao.docx", "abc");

    REQUIRE(terminal.run({"document", "check", file}) == 0);
    REQUIRE(terminal.run({"document", "check", "41", "--number", "2"}) == 0);

    const auto received = server.received();
    REQUIRE(received.size() == 2);
    CHECK(received[0].method == "POST");
    CHECK(received[0].path == "/api/v1/form-checks");
    CHECK(received[0].body.find("name=\"file\"") != std::string::npos);
    CHECK(received[0].body.find("name=\"document\"") == std::string::npos);
    CHECK(received[1].path == "/api/v1/documents/41/files/2/form-check");
    CHECK(terminal.out.find("Không thấy sai thể thức") != std::string::npos);
}

TEST_CASE("signatures are listed, and one that does not hold fails the command", "[cli]") {
    std::string state;
    TestServer server([&](const Received&) {
        return Reply{200, R"({"checked":true,"signatures":[{"signer":"Nguyễn Văn An","integrity":")" + state +
                              R"(","integrity_label":"Nhãn","coverage":"whole_file"}]})"};
    });
    Terminal terminal(server.url());

    state = "intact";
    CHECK(terminal.run({"document", "signatures", "41", "--number", "2"}) == 0);
    CHECK(server.received()[0].path == "/api/v1/documents/41/files/2/signatures");
    CHECK(terminal.out.find("Nguyễn Văn An") != std::string::npos);
    state = "altered";
    CHECK(terminal.run({"document", "signatures", "41"}) != 0);
}

TEST_CASE("faults of form are listed, and errors among them fail the command", "[cli]") {
    const std::string finding = R"("rule":"left_margin","label":"Lề trái","source":"mục I.3","page":1,)"
                                R"("expected":"30–35 mm","found":"25,4 mm")";
    std::string body;
    TestServer server([&](const Received&) { return Reply{200, body}; });
    Terminal terminal(server.url());

    body = R"({"checked":true,"state":"text","errors":0,"warnings":1,"findings":[{"severity":"warning",)"
           R"("severity_label":"Cảnh báo",)" +
           finding + "}]}";
    CHECK(terminal.run({"document", "check", "41"}) == 0);
    CHECK(terminal.out.find("Lề trái") != std::string::npos);
    CHECK(terminal.out.find("0 lỗi, 1 cảnh báo.") != std::string::npos);

    body = R"({"checked":true,"state":"text","errors":1,"warnings":0,"findings":[{"severity":"error",)"
           R"("severity_label":"Lỗi",)" +
           finding + "}]}";
    CHECK(terminal.run({"document", "check", "41"}) == 1);
    CHECK(terminal.out.find("25,4 mm") != std::string::npos);

    body =
        R"({"checked":false,"state":"no_text","reason":"Bản quét.","errors":0,"warnings":0,"findings":[]})";
    CHECK(terminal.run({"document", "check", "41"}) == 1);
    CHECK(terminal.err.find("Bản quét") != std::string::npos);
    CHECK(terminal.run({"document", "check", "khong-co.docx"}) == 1);
}
