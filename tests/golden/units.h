#pragma once

#include "schemas/domain/organisation.h"
#include "server/app/reorganisation.h"
#include "tests/golden/stage.h"

#include <string>
#include <vector>

namespace vanthu::tests::golden {

/// The organisations of a province: units that keep a registry, others that only receive. They are renamed,
/// moved, merged, split and dissolved, often with a day that is over or still to come.
class Units {
  public:
    explicit Units(Stage& stage);

    /// Something happens to an organisation.
    void reform();
    /// That day is declared off, or worked; a declaration of it that is in force is withdrawn.
    void declareHoliday(domain::Date day);

    [[nodiscard]] const std::vector<domain::Organisation>& all() const { return organisations_; }
    /// A unit that may register a document of that day, as far as is known today.
    [[nodiscard]] const domain::Organisation* registryOn(domain::Date day);

  private:
    void add(const std::string& name, domain::OrganisationKind kind, domain::OrganisationLevel level,
             bool keepsRegistry, bool interconnected, domain::Date from);
    void addLater();
    void change();
    void reorganise();
    app::ReorganisationRequest someReorganisation();
    app::NewSuccessor successor();
    /// Writes down what the register of organisations says now, where it says something new.
    void tell();
    domain::Date someDay(int back, int ahead);

    Stage& stage_;
    app::Reorganisation reorganisation_;
    std::vector<domain::Organisation> organisations_;
    std::vector<domain::Succession> successions_;
    int names_{0};
};

}  // namespace vanthu::tests::golden
