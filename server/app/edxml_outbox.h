#pragma once

#include "schemas/domain/delivery.h"
#include "server/app/directory.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

/// What goes out by the axis: deliveries to whom no peer speaks for, and recalls of them, as edXML. Rows and
/// states are those of every delivery. Any thread may call; one works it off.
class EdxmlOutbox {
  public:
    EdxmlOutbox(storage::Database& database, const storage::BlobStore& blobs, const domain::Clock& clock,
                Directory& directory)
        : database_(database), blobs_(blobs), clock_(clock), directory_(directory) {}

    /// From now on documents may be sent to organisations that only the axis reaches.
    void open(const std::string& name);

    struct Due {
        domain::Delivery delivery;
        bool isRecall{false};
        int attempts{0};
        std::string from;
        std::string to;
        std::string bytes;  ///< the same at every attempt
    };
    /// The next one whose time has come; recalls first.
    [[nodiscard]] std::optional<Due> next();
    /// The axis has it. A recall is told again after a day, until its receiver answers.
    void sent(const Due& due);
    /// The axis will never take it.
    void refused(const Due& due, const std::string& reason);
    /// Tried again later, with back-off up to 15 minutes, for ever.
    void postpone(const Due& due);

  private:
    [[nodiscard]] std::optional<Due> made(domain::Delivery delivery, const std::optional<std::string>& recall,
                                          int attempts);

    storage::Database& database_;
    const storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
