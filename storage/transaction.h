#pragma once

#include "schemas/domain/change.h"

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

/// A change in the making. Whatever happens in it, happens wholly or not at all; an exception ends it.
class WriteTransaction : public ReadTransaction {
  public:
    WriteTransaction(Session& session, const domain::Actor& actor)
        : ReadTransaction(session), actor_(actor) {}

    /// Who acts and when; every change log row of this transaction says so.
    [[nodiscard]] const domain::Actor& actor() const { return actor_; }

  private:
    domain::Actor actor_;
};

}  // namespace vanthu::storage
