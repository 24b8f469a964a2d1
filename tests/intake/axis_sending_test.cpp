#include "tests/app/texts.h"
#include "tests/intake/axis_desk.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

/// A desk whose clerk issued a document that only the axis can bring to H01.
struct SendingDesk : AxisDesk {
    domain::DocumentId document;
    intake::AxisBridge sender{bridge(settings())};

    SendingDesk() {
        auto request = outgoing();
        request.files = {announced("f1", "nội dung")};
        Texts files({"nội dung"});
        document = {parsed(app.registerDocument.run(clerk, request, files, std::nullopt).answer.json)
                        ->getValue<std::int64_t>("id")};
        static_cast<void>(app.sendDocument.send(clerk, document, {std::string("H01")}, std::nullopt));
    }
    Poco::JSON::Object::Ptr delivery() {
        return parsed(app.sendDocument.deliveries(clerk, document))->getArray("deliveries")->getObject(0);
    }
    std::string state() { return delivery()->getValue<std::string>("state"); }
    edxml::Message sentMessage(std::size_t place) const {
        std::vector<edxml::Fault> faults;
        return edxml::readMessage(
            edxml::EdxmlReader(programPath("vanthu-edxml")).read(axis.sent().at(place).bytes).root, faults);
    }
    /// The receiver reports on what it got.
    void report(const std::string& code, const std::string& description,
                const std::string& from = "000.00.00.H01") {
        edxml::Status status;
        status.from.id = from;
        status.about = {"H99.1", "", sentMessage(0).documentId, std::nullopt};
        status.code = code;
        status.description = description;
        status.at = clock.now();
        axis.hold("s" + code + from, "status", edxml::writeXml(edxml::elementOf(status), {}));
        nextRound(sender);
    }
};

TEST_CASE("a document goes out by the axis to whom no peer speaks for", "[intake]") {
    SendingDesk desk;
    CHECK(desk.state() == "queued");

    desk.sender.step();
    desk.nextRound(desk.sender);

    CHECK(desk.sender.state().lastError == "");
    CHECK(desk.state() == "sent");
    REQUIRE(desk.axis.sent().size() == 1);
    const auto sent = desk.axis.sent()[0];
    CHECK(sent.type == "edoc");
    CHECK(sent.from == "H99.1");
    CHECK(sent.to == "H01");
    CHECK(sent.hashFits);
    CHECK(desk.sentMessage(0).subject == outgoing().subject);
    CHECK(edxml::EdxmlReader(programPath("vanthu-edxml")).read(sent.bytes).files ==
          std::vector<std::string>{"nội dung"});
}

TEST_CASE("statuses of the receiver move the delivery on, whatever their order", "[intake]") {
    SendingDesk desk;
    desk.sender.step();

    desk.report("01", "");
    CHECK(desk.state() == "arrived");
    desk.report("05", "Đang xử lý");
    CHECK(desk.state() == "accepted");
    desk.report("03", "");
    desk.report("01", "muộn");
    CHECK(desk.state() == "accepted");
}

TEST_CASE("a refusal of the receiver is told with its reason", "[intake]") {
    SendingDesk desk;
    desk.sender.step();

    desk.report("02", "Gửi nhầm");

    CHECK(desk.state() == "refused");
    CHECK(desk.delivery()->getValue<std::string>("reason") == "Gửi nhầm");
}

TEST_CASE("nobody but its receiver reports on a delivery", "[intake]") {
    SendingDesk desk;
    app::OrganisationRequest other;
    other.name = "UBND tỉnh Bắc Giang";
    other.code = "H02";
    static_cast<void>(desk.app.organisations.create(desk.admin, {other}, std::nullopt));
    desk.sender.step();

    desk.report("02", "Giả", "H02");

    CHECK(desk.state() == "sent");
}

TEST_CASE("a document that the axis does not take now goes out later, once and with the same bytes",
          "[intake]") {
    SendingDesk desk;
    const auto fault =
        GENERATE(AxisDouble::Fault::serverError, AxisDouble::Fault::cut, AxisDouble::Fault::nonsense);
    desk.axis.setFaults([&](const std::string& call, const std::string&) {
        return call == "sendEdoc" ? fault : AxisDouble::Fault::none;
    });

    desk.sender.step();
    CHECK(desk.state() == "queued");
    desk.axis.setFaults({});
    desk.nextRound(desk.sender);
    desk.nextRound(desk.sender);

    CHECK(desk.state() == "sent");
    CHECK(desk.axis.sent().size() == 1);
}

TEST_CASE("a document that the axis refuses has failed, and the reason is shown", "[intake]") {
    SendingDesk desk;
    desk.axis.setFaults([](const std::string& call, const std::string&) {
        return call == "sendEdoc" ? AxisDouble::Fault::refusal : AxisDouble::Fault::none;
    });

    desk.sender.step();

    CHECK(desk.state() == "failed");
    CHECK(desk.delivery()->getValue<std::string>("reason") == "Trục liên thông không nhận: 21 file error");
}

TEST_CASE("a recall goes out by the axis and is asked for again until its receiver answers", "[intake]") {
    SendingDesk desk;
    desk.sender.step();
    static_cast<void>(desk.app.handleDocument.recall(desk.clerk, desk.document, "Sai", std::nullopt));

    desk.nextRound(desk.sender);
    desk.nextRound(desk.sender);
    REQUIRE(desk.axis.sent().size() == 2);
    CHECK(desk.sentMessage(1).business.operation == edxml::Operation::recall);
    CHECK(desk.sentMessage(1).business.documentId == desk.sentMessage(0).documentId);
    CHECK(desk.sentMessage(1).business.reason == "Sai");
    desk.clock.advance(std::chrono::hours{24});
    desk.sender.step();
    CHECK(desk.axis.sent().size() == 3);
    desk.report("15", "");
    desk.clock.advance(std::chrono::hours{48});
    desk.sender.step();

    CHECK(desk.axis.sent().size() == 3);
    CHECK(desk.delivery()->getObject("recall")->getValue<std::string>("state") == "done");
}

TEST_CASE("a receiver that refuses a recall is shown with its reason", "[intake]") {
    SendingDesk desk;
    desk.sender.step();
    static_cast<void>(desk.app.handleDocument.recall(desk.clerk, desk.document, "Sai", std::nullopt));

    desk.report("16", "Đã thực hiện xong");

    const auto recall = desk.delivery()->getObject("recall");
    CHECK(recall->getValue<std::string>("state") == "refused");
    CHECK(recall->getValue<std::string>("answer") == "Đã thực hiện xong");
    CHECK(desk.state() == "arrived");
}

TEST_CASE("an update goes out under the DocumentId of its document and is answered by 15 or 16", "[intake]") {
    SendingDesk desk;
    desk.sender.step();
    desk.report("03", "");
    static_cast<void>(
        desk.app.sendDocument.update(desk.clerk, desk.document, {"Sửa trích yếu", {}, {}}, std::nullopt));

    desk.nextRound(desk.sender);

    REQUIRE(desk.axis.sent().size() == 2);
    const auto update = desk.sentMessage(1);
    CHECK(update.business.operation == edxml::Operation::update);
    CHECK(update.business.reason == "Sửa trích yếu");
    CHECK(update.business.documentChanged == "1");
    CHECK(update.business.receiversChanged == "0");
    CHECK(update.documentId == desk.sentMessage(0).documentId);
    CHECK(update.business.documentId == update.documentId);
    CHECK(update.attachments.empty());
    desk.report("16", "Đã thực hiện xong");
    const auto change = desk.delivery()->getArray("changes")->getObject(0);
    CHECK(change->getValue<std::string>("state_label") == "Từ chối cập nhật");
    CHECK(change->getValue<std::string>("reason") == "Đã thực hiện xong");
    CHECK(desk.delivery()->getValue<std::string>("state") == "accepted");
}

}  // namespace
}  // namespace vanthu::tests
