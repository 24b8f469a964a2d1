#include "server/hub/hub_settings.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <Poco/Exception.h>
#include <Poco/JSON/Parser.h>

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/organisation.h"
#include "schemas/exchange/z85.h"
#include "server/evidence/certificate.h"
#include "server/exchange/peer.h"

namespace vanthu::hub {
namespace {

using exchange_cores::Quota;
using Poco::JSON::Array;
using Poco::JSON::Object;

constexpr double kMostOfQuota = 1e9;
constexpr int kMegabyteBits = 20;

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw Error(ErrorCode::notFound,
                    "Không đọc được " + file.string() + "; hãy tạo tệp này theo mẫu trong vanthu-hub --help");
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// Words of a person who administers a hub: each names its place in the file.
class SettingsReader {
  public:
    explicit SettingsReader(std::filesystem::path folder) : folder_(std::move(folder)) {}

    HubSettings read(const Object& object) {
        HubSettings settings;
        settings.listenEndpoint = text(object, "", "listen");
        settings.quota = quota_ = readQuota(object, "", Quota{});
        const auto peers = object.getArray("peers");
        for (std::size_t i = 0; peers && i < peers->size(); ++i)
            settings.peers.push_back(
                readPeer(peers->getObject(static_cast<unsigned>(i)), "peers[" + std::to_string(i) + "]"));
        const auto signers = object.getArray("signers");
        for (std::size_t i = 0; signers && i < signers->size(); ++i)
            settings.signers.push_back(readSigner(signers->getObject(static_cast<unsigned>(i)),
                                                  "signers[" + std::to_string(i) + "]"));
        const auto directories = object.getArray("directories");
        for (std::size_t i = 0; directories && i < directories->size(); ++i)
            settings.directories.push_back(readDirectory(directories->getObject(static_cast<unsigned>(i)),
                                                         "directories[" + std::to_string(i) + "]"));
        if (settings.directories.size() > limits::kDirectoryPublishers)
            reject("directories", "too_many", "Không quá 100 danh bạ.");
        settings.requiresSignatures = flag(object, "", "signatures_required");
        settings.metricsFile = readMetricsFile(object);
        if (!violations_.empty()) throw Error(ErrorCode::invalidInput, summary(), violations_);
        return settings;
    }

  private:
    HubPeer readPeer(const Object::Ptr& object, const std::string& place) {
        HubPeer peer;
        if (object.isNull()) {
            reject(place, "wrong_type", "Phải là một đối tượng.");
            return peer;
        }
        peer.name = text(*object, place, "name");
        peer.publicKey = text(*object, place, "public_key");
        peer.endpoint = text(*object, place, "endpoint");
        if (peer.name.empty()) reject(place + ".name", "required", "Nhập tên hệ thống.");
        if (!wire::isCurveKey(peer.publicKey))
            reject(place + ".public_key", "invalid",
                   "Khóa công khai gồm 40 ký tự; lấy bằng vanthu exchange peers identity ở đơn vị, hoặc "
                   "vanthu-hub --key ở trục khác.");
        else if (!keys_.emplace(peer.publicKey, place).second)
            reject(place + ".public_key", "repeated", "Khóa này đã khai ở " + keys_[peer.publicKey] + ".");
        for (auto& violation : exchange::checkEndpoint(peer.endpoint))
            reject(place + ".endpoint", violation.code, violation.message);
        peer.quota = readQuota(*object, place, quota_);
        peer.organisationCodes = readCodes(*object, place);
        for (std::size_t i = 0; i < peer.organisationCodes.size(); ++i) {
            const auto& code = peer.organisationCodes[i];
            if (!code.empty() && !owners_.emplace(code, place).second)
                reject(place + ".organisation_codes[" + std::to_string(i) + "]", "repeated",
                       "Mã " + code + " đã thuộc " + owners_[code] + "; mỗi cơ quan chỉ có một đường đến.");
        }
        return peer;
    }

    /// What is not named stays as it is for all.
    Quota readQuota(const Object& object, const std::string& in, const Quota& usual) {
        if (object.get("quota").isEmpty()) return usual;
        const auto place = in.empty() ? std::string("quota") : in + ".quota";
        const auto quota = object.getObject("quota");
        if (quota.isNull()) {
            reject(place, "wrong_type", "Phải là một đối tượng, ví dụ {\"documents\": 50000}.");
            return usual;
        }
        return {number(*quota, place, "documents", usual.documents),
                number(*quota, place, "megabytes", usual.bytes >> kMegabyteBits) << kMegabyteBits};
    }

    std::uint64_t number(const Object& object, const std::string& place, const std::string& field,
                         std::uint64_t usual) {
        const auto value = object.get(field);
        if (value.isEmpty()) return usual;
        if (value.isInteger() && !value.isBoolean() && value.convert<double>() >= 1 &&
            value.convert<double>() <= kMostOfQuota)
            return value.convert<std::uint64_t>();
        reject(place + "." + field, "out_of_range", "Phải là số nguyên từ 1 đến 1.000.000.000.");
        return usual;
    }

    std::filesystem::path readMetricsFile(const Object& object) {
        std::filesystem::path file = text(object, "", "metrics_file");
        // The collector reads this ending only, and anything else might be a file that somebody needs.
        if (!file.empty() && (!file.is_absolute() || file.extension() != ".prom"))
            reject("metrics_file", "invalid", "Nêu đường dẫn đầy đủ của một tệp có đuôi .prom.");
        return file;
    }

    domain::TrustedSigner readSigner(const Object::Ptr& object, const std::string& place) {
        domain::TrustedSigner signer;
        if (object.isNull()) {
            reject(place, "wrong_type", "Phải là một đối tượng.");
            return signer;
        }
        signer.organisationCodes = readCodes(*object, place);
        if (signer.organisationCodes.empty())
            reject(place + ".organisation_codes", "required", "Nêu mã các cơ quan mà chứng thư này ký thay.");
        // A hub reads the moment of a revocation from nowhere: it holds from the day it is entered.
        if (flag(*object, place, "revoked")) signer.revokedAt = domain::Timestamp{};
        signer.certificate =
            readCertificate(text(*object, place, "certificate_file"), place + ".certificate_file");
        return signer;
    }

    directory::TrustedPublisher readDirectory(const Object::Ptr& object, const std::string& place) {
        directory::TrustedPublisher publisher;
        if (object.isNull()) {
            reject(place, "wrong_type", "Phải là một đối tượng.");
            return publisher;
        }
        publisher.code = domain::normalisedOrganisationCode(text(*object, place, "publisher"));
        if (publisher.code.empty() || publisher.code.size() > limits::kOrganisationCode)
            reject(place + ".publisher", "invalid", "Mã định danh bên phát hành gồm 1 đến 35 ký tự.");
        else if (!publishers_.insert(publisher.code).second)
            reject(place + ".publisher", "repeated", "Danh bạ của " + publisher.code + " đã khai ở trên.");
        const auto files = object->getArray("certificate_files");
        const auto count = files ? files->size() : 0;
        if (count == 0 || count > limits::kDirectoryCertificates)
            reject(place + ".certificate_files", "required", "Nêu 1 đến 8 tệp chứng thư của bên phát hành.");
        for (std::size_t i = 0; i < count && count <= limits::kDirectoryCertificates; ++i) {
            const auto file = files->get(static_cast<unsigned>(i));
            publisher.certificates.push_back(
                readCertificate(file.isString() ? file.extract<std::string>() : std::string{},
                                place + ".certificate_files[" + std::to_string(i) + "]"));
        }
        return publisher;
    }

    /// Its PEM.
    std::string readCertificate(const std::string& file, const std::string& place) {
        try {
            return evidence::Certificate(contentOf(folder_ / file)).pem();
        } catch (const Error& error) {
            reject(place, "invalid",
                   error.violations().empty() ? "Không đọc được tệp " + file + "."
                                              : error.violations().front().message);
            return "";
        }
    }

    std::vector<std::string> readCodes(const Object& object, const std::string& place) {
        std::vector<std::string> read;
        const auto codes = object.getArray("organisation_codes");
        for (std::size_t i = 0; codes && i < codes->size(); ++i) {
            const auto value = codes->get(static_cast<unsigned>(i));
            read.push_back(value.isString() ? domain::normalisedOrganisationCode(value.extract<std::string>())
                                            : std::string{});
            if (read.back().empty() || read.back().size() > limits::kOrganisationCode)
                reject(place + ".organisation_codes[" + std::to_string(i) + "]", "invalid",
                       "Mã định danh cơ quan gồm 1 đến 35 ký tự.");
        }
        return read;
    }

    bool flag(const Object& object, const std::string& place, const std::string& field) {
        const auto value = object.get(field);
        if (value.isEmpty()) return false;
        if (value.isBoolean()) return value.extract<bool>();
        reject(place.empty() ? field : place + "." + field, "wrong_type", "Phải là true hoặc false.");
        return false;
    }

    std::string text(const Object& object, const std::string& place, const std::string& field) {
        const auto value = object.get(field);
        if (value.isEmpty()) return "";
        if (value.isString()) return value.extract<std::string>();
        reject(place.empty() ? field : place + "." + field, "wrong_type", "Phải là chuỗi ký tự.");
        return "";
    }

    void reject(const std::string& field, const std::string& code, const std::string& message) {
        violations_.push_back({field, code, message});
    }

    [[nodiscard]] std::string summary() const {
        std::string text = "Tệp cấu hình trục có lỗi:";
        for (const auto& violation : violations_)
            text += "\n  " + violation.field + ": " + violation.message;
        return text;
    }

    const std::filesystem::path folder_;
    Quota quota_;
    Violations violations_;
    std::set<std::string> publishers_;
    std::map<std::string, std::string> keys_;    ///< key -> place
    std::map<std::string, std::string> owners_;  ///< organisation code -> place
};

}  // namespace

HubSettings parseHubSettings(std::string_view json, const std::filesystem::path& folder) {
    Object::Ptr object;
    try {
        Poco::JSON::Parser parser;
        parser.setDepth(limits::kJsonDepth);
        object = parser.parse(std::string(json)).extract<Object::Ptr>();
    } catch (const Poco::Exception& error) {
        throw Error(ErrorCode::invalidInput, "Tệp cấu hình trục không phải JSON: " + error.displayText());
    }
    return SettingsReader{folder}.read(*object);
}

HubSettings readHubSettings(const std::filesystem::path& file) {
    return parseHubSettings(contentOf(file), file.parent_path());
}

}  // namespace vanthu::hub
