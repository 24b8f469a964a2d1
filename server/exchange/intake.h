#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schemas/domain/delivery.h"
#include "schemas/exchange/manifest.h"
#include "server/exchange/incoming_transfer.h"
#include "server/exchange/services.h"
#include "storage/digest.h"

namespace vanthu::exchange {

/// Takes messages of peers in: checks, collects the files that are not here yet, and acknowledges when blobs,
/// inbox row and the acknowledgement's own bytes are on disk. Worker thread.
class Intake {
  public:
    explicit Intake(const Services& services) : services_(services) {}

    /// Each throws wire::Rejected for what must be refused; the caller answers with a NACK.
    void onSubmit(const domain::Peer& peer, const wire::Route& route, const wire::Header& header,
                  std::string_view body, Instant now);
    void onChunk(const wire::Route& route, const wire::Header& header, std::string_view body, Instant now);
    /// Forgets what no longer comes, so that its place is free.
    void dropAbandoned(Instant now);

  private:
    using Key = std::pair<domain::PeerId, std::string>;  ///< peer, message id
    struct Addressee {
        std::string code;
        domain::OrganisationId organisation;
    };
    struct Message {
        wire::Manifest manifest;
        std::string bytes;  ///< of the manifest, exact
        std::vector<Addressee> addressees;
        IncomingTransfer progress;
        std::optional<storage::BlobStore::Incoming> blob;  ///< the one coming in
        storage::Digester digester;
    };
    [[nodiscard]] Message& messageFor(const Key& key, const wire::Header& header, wire::Manifest manifest,
                                      std::string_view bytes, Instant now);
    [[nodiscard]] std::vector<TransferBlob> missingBlobs(const wire::Manifest& manifest) const;
    void proceed(const Key& key, const wire::Route& route);
    void askFor(const Message& message, const wire::Route& route) const;
    void write(Message& message, std::string_view bytes);
    void keepBlob(Message& message, const std::string& digest);
    void storePackage(domain::PeerId peer, const wire::Manifest& manifest, const std::string& digest,
                      const Addressee& addressee, const wire::Route& route);
    void store(domain::PeerId peer, const Message& message, const Addressee& addressee,
               const wire::Route& route);
    void answer(const wire::Route& route, wire::MessageType type, const std::string& messageId,
                const std::string& digest, std::string body) const;

    const Services& services_;
    std::map<Key, Message> messages_;
};

}  // namespace vanthu::exchange
