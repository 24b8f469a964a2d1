#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"
#include "tests/support/test_data.h"

#include <array>
#include <ctime>
#include <fstream>
#include <regex>
#include <sstream>

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::introduce;
using vanthu::tests::Person;
using vanthu::tests::runProgram;
using vanthu::tests::setUp;
using vanthu::tests::testData;
using namespace std::chrono_literals;

namespace {

constexpr const char* kSender = "H09.12";
constexpr const char* kReceiver = "H34.05";

/// Two provinces, each with a department, that know each other.
struct TwoProvinces {
    TwoProvinces() {
        setUp(a, adminA, "UBND tỉnh Bình Dương", "H09");
        setUp(b, adminB, "UBND tỉnh Kon Tum", "H34");
        addUnit(adminA, "Sở Nội vụ tỉnh Bình Dương", kSender, "SNV", clerkA, "vanthu.snv");
        addUnit(adminB, "Sở Tư pháp tỉnh Kon Tum", kReceiver, "STP", clerkB, "vanthu.stp");
        introduce(adminA, adminB, "Sở Tư pháp tỉnh Kon Tum", kReceiver);
        introduce(adminB, adminA, "Sở Nội vụ tỉnh Bình Dương", kSender);
    }

    /// Registers at A and sends to B; the id at A.
    std::string sent(const std::string& file, const std::string& subject) const {
        const Json document = clerkA.ask({"outgoing", "register", "--file", file, "--type", "KH", "--subject",
                                          subject, "--signer", "Nguyễn Văn A", "--to", kReceiver});
        CHECK(document["code"].text().ends_with("/KH-SNV"));
        clerkA.does({"exchange", "send", document["id"].text(), "--to", kReceiver});
        return document["id"].text();
    }

    /// The waiting item at B with that subject; waits for it.
    Json arrived(const std::string& subject) const {
        Json found;
        const bool came = eventually(30s, [&] {
            const Json inbox = clerkB.ask({"exchange", "inbox", "--state", "arrived"});
            for (const auto& item : inbox["items"].items())
                if (item["document_as_sent"]["subject"].text() == subject) found = item;
            return !found.isNull();
        });
        INFO(a.log() << b.log());
        REQUIRE(came);
        return found;
    }

    /// What A sees of its only receiver once that is in `state`.
    Json delivery(const std::string& document, const std::string& state) const {
        Json seen;
        const bool came = eventually(30s, [&] {
            seen = clerkA.ask({"exchange", "status", document})["deliveries"].items().at(0);
            return seen["state"].text() == state;
        });
        INFO(seen.print() << a.log() << b.log());
        REQUIRE(came);
        return seen;
    }

    Installation a;
    Installation b;
    Person adminA{a};
    Person adminB{b};
    Person clerkA{a};
    Person clerkB{b};
};

std::string bytesOf(const std::filesystem::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

std::string today() {
    const std::time_t now = std::time(nullptr) + 7 * 3600;  // the registry lives in Vietnam
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 16> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts);
    return text.data();
}

const Json& unitRow(const Json& report, const std::string& name) {
    for (const auto& unit : report["units"].items())
        if (unit["name"].text() == name) return unit;
    FAIL("no row for " << name << " in " << report.print());
    return report;
}

void checkReports(const TwoProvinces& provinces) {
    const auto day = today();
    const auto entry = unitRow(provinces.adminA.ask({"report", "entry", "--from", day, "--to", day}),
                               "Sở Nội vụ tỉnh Bình Dương");
    CHECK(entry["outgoing"]["entered"]["numerator"].integer() == 2);
    CHECK(entry["outgoing"]["entered"]["denominator"].integer() == 2);
    CHECK(entry["outgoing"]["missing"].integer() == 0);

    const auto exchange =
        unitRow(provinces.adminA.ask({"report", "interconnection", "--from", day, "--to", day}),
                "Sở Nội vụ tỉnh Bình Dương");
    CHECK(exchange["documents"]["denominator"].integer() == 2);
    CHECK(exchange["documents"]["numerator"].integer() == 1);  // a refusal serves nobody
    CHECK(exchange["deliveries"]["denominator"].integer() == 2);
}

void checkPdf(const TwoProvinces& provinces) {
    const auto day = today();
    for (const auto* report : {"entry", "interconnection"}) {
        INFO(report);
        const auto file = (provinces.adminA.folder() / (std::string(report) + ".pdf")).string();
        provinces.adminA.does({"report", report, "--from", day, "--to", day, "--format", "pdf", "-o", file});

        const auto checked = runProgram("qpdf", {"--check", file});
        INFO(checked.out << checked.err);
        CHECK(checked.exitCode == 0);
        const auto text = runProgram("pdftotext", {"-layout", file, "-"});
        INFO(text.out);
        CHECK(text.out.find("Sở Nội vụ tỉnh Bình Dương") != std::string::npos);
        CHECK(std::regex_search(text.out, std::regex("[0-9]+/[0-9]+ đơn vị đạt từ 9[0-9] % trở lên")));
    }
}

}  // namespace

TEST_CASE("a document travels from one province to another, is found there, and both rates count it",
          "[e2e]") {
    const auto file = testData("office_files/admin/congbao__30-2020-nd-cp__cong-tac-van-thu.pdf");
    if (!file) {
        WARN("no office_files test data");
        return;
    }
    const TwoProvinces provinces;

    const auto document = provinces.sent(file->string(), "Kế hoạch thực hiện Nghị định về công tác văn thư");
    const Json item = provinces.arrived("Kế hoạch thực hiện Nghị định về công tác văn thư");
    CHECK(item["sender_name"].text() == "Sở Nội vụ tỉnh Bình Dương");
    const Json accepted = provinces.clerkB.ask({"exchange", "accept", item["id"].text()});

    // A sees 03 with the số đến of B.
    CHECK(accepted["registry_number"].text() == "1");
    const Json delivery = provinces.delivery(document, "accepted");
    CHECK(delivery["status_code"].text() == "03");
    CHECK(delivery["arrival_number"].text() == "1");

    // B has the file bit for bit and finds it by a phrase from inside, typed without accents.
    const auto copy = provinces.clerkB.folder() / "copy.pdf";
    provinces.clerkB.does({"document", "download", accepted["id"].text(), "-o", copy.string()});
    CHECK(bytesOf(copy) == bytesOf(*file));
    Json found;
    CHECK(eventually(30s, [&] {
        found =
            provinces.clerkB.ask({"search", "\"van ban dien tu la van ban duoi dang thong diep du lieu\""});
        return found["total"].integer() == 1;
    }));
    INFO(found.print());
    CHECK(found["results"].items().at(0)["id"].text() == accepted["id"].text());
    CHECK(found["results"].items().at(0)["snippet"].text().find("thông điệp dữ liệu") != std::string::npos);

    // A refusal shows its reason.
    const auto second = provinces.sent(file->string(), "Kế hoạch gửi nhầm");
    const Json unwanted = provinces.arrived("Kế hoạch gửi nhầm");
    provinces.clerkB.does(
        {"exchange", "refuse", unwanted["id"].text(), "--reason", "Không thuộc thẩm quyền"});
    const Json refused = provinces.delivery(second, "refused");
    CHECK(refused["status_code"].text() == "02");
    CHECK(refused["reason"].text() == "Không thuộc thẩm quyền");

    checkReports(provinces);
    checkPdf(provinces);
    for (const auto* admin : {&provinces.adminA, &provinces.adminB})
        CHECK(admin->ask({"verify"})["clean"].truth());
}

TEST_CASE("the sender follows the work of the receiver's people, sees an order undone, and the reply ends it",
          "[e2e]") {
    TwoProvinces provinces;
    const auto code = std::string(kReceiver) + ".1";
    provinces.adminB.does(
        {"org", "add", "Phòng Nghiệp vụ", "--code", code, "--parent", kReceiver, "--kind", "phong"});
    const Person director{provinces.b}, officer{provinces.b};
    const auto add = [&](const Person& person, const char* login, const char* role, const std::string& unit) {
        provinces.adminB.does(
            {"user", "add", login, "--role", role, "--unit", unit, "--full-name", "Trần Văn Cường"});
        person.login(login);
    };
    add(director, "giamdoc", "lanh_dao", kReceiver);
    add(officer, "can.bo", "chuyen_vien", code);
    const auto file = (provinces.clerkA.folder() / "ke-hoach.txt").string();
    std::ofstream(file) << "Nội dung kế hoạch";
    const auto sent = provinces.sent(file, "Kế hoạch cần trả lời");
    const auto id =
        provinces.clerkB
            .ask({"exchange", "accept", provinces.arrived("Kế hoạch cần trả lời")["id"].text()})["id"]
            .text();
    const auto shows = [&](const std::string& status, const std::string& label) {
        Json seen;
        const bool came = eventually(30s, [&] {
            seen = provinces.clerkA.ask({"exchange", "status", sent})["deliveries"].items().at(0);
            return seen["status_code"].text() == status;
        });
        INFO(seen.print() << provinces.a.log() << provinces.b.log());
        REQUIRE(came);
        CHECK(seen["state"].text() == "accepted");
        CHECK(seen["state_label"].text() == label);
        CHECK(seen["arrival_number"].text() == "1");
        CHECK(seen["progress_at"].isNull() == (status == "03"));
    };
    shows("03", "Đã tiếp nhận");

    provinces.clerkB.does({"document", "present", id, "--to", "giamdoc"});
    const Json wrong = director.ask({"document", "direct", id, "--main", code});
    shows("04", "Đã phân công");
    const auto assignment = [](const Json& handling, std::size_t place) {
        return handling["assignments"].items().at(place)["id"].text();
    };
    director.does({"document", "take-back", assignment(wrong, 0), "--reason", "Giao nhầm"});
    shows("03", "Đã tiếp nhận");

    // The sender is dead while the work goes on; back again, it sees how far that came.
    provinces.a.crash();
    const Json directed = director.ask({"document", "direct", id, "--main", "can.bo=31/12/2037"});
    officer.does({"document", "take", assignment(directed, 1), "start"});
    provinces.a.start();
    shows("05", "Đang xử lý");
    const auto table = provinces.clerkA.run({"exchange", "status", sent});
    INFO(table.out);
    CHECK(table.out.find("05 Đang xử lý") != std::string::npos);

    const auto reply = (officer.folder() / "tra-loi.txt").string();
    std::ofstream(reply) << "Kính gửi Sở Nội vụ";
    const auto draft = officer
                           .ask({"draft", "new", "--type", "CV", "--notation", "STP-NV", "--subject",
                                 "Trả lời kế hoạch", "--to", kSender, "--answers", id})["id"]
                           .text();
    officer.does({"draft", "version", draft, "--file", reply});
    officer.does({"draft", "submit", draft, "--to", "giamdoc"});
    director.does({"draft", "approve", draft});
    provinces.clerkB.does({"draft", "check", draft, "--text", "Đúng thể thức"});
    director.does({"draft", "sign", draft, "--signer", "Trần Văn Cường", "--position", "Giám đốc"});
    provinces.clerkB.does({"draft", "issue", draft});
    shows("06", "Đã hoàn thành");
    for (const auto* admin : {&provinces.adminA, &provinces.adminB})
        CHECK(admin->ask({"verify"})["clean"].truth());
}

TEST_CASE("a recall reaches what was accepted, what waits, and a receiver that is away, through kill -9",
          "[e2e]") {
    TwoProvinces provinces;
    const auto file = (provinces.clerkA.folder() / "ke-hoach.txt").string();
    std::ofstream(file) << "Nội dung kế hoạch";
    const auto accepted = provinces.sent(file, "Kế hoạch đã tiếp nhận");
    const auto registered =
        provinces.clerkB.ask({"exchange", "accept", provinces.arrived("Kế hoạch đã tiếp nhận")["id"].text()});
    provinces.delivery(accepted, "accepted");
    const auto waiting = provinces.sent(file, "Kế hoạch chờ tiếp nhận");
    const auto item = provinces.arrived("Kế hoạch chờ tiếp nhận");
    const auto away = provinces.sent(file, "Kế hoạch gửi sau");
    provinces.arrived("Kế hoạch gửi sau");
    const auto recallOf = [&](const std::string& document) {
        return provinces.clerkA.ask({"exchange", "status", document})["deliveries"].items().at(0)["recall"];
    };
    const auto isDone = [&](const std::string& document) {
        return eventually(30s, [&] { return recallOf(document)["state"].text() == "done"; });
    };

    for (const auto& document : {accepted, waiting})
        provinces.clerkA.does({"document", "recall", document, "--reason", "Sai số liệu"});
    CHECK(isDone(waiting));
    const auto asked =
        provinces.clerkB.ask({"exchange", "inbox", "--state", "accepted"})["items"].items().at(0);
    REQUIRE(eventually(30s, [&] {
        return provinces.clerkB.ask({"exchange", "inbox", "--state", "accepted"})["items"]
                   .items()
                   .at(0)["recall"]["state"]
                   .text() == "asked";
    }));
    CHECK(recallOf(accepted)["state"].text() == "asked");
    provinces.clerkB.does({"exchange", "agree-recall", asked["id"].text()});
    CHECK(isDone(accepted));

    // At the receiver: frozen, with the reason, seen by who could see it; what waited is not accepted any
    // more.
    const Json frozen = provinces.clerkB.ask({"document", "route", registered["id"].text()});
    CHECK(frozen["recall_reason"].text() == "Cơ quan ban hành thu hồi: Sai số liệu");
    CHECK(frozen["allowed"].items().empty());
    CHECK(provinces.clerkB.ask({"document", "show", registered["id"].text()})["subject"].text() ==
          "Kế hoạch đã tiếp nhận");
    CHECK(provinces.clerkB.run({"exchange", "accept", item["id"].text()}).exitCode != 0);
    const Json inbox = provinces.clerkB.ask({"exchange", "inbox", "--state", "recalled"});
    REQUIRE(inbox["items"].items().size() == 1);
    CHECK(inbox["items"].items().at(0)["reason"].text() == "Sai số liệu");

    // Both servers die; the recall was asked while the receiver was away.
    provinces.b.crash();
    provinces.clerkA.does({"document", "recall", away, "--reason", "Nhầm nơi nhận"});
    CHECK(recallOf(away)["state"].text() == "asked");
    provinces.a.crash();
    provinces.a.start();
    provinces.b.start();
    // Both came back on other ports.
    const auto peer = provinces.adminA.ask({"exchange", "peers"})["peers"].items().at(0)["id"].text();
    provinces.adminA.does({"exchange", "peers", "move", peer, "--endpoint",
                           provinces.adminB.ask({"exchange", "peers", "identity"})["endpoint"].text()});
    CHECK(isDone(away));
    for (const auto* admin : {&provinces.adminA, &provinces.adminB})
        CHECK(admin->ask({"verify"})["clean"].truth());
}
