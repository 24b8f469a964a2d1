#include "server/exchange_station/directory_desk.h"

#include <algorithm>
#include <chrono>

#include <Poco/Logger.h>

#include "schemas/exchange/messages.h"
#include "server/directory/editions.h"
#include "server/directory/root.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;

Poco::Logger& directoryLogger() {
    return Poco::Logger::get("directory");
}

Moment steadyNow() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// For people.
const char* wordsOf(EditionFault fault) {
    switch (fault) {
        case EditionFault::notFollowed:
            return "Danh bạ của bên không theo dõi";
        case EditionFault::wronglySigned:
            return "Phiên bản có chữ ký không hợp lệ";
        case EditionFault::repeated:
            return "Phiên bản đã có, gửi lại khi không ai hỏi";
        case EditionFault::skipped:
            return "Phiên bản không nối tiếp: thiếu các thay đổi ở giữa";
        case EditionFault::forked:
            return "Bên phát hành đã ký hai danh bạ khác nhau cho cùng một số thứ tự";
        case EditionFault::broken:
            return "Nội dung phiên bản không khớp phần đã ký";
    }
    return "";
}

}  // namespace

void DirectoryDesk::use(const std::vector<directory::TrustedPublisher>& publishers,
                        std::vector<NodeId> peers) {
    publishers_ = directory::Publishers(publishers);
    known_ = marks();
    step(DirectoriesKnown{known_, std::move(peers)});
}

std::vector<wire::DirectoryAt> DirectoryDesk::marks() const {
    return around_.database.read([&](storage::ReadTransaction& transaction) {
        std::vector<wire::DirectoryAt> marks;
        for (const auto& code : publishers_.codes())
            marks.push_back({code, directory::markOf(transaction, code)});
        return marks;
    });
}

void DirectoryDesk::onMessage(NodeId from, std::string_view header, std::string_view body) {
    try {
        if (wire::directoryType(header) == wire::kDirectoryAt)
            return step(AtHeard{from, wire::parseDirectoryAt(body)});
        onGiven(from, body);
    } catch (const wire::Rejected&) {
        around_.offended(from);
        throw;
    }
}

void DirectoryDesk::onGiven(NodeId from, std::string_view body) {
    auto given = wire::parseDirectoryGiven(body);
    edition_ = std::move(given.edition);
    head_ = wire::parseDirectoryHead(edition_.head);
    const bool isSigned =
        publishers_.believes(head_.publisher, edition_.head, edition_.signature, around_.clock.now());
    const auto ours = around_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::directoryEditionTo(transaction, head_.publisher, head_.after.sequence);
    });
    step(EditionHeard{from, head_, given.newest, isSigned, ours && ours->head == edition_.head});
}

void DirectoryDesk::onLineUp(NodeId peer) {
    step(DirectoryLineUp{peer});
}

void DirectoryDesk::tick() {
    for (const auto& mark : marks()) {
        const auto known = std::ranges::find(known_, mark.publisher, &wire::DirectoryAt::publisher);
        if (known == known_.end() || known->mark == mark.mark) continue;
        known->mark = mark.mark;
        around_.changed();
        step(EditionApplied{mark.publisher, mark.mark});
    }
    step(DirectoryTick{});
}

void DirectoryDesk::step(const DirectoryEvent& event) {
    for (const auto& effect : core_.step(event, steadyNow()))
        std::visit([this](const auto& one) { perform(one); }, effect);
}

void DirectoryDesk::perform(const SayAt& said) {
    around_.send(said.to, {wire::directoryHeader(wire::kDirectoryAt), wire::encode(said.at)});
}

void DirectoryDesk::perform(const GiveEdition& given) {
    const auto [newest, edition] = around_.database.read([&](storage::ReadTransaction& transaction) {
        return std::pair{directory::markOf(transaction, given.publisher).sequence,
                         storage::directoryEditionWith(transaction, given.publisher, given.since)};
    });
    if (!edition) return;
    around_.send(
        given.to,
        {wire::directoryHeader(wire::kDirectoryGiven),
         wire::encode(wire::DirectoryGiven{newest, {edition->head, edition->signature, edition->changes}})});
}

void DirectoryDesk::perform(const ApplyEdition& applied) {
    try {
        around_.database.write({{}, around_.clock.now()}, [&](storage::WriteTransaction& transaction) {
            directory::apply(transaction, head_, edition_);
        });
    } catch (const wire::Rejected& rejected) {
        directoryLogger().error(applied.publisher + ": " + rejected.what());
        return step(EditionFailed{applied.from, applied.publisher});
    }
    const auto known = std::ranges::find(known_, applied.publisher, &wire::DirectoryAt::publisher);
    known->mark = head_.after;
    around_.changed();
    step(EditionApplied{applied.publisher, head_.after});
}

void DirectoryDesk::perform(const RefuseEdition& refused) {
    around_.offended(refused.from);
    directoryLogger().error(refused.publisher + ": " + wordsOf(refused.fault));
    // Anybody can name a publisher: what is not followed here leaves no trace but in the log.
    if (refused.fault == EditionFault::notFollowed) return;
    around_.database.write({{}, around_.clock.now()}, [&](storage::WriteTransaction& transaction) {
        storage::noteDirectoryProblem(transaction, refused.publisher,
                                      directory::hexOf(directory::emptyRoot()), wordsOf(refused.fault));
        if (refused.fault == EditionFault::forked)
            storage::noteDirectoryFork(transaction, refused.publisher, edition_.head, edition_.signature);
    });
}

}  // namespace vanthu::exchange_station
