#include "server/demo/writing.h"

#include <algorithm>

#include <Poco/DigestEngine.h>
#include <Poco/SHA2Engine.h>

#include "schemas/domain/notation.h"
#include "server/demo/letter.h"
#include "server/demo/random.h"
#include "server/demo/words.h"

namespace vanthu::demo {
namespace {

constexpr const char* kPart = "file";
constexpr const char* kEnteredLate = "Vào sổ muộn so với ngày đến";
constexpr std::string_view kDeputy = "Phó ";
constexpr std::string_view kUpperDeputy = "PHÓ ";

std::string sha256(const std::string& bytes) {
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    engine.update(bytes);
    return Poco::DigestEngine::digestToHex(engine.digest());
}

/// A name for the file of that code: no "/" in it.
std::string fileNameOf(std::string code, const char* ending) {
    std::replace(code.begin(), code.end(), '/', '-');
    return code + ending;
}

void attach(WrittenDocument& document, std::string bytes, const std::string& name) {
    document.file = std::move(bytes);
    document.request.files = {{.part = kPart,
                               .name = name,
                               .mediaType = "",
                               .sizeBytes = static_cast<std::int64_t>(document.file.size()),
                               .sha256 = sha256(document.file)}};
}

std::vector<std::string> paragraphsAbout(const UnitWords& unit, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::string> paragraphs;
    const auto& subject = random.pick(unit.subjects);
    for (int i = 0, count = random.between(3, 6); i < count; ++i)
        paragraphs.push_back(paragraphOf(random, subject));
    return paragraphs;
}

domain::Signer signerOf(const PlannedDocument& document, const UnitWords& unit, const Leaders& leaders) {
    if (!document.deputy) return {leaders.head, std::string(unit.head), ""};
    return {leaders.deputies.at(*document.deputy), std::string(kDeputy) + std::string(unit.head), "KT."};
}

void addReceivers(const PlannedDocument& document, const Province& province, app::DocumentRequest& request,
                  Letter& letter) {
    for (const auto receiver : document.receivers) {
        request.receivers.push_back({province.units[receiver].organisation, ""});
        letter.addressees.emplace_back(units()[receiver].name);
    }
    if (document.district) {
        request.receivers.push_back({province.districts[*document.district], ""});
        letter.addressees.emplace_back(districts()[*document.district]);
    }
    letter.receivers = {letter.addressees.empty() ? "Các phòng thuộc đơn vị;" : "Như trên;",
                        "Lưu: VT, " + std::string(document.division) + "."};
    request.receivers.push_back({std::nullopt, letter.receivers.back()});
}

}  // namespace

WrittenDocument written(const PlannedDocument& document, std::size_t unit, const UnitPlan& plan,
                        const Province& province) {
    const auto& words = units()[unit];
    const auto& type = typeWords(document.type);
    const bool isNamed = !type.upperName.empty();
    WrittenDocument result;
    auto& request = result.request;
    request.direction = domain::Direction::outgoing;
    request.registryNumber = std::to_string(document.number);
    request.notation = isNamed ? std::string(document.type) + "-" + std::string(words.notation)
                               : std::string(words.notation) + "-" + std::string(document.division);
    request.typeCode = document.type;
    request.issuedDate = document.issued;
    request.subject = document.subject;
    request.signer = signerOf(document, words, plan.leaders);
    request.pageCount = 1;

    Letter letter;
    letter.agencyAbove = {"ỦY BAN NHÂN DÂN", "TỈNH BÌNH MINH"};
    letter.agency = words.upperName;
    letter.code = domain::printCode({.number = request.registryNumber, .notation = request.notation});
    letter.place = kProvince;
    letter.date = document.issued;
    letter.typeName = type.upperName;
    letter.subject = document.subject;
    letter.paragraphs = paragraphsAbout(words, document.textSeed);
    letter.authority = document.deputy ? "KT. " + std::string(words.upperHead) : "";
    letter.position = (document.deputy ? std::string(kUpperDeputy) : "") + std::string(words.upperHead);
    letter.signer = request.signer.name;
    addReceivers(document, province, request, letter);
    const bool isPdf = document.type == "QĐ";
    attach(result, isPdf ? toPdf(letter) : toDocx(letter), fileNameOf(letter.code, isPdf ? ".pdf" : ".docx"));
    return result;
}

WrittenDocument written(const PlannedArrival& arrival, std::size_t unit) {
    WrittenDocument result;
    auto& request = result.request;
    request.direction = domain::Direction::incoming;
    request.code = arrival.code;
    request.typeCode = "CV";
    request.issuedDate = arrival.issued;
    request.arrivalDate = arrival.arrived;
    if (arrival.arrived < arrival.registered) request.numberReason = kEnteredLate;
    request.issuerName = arrival.issuer;
    request.subject = arrival.subject;
    request.signer.name = arrival.signer;

    Letter letter;
    letter.agency = arrival.issuer;
    letter.code = arrival.code;
    letter.place = kProvince;
    letter.date = arrival.issued;
    letter.subject = arrival.subject;
    letter.addressees = {std::string(units()[unit].name)};
    letter.paragraphs = paragraphsAbout(units()[unit], arrival.textSeed);
    letter.signer = arrival.signer;
    letter.receivers = {"Như trên;", "Lưu: VT."};
    attach(result, toDocx(letter), fileNameOf(arrival.code, ".docx"));
    return result;
}

std::optional<std::string> WrittenFile::next() {
    if (begun_) return std::nullopt;
    begun_ = true;
    return kPart;
}

std::size_t WrittenFile::read(char* buffer, std::size_t size) {
    const auto copied = document_.file.copy(buffer, size, at_);
    at_ += copied;
    return copied;
}

}  // namespace vanthu::demo
