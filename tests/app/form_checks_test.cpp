#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "server/reports/pdf_document.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace vanthu::tests {
namespace {

/// A page in Liberation Serif without the head of a document.
std::string somePdf() {
    reports::PdfDocument pdf({"Dự thảo", "Sở Nội vụ", {}});
    pdf.addPage(reports::Paper::a4Portrait);
    pdf.text(30, 120, "Nội dung dự thảo", {});
    return pdf.bytes();
}

class CheckedFile : public app::FileSource {
  public:
    explicit CheckedFile(std::string bytes) : bytes_(std::move(bytes)) {}
    std::optional<std::string> next() override { return std::nullopt; }
    std::size_t read(char* buffer, std::size_t size) override {
        const auto count = bytes_.copy(buffer, size, read_);
        read_ += count;
        return count;
    }

  private:
    std::string bytes_;
    std::size_t read_{0};
};

struct CheckingOffice : World {
    app::Caller officer{newCaller("chuyenvien", domain::Role::officer, "H99.1")};

    void writeRules(const std::string& text) const {
        std::ofstream(folder.path() / "form-rules.tsv") << text;
    }
};

TEST_CASE("an installation says in a file how serious each rule is", "[app]") {
    CheckingOffice office;
    CheckedFile draft(somePdf());
    const auto usual = parsed(office.app.formChecks.draft(office.officer, draft));
    CHECK(usual->getValue<int>("errors") == 2);  // font, head

    office.writeRules("font\twarning\nhead_missing\toff\n");
    const auto checks =
        std::make_unique<app::FormChecks>(office.app.readDocument, office.app.layoutReader, office.clock,
                                          office.app.directory, office.folder.path());
    CheckedFile again(somePdf());
    const auto own = parsed(checks->draft(office.officer, again));

    CHECK(own->getValue<int>("errors") == 0);
    CHECK(own->getValue<int>("warnings") == 1);
    CHECK(checks->rules(office.officer).find(R"("rule":"head_missing","label":"Phần đầu văn bản")") !=
          std::string::npos);
}

TEST_CASE("a draft that is too large is refused, and its place is free again", "[app]") {
    CheckingOffice office;

    for (int i = 0; i <= limits::kFormChecksAtOnce; ++i) {
        CheckedFile large(std::string(static_cast<std::size_t>(limits::kFormCheckFileBytes) + 1, 'x'));
        try {
            static_cast<void>(office.app.formChecks.draft(office.officer, large));
            FAIL("was taken");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::tooLarge);
        }
    }
}

TEST_CASE("a wrong file of severities stops the start and is named with its line", "[app]") {
    CheckingOffice office;
    office.writeRules("font warning\nfonts off\n");

    try {
        const app::FormChecks checks(office.app.readDocument, office.app.layoutReader, office.clock,
                                     office.app.directory, office.folder.path());
        FAIL("was taken");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalidInput);
        CHECK(std::string(error.what()).find("form-rules.tsv, line 2") != std::string::npos);
    }
}

}  // namespace
}  // namespace vanthu::tests
