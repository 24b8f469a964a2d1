#include "schemas/domain/limits.h"
#include "server/reports/separator_sheet.h"
#include "storage/intake_store.h"
#include "tests/app/registry.h"
#include "tests/stacks/stack_desk.h"
#include "tests/support/programs.h"

#include <Poco/JSON/Array.h>
#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>
#include <iterator>
#include <memory>

namespace vanthu::tests {
namespace {

int pagesOf(const std::string& pdf) {
    const std::unique_ptr<poppler::document> document{
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size()))};
    REQUIRE(document);
    return document->pages();
}

std::string remarkOf(StackDesk& desk, domain::IntakeId id) {
    return desk.item(id)->optValue<std::string>("remark", "");
}

template <class... Pages>
std::vector<ScanPtr> stackOf(Pages... pages) {
    std::vector<ScanPtr> all;
    (all.push_back(std::move(pages)), ...);
    return all;
}

std::vector<ScanPtr> twoLetters() {
    return stackOf(letterPage("Một"), letterPage("Một, trang hai"), separatorPage(), blankPage(),
                   letterPage("Hai"));
}

TEST_CASE("a stack becomes an item a document, and keeps its bytes", "[stacks]") {
    StackDesk desk;
    const auto bytes = imagePdf(twoLetters());
    const auto id = desk.bring(bytes);
    CHECK(desk.item(id)->getValue<bool>("awaits_look"));

    desk.look();

    CHECK(desk.stateOf(id) == "split");
    CHECK(desk.partsOf(id) == "1-2 5-5");
    CHECK(desk.bytesOf(id) == bytes);
    CHECK_FALSE(desk.item(id)->getValue<bool>("awaits_look"));
    const auto first = desk.item(desk.part(id, 0));
    CHECK(first->getValue<std::string>("state") == "waiting");
    CHECK(first->getValue<std::string>("source") == "trang 1–2 của quét.pdf");
    CHECK(first->getArray("files")->getObject(0)->getValue<std::string>("name") == "quét – trang 1–2.pdf");
    CHECK(first->getObject("part_of")->getValue<std::int64_t>("item") == id.value);
    CHECK(first->getObject("part_of")->getValue<std::string>("digest") ==
          desk.item(id)->getArray("files")->getObject(0)->getValue<std::string>("digest"));
    CHECK(pagesOf(desk.bytesOf(desk.part(id, 0))) == 2);
    CHECK(pagesOf(desk.bytesOf(desk.part(id, 1))) == 1);
}

TEST_CASE("a part is registered on its own", "[stacks]") {
    StackDesk desk;
    const auto id = desk.scan(twoLetters());
    desk.look();
    app::IntakeRegistration registration;
    registration.document = incoming("9/KH-BNV");

    const auto made =
        desk.app.intakeQueue.registerItem(desk.clerk, desk.part(id, 1), registration, std::nullopt);

    CHECK(parsed(made.answer.json)->getArray("files")->getObject(0)->getValue<std::string>("name") ==
          "quét – trang 5.pdf");
    CHECK(desk.stateOf(desk.part(id, 0)) == "waiting");
}

TEST_CASE("a TIFF and a stack with text of a scanner's own are split, too", "[stacks]") {
    StackDesk desk;
    const auto id = desk.bring(tiff(twoLetters()), "quét.tif", "image/tiff");

    desk.look();

    CHECK(desk.partsOf(id) == "1-2 5-5");
    CHECK(pagesOf(desk.bytesOf(desk.part(id, 0))) == 2);
    CHECK(desk.item(desk.part(id, 0))->getArray("files")->getObject(0)->getValue<std::string>("name") ==
          "quét – trang 1–2.pdf");
}

TEST_CASE("separator sheets at the ends and in a row make no empty parts", "[stacks]") {
    StackDesk desk;
    const auto ends = desk.scan(stackOf(separatorPage(), letterPage("Một"), separatorPage(), separatorPage(),
                                        letterPage("Hai"), separatorPage()));
    const auto alone = desk.scan(stackOf(separatorPage(), separatorPage()));

    desk.look();

    CHECK(desk.partsOf(ends) == "2-2 5-5");
    CHECK(desk.stateOf(alone) == "waiting");
    CHECK(remarkOf(desk, alone) == "Tệp chỉ có tờ phân cách.");
}

TEST_CASE("a sheet that cannot be read splits nothing, and nothing is lost", "[stacks]") {
    StackDesk desk;
    auto how = asFed();
    how.noise = 0.3;
    std::vector<ScanPtr> pages;
    pages.push_back(letterPage("Một"));
    pages.push_back(scanned(printedPdf({"một"}), 1, how));
    pages.push_back(letterPage("Hai"));
    const auto bytes = imagePdf(pages);
    const auto id = desk.bring(bytes);

    desk.look();

    CHECK(desk.stateOf(id) == "waiting");
    CHECK(remarkOf(desk, id).empty());
    CHECK(desk.bytesOf(id) == bytes);
}

TEST_CASE("a file that nobody can read stays whole and says why", "[stacks]") {
    StackDesk desk;
    const auto id = desk.bring("%PDF-1.4 hỏng");

    desk.look();

    CHECK(desk.stateOf(id) == "waiting");
    CHECK(remarkOf(desk, id).starts_with("Không tìm được tờ phân cách và mã vạch: Trang 1: Tệp PDF bị hỏng"));
    CHECK_FALSE(desk.item(id)->getValue<bool>("awaits_look"));
}

TEST_CASE("what a person decided before the look stands", "[stacks]") {
    StackDesk desk;
    const auto id = desk.scan(twoLetters());
    static_cast<void>(desk.app.intakeQueue.discard(desk.clerk, id, "Quét nhầm", std::nullopt));

    desk.look();

    CHECK(desk.stateOf(id) == "discarded");
}

TEST_CASE("a stack is put back as a whole, unless a part is registered", "[stacks]") {
    StackDesk desk;
    const auto id = desk.scan(twoLetters());
    desk.look();
    const auto first = desk.part(id, 0);
    const auto second = desk.part(id, 1);

    SECTION("nothing is registered") {
        static_cast<void>(desk.app.intakeQueue.restore(desk.clerk, id, std::nullopt));
        desk.look();

        CHECK(desk.stateOf(id) == "waiting");  // and is not split again
        CHECK(desk.stateOf(first) == "discarded");
        CHECK(desk.stateOf(second) == "discarded");
        CHECK(failureOf([&] {
                  static_cast<void>(desk.app.intakeQueue.restore(desk.clerk, first, std::nullopt));
              }) == ErrorCode::conflict);
    }
    SECTION("a part is registered") {
        app::IntakeRegistration registration;
        registration.document = incoming("9/KH-BNV");
        static_cast<void>(desk.app.intakeQueue.registerItem(desk.clerk, first, registration, std::nullopt));

        CHECK(failureOf([&] {
                  static_cast<void>(desk.app.intakeQueue.restore(desk.clerk, id, std::nullopt));
              }) == ErrorCode::conflict);
        CHECK(desk.stateOf(second) == "waiting");
    }
    SECTION("a discarded part is put back by itself") {
        static_cast<void>(desk.app.intakeQueue.discard(desk.clerk, first, "Quét nhầm", std::nullopt));
        static_cast<void>(desk.app.intakeQueue.restore(desk.clerk, first, std::nullopt));
        CHECK(desk.stateOf(first) == "waiting");
    }
}

TEST_CASE("a stack is split once whenever kill -9 comes", "[stacks]") {
    const auto* step = GENERATE("look", "cut", "commit", "done");
    CAPTURE(step);
    StackDesk desk;
    const auto bytes = imagePdf(twoLetters());
    const auto id = desk.bring(bytes);
    desk.blobs.settle();  // the child has no hand in our journal
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        storage::Database database{{"sqlite:" + (desk.folder.path() / "vanthu.db").string()}};
        storage::BlobStore blobs{desk.folder.path() / "blobs-child"};
        static_cast<void>(blobs.put(bytes));
        ManualClock clock{someMorning()};
        app::IntakeStacksSettings settings;
        settings.atStep = [&](std::string_view reached) {
            if (reached == step) ::kill(::getpid(), SIGKILL);
        };
        app::IntakeStacks stacks{database, blobs, clock, settings};
        static_cast<void>(stacks.step());
        ::_exit(1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));

    desk.look();

    CHECK(desk.stateOf(id) == "split");
    CHECK(desk.partsOf(id) == "1-2 5-5");
    CHECK(parsed(desk.app.intakeQueue.list(desk.clerk, {}))->getArray("items")->size() == 3);
}

TEST_CASE("a stack of 300 pages is split within the limits", "[.bench]") {
    const auto plain = [](const std::string& pdf) {
        const auto grey = scanned(pdf, 1, {.dpi = 200, .skewDegrees = 0.8});
        ScanPtr page(pixConvertTo1(grey.get(), 128));
        pixSetResolution(page.get(), 200, 200);
        return page;
    };
    const auto letter = plain(printedPdf(std::vector<std::string>(
        12,
        "Chánh Văn phòng, Giám đốc các sở, ban, ngành và Chủ tịch Ủy ban nhân dân các xã chịu trách nhiệm")));
    const auto sheet = plain(reports::separatorSheets(1, {}));
    std::vector<ScanPtr> pages;
    for (int number = 1; number <= 300; ++number)
        pages.emplace_back(pixCopy(nullptr, number % 10 == 0 ? sheet.get() : letter.get()));
    StackDesk desk;
    const auto id = desk.scan(pages);
    const auto begin = std::chrono::steady_clock::now();

    desk.look();

    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::cout << "300 pages in " << took.count() << " s: " << 300 / took.count() << " pages/s with cutting\n";
    CHECK(desk.item(id)->getArray("parts")->size() == 30);
    CHECK(took < std::chrono::seconds{limits::kStackSeconds});
    int total = 0;
    for (unsigned at = 0; at < 30; ++at)
        total += pagesOf(desk.bytesOf(desk.part(id, at)));
    CHECK(total == 270);
}

TEST_CASE("a look that is told to stop is done again", "[stacks]") {
    StackDesk desk;
    const auto id = desk.scan(twoLetters());
    int pages = 0;

    CHECK_FALSE(desk.app.intakeStacks.step([&] { return ++pages < 3; }));
    CHECK(desk.item(id)->getValue<bool>("awaits_look"));
    desk.look();

    CHECK(desk.partsOf(id) == "1-2 5-5");
}

TEST_CASE("verify finds nothing wrong with a split stack, and a part that was changed", "[stacks]") {
    Verified<StackDesk> desk;
    const auto id = desk.scan(twoLetters());
    const auto before = desk.verifiedAfter("SELECT 1");
    desk.look();
    REQUIRE(desk.stateOf(id) == "split");
    CHECK(desk.verifiedAfter("SELECT 1") == before);

    const auto after = desk.verifiedAfter("UPDATE intake_items SET first_page = 2 WHERE first_page = 1");

    std::vector<std::string> added;
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(added));
    CHECK(added == std::vector<std::string>{"intake_altered: mục chờ tiếp nhận 2"});
}

}  // namespace
}  // namespace vanthu::tests
