#pragma once

#include "schemas/domain/draft.h"
#include "schemas/domain/signature_evidence.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/signing/signing_settings.h"

#include <filesystem>

namespace vanthu::app {

/// The keys with which this server signs for people and agencies. No secret is in it. Never changes; any
/// thread may call.
class SigningKeys {
  public:
    /// Reads `dataFolder`/signing.txt, when there is one. Throws Error{invalidInput} when something in it is
    /// wrong.
    explicit SigningKeys(const std::filesystem::path& dataFolder);

    /// The caller's own key for a person's signature, that of the issuing agency for the agency's; nullptr
    /// where none is set up.
    [[nodiscard]] const signing::SigningKey* find(const Caller& caller, const domain::Draft& draft,
                                                  domain::SignatureRole role,
                                                  const DirectorySnapshot& directory) const;
    [[nodiscard]] const signing::SigningSettings& settings() const { return settings_; }

  private:
    const signing::SigningSettings settings_;
};

}  // namespace vanthu::app
