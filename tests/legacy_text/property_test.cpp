#include "indexer/legacy_text/fonted_text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include "indexer/legacy_text/readable.h"
#include "indexer/legacy_text/rejoin.h"
#include "schemas/domain/text.h"
#include "tests/legacy_text/charset_tables.h"
#include "tests/legacy_text/corpus.h"
#include "tests/support/test_data.h"

using namespace vanthu::tests;
using vanthu::legacy::Charset;
using vanthu::legacy::Converter;
using vanthu::legacy::FontSpans;

namespace {

const std::vector<std::string> kOtherTexts = {
    "The quick brown fox jumps over the lazy dog. It costs £5 or €6 – a naïve café’s “résumé”, © 2018.",
    "Dès Noël, où un zéphyr haï me vêt de glaçons würmiens, je dîne d’exquis rôtis de bœuf au kir, à l’aÿ "
    "d’âge mûr, etc. La décision a été prise à la majorité; l’été dernier, le préfet a déjà signé l’arrêté.",
    "Falsches Üben von Xylophonmusik quält jeden größeren Zwerg. Die Behörde prüft die Anträge für die "
    "Förderung während der nächsten fünf Jahre; § 5 Abs. 2 gilt für größere Städte.",
    "El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia y frío; añoraba a su querido cachorro.",
    "À noite, vovô Kowalsky vê o ímã cair no pé do pingüim queixoso e vovó põe açúcar no chá de tâmaras.",
    "Blåbærsyltetøy på rundstykker; høring for økt båndbredde, særlig på øyene.",
    "0123456789 1.000.000 đ, 25 °C ± 2, m², 3½, 50 µm, ¼, × ÷, §§ 3–5, №12",
    "int main() { return a[i] ^ ~b & 0xFF; } /* © µ */ std::string s = \"naïve\"; // ¬x",
    "Hà Nội, và là có các bà, cô ấy đã đi đâu?",
    "và là có bà cô nhà ba má thì mà đó cá gà",
    "The Government\u2019s Decree: \u201Cc/ Contractors; a/ Enterprises\u201D \u2026 \u2018a\u2019",
    "Ha Noi, ngay 5 thang 3 nam 2020",
    "Москва, Ελλάδα, 北京, ภาษาไทย",
};

/// The text in every font that names an encoding, and in one that names none.
std::string changedIn(const std::string& text) {
    for (const auto* font : {"Arial", ".VnTime", ".VnTimeH", "VNI-Times", "VPS Times", "VISCII"}) {
        FontSpans fonts;
        fonts.extend(text.size(), font);
        Converter converter;
        if (converted(text, fonts, converter) != text || !converter.remark().empty()) return font;
    }
    return {};
}

/// Words drawn from the words of the law.
class RandomText {
  public:
    explicit RandomText(std::vector<std::string> words) : words_(std::move(words)) {}
    std::string make(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            auto word = words_[random_() % words_.size()];
            if (random_() % 12 == 0) word = vanthu::domain::uppered(word);
            text += word + (random_() % 10 == 0 ? ",\n" : " ");
        }
        return text;
    }

    std::string line(std::size_t count) {
        auto text = make(count);
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }

  private:
    std::vector<std::string> words_;
    std::mt19937 random_{20261128};
};

std::optional<std::vector<std::string>> vietnameseWords() {
    const auto path = testData("encodings/syllable_frequencies.tsv");
    if (!path) return std::nullopt;
    std::ifstream file(*path);
    std::vector<std::string> words;
    std::string word;
    for (int count = 0; words.size() < 1500 && file >> word >> count;)
        words.push_back(word);
    return words;
}

}  // namespace

TEST_CASE("text of other languages, numbers and programs never changes", "[legacy]") {
    for (const auto& text : kOtherTexts) {
        INFO(text << " as " << changedIn(text));
        CHECK(changedIn(text).empty());
        if (!charsetOf(text, vanthu::legacy::Prior::someCharset)) continue;
        FAIL_CHECK("taken for " << name(*charsetOf(text, vanthu::legacy::Prior::someCharset)));
    }
    std::string all;
    for (const auto& text : kOtherTexts)
        all += text + "\n";
    CHECK(changedIn(all).empty());
}

TEST_CASE("random Vietnamese text in Unicode never changes", "[legacy]") {
    const auto words = vietnameseWords();
    if (!words) {
        WARN("encodings are absent: skipped");
        return;
    }
    RandomText random(*words);
    for (int i = 0; i < 1000; ++i) {
        const auto text = random.make(1 + static_cast<std::size_t>(i) % 40);
        INFO(text << " as " << changedIn(text));
        REQUIRE(changedIn(text).empty());
    }
}

TEST_CASE("only the legacy lines of a mixed text change, and nearly all of them do", "[legacy]") {
    const auto table = encodingTable("vn_legacy_charsets.tsv");
    const auto words = vietnameseWords();
    if (!table || !words) {
        WARN("encodings are absent: skipped");
        return;
    }
    RandomText random(*words);
    const Encoder encode(*table, Charset::vni);
    std::size_t legacyLines = 0, read = 0;
    for (int i = 0; i < 300; ++i) {
        const auto plain = random.line(9), legacy = random.line(9);
        const auto bytes = encode.bytes(legacy);
        if (!bytes) continue;
        FontSpans fonts;
        const auto text = plain + "\n" + asWindows1252(*bytes) + "\n";
        fonts.extend(text.size(), "VNI-Times");
        Converter converter;
        const auto result = converted(text, fonts, converter);
        REQUIRE(result.starts_with(plain + "\n"));
        ++legacyLines;
        read += result.substr(plain.size() + 1) == legacy + "\n" ? 1 : 0;
    }
    WARN(read << " of " << legacyLines << " legacy lines beside Unicode lines of the same font");
    CHECK(read * 100 > legacyLines * 97);
}

TEST_CASE("real text written in each encoding reads back as it was", "[legacy]") {
    const auto table = encodingTable("vn_legacy_charsets.tsv");
    const auto texts = corpusTexts("documents/consolidated_laws.jsonl.gz", "text");
    if (!table || !texts) {
        WARN("the corpus is absent: skipped");
        return;
    }
    const auto charset =
        GENERATE(Charset::tcvn3, Charset::vni, Charset::windows1258, Charset::viscii, Charset::vps);
    const Encoder encode(*table, charset);
    std::size_t lines = 0, found = 0, equal = 0, equalButCapitals = 0;
    for (std::size_t i = 0; i < texts->size() && i < 8; ++i) {
        std::istringstream in((*texts)[i]);
        for (std::string line; std::getline(in, line);) {
            line = vanthu::domain::normalised(line);
            const auto bytes = encode.bytes(line);
            if (!bytes || *bytes == line || line.size() < 60) continue;
            ++lines;
            Converter converter;
            const auto back = convertedBytes(asWindows1252(*bytes), converter);
            const auto found1 = converter.remark().find(std::string(name(charset))) != std::string::npos;
            found += found1 ? 1 : 0;
            equal += back == line ? 1 : 0;
            equalButCapitals += vanthu::domain::lowered(back) == vanthu::domain::lowered(line) ? 1 : 0;
            if (vanthu::domain::lowered(back) != vanthu::domain::lowered(line) &&
                lines - equalButCapitals < 6)
                UNSCOPED_INFO(line << "\n -> " << back << converter.remark());
        }
    }
    REQUIRE(lines > 1000);
    WARN(name(charset) << ": " << lines << " lines, " << found << " known by their words, " << equal
                       << " equal, " << equalButCapitals << " but for capitals");
    CHECK(static_cast<double>(found) > 0.99 * static_cast<double>(lines));
    CHECK(static_cast<double>(equalButCapitals) > 0.99 * static_cast<double>(lines));
}

TEST_CASE("no Unicode text of the law and of real documents is ever changed", "[.slow][legacy]") {
    std::size_t texts = 0, changed = 0, legacy = 0;
    if (const auto portal = testData("documents/binhduong.csv")) {
        std::ifstream file(*portal);
        for (std::string line; std::getline(file, line); ++texts)
            changed += changedIn(line).empty() ? 0 : 1;
    }
    for (const auto* file :
         {"phapdien/articles.jsonl.gz", "documents/vbpl.jsonl.gz", "documents/consolidated_laws.jsonl.gz"}) {
        const auto corpus = corpusTexts(file, "text");
        if (!corpus) {
            WARN(file << " is absent: skipped");
            continue;
        }
        for (const auto& text : *corpus) {
            ++texts;
            const auto font = changedIn(text);
            const bool joined = vanthu::legacy::rejoined(text) != text;
            const bool readable = vanthu::legacy::isReadable(text);
            if (font.empty() && !joined && readable) continue;
            // One document of the portal is published in TCVN3.
            if (text.find("QuyÕt ®Þnh sè 29/2007/Q§-BXD") != std::string::npos) {
                ++legacy;
                continue;
            }
            ++changed;
            UNSCOPED_INFO(font << (joined ? " joined" : "") << (readable ? "" : " unreadable") << ": "
                               << text.substr(0, 300));
        }
    }
    CHECK(changed == 0);
    WARN(texts << " texts, in six fonts each; " << legacy << " in TCVN3");
}
