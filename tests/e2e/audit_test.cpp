#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"

#include <fstream>
#include <sstream>

using vanthu::cli::Json;
using vanthu::tests::contentOf;
using vanthu::tests::Finished;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::runProgram;
using vanthu::tests::setUp;
using vanthu::tests::TempDir;

namespace {

using Lines = std::vector<std::string>;

Lines linesOf(const std::string& text) {
    Lines lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

/// Runs the auditors' own program, which shares nothing with vanthu.
Finished verified(const Lines& lines, const std::vector<std::string>& options = {}) {
    TempDir folder;
    const auto file = folder.path() / "log.jsonl";
    {
        std::ofstream out(file, std::ios::binary);
        for (const auto& line : lines)
            out << line << '\n';
    }
    std::vector<std::string> words{std::string(VANTHU_SOURCE) + "/tests/audit/verify_chain.py",
                                   file.string()};
    words.insert(words.end(), options.begin(), options.end());
    return runProgram("python3", words);
}

/// With one field of one row changed.
Lines altered(Lines lines, std::size_t row, const std::string& field) {
    Json changed = Json::parse(lines[row]);
    const Json& old = changed[field];
    const auto text = old.text();
    if (field == "previous_hash" || field == "hash")
        changed.set(field, std::string(64, 'a'));
    else if (field == "entity" || field == "action" || field == "before" || field == "after")
        changed.set(field, text + " ");
    else
        changed.set(field, old.integer() + 1);
    lines[row] = changed.print();
    return lines;
}

}  // namespace

TEST_CASE("an independent program accepts the exported log and rejects every altered one", "[e2e]") {
    Installation installation;
    const Person admin(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
    const Person clerk(installation);
    vanthu::tests::addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    for (int i = 0; i < 3; ++i)
        clerk.does({"outgoing", "register", "--type", "KH", "--subject",
                    "Kế hoạch \"cải cách\" năm 2019\tđợt " + std::to_string(i), "--signer",
                    "Nguyễn Văn Đức"});
    TempDir folder;
    const auto file = folder.path() / "log.jsonl";

    admin.does({"audit", "export", "-o", file.string()});

    const auto lines = linesOf(contentOf(file));
    REQUIRE(lines.size() >= 6);
    const auto accepted = verified(lines);
    INFO(accepted.out << accepted.err);
    REQUIRE(accepted.exitCode == 0);
    const auto head = Json::parse(lines.back())["hash"].text();
    CHECK(accepted.out == std::to_string(lines.size()) + " " + head + "\n");
    CHECK(verified(lines, {"--head", head}).exitCode == 0);

    for (const auto* field : {"sequence", "account", "at", "entity", "entity_id", "action", "before", "after",
                              "previous_hash", "hash"}) {
        CAPTURE(field);
        const auto rejected = verified(altered(lines, 3, field));
        CHECK(rejected.exitCode == 1);
        CHECK(rejected.out.starts_with("line 4: "));
    }
    auto dropped = lines;
    dropped.erase(dropped.begin() + 2);
    CHECK(verified(dropped).exitCode == 1);
    auto swapped = lines;
    std::swap(swapped[2], swapped[3]);
    CHECK(verified(swapped).exitCode == 1);
    auto repeated = lines;
    repeated.insert(repeated.begin() + 2, lines[2]);
    CHECK(verified(repeated).exitCode == 1);
    auto cut = lines;
    cut.pop_back();
    CHECK(verified(cut, {"--head", head}).exitCode == 1);
    CHECK(verified({"[]"}).exitCode == 1);
    CHECK(verified({"{"}).exitCode == 1);

    // In parts, as an auditor who comes every month takes it.
    const auto second = folder.path() / "second.jsonl";
    admin.does({"audit", "export", "--after", "2", "-o", second.string()});
    const auto before = Json::parse(lines[1])["hash"].text();
    CHECK(verified(linesOf(contentOf(second)), {"--after", "2", before, "--head", head}).exitCode == 0);
    CHECK(clerk.run({"audit", "export"}).exitCode != 0);
}
