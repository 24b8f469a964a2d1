#include "server/app/exchange_directory.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/text.h"
#include "server/app/checks.h"
#include "server/app/representations.h"
#include "server/directory/publishers.h"

#include <algorithm>
#include <set>

namespace vanthu::app {

using storage::DirectoryTrust;
using wire::DirectoryOrganisation;

namespace {

void writeTrust(domain::JsonWriter& json, const DirectoryTrust& trust) {
    const evidence::Certificate certificate(trust.certificate);
    json.beginObject()
        .field("id", trust.id)
        .field("publisher", trust.publisher)
        .field("fingerprint", trust.fingerprint)
        .field("subject", certificate.subject())
        .field("not_after", domain::isoVietnam(certificate.notAfter()))
        .field("ended", trust.endedAt.has_value())
        .endObject();
}

std::string trustJson(const DirectoryTrust& trust) {
    domain::JsonWriter json;
    writeTrust(json, trust);
    return json.take();
}

std::string stateJson(const storage::DirectoryState& state, std::int64_t forks,
                      const std::vector<DirectoryTrust>& trusts) {
    domain::JsonWriter json;
    json.beginObject()
        .field("publisher", state.publisher)
        .field("sequence", static_cast<std::int64_t>(state.sequence))
        .field("entries", state.entries);
    if (state.sequence > 0)
        json.field("root", state.root)
            .field("made_at", domain::isoVietnam(state.madeAt))
            .field("applied_at", domain::isoVietnam(state.appliedAt));
    json.field("refused", state.refused).field("forks", forks);
    if (!state.problem.empty())
        json.field("problem", state.problem).field("problem_at", domain::isoVietnam(state.problemAt));
    json.key("certificates").beginArray();
    for (const auto& trust : trusts)
        if (trust.publisher == state.publisher) writeTrust(json, trust);
    return json.endArray().endObject().take();
}

/// In the spelling in which codes are compared.
std::string checkedPublisher(const std::string& raw, Checks& checks) {
    auto code = domain::normalisedOrganisationCode(
        checks.text("publisher", raw, limits::kOrganisationCode, Presence::required));
    return code;
}

void requireRoom(storage::ReadTransaction& transaction, const DirectoryTrust& added) {
    std::set<std::string> publishers{added.publisher};
    std::set<std::string> certificates{added.fingerprint};
    for (const auto& trust : storage::directoryTrusts(transaction)) {
        if (!trust.endedAt) publishers.insert(trust.publisher);
        if (trust.publisher == added.publisher) certificates.insert(trust.fingerprint);
    }
    Checks checks;
    if (publishers.size() > limits::kDirectoryPublishers)
        checks.add("publisher", "too_many", "Không quá 100 danh bạ.");
    if (certificates.size() > limits::kDirectoryCertificates)
        checks.add("certificate", "too_many", "Mỗi bên phát hành không quá 8 chứng thư.");
    checks.finish();
}

/// Looks up who stands beside an organisation in its own directory.
class Entries {
  public:
    Entries(storage::ReadTransaction& transaction, const DirectorySnapshot& known)
        : transaction_(transaction), known_(known) {}

    [[nodiscard]] std::string json(const std::string& publisher, const DirectoryOrganisation& entry) {
        domain::JsonWriter json;
        json.beginObject()
            .field("publisher", publisher)
            .field("code", entry.code)
            .fieldIfAny("former_code", entry.formerCode)
            .field("name", entry.name);
        other(json, "parent", publisher, entry.parent);
        other(json, "successor", publisher, entry.successor);
        json.field("valid_from", entry.validFrom.iso())
            .fieldIfAny("valid_to", entry.validTo ? entry.validTo->iso() : "")
            .fieldIfAny("capable_since", entry.capableSince ? entry.capableSince->iso() : "")
            .fieldIfAny("gateway", entry.gateway);
        if (const auto* own = known_.organisation(OrganisationReference{entry.code}))
            json.field("organisation_id", own->id.value);
        return json.endObject().take();
    }

  private:
    void other(domain::JsonWriter& json, std::string_view role, const std::string& publisher,
               const std::string& code) {
        if (code.empty()) return;
        json.key(role).beginObject().field("code", code);
        for (const auto& found : storage::directoryEntriesByKey(transaction_, 1, code))
            if (found.publisher == publisher) {
                json.field("name", wire::nameOf(wire::parseDirectoryEntry(found.body)));
                break;
            }
        json.endObject();
    }

    storage::ReadTransaction& transaction_;
    const DirectorySnapshot& known_;
};

/// By code first, then by name; of one publisher each once.
std::vector<storage::FoundEntry> foundEntries(storage::ReadTransaction& transaction, const std::string& text,
                                              int limit) {
    auto found = storage::directoryEntriesByKey(transaction, 1, domain::normalisedOrganisationCode(text));
    for (auto& entry : storage::searchDirectory(transaction, domain::folded(text), limit))
        if (!std::ranges::any_of(found, [&](const auto& one) {
                return one.publisher == entry.publisher && one.body == entry.body;
            }))
            found.push_back(std::move(entry));
    return found;
}

std::string verificationJson(const std::string& publisher, const directory::Verification& found) {
    domain::JsonWriter json;
    json.beginObject()
        .field("publisher", publisher)
        .field("sequence", static_cast<std::int64_t>(found.sequence))
        .field("root", found.root)
        .field("entries", found.entries)
        .field("editions", found.editions)
        .key("problems")
        .beginArray();
    for (const auto& problem : found.problems)
        json.value(problem);
    return json.endArray().endObject().take();
}

/// Ended ones too: what they signed, they signed.
std::vector<directory::TrustedPublisher> everTrusted(storage::ReadTransaction& transaction,
                                                     const std::string& publisher) {
    directory::TrustedPublisher one{publisher, {}};
    for (const auto& trust : storage::directoryTrusts(transaction))
        if (trust.publisher == publisher) one.certificates.push_back(trust.certificate);
    return {one};
}

}  // namespace

std::string ExchangeDirectory::list(const Caller& caller) {
    require(caller, Action::managePeers);
    std::vector<std::string> items;
    database_.read([&](storage::ReadTransaction& transaction) {
        const auto trusts = storage::directoryTrusts(transaction);
        auto states = storage::directoryStates(transaction);
        for (const auto& trust : trusts)
            if (std::ranges::find(states, trust.publisher, &storage::DirectoryState::publisher) ==
                states.end())
                states.push_back({.publisher = trust.publisher});
        for (const auto& state : states)
            items.push_back(
                stateJson(state, storage::countDirectoryForks(transaction, state.publisher), trusts));
    });
    return listJson("directories", items);
}

Created ExchangeDirectory::follow(const Caller& caller, const std::string& publisher,
                                  const std::string& certificate, const std::optional<RequestKey>& key) {
    require(caller, Action::managePeers);
    Checks checks;
    DirectoryTrust trust;
    trust.publisher = checkedPublisher(publisher, checks);
    try {
        const evidence::Certificate read(certificate);
        trust.certificate = read.pem();
        trust.fingerprint = read.fingerprint();
    } catch (const Error& error) {
        checks.add(error.violations());
    }
    checks.finish();
    auto created = createOnce(database_, {caller.account.id, clock_.now()}, key,
                              [&](storage::WriteTransaction& transaction) {
                                  requireRoom(transaction, trust);
                                  return trustJson(storage::enterDirectoryTrust(transaction, trust));
                              });
    exchange_.reloadPeers();
    return created;
}

std::string ExchangeDirectory::end(const Caller& caller, std::int64_t id) {
    require(caller, Action::managePeers);
    const auto ended =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            auto trust = storage::endDirectoryTrust(transaction, id);
            if (!trust) throw Refused(Refusal::directoryUnknown, {std::to_string(id)});
            return *trust;
        });
    exchange_.reloadPeers();
    return trustJson(ended);
}

/// Two who publish under one code would contradict each other, and nobody could follow either.
void ExchangeDirectory::requireOwn(storage::WriteTransaction& transaction, const std::string& publisher,
                                   const evidence::Certificate& certificate) const {
    bool isKnown = false;
    bool isOwn = false;
    std::set<std::string> ownKeys;
    for (const auto& key : {exchange_.signingKeys().current(), exchange_.signingKeys().next()})
        if (key) ownKeys.insert(key->certificate().fingerprint());
    for (const auto& trust : storage::directoryTrusts(transaction)) {
        if (trust.publisher != publisher) continue;
        isKnown = isKnown || trust.fingerprint == certificate.fingerprint();
        isOwn = isOwn || ownKeys.contains(trust.fingerprint);
    }
    const auto state = storage::findDirectory(transaction, publisher);
    if (state && state->sequence > 0 && !isOwn) throw Refused(Refusal::directoryOfOther, {publisher});
    if (isKnown) return;
    storage::enterDirectoryTrust(
        transaction,
        {.publisher = publisher, .fingerprint = certificate.fingerprint(), .certificate = certificate.pem()});
}

Created ExchangeDirectory::publish(const Caller& caller, const std::string& publisher,
                                   const std::vector<wire::DirectoryChange>& changes,
                                   const std::optional<RequestKey>& key) {
    require(caller, Action::managePeers);
    Checks checks;
    const auto code = checkedPublisher(publisher, checks);
    if (!code.empty() && directory_.current()->organisation(OrganisationReference{code}) == nullptr)
        checks.add("publisher", "unknown_value",
                   "Bên phát hành phải là một cơ quan có mã định danh trên hệ thống này.");
    checks.finish();
    const auto signer = exchange_.signingKeys().current();
    if (!signer) throw Refused(Refusal::signingCertificateMissing);
    const auto now = clock_.now();
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            requireOwn(transaction, code, signer->certificate());
            const auto published = directory::publish(
                transaction, code, changes, [&](std::string_view head) { return signer->sign(head, now); });
            domain::JsonWriter json;
            return json.beginObject()
                .field("publisher", code)
                .field("sequence", static_cast<std::int64_t>(published.sequence))
                .field("changed", static_cast<std::int64_t>(published.changed))
                .field("editions", static_cast<std::int64_t>(published.editions))
                .endObject()
                .take();
        });
    exchange_.reloadPeers();
    return created;
}

std::string ExchangeDirectory::search(const Caller& caller, const std::string& text, int limit) {
    require(caller, Action::sendDocuments);
    const auto known = directory_.current();
    std::vector<std::string> items;
    database_.read([&](storage::ReadTransaction& transaction) {
        const auto followed = directory::Publishers(directory::followedPublishers(transaction));
        Entries entries(transaction, *known);
        for (const auto& found : foundEntries(transaction, domain::normalised(text), limit)) {
            if (!followed.isFollowed(found.publisher)) continue;
            if (items.size() == static_cast<std::size_t>(limit)) break;
            items.push_back(entries.json(
                found.publisher, std::get<DirectoryOrganisation>(wire::parseDirectoryEntry(found.body))));
        }
    });
    return listJson("entries", items);
}

std::string ExchangeDirectory::verify(const Caller& caller, const std::string& publisher) {
    require(caller, Action::managePeers);
    Checks checks;
    const auto code = checkedPublisher(publisher, checks);
    checks.finish();
    return database_.read([&](storage::ReadTransaction& transaction) {
        if (!storage::findDirectory(transaction, code)) throw Refused(Refusal::directoryUnknown, {code});
        const directory::Publishers publishers(everTrusted(transaction, code));
        const auto believes = [&](std::string_view head, std::string_view signature) {
            return publishers.believes(code, head, signature, clock_.now());
        };
        return verificationJson(code, directory::verify(transaction, code, believes));
    });
}

}  // namespace vanthu::app
