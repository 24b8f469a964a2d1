#pragma once

#include "schemas/domain/change.h"

#include <functional>
#include <utility>
#include <vector>

namespace vanthu::storage {

class Session;  // one database connection; storage/sql.h

/// A consistent view. Store functions that only read take this one. Ends with the callback it was given to.
class ReadTransaction {
  public:
    explicit ReadTransaction(Session& session) : session_(session) {}
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

  private:
    friend Session& sessionOf(ReadTransaction& transaction);  // storage/sql.h
    Session& session_;
};

/// Blocks until something that a transaction relies on is on disk; throws Error{unavailable} when the disk
/// refused. May be called from any thread and several times.
using Barrier = std::function<void()>;

/// A change in the making. Whatever happens in it, happens wholly or not at all; an exception ends it.
class WriteTransaction : public ReadTransaction {
  public:
    WriteTransaction(Session& session, const domain::Actor& actor)
        : ReadTransaction(session), actor_(actor) {}

    /// Who acts and when; every change log row of this transaction says so.
    [[nodiscard]] const domain::Actor& actor() const { return actor_; }

    /// This transaction commits only after `barrier`: so the row that names a blob never gets to the disk
    /// before the blob, and nobody has to wait for the two one after the other.
    void commitAfter(Barrier barrier) { barriers_.push_back(std::move(barrier)); }
    [[nodiscard]] const std::vector<Barrier>& barriers() const { return barriers_; }

  private:
    domain::Actor actor_;
    std::vector<Barrier> barriers_;
};

}  // namespace vanthu::storage
