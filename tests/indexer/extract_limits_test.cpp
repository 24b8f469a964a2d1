#include <signal.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <chrono>

#include "indexer/extract_client/extractor.h"
#include "schemas/domain/error.h"
#include "schemas/domain/text.h"
#include "tests/indexer/extract_files.h"
#include "tests/support/temp_dir.h"

using namespace vanthu::tests;
using vanthu::domain::ExtractionState;
using vanthu::extract::ExtractLimits;
using vanthu::extract::Extractor;

namespace {

/// Forms that draw each other, ten times each, in many generations: reading the page never ends.
std::string endlessPdf() {
    std::string forms;
    std::string pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
        "1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 10 0 "
        "R>>>>>>endobj\n"
        "4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n";
    constexpr int kGenerations = 12;
    for (int i = 0; i < kGenerations; ++i) {
        std::string draw;
        for (int j = 0; j < 10; ++j)
            draw += "/X Do\n";
        const std::string next =
            i + 1 < kGenerations ? "/XObject<</X " + std::to_string(11 + i) + " 0 R>>" : "";
        pdf.append(std::to_string(10 + i))
            .append(" 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<");
        pdf.append(next).append(">>/Length ").append(std::to_string(draw.size()));
        pdf.append(">>stream\n").append(draw).append("endstream endobj\n");
    }
    return pdf + "trailer<</Root 1 0 R>>\n";
}

bool isAlive(pid_t process) {
    return kill(process, 0) == 0;
}

}  // namespace

TEST_CASE("a file that never ends is stopped by its CPU time", "[indexer][extract]") {
    const TempDir dir;
    ExtractLimits limits;
    limits.cpuSeconds = 1;
    Extractor extractor(Extractor::programBesideOwn(), limits);

    const auto answer = extractor.extract(writeFile(dir.path() / "endless", endlessPdf()), "a.pdf", "");

    CHECK(answer.state == ExtractionState::limitReached);
    CHECK_FALSE(answer.reason.empty());
    CHECK(extractor.extract(writeFile(dir.path() / "good", "tốt"), "a", "").text == "tốt");
}

TEST_CASE("a file that never ends is stopped by the clock", "[indexer][extract]") {
    const TempDir dir;
    ExtractLimits limits;
    limits.wallTime = std::chrono::milliseconds{300};
    Extractor extractor(Extractor::programBesideOwn(), limits);

    REQUIRE(extractor.extract(writeFile(dir.path() / "good", "tốt"), "a", "").text == "tốt");
    const pid_t child = extractor.child();

    const auto begin = std::chrono::steady_clock::now();
    const auto answer = extractor.extract(writeFile(dir.path() / "endless", endlessPdf()), "a.pdf", "");

    CHECK(answer.state == ExtractionState::limitReached);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{10});
    CHECK(extractor.child() == 0);
    CHECK_FALSE(isAlive(child));  // a child that was not collected would still be found
}

TEST_CASE("a file that needs too much memory is stopped", "[indexer][extract]") {
    const TempDir dir;
    ExtractLimits limits;
    limits.memoryBytes = 160u << 20;
    Extractor extractor(Extractor::programBesideOwn(), limits);
    const std::string text(60u << 20, 'a');

    const auto answer = extractor.extract(writeFile(dir.path() / "big", text), "a.txt", "");
    CHECK(answer.state == ExtractionState::limitReached);
    CHECK(extractor.extract(writeFile(dir.path() / "good", "tốt"), "a", "").text == "tốt");
    CHECK(extractor.peakMemoryBytes() < static_cast<std::int64_t>(limits.memoryBytes));
}

TEST_CASE("long text is cut between letters and says so", "[indexer][extract]") {
    const TempDir dir;
    ExtractLimits limits;
    limits.outputBytes = 1000;
    Extractor extractor(Extractor::programBesideOwn(), limits);
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += "ế";

    for (const auto& bytes : {text, "<html>" + text, "a" + text}) {
        const auto answer = extractor.extract(writeFile(dir.path() / "long", bytes), "a", "");
        CHECK(answer.state == ExtractionState::text);
        CHECK(answer.text.size() <= 1000);
        CHECK(answer.text.size() > 990);
        CHECK(vanthu::domain::isValidUtf8(answer.text));
        CHECK_FALSE(answer.reason.empty());
    }
}

TEST_CASE("a zip bomb is stopped by ratio, size or number of entries", "[indexer][extract]") {
    const TempDir dir;
    Extractor extractor;
    const std::string blanks(70u << 20, ' ');
    const auto huge = writeZip(dir.path() / "huge.docx", {{"word/document.xml", "<a>" + blanks + "</a>"}});
    CHECK(extractor.extract(huge, "a.docx", "").state == ExtractionState::limitReached);

    std::vector<std::pair<std::string, std::string>> entries;
    for (int i = 0; i < 10'001; ++i)
        entries.emplace_back("word/" + std::to_string(i), "");
    const auto many = writeZip(dir.path() / "many.docx", entries);
    CHECK(extractor.extract(many, "a.docx", "").state == ExtractionState::limitReached);
}

TEST_CASE("files over the limit and files that are none are not handed over", "[indexer][extract]") {
    const TempDir dir;
    ExtractLimits limits;
    limits.fileBytes = 10;
    Extractor extractor(Extractor::programBesideOwn(), limits);

    CHECK(extractor.extract(writeFile(dir.path() / "big", "12345678901"), "a", "").state ==
          ExtractionState::tooLarge);
    CHECK(extractor.extract(dir.path() / "absent", "a", "").state == ExtractionState::damaged);
    CHECK(extractor.extract(dir.path(), "a", "").state == ExtractionState::damaged);
    CHECK(extractor.child() == 0);
}

TEST_CASE("a child is replaced after its share of files and after its death", "[indexer][extract]") {
    const TempDir dir;
    ExtractLimits limits;
    limits.filesPerChild = 2;
    Extractor extractor(Extractor::programBesideOwn(), limits);
    const auto path = writeFile(dir.path() / "a", "một");

    REQUIRE(extractor.extract(path, "a", "").text == "một");
    const pid_t first = extractor.child();
    REQUIRE(extractor.extract(path, "a", "").text == "một");
    CHECK(extractor.child() == first);
    REQUIRE(extractor.extract(path, "a", "").text == "một");
    const pid_t second = extractor.child();
    CHECK(second != first);
    CHECK_FALSE(isAlive(first));

    kill(second, SIGKILL);
    siginfo_t ended{};
    waitid(P_PID, static_cast<id_t>(second), &ended, WEXITED | WNOWAIT);
    CHECK(extractor.extract(path, "a", "").text == "một");
    CHECK(extractor.child() != second);
}

TEST_CASE("names of any length are taken", "[indexer][extract]") {
    const TempDir dir;
    Extractor extractor;
    const auto path = writeFile(dir.path() / "a", "một");
    CHECK(extractor.extract(path, std::string(5000, 'x'), std::string(5000, 'y')).text == "một");
}

TEST_CASE("a program that cannot be started is an error of the installation", "[indexer][extract]") {
    const TempDir dir;
    const auto file = writeFile(dir.path() / "a", "một");
    Extractor absent(dir.path() / "vanthu-extract");
    CHECK_THROWS_AS(absent.extract(file, "a", ""), vanthu::Error);
    Extractor wrong("/bin/true");
    const auto begin = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(wrong.extract(file, "a", ""), vanthu::Error);
    // It ends at once, and that is seen: nobody waits as long as a program may take to start.
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("a small text makes the round trip in microseconds", "[.bench][extract]") {
    const TempDir dir;
    Extractor extractor;
    const auto path = writeFile(dir.path() / "a", std::string(1024, 'a'));
    (void)extractor.extract(path, "a", "");

    constexpr int kRounds = 20'000;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < kRounds; ++i)
        (void)extractor.extract(path, "a", "");
    const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - begin;

    WARN("round trip of 1 KiB: " << spent.count() / kRounds << " µs");
    CHECK(spent.count() / kRounds < 60);  // on an idle machine, release build
}
