#include "indexer/extract_client/extractor.h"
#include "indexer/ocr_client/ocr_layout.h"
#include "schemas/domain/notation.h"
#include "schemas/domain/text.h"
#include "server/recognition/proposals.h"
#include "tests/recognition/accuracy.h"
#include "tests/recognition/official_text.h"
#include "tests/recognition/scan.h"
#include "tests/support/test_data.h"

#include <catch2/catch.hpp>

#include <Poco/InflatingStream.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

using namespace vanthu;
using namespace vanthu::tests;
using recognition::Field;

namespace {

using Record = Poco::JSON::Object::Ptr;

const domain::Date kDayOfReading = domain::Date::fromParts(2026, 11, 1).value();

constexpr unsigned kSeed = 30;
constexpr std::size_t kScans = 40;

std::string fieldOf(const Record& record, const std::string& name) {
    if (!record->has(name) || record->isNull(name)) return "";
    return domain::normalised(record->getValue<std::string>(name));
}

/// "Thông tư số 50/2024/TT-BTNMT Quy định …" → "Quy định …".
std::string subjectOf(const Record& record) {
    const auto title = fieldOf(record, "title");
    const auto code = fieldOf(record, "so_ky_hieu");
    const auto at = code.empty() ? std::string::npos : title.find(code);
    return at == std::string::npos ? "" : domain::normalised(title.substr(at + code.size()));
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines)
        text.append(text.empty() ? "" : " ").append(line);
    return text;
}

struct OfficialRecord {
    std::string name;
    OfficialText text;
    Truth truth;
};

/// Number, notation, date, type, abstract and signer are those of the portal's own metadata; the issuer,
/// which it does not have, is what its page prints above the number.
Truth truthOf(const Record& record, const OfficialText& text, const domain::DocumentTypeCatalogue& types) {
    const auto code = domain::parseCode(fieldOf(record, "so_ky_hieu"));
    const auto date = domain::parseAnyDate(fieldOf(record, "ngay_ban_hanh"));
    const auto* type = types.byName(fieldOf(record, "loai"), kDayOfReading);
    return {{Field::number, code.number},
            {Field::notation, code.notation},
            {Field::date, date && !text.placeAndDate.empty() ? date->iso() : ""},
            {Field::type, type != nullptr ? type->code : ""},
            {Field::issuer, joined(text.agency)},
            {Field::signer, text.signer.empty() ? "" : fieldOf(record, "nguoi_ky")},
            {Field::subject, subjectOf(record)}};
}

/// Those that have the head of an original; empty without test data.
std::vector<OfficialRecord> officialRecords(const domain::DocumentTypeCatalogue& types) {
    std::vector<OfficialRecord> records;
    const auto path = testData("documents/vbpl.jsonl.gz");
    if (!path) {
        WARN("documents/vbpl.jsonl.gz is not here");
        return records;
    }
    std::ifstream file(*path, std::ios::binary);
    Poco::InflatingInputStream lines(file, Poco::InflatingStreamBuf::STREAM_GZIP);
    for (std::string line; std::getline(lines, line);) {
        const auto record = Poco::JSON::Parser().parse(line).extract<Record>();
        if (fieldOf(record, "text").empty() || fieldOf(record, "so_ky_hieu").empty()) continue;
        auto text = officialText(record->getValue<std::string>("text"), fieldOf(record, "nguoi_ky"), types,
                                 kDayOfReading);
        if (!text) continue;
        auto truth = truthOf(record, *text, types);
        records.push_back({fieldOf(record, "so_ky_hieu"), std::move(*text), std::move(truth)});
    }
    return records;
}

void measure(const std::string& name, const std::function<std::string(const SampleDocument&)>& write) {
    const domain::DocumentTypeCatalogue types(domain::initialDocumentTypes());
    const auto records = officialRecords(types);
    if (records.empty()) return;
    extract::Extractor reader;
    Accuracy accuracy(name);
    for (const auto& record : records) {
        const auto read = reader.layoutOfBytes(write(officialDocument(record.text)));
        INFO(record.name << ": " << read.reason);
        REQUIRE(read.layout);
        accuracy.add(record.name, record.truth, recognition::readingOf(*read.layout, {types, kDayOfReading}));
    }
    CHECK(accuracy.documents() >= 400);
    checkThresholds(accuracy);
}

}  // namespace

TEST_CASE("fields of official documents are read from PDF", "[.slow][recognition]") {
    measure("pdf", toPrintedPdf);
}

TEST_CASE("fields of official documents are read from scans, askew and noisy", "[.bench][recognition]") {
    const domain::DocumentTypeCatalogue types(domain::initialDocumentTypes());
    auto records = officialRecords(types);
    ocr::OcrReader reader;
    if (records.empty()) return;
    if (!reader.isInstalled()) {
        WARN("the Vietnamese model of Tesseract is not installed");
        return;
    }
    std::mt19937 random(kSeed);
    std::shuffle(records.begin(), records.end(), random);
    records.resize(kScans);
    Accuracy accuracy("scan");
    for (auto& record : records) {
        record.text.rest.clear();  // so that the last page is that of the signature
        const auto pdf = toPrintedPdf(officialDocument(record.text));
        const auto read = ocr::layoutOfEnds(reader, scanOf(pdf, static_cast<unsigned>(random())));
        INFO(record.name << ": " << read.reason);
        REQUIRE(read.layout);
        accuracy.add(record.name, record.truth, recognition::readingOf(*read.layout, {types, kDayOfReading}));
    }
    constexpr double kLowerOnScans = 0.07;
    checkThresholds(accuracy, kLowerOnScans);
}

TEST_CASE("fields of official documents are read from Word", "[.slow][recognition]") {
    measure("docx", toDocx);
}

TEST_CASE("fields of official documents are read from Word 97", "[.slow][recognition]") {
    measure("doc", toDoc);
}
