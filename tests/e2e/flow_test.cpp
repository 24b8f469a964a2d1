#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"

#include <fstream>

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;

namespace {

/// Five people of a department with two divisions, each at a terminal.
struct FlowDepartment {
    Installation installation;
    Person admin{installation}, clerk{installation}, director{installation}, headA{installation},
        officer{installation}, headB{installation};

    FlowDepartment() {
        setUp(installation, admin, "UBND tỉnh Bình Minh", "H99");
        addUnit(admin, "Sở Nội vụ", "H99.1", "SNV", clerk, "vanthu");
        addDivision("Phòng Cải cách hành chính", "H99.1.1");
        addDivision("Phòng Tổ chức", "H99.1.2");
        addPerson(director, "giamdoc", "lanh_dao", "H99.1", "Nguyễn Văn An");
        addPerson(headA, "phong.a", "lanh_dao", "H99.1.1", "Lê Thị Bình");
        addPerson(officer, "can.bo", "chuyen_vien", "H99.1.1", "Trần Văn Cường");
        addPerson(headB, "phong.b", "lanh_dao", "H99.1.2", "Phạm Thị Dung");
    }

    void addDivision(const std::string& name, const std::string& code) const {
        admin.does({"org", "add", name, "--code", code, "--parent", "H99.1", "--kind", "phong"});
    }
    void addPerson(const Person& person, const std::string& login, const std::string& role,
                   const std::string& unit, const std::string& name) const {
        admin.does({"user", "add", login, "--role", role, "--unit", unit, "--full-name", name});
        person.login(login);
    }

    std::string registerIncoming() const {
        return clerk
            .ask({"incoming", "register", "--number", "456/KH-BNV", "--date", "28/09/2018", "--issuer",
                  "Bộ Nội vụ", "--type", "KH", "--subject", "Kế hoạch cải cách hành chính"})["id"]
            .text();
    }
    /// The document of the newest route answer, by state.
    [[nodiscard]] Json route(const std::string& id) const { return clerk.ask({"document", "route", id}); }

    std::string file(const std::string& name, const std::string& content) const {
        const auto path = (officer.folder() / name).string();
        std::ofstream(path) << content;
        return path;
    }
};

std::string idOf(const Json& handling, std::size_t assignment) {
    return handling["assignments"].items().at(assignment)["id"].text();
}

std::vector<std::string> kindsOf(const Json& page) {
    std::vector<std::string> kinds;
    for (const auto& item : page["items"].items())
        kinds.push_back(item["kind"].text());
    return kinds;
}

}  // namespace

TEST_CASE("an incoming document is routed, comes back, is extended and closed by the reply", "[e2e]") {
    const FlowDepartment office;
    const auto id = office.registerIncoming();
    CHECK(kindsOf(office.clerk.ask({"work"})) == std::vector<std::string>{"presentation"});

    office.clerk.does({"document", "present", id, "--to", "giamdoc", "--text", "Kính trình Giám đốc"});
    CHECK(kindsOf(office.director.ask({"work"})) == std::vector<std::string>{"direction"});

    // To the wrong division first: taken back while unread, then sent there again and given back.
    const Json wrong = office.director.ask({"document", "direct", id, "--main", "H99.1.2"});
    CHECK(wrong["state"].text() == "directed");
    office.director.does({"document", "take-back", idOf(wrong, 0), "--reason", "Giao nhầm"});
    const Json again = office.director.ask({"document", "direct", id, "--main", "H99.1.2"});
    const auto returned = office.headB.ask(
        {"document", "return", idOf(again, 1), "--reason", "Không thuộc nhiệm vụ của phòng"});
    CHECK(returned["state"].text() == "presented");
    const auto refused = office.headB.run({"document", "done", idOf(again, 1), "--result", "xong"});
    CHECK(refused.exitCode != 0);
    CHECK(refused.err.find("Trả lại") != std::string::npos);

    // The right one in charge, the other to support, each with a deadline.
    const Json directed =
        office.director.ask({"document", "direct", id, "--main", "H99.1.1=31/12/2037", "--support",
                             "H99.1.2=30/11/2037", "--text", "Phòng CCHC chủ trì tham mưu trả lời"});
    const auto main = idOf(directed, 2);
    const auto support = idOf(directed, 3);
    const Json distributed = office.headA.ask(
        {"document", "assign", main, "--main", "can.bo=20/12/2037", "--text", "Đồng chí Cường dự thảo"});
    CHECK(distributed["state"].text() == "in_progress");
    const auto part = idOf(distributed, 4);

    // The officer sees the work and its deadline, asks for more time and gets it.
    const Json waiting = office.officer.ask({"work"});
    REQUIRE(waiting["items"].items().size() == 1);
    CHECK(waiting["items"].items()[0]["due_date"].text() == "2037-12-20");
    CHECK_FALSE(waiting["items"].items()[0]["overdue"].truth());
    office.officer.does({"document", "take", part, "start"});
    office.officer.does(
        {"document", "extend", part, "--until", "25/12/2037", "--reason", "Chờ số liệu của các phòng"});
    const Json asked = office.headA.ask({"work", "--kind", "extension"});
    REQUIRE(asked["items"].items().size() == 1);
    office.headA.does({"document", "extension", asked["items"].items()[0]["id"].text(), "approve"});
    CHECK(office.officer.ask({"work"})["items"].items()[0]["due_date"].text() == "2037-12-25");

    // Nobody closes the case over pending work.
    const auto early = office.director.run({"document", "finish", id, "--reason", "Xong"});
    CHECK(early.exitCode != 0);
    office.headB.does({"document", "done", support, "--result", "Đã góp ý bằng văn bản"});

    // The reply: drafted, approved, signed, issued. It closes what it answers.
    const auto draft = office.officer
                           .ask({"draft", "new", "--type", "CV", "--notation", "SNV-CCHC", "--subject",
                                 "Trả lời về kế hoạch", "--receiver", "Bộ Nội vụ", "--answers", id})["id"]
                           .text();
    office.officer.does(
        {"draft", "version", draft, "--file", office.file("tra-loi.txt", "Kính gửi Bộ Nội vụ")});
    office.officer.does({"draft", "submit", draft, "--to", "giamdoc"});
    office.director.does({"draft", "approve", draft});
    office.clerk.does({"draft", "check", draft, "--text", "Đúng thể thức"});
    office.director.does({"draft", "sign", draft, "--signer", "Nguyễn Văn An", "--position", "Giám đốc"});
    const Json issued = office.clerk.ask({"draft", "issue", draft});
    CHECK(issued["code"].text() == "01/SNV-CCHC");

    const Json closed = office.route(id);
    INFO(closed.print());
    CHECK(closed["state"].text() == "completed");
    CHECK(closed["note"].text() == "Trả lời: 01/SNV-CCHC");
    CHECK(closed["replies"].items()[0]["document"].text() == issued["document"].text());
    for (const auto* person : {&office.headA, &office.officer, &office.headB, &office.director})
        CHECK(kindsOf(person->ask({"work"})).empty());

    // The whole way, in order, for who may know of it.
    const auto history = office.officer.ask({"document", "history", id})["changes"];
    CHECK(history.items().size() > 20);
    CHECK(history.items().front()["action"].text() == "registered");
    CHECK(history.items().back()["action"].text() == "complete");
    CHECK(office.admin.ask({"verify"})["clean"].truth());
}

TEST_CASE("an outgoing document goes through three versions to its issue and recall", "[e2e]") {
    const FlowDepartment office;
    const auto draft = office.officer
                           .ask({"draft", "new", "--type", "KH", "--subject", "Kế hoạch kiểm tra công vụ",
                                 "--to", "H99"})["id"]
                           .text();
    const auto version = [&](const std::string& number) {
        return office.officer.ask({"draft", "version", draft, "--file",
                                   office.file("du-thao-" + number + ".txt", "Bản " + number), "--note",
                                   "Bản " + number});
    };
    const auto stateOf = [&] { return office.clerk.ask({"draft", "show", draft})["state"].text(); };

    // Version 1 comes back from the leader, version 2 from the form check.
    version("1");
    office.headA.does({"draft", "comment", draft, "--text", "Bổ sung căn cứ pháp lý"});
    const auto comment = office.officer.ask({"draft", "show", draft})["comments"].items().at(0)["id"].text();
    office.officer.does({"draft", "comment", draft, "--text", "Đã bổ sung", "--answers", comment});
    CHECK_THAT(office.officer.run({"draft", "show", draft}).out,
               Catch::Contains("trả lời góp ý " + comment + ": Đã bổ sung"));
    office.officer.does({"draft", "submit", draft, "--to", "giamdoc"});
    CHECK(kindsOf(office.director.ask({"work"})) == std::vector<std::string>{"draft"});
    office.director.does({"draft", "back", draft, "--reason", "Thiếu mục tiêu"});
    CHECK(kindsOf(office.officer.ask({"work"})) == std::vector<std::string>{"draft"});
    version("2");
    office.officer.does({"draft", "submit", draft, "--to", "giamdoc"});
    office.director.does({"draft", "approve", draft});
    office.clerk.does({"draft", "back", draft, "--reason", "Sai thể thức: thiếu nơi nhận"});

    // Version 3 is signed and numbered, comes back once more with its number void, and is issued.
    CHECK(version("3")["versions"].items().size() == 3);
    const auto toSigned = [&] {
        office.officer.does({"draft", "submit", draft, "--to", "giamdoc"});
        office.director.does({"draft", "approve", draft});
        office.clerk.does({"draft", "check", draft});
        office.clerk.does({"draft", "sign", draft, "--signer", "Nguyễn Văn An", "--position", "Phó Giám đốc",
                           "--authority", "KT."});
    };
    toSigned();
    CHECK(office.clerk.ask({"draft", "number", draft})["code"].text() == "01/KH-SNV");
    office.clerk.does({"draft", "back", draft, "--reason", "Lãnh đạo yêu cầu trình lại"});
    toSigned();
    const auto illegal = office.clerk.run({"draft", "approve", draft, "--json"});
    CHECK(illegal.exitCode != 0);
    const Json issued = office.clerk.ask({"draft", "issue", draft});
    CHECK(issued["code"].text() == "02/KH-SNV");
    const auto document = issued["document"].text();
    const auto copy = (office.clerk.folder() / "copy.txt").string();
    office.clerk.does({"document", "download", document, "-o", copy});
    std::string text;
    std::getline(std::ifstream(copy), text);
    CHECK(text == "Bản 3");
    for (const auto& series : office.clerk.ask({"number", "gaps", "di"})["series"].items())
        CHECK(series["gaps"].items().empty());

    // Sent, then recalled: it changes no more and goes nowhere.
    office.admin.does({"org", "add", "Sở Tài chính", "--code", "H99.2", "--parent", "H99", "--keeps-registry",
                       "--interconnected"});
    office.clerk.does({"exchange", "send", document, "--to", "H99.2"});
    CHECK(stateOf() == "sent");
    office.director.does({"document", "recall", document, "--reason", "Sai thẩm quyền ban hành"});
    CHECK(stateOf() == "recalled");
    CHECK(office.clerk.run({"exchange", "send", document, "--to", "H99.2"}).exitCode != 0);
    CHECK(office.officer.run({"draft", "comment", draft, "--text", "Muộn rồi"}).exitCode != 0);
    const auto history = office.clerk.ask({"document", "history", document})["changes"];
    CHECK(history.items().front()["action"].text() == "created");
    CHECK(history.items().back()["action"].text() == "recall");
    CHECK(office.admin.ask({"verify"})["clean"].truth());
}
