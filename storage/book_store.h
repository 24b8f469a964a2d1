#pragma once

#include "schemas/domain/book.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Throws Error{conflict} when the unit has a book of that code in that direction.
domain::Book insertBook(WriteTransaction& transaction, domain::Book book);
/// Nothing when it is in that state already. Throws Error{conflict}, naming the allowed states, for a move
/// that domain::kBookMoves lacks. The reason goes to the change log.
void setBookState(WriteTransaction& transaction, domain::BookId id, domain::BookState state,
                  const std::string& reason = {});
[[nodiscard]] std::optional<domain::Book> findBook(ReadTransaction& transaction, domain::BookId id);
/// The book as the change log records it.
[[nodiscard]] std::string recordOf(const domain::Book& book);
[[nodiscard]] std::vector<domain::Book> listBooks(ReadTransaction& transaction,
                                                  std::optional<domain::OrganisationId> organisation);

}  // namespace vanthu::storage
