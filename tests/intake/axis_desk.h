#pragma once

#include "schemas/edxml/element_of.h"
#include "schemas/edxml/read_message.h"
#include "schemas/edxml/write_xml.h"
#include "server/edxml/edxml_reader.h"
#include "server/intake/axis_bridge.h"
#include "tests/app/world.h"
#include "tests/intake/axis_double.h"
#include "tests/support/programs.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::tests {

inline edxml::Message letterFromH01(const std::string& number) {
    edxml::Message message;
    message.from.id = "000.00.00.H01";
    message.from.name = "UBND tỉnh An Giang";
    message.to = {{"H99.1", "", "Sở Nội vụ", "", "", "", "", ""}};
    message.documentId = "000.00.00.H01,2026/02/27," + number + "/KH-UBND";
    message.number = number;
    message.notation = "KH-UBND";
    message.issuedDate = *domain::parseIsoDate("2026-02-27");
    message.type = {"10", "0", "Kế hoạch"};
    message.subject = "Kế hoạch số " + number;
    message.attachments = {{"1", "kh.txt", "", "text/plain", 0}};
    return message;
}

inline std::string bytesOf(const edxml::Message& message) {
    return edxml::writeXml(edxml::elementOf(message), {"nội dung"});
}

/// H99.1 with an axis that knows it; H01 is in the directory.
struct AxisDesk : World {
    AxisDouble axis;
    app::ChannelStates states;
    app::Caller clerk{newCaller("vanthu", domain::Role::clerk, "H99.1")};

    AxisDesk() {
        app::OrganisationRequest sender;
        sender.name = "UBND tỉnh An Giang";
        sender.code = "H01";
        static_cast<void>(app.organisations.create(admin, {sender}, std::nullopt));
    }
    [[nodiscard]] intake::AxisBridgeSettings settings() const {
        intake::AxisBridgeSettings settings;
        settings.axis = {axis.url(), "vanthu", "bi-mat", {}};
        return settings;
    }
    intake::AxisBridge bridge(intake::AxisBridgeSettings given) {
        return {std::move(given), app.edxmlMessages, app.edxmlReports, app.edxmlOutbox, states, clock};
    }
    void hold(const std::string& number) { axis.hold("d" + number, "edoc", bytesOf(letterFromH01(number))); }
    /// After the longest pause.
    void nextRound(intake::AxisBridge& bridge) {
        clock.advance(std::chrono::minutes{15});
        bridge.step();
    }
    Poco::JSON::Array::Ptr inboxItems() { return parsed(app.inbox.list(clerk, {}))->getArray("items"); }
    domain::InboxId item(unsigned place) {
        return {inboxItems()->getObject(place)->getValue<std::int64_t>("id")};
    }
    /// Codes of the statuses that the axis was told, in order.
    [[nodiscard]] std::vector<std::string> told() const {
        std::vector<std::string> codes;
        for (const auto& sent : axis.sent()) {
            std::vector<edxml::Fault> faults;
            const auto read = edxml::EdxmlReader(programPath("vanthu-edxml")).read(sent.bytes);
            codes.push_back(edxml::readStatus(read.root, faults).code);
        }
        return codes;
    }
};

}  // namespace vanthu::tests
