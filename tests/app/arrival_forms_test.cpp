#include "schemas/domain/error.h"
#include "server/reports/pdf_document.h"
#include "storage/digest.h"
#include "tests/app/world.h"
#include "tests/support/read_pdf.h"

#include <catch2/catch.hpp>

#include <functional>

namespace vanthu::tests {
namespace {

/// One file from memory.
class ArrivedFile : public app::FileSource {
  public:
    explicit ArrivedFile(std::string bytes) : bytes_(std::move(bytes)) {}
    std::optional<std::string> next() override {
        return std::exchange(given_, true) ? std::nullopt : std::optional<std::string>{"file1"};
    }
    std::size_t read(char* buffer, std::size_t size) override {
        const auto count = bytes_.copy(buffer, size);
        bytes_.erase(0, count);
        return count;
    }

  private:
    std::string bytes_;
    bool given_{false};
};

struct Office : World {
    app::Caller clerk{newCaller("vanthu", domain::Role::clerk, "H99.1")};

    domain::DocumentId enter(app::DocumentRequest request, const std::string& name,
                             const std::string& bytes) {
        request.files = {{"file1", name, "", static_cast<std::int64_t>(bytes.size()),
                          storage::hex(storage::sha256(bytes))}};
        ArrivedFile file(bytes);
        static_cast<void>(app.registerDocument.run(clerk, request, file, std::nullopt));
        const auto page = parsed(*app.documentPages.page(clerk, {}));
        return {page->getArray("documents")->getObject(0)->getValue<std::int64_t>("id")};
    }
};

std::string letter() {
    reports::PdfDocument pdf({"Kế hoạch", "Bộ Nội vụ", {}});
    pdf.addPage(reports::Paper::a4Portrait);
    pdf.text(30, 120, "Nội dung kế hoạch", {});
    return pdf.bytes();
}

TEST_CASE("a PDF gets its stamp on a copy, and the stored file stays as it is", "[app]") {
    Office office;
    const auto original = letter();
    const auto id = office.enter(incoming("1/KH-BNV"), "ke-hoach.pdf", original);

    const auto report = office.app.arrivalForms.stampedCopy(office.clerk, id, 1, {32, 52});

    CHECK(report.fileName == "van-ban-den-" + std::to_string(id.value) + ".pdf");
    const auto text = readPdf(report.bytes);
    for (const auto* part : {"SỞ NỘI VỤ", "Số: 01", "Ngày: 02/03/2026", "Nội dung kế hoạch"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
    const auto open = office.app.readDocument.file(office.clerk, id, 1);
    CHECK(std::string(std::istreambuf_iterator<char>(*open.bytes), {}) == original);
}

TEST_CASE("a file that cannot be stamped gets a stamped sheet", "[app]") {
    Office office;
    const auto [bytes, reason] = GENERATE(table<std::string, std::string>({
        {"chữ thường", "không phải PDF"},
        {"%PDF-1.4 hỏng", "Không đóng được dấu"},
    }));
    const auto id = office.enter(incoming("1/KH-BNV"), "ke-hoach.bin", bytes);

    const auto report = office.app.arrivalForms.stampedCopy(office.clerk, id, 1, {32, 52});

    CHECK(report.fileName == "to-dau-den-" + std::to_string(id.value) + ".pdf");
    CHECK(readPdf(report.bytes).find(reason) != std::string::npos);
}

TEST_CASE("forms are for incoming documents of those who may read them", "[app]") {
    Office office;
    const auto arrived = office.enter(incoming("1/KH-BNV"), "ke-hoach.pdf", letter());
    const auto issued = office.enter(outgoing(), "ke-hoach.pdf", letter());
    const auto stranger = office.newCaller("vanthu.tinh", domain::Role::clerk, "H99");
    auto& forms = office.app.arrivalForms;
    const auto slip = [&](const app::Caller& caller, domain::DocumentId id) {
        return codeOf([&] { static_cast<void>(forms.slip(caller, id)); });
    };
    const auto copy = [&](const app::Caller& caller, domain::DocumentId id, int file) {
        return codeOf([&] { static_cast<void>(forms.stampedCopy(caller, id, file, {})); });
    };

    CHECK(readPdf(forms.slip(office.clerk, arrived).bytes).find("01/KH-BNV") != std::string::npos);
    CHECK(slip(office.clerk, issued) == ErrorCode::invalidInput);
    CHECK(slip(stranger, arrived) == ErrorCode::notFound);
    CHECK(copy(office.clerk, issued, 1) == ErrorCode::invalidInput);
    CHECK(copy(office.clerk, arrived, 2) == ErrorCode::notFound);
    CHECK(copy(stranger, arrived, 1) == ErrorCode::notFound);
    CHECK(copy(office.admin, arrived, 1) == ErrorCode::forbidden);
}

}  // namespace
}  // namespace vanthu::tests
