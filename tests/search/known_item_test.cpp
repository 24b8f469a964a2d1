#include "tests/bench/ranking/known_items.h"
#include "tests/search/index_fixture.h"
#include "tests/support/test_data.h"

#include <catch2/catch.hpp>

using namespace vanthu;  // names of this one library, in a test
using tests::IndexFixture;
using Ids = std::vector<std::int64_t>;

namespace {

/// Long texts that say more often what is asked than the document that is meant.
std::string repeated(const std::string& text) {
    std::string all;
    for (int i = 0; i < 40; ++i)
        all += text + ". ";
    return all;
}

/// The share of questions whose first hit is one of the documents meant.
double firstShare(const search::Index& index, const std::vector<bench::KnownQuestion>& questions) {
    std::size_t first = 0;
    for (const auto& question : questions) {
        search::Query query;
        query.text = question.text;
        const auto page = index.search(query, {.everything = true});
        const bool isMeant = !page.hits.empty() && question.alike.contains(page.hits.front().document.value);
        if (!isMeant) UNSCOPED_INFO("not first: " << question.text);
        first += isMeant ? 1 : 0;
    }
    return static_cast<double>(first) / static_cast<double>(questions.size());
}

}  // namespace

TEST_CASE("a document is first by its number in every spelling, also before those that cite it", "[search]") {
    const IndexFixture fixture(
        {{.id = 1,
          .code = "72/2013/NĐ-CP",
          .subject = "Quản lý dịch vụ Internet",
          .text = repeated("nghị định có các điều khoản chung dài dòng")},
         {.id = 2, .code = "27/2018/NĐ-CP", .subject = "Sửa đổi Nghị định số 72/2013/NĐ-CP", .text = "ngắn"},
         {.id = 3, .code = "5/BC", .subject = "Báo cáo", .text = repeated("72/2013/NĐ-CP")}});
    const auto typed =
        GENERATE(as<std::string>{}, "72/2013/NĐ-CP", "72 2013 nđ cp", "so 72/2013/nd-cp", "72/2013/nd-cp",
                 "số 072 / 2013 / NĐ - CP", "nghị định 72/2013/NĐ-CP", "so:72/2013/nd-cp");
    INFO(typed);
    CHECK(fixture.ids(typed).front() == 1);
}

TEST_CASE("a number with more parts than a question has words is still a number", "[search]") {
    const IndexFixture fixture({{.id = 1,
                                 .code = "02/2017/TTLT-VKSNDTC-TANDTC-BCA-BQP",
                                 .subject = "Thông tư liên tịch",
                                 .text = repeated("dài")},
                                {.id = 2,
                                 .code = "03/2017/TTLT-VKSNDTC-TANDTC-BCA-BQP",
                                 .subject = "Thông tư liên tịch",
                                 .text = repeated("02 2017 ttlt vksndtc tandtc bca bqp và")}});
    CHECK(fixture.ids("02 2017 ttlt vksndtc tandtc bca bqp").front() == 1);
}

TEST_CASE("a subject with every word in this order comes before texts that repeat them", "[search]") {
    const IndexFixture fixture(
        {{.id = 1,
          .subject = "Hướng dẫn kiểm tra công tác phòng cháy tại trường học",
          .text = repeated("các điều khoản chung dài dòng")},
         {.id = 2, .subject = "Kế hoạch", .text = repeated("hướng dẫn kiểm tra phòng cháy trường học")},
         {.id = 3, .subject = "Trường học cháy phòng tra kiểm dẫn hướng", .text = "ngắn"}});
    CHECK(fixture.ids("hướng dẫn kiểm tra phòng cháy").front() == 1);
    CHECK(fixture.ids("huong dan kiem tra phong chay truong hoc").front() == 1);
}

TEST_CASE("of subjects with all words the one with no others is first", "[search]") {
    const IndexFixture fixture({{.id = 1, .subject = "Luật thuế đất phi nông nghiệp và các sửa đổi"},
                                {.id = 2, .subject = "Luật thuế đất", .text = repeated("điều khoản chung")},
                                {.id = 3, .subject = "Luật thuê đất"}});
    CHECK(fixture.ids("luật thuế đất") == Ids{2, 1, 3});
}

TEST_CASE("what names a code and says more means the document whose subject says all of it", "[search]") {
    const IndexFixture fixture(
        {{.id = 1, .code = "112/2014/NĐ-CP", .subject = "Quản lý cửa khẩu biên giới", .text = "ngắn"},
         {.id = 2,
          .code = "9/2016/TT-BQP",
          .subject = "Quy định chi tiết Nghị định số 112/2014/NĐ-CP về quản lý cửa khẩu biên giới",
          .text = repeated("các điều khoản chung dài dòng")}});
    CHECK(fixture.ids("chi tiết nghị định 112/2014/NĐ-CP cửa khẩu biên giới").front() == 2);
    CHECK(fixture.ids("nghị định số 112/2014/NĐ-CP về quản lý cửa khẩu biên giới").front() == 1);
}

TEST_CASE("a sentence is found word for word before texts with its words", "[search]") {
    const std::string sentence = "cơ quan chủ trì lập dự toán gửi phòng tài chính thẩm định";
    const IndexFixture fixture(
        {{.id = 1, .subject = "Một", .text = repeated("các điều khoản chung dài dòng") + sentence},
         {.id = 2,
          .subject = "Lập dự toán",
          .text = repeated("phòng tài chính thẩm định dự toán cơ quan chủ trì lập gửi")}});
    CHECK(fixture.ids(sentence).front() == 1);
}

TEST_CASE("known documents of the codified law come first", "[search]") {
    const auto path = tests::testData("phapdien/docs.jsonl.gz");
    if (!path) {
        WARN("phapdien is not beside the project");
        return;
    }
    constexpr std::size_t kDocuments = 40, kAsked = 20;
    const auto documents = bench::readKnownDocuments(*path, kDocuments);
    const tests::TempDir directory;
    const auto folder = directory.path() / "index";
    {
        indexer::IndexWriter writer(folder);
        for (const auto& known : documents)
            writer.put({known.document, {}, {{}, known.text}});
        writer.commit({1, "hash"});
    }
    const search::Index index(folder.string());
    const bench::KnownItems items(documents, kAsked);
    using bench::CodeSpelling;
    for (const auto spelling : {CodeSpelling::printed, CodeSpelling::blanks, CodeSpelling::withNumberWord,
                                CodeSpelling::plain, CodeSpelling::spaced})
        CHECK(firstShare(index, items.byCode(spelling)) >= 0.99);
    CHECK(firstShare(index, items.byHalfOfAbstract()) >= 0.96);
    CHECK(firstShare(index, items.bySentence()) >= 0.95);
}
