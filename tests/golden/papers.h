#pragma once

#include "schemas/domain/document.h"
#include "storage/number_store.h"
#include "tests/golden/stage.h"
#include "tests/golden/units.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::tests::golden {

/// Documents and the numbers of their series: entered in time and late, in and out of order, corrected,
/// completed; numbers skipped, held, voided and given to secrets.
class Papers {
  public:
    Papers(Stage& stage, Units& units) : stage_(stage), units_(units) {}

    void enter();
    /// Of the first unit, all of today: up to two numbers are skipped, and the last ten documents go to the
    /// second organisation. For thresholds that a few documents never meet exactly.
    void enterHundred();
    void explainNumber();
    void keepSecret();
    void correct();
    void addFile();

    /// The day after that of a document that was entered a little late: whether it was in time hangs on it.
    [[nodiscard]] domain::Date dayThatMatters();
    /// Incoming documents.
    [[nodiscard]] const std::vector<domain::DocumentId>& received() const { return received_; }
    /// Outgoing documents.
    [[nodiscard]] std::vector<domain::Document>& sent() { return sent_; }

  private:
    struct Paper {
        domain::DocumentId id;
        std::string seriesKey;
    };

    storage::SeriesPlace place(const domain::Organisation& unit, domain::Direction direction,
                               domain::Date day);
    std::optional<domain::RegistryNumber> wantedNumber(const storage::SeriesPlace& place);
    bool isFree(const storage::SeriesPlace& place, const domain::RegistryNumber& number);
    void store(domain::Document document, const storage::SeriesPlace& where,
               const std::optional<domain::RegistryNumber>& number);
    void bindToSecret(storage::WriteTransaction& transaction, const storage::TakenNumber& taken);
    domain::Date someDay();
    std::vector<domain::Receiver> someReceivers();
    /// What the rates look at beside number, day, files and receivers.
    void setRest(domain::Document& document);
    void keep(const domain::Document& document, const std::string& seriesKey);

    Stage& stage_;
    Units& units_;
    std::vector<Paper> papers_;
    std::vector<domain::Document> sent_;
    std::vector<domain::DocumentId> received_;
    std::vector<domain::Date> lateDays_;
};

}  // namespace vanthu::tests::golden
