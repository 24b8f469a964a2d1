#include "server/exchange_cores/directory_core.h"

#include <algorithm>
#include <utility>

namespace vanthu::exchange_cores {

DirectoryEffects DirectoryCore::step(const DirectoryEvent& event, Moment now) {
    now_ = now;
    std::visit([this](const auto& one) { on(one); }, event);
    return std::exchange(effects_, {});
}

std::uint64_t DirectoryCore::newestOf(const std::string& publisher) const {
    const auto found = followed_.find(publisher);
    return found == followed_.end() ? 0 : std::max(found->second.newest, found->second.mark.sequence);
}

void DirectoryCore::on(const DirectoriesKnown& known) {
    peers_ = known.peers;
    std::map<std::string, Followed> before = std::exchange(followed_, {});
    for (const auto& one : known.followed) {
        const auto earlier = before.find(one.publisher);
        const bool isNew = earlier == before.end();
        auto& followed = followed_[one.publisher];
        if (!isNew) followed = std::move(earlier->second);
        followed.mark = one.mark;
        if (isNew) sayToAll(one.publisher, followed);
    }
}

void DirectoryCore::on(const DirectoryLineUp& line) {
    for (auto& [publisher, followed] : followed_)
        say(line.peer, publisher, followed);
}

void DirectoryCore::on(const DirectoryTick&) {
    if (now_ < sayAt_) return;
    sayAt_ = now_ + kSayEvery;
    for (auto& [publisher, followed] : followed_)
        sayToAll(publisher, followed);
}

void DirectoryCore::on(const AtHeard& heard) {
    const auto found = followed_.find(heard.at.publisher);
    if (found == followed_.end()) return;
    auto& followed = found->second;
    const auto& theirs = heard.at.mark;
    followed.newest = std::max(followed.newest, theirs.sequence);
    if (theirs.sequence < followed.mark.sequence) {
        effects_.emplace_back(GiveEdition{heard.from, found->first, theirs.sequence});
    } else if (theirs.sequence > followed.mark.sequence) {
        say(heard.from, found->first, followed);
    } else if (theirs.root != followed.mark.root && theirs.sequence > 0) {
        // One of us holds what nobody else does. Our newest signed head shows the other one that.
        effects_.emplace_back(GiveEdition{heard.from, found->first, theirs.sequence - 1});
    }
}

bool DirectoryCore::takeQuestion(Followed& followed, NodeId from) const {
    const auto asked = followed.asked.find(from);
    if (asked == followed.asked.end() || asked->second.until < now_ || asked->second.editions == 0)
        return false;
    --asked->second.editions;
    return true;
}

std::optional<EditionFault> DirectoryCore::faultOf(const EditionHeard& heard, const Followed& followed,
                                                   bool wasAsked) const {
    const auto& before = heard.head.before;
    if (!heard.isSigned) return EditionFault::wronglySigned;
    if (heard.isKnown) return wasAsked ? std::nullopt : std::optional(EditionFault::repeated);
    if (before.sequence > followed.mark.sequence) return EditionFault::skipped;
    if (before != followed.mark) return EditionFault::forked;
    return std::nullopt;
}

void DirectoryCore::on(const EditionHeard& heard) {
    const auto& publisher = heard.head.publisher;
    const auto found = followed_.find(publisher);
    if (found == followed_.end()) {
        effects_.emplace_back(RefuseEdition{heard.from, publisher, EditionFault::notFollowed});
        return;
    }
    auto& followed = found->second;
    const bool wasAsked = takeQuestion(followed, heard.from);
    if (const auto fault = faultOf(heard, followed, wasAsked)) {
        effects_.emplace_back(RefuseEdition{heard.from, publisher, *fault});
        return;
    }
    followed.newest = std::max(followed.newest, heard.newest);
    if (heard.isKnown) return;
    followed.applying = heard.from;
    effects_.emplace_back(ApplyEdition{heard.from, publisher});
}

void DirectoryCore::on(const EditionApplied& applied) {
    const auto found = followed_.find(applied.publisher);
    if (found == followed_.end()) return;
    auto& followed = found->second;
    followed.mark = applied.mark;
    const auto giver = std::exchange(followed.applying, NodeId{});
    const bool thereIsMore = followed.newest > applied.mark.sequence;
    if (giver != NodeId{} && thereIsMore) return say(giver, applied.publisher, followed);
    for (const auto peer : peers_)
        if (peer != giver) say(peer, applied.publisher, followed);
}

void DirectoryCore::on(const EditionFailed& failed) {
    const auto found = followed_.find(failed.publisher);
    if (found != followed_.end()) found->second.applying = {};
    effects_.emplace_back(RefuseEdition{failed.from, failed.publisher, EditionFault::broken});
}

void DirectoryCore::say(NodeId to, const std::string& publisher, Followed& followed) {
    auto& asked = followed.asked[to];
    if (asked.until < now_) asked.editions = 0;
    ++asked.editions;
    asked.until = now_ + kAnswerWithin;
    effects_.emplace_back(SayAt{to, {publisher, followed.mark}});
}

void DirectoryCore::sayToAll(const std::string& publisher, Followed& followed) {
    for (const auto peer : peers_)
        say(peer, publisher, followed);
}

}  // namespace vanthu::exchange_cores
