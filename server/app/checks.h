#pragma once

#include "schemas/domain/error.h"
#include "schemas/domain/time.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::app {

enum class Presence { optional, required };

/// Collects what is wrong with one request, so that its sender learns everything at once.
class Checks {
  public:
    /// The text in the form in which it is kept (NFC, single blanks), checked for presence and length.
    [[nodiscard]] std::string text(const std::string& field, std::string_view raw, std::size_t maximum,
                                   Presence presence = Presence::optional);
    void login(const std::string& field, std::string_view login);
    /// An address that mail can be sent to and that cannot break out of a header or command; "" is none.
    void email(const std::string& field, std::string_view address);
    void password(const std::string& field, std::string_view password);
    /// `field`: of the last day, which is refused before the first one. False when it is.
    bool inOrder(domain::Date from, domain::Date to, const std::string& field);
    /// Fields "from" and "to" of what is told of the past: not the wrong way round, and begun by `today`.
    void period(domain::Date from, domain::Date to, domain::Date today);
    void add(const std::string& field, const std::string& code, const std::string& message);
    void add(Violations more);
    /// A JSON object that says who follows the organisation named in some field: offered with the refusal.
    void offerSuccessors(std::string json) { successors_.push_back(std::move(json)); }

    /// Forgets what was found about a field that is not asked for yet.
    void forgive(std::string_view field);

    [[nodiscard]] bool clean() const { return violations_.empty(); }
    [[nodiscard]] const Violations& violations() const { return violations_; }
    /// Throws Error{invalidInput} when anything was found.
    void finish() const;

  private:
    Violations violations_;
    std::vector<std::string> successors_;
};

}  // namespace vanthu::app
