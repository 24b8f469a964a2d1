#include "server/app/signing_keys.h"

#include "schemas/domain/error.h"

#include <fstream>
#include <iterator>
#include <string>

namespace vanthu::app {
namespace {

constexpr const char* kSettingsFile = "signing.txt";

signing::SigningSettings settingsIn(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return {};
    try {
        return signing::parseSigningSettings(std::string{std::istreambuf_iterator<char>(stream), {}});
    } catch (const Error& error) {
        throw Error(error.code(), file.string() + ", " + error.what());
    }
}

}  // namespace

SigningKeys::SigningKeys(const std::filesystem::path& dataFolder)
    : settings_(settingsIn(dataFolder / kSettingsFile)) {}

const signing::SigningKey* SigningKeys::find(const Caller& caller, const domain::Draft& draft,
                                             domain::SignatureRole role,
                                             const DirectorySnapshot& directory) const {
    if (role == domain::SignatureRole::person) {
        for (const auto& key : settings_.people)
            if (key.holder == caller.account.login) return &key;
        return nullptr;
    }
    for (const auto& key : settings_.agencies) {
        const auto* agency = directory.organisation(organisationReference(key.holder));
        if (agency != nullptr && agency->id == draft.document.organisation) return &key;
    }
    return nullptr;
}

}  // namespace vanthu::app
