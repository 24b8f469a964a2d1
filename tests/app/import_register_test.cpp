#include "storage/document_store.h"
#include "storage/number_store.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

#include <map>

namespace vanthu::tests {
namespace {

using domain::Direction;
using domain::RegisterField;
using Cells = std::map<RegisterField, std::string>;

/// A registry office that takes over its books of 2019. It is 2 March 2026.
struct Past : World {
    app::Caller clerk{newCaller("vanthu", domain::Role::clerk, "H99.1")};

    domain::BookId bookOf(const std::string& code, Direction direction) {
        return app.directory.current()->book(code, clerk.account.organisation, direction)->id;
    }
    domain::BookId incomingBook() { return bookOf("den", Direction::incoming); }
    domain::BookId outgoingBook() { return bookOf("di", Direction::outgoing); }

    static Cells arrival(const std::string& number, const std::string& day = "05/01/2019") {
        return {{RegisterField::registryNumber, number},
                {RegisterField::arrivalDate, day},
                {RegisterField::issuerName, "Bộ Nội vụ"},
                {RegisterField::code, number + "/KH-BNV"},
                {RegisterField::issuedDate, "2/1/2019"},
                {RegisterField::toPlaces, "Phòng Tổ chức"},
                {RegisterField::typeAndSubject, "Kế hoạch cải cách hành chính " + number}};
    }
    static Cells departure(const std::string& code, const std::string& day) {
        return {{RegisterField::code, code},
                {RegisterField::issuedDate, day},
                {RegisterField::typeAndSubject, "Quyết định về việc bổ nhiệm"},
                {RegisterField::signer, "Nguyễn Văn An"},
                {RegisterField::receivers, "Sở Tài chính; UBND các huyện, thành phố\n- Lưu VT"}};
    }

    Poco::JSON::Object::Ptr import(domain::BookId book, const std::vector<Cells>& lines,
                                   bool rehearsal = false, int year = 2019) {
        app::RegisterBatch batch{.year = year, .rehearsal = rehearsal};
        for (const auto& cells : lines)
            batch.lines.push_back({static_cast<std::int64_t>(batch.lines.size() + 1), cells, {}, {}});
        app::NoFiles none;
        return parsed(app.importRegister.run(clerk, book, batch, none));
    }
    static Poco::JSON::Object::Ptr outcome(const Poco::JSON::Object::Ptr& answer, unsigned line) {
        return answer->getArray("outcomes")->getObject(line - 1);
    }
    /// "registry_number number_taken", or the word of the outcome.
    static std::string fate(const Poco::JSON::Object::Ptr& answer, unsigned line) {
        const auto one = outcome(answer, line);
        const auto word = one->getValue<std::string>("outcome");
        if (word != "rejected") return word;
        std::string wrong;
        const auto violations = one->getArray("violations");
        for (unsigned i = 0; i < violations->size(); ++i)
            wrong += (i == 0 ? "" : ", ") + violations->getObject(i)->getValue<std::string>("field") + ' ' +
                     violations->getObject(i)->getValue<std::string>("code");
        return wrong;
    }
    domain::Document stored(const Poco::JSON::Object::Ptr& answer, unsigned line) {
        const auto id = outcome(answer, line)->getValue<std::int64_t>("id");
        return *database.read([&](storage::ReadTransaction& transaction) {
            return storage::findDocument(transaction, domain::DocumentId{id});
        });
    }
    std::vector<domain::NumberRange> gaps(domain::BookId book, int year = 2019) {
        return database.read([&](storage::ReadTransaction& transaction) {
            const auto series = storage::listSeries(transaction, book, year);
            return series.empty() ? std::vector<domain::NumberRange>{}
                                  : storage::findGaps(transaction, series.front().id);
        });
    }
    std::size_t documents() {
        return database.read([&](storage::ReadTransaction& transaction) {
            return storage::documentIdsAfter(transaction, {}, 1000).size();
        });
    }
};

TEST_CASE("a line of the past has its number, its days, its type and its issuer", "[app]") {
    Past past;
    const auto answer = past.import(past.incomingBook(), {Past::arrival("05"), Past::arrival("7")});
    CHECK(answer->getValue<int>("imported") == 2);
    const auto document = past.stored(answer, 1);
    CHECK(document.registryNumber == domain::RegistryNumber{5, ""});
    CHECK(document.year == 2019);
    CHECK(document.arrivalDate->iso() == "2019-01-05");
    CHECK(document.issuedDate->iso() == "2019-01-02");
    CHECK(document.typeCode == "KH");
    CHECK(document.subject == "cải cách hành chính 05");
    CHECK(document.issuerName == "Bộ Nội vụ");
    CHECK(document.toPlaces == "Phòng Tổ chức");
    CHECK(printCode(document.code) == "05/KH-BNV");
    CHECK(document.numberReason.empty());
    // What nobody entered is a gap, and the series goes on behind the highest number.
    CHECK(past.gaps(past.incomingBook()) == std::vector<domain::NumberRange>{{1, 4}, {6, 6}});
    CHECK(past.gaps(past.incomingBook(), 2026).empty());
}

TEST_CASE("old documents are filed, unless they are still to be handled", "[app]") {
    Past past;
    const auto state = [&](const Poco::JSON::Object::Ptr& answer) {
        return parsed(past.app.handleDocument.show(past.clerk, past.stored(answer, 1).id))
            ->getValue<std::string>("state");
    };
    CHECK(state(past.import(past.incomingBook(), {Past::arrival("1")})) == "filed");
    app::RegisterBatch batch{.year = 2019, .open = true, .lines = {{1, Past::arrival("2"), {}, {}}}};
    app::NoFiles none;
    CHECK(state(parsed(past.app.importRegister.run(past.clerk, past.incomingBook(), batch, none))) ==
          "registered");
}

TEST_CASE("outgoing lines keep their codes; an issuer known on the day is matched", "[app]") {
    Past past;
    const auto answer = past.import(past.outgoingBook(),
                                    {Past::departure("12a/QĐ–SNV", "28-9-2019"),
                                     Past::departure("13/SNV-VP", "29.9.19"), Past::departure("14", "30/9")});
    CHECK(past.fate(answer, 1) == "imported");
    auto document = past.stored(answer, 1);
    CHECK(printCode(document.code) == "12a/QĐ-SNV");
    CHECK(document.registryNumber == domain::RegistryNumber{12, "a"});
    CHECK(document.numberReason == "Nhập từ sổ cũ năm 2019");
    CHECK(document.issuer == past.clerk.account.organisation);
    REQUIRE(document.receivers.size() == 3);
    CHECK(document.receivers[1].name == "UBND các huyện, thành phố");
    CHECK(document.receivers[2].name == "Lưu VT");
    CHECK(past.stored(answer, 2).issuedDate->iso() == "2019-09-29");
    document = past.stored(answer, 3);
    CHECK(document.code.notation.starts_with("QĐ-"));
    CHECK(document.issuedDate->iso() == "2019-09-30");
}

TEST_CASE("a repeat changes nothing; another content under the number is an error", "[app]") {
    Past past;
    const std::vector<Cells> lines{Past::arrival("1"), Past::arrival("2")};
    past.import(past.incomingBook(), lines);
    const auto head = past.database.head();
    const auto again = past.import(past.incomingBook(), lines);
    CHECK(again->getValue<int>("existing") == 2);
    CHECK(past.database.head() == head);
    auto other = Past::arrival("2");
    other[RegisterField::typeAndSubject] = "Báo cáo khác hẳn";
    CHECK(past.fate(past.import(past.incomingBook(), {other}), 1) == "registry_number number_taken");

    // A document that was typed in is the same as the line that says the same.
    auto request = incoming("9/KH-BNV");
    request.arrivalDate = domain::parseIsoDate("2026-03-01");
    app::NoFiles none;
    static_cast<void>(past.app.registerDocument.run(past.clerk, request, none, std::nullopt));
    auto line = Past::arrival("1", "1/3/2026");
    line[RegisterField::code] = "9/KH-BNV";
    line[RegisterField::issuedDate] = "27/2/2026";
    line[RegisterField::typeAndSubject] = "Kế hoạch kế hoạch cải cách hành chính";
    CHECK(past.fate(past.import(past.incomingBook(), {line}, false, 2026), 1) == "exists");
}

TEST_CASE("a corrected document is still known as its line", "[app]") {
    Past past;
    const auto answer = past.import(past.incomingBook(), {Past::arrival("1")});
    app::Correction correction;
    correction.reason = "Gõ nhầm";
    correction.subject = "Trích yếu đã sửa";
    static_cast<void>(
        past.app.correctDocument.run(past.clerk, past.stored(answer, 1).id, correction, "\"1\""));
    CHECK(past.fate(past.import(past.incomingBook(), {Past::arrival("1")}), 1) == "exists");
}

TEST_CASE("a rehearsal tells everything and keeps nothing", "[app]") {
    Past past;
    const auto head = past.database.head();
    const auto answer = past.import(past.incomingBook(), {Past::arrival("1"), Past::arrival("x")}, true);
    CHECK(answer->getValue<bool>("dry_run"));
    CHECK(answer->getValue<int>("imported") == 1);
    CHECK(answer->getValue<int>("rejected") == 1);
    CHECK_FALSE(past.outcome(answer, 1)->has("id"));
    CHECK(past.documents() == 0);
    CHECK(past.database.head() == head);
}

TEST_CASE("each wrong field rejects its line, and its line alone", "[app]") {
    struct Case {
        RegisterField field;
        std::string text;
        std::string wrong;
    };
    const auto [field, text, wrong] = GENERATE(values<Case>({
        {RegisterField::registryNumber, "", "registry_number required"},
        {RegisterField::registryNumber, "mười hai", "registry_number not_a_number"},
        {RegisterField::arrivalDate, "31/02/2019", "arrival_date not_a_date"},
        {RegisterField::arrivalDate, "", "arrival_date required"},
        {RegisterField::arrivalDate, "05/01/2018", "arrival_date other_year"},
        {RegisterField::issuedDate, "mai", "issued_date not_a_date"},
        {RegisterField::issuedDate, "06/01/2019", "arrival_date too_early"},
        {RegisterField::issuerName, "", "issuer_name required"},
        {RegisterField::typeAndSubject, "", "subject required"},
        {RegisterField::type, "Bùa chú", "type unknown_type"},
        {RegisterField::pageCount, "ba", "page_count not_a_number"},
        {RegisterField::pageCount, "0", "page_count out_of_range"},
        {RegisterField::dueDate, "1/1/2018", "due_date too_early, due_date too_early"},
        {RegisterField::urgency, "vội", "urgency unknown_value"},
        {RegisterField::secrecy, "Tối mật", "secrecy secret_document"},
        {RegisterField::secrecy, "kín", "secrecy unknown_value"},
    }));
    Past past;
    auto bad = Past::arrival("2");
    bad[field] = text;
    const auto answer = past.import(past.incomingBook(), {Past::arrival("1"), bad, Past::arrival("3")});
    CAPTURE(domain::code(field), text);
    CHECK(past.fate(answer, 1) == "imported");
    CHECK(past.fate(answer, 2).starts_with(wrong.substr(0, wrong.find(','))));
    CHECK(past.fate(answer, 3) == "imported");
}

TEST_CASE("texts longer than the forms of the law are kept whole and told", "[app]") {
    Past past;
    auto line = Past::arrival("1");
    std::string subject;
    for (int i = 0; i < 700; ++i)
        subject += "ệ";
    line[RegisterField::subject] = subject;
    const auto answer = past.import(past.incomingBook(), {line});
    CHECK(past.stored(answer, 1).subject == subject);
    CHECK(past.outcome(answer, 1)->getArray("warnings")->getObject(0)->getValue<std::string>("field") ==
          "subject");
    line = Past::arrival("2");
    line[RegisterField::note] = std::string(20'000, 'x');
    CHECK(past.fate(past.import(past.incomingBook(), {line}), 1) == "note too_long");
}

TEST_CASE("numbers out of order say that they come from the old book", "[app]") {
    Past past;
    const auto answer =
        past.import(past.incomingBook(), {Past::arrival("1", "10/01/2019"), Past::arrival("3", "12/01/2019"),
                                          Past::arrival("2", "20/01/2019")});
    CHECK(past.stored(answer, 1).numberReason.empty());
    CHECK(past.stored(answer, 3).numberReason == "Nhập từ sổ cũ năm 2019");
}

TEST_CASE("void and held numbers keep their state or are used", "[app]") {
    Past past;
    const auto book = past.incomingBook();
    static_cast<void>(past.app.numbers.voidNumber(past.clerk, book, {{2019, "", "2"}, "Bỏ"}, std::nullopt));
    const auto answer = past.import(book, {Past::arrival("1"), Past::arrival("2"), Past::arrival("2")});
    CHECK(past.fate(answer, 1) == "imported");
    CHECK(past.fate(answer, 2) == "registry_number number_voided");
}

TEST_CASE("what the store refuses of one line is no concern of the others", "[app]") {
    Past past;
    // The same code in two series of one unit: the store knows an outgoing code only once a year.
    app::BookRequest request{.organisation = std::string("H99.1"),
                             .direction = Direction::outgoing,
                             .code = "di2",
                             .name = "Sổ thứ hai"};
    static_cast<void>(past.app.books.create(past.admin, request, std::nullopt));
    past.import(past.outgoingBook(), {Past::departure("5/QĐ-SNV", "1/2/2019")});
    const auto answer =
        past.import(past.bookOf("di2", Direction::outgoing),
                    {Past::departure("4/QĐ-SNV", "1/2/2019"), Past::departure("5/QĐ-SNV", "2/2/2019"),
                     Past::departure("6/QĐ-SNV", "3/2/2019")});
    CHECK(past.fate(answer, 1) == "imported");
    CHECK(past.fate(answer, 2) == "registry_number conflict");
    CHECK(past.fate(answer, 3) == "imported");
    CHECK(past.gaps(past.bookOf("di2", Direction::outgoing)) ==
          std::vector<domain::NumberRange>{{1, 3}, {5, 5}});
}

TEST_CASE("a book that is closed, or made for secrets, takes nothing", "[app]") {
    Past past;
    static_cast<void>(
        past.app.books.changeState(past.admin, past.incomingBook(), domain::BookState::closed, ""));
    CHECK_THROWS_AS(past.import(past.incomingBook(), {Past::arrival("1")}), Error);
    app::BookRequest request{.organisation = std::string("H99.1"),
                             .direction = Direction::outgoing,
                             .code = "mat",
                             .name = "Sổ mật",
                             .purpose = domain::BookPurpose::secretStubs};
    static_cast<void>(past.app.books.create(past.admin, request, std::nullopt));
    CHECK_THROWS_AS(past.import(past.bookOf("mat", Direction::outgoing), {}), Error);
    CHECK_THROWS_AS(past.import(past.outgoingBook(), {}, false, 2027), Error);
}

TEST_CASE("type and subject of one cell are told apart by the longest name", "[app]") {
    Past past;
    const auto subjectOf = [&](const std::string& number, const std::string& text) {
        auto line = Past::arrival(number);
        line[RegisterField::typeAndSubject] = text;
        const auto answer = past.import(past.incomingBook(), {line});
        const auto document = past.stored(answer, 1);
        return document.typeCode + "|" + document.subject;
    };
    CHECK(subjectOf("1", "THÔNG BÁO: về nghỉ lễ") == "TB|về nghỉ lễ");
    CHECK(subjectOf("2", "Về việc nghỉ lễ") == "KH|Về việc nghỉ lễ");  // as the notation says
    CHECK(subjectOf("3", "Kế hoạch") == "KH|Kế hoạch");
    auto line = Past::arrival("4");
    line[RegisterField::code] = "4/BNV-VP";
    line[RegisterField::typeAndSubject] = "V/v nghỉ lễ";
    CHECK(past.stored(past.import(past.incomingBook(), {line}), 1).typeCode == "CV");
}

}  // namespace
}  // namespace vanthu::tests
