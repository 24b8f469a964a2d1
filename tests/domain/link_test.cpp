#include "schemas/domain/link.h"

#include <catch2/catch.hpp>

namespace vanthu::domain {
namespace {

Document document(std::int64_t id, Direction direction, const char* day, const std::string& issuer) {
    Document made;
    made.id = DocumentId{id};
    made.direction = direction;
    made.issuedDate = parseIsoDate(day);
    made.issuerName = issuer;
    made.typeCode = "KH";
    return made;
}

const Document kAsked = document(1, Direction::incoming, "2026-02-10", "Bộ Nội vụ");
const Document kOwn = document(2, Direction::outgoing, "2026-02-20", "Sở Nội vụ");
const Document kLater = document(3, Direction::outgoing, "2026-02-21", "Sở Nội vụ");
const Document kTheirs = document(4, Direction::incoming, "2026-02-22", "Bộ Nội vụ");

/// "field code" of what is wrong.
std::vector<std::string> wrongWith(LinkKind kind, const Document& from, const Document& to) {
    std::vector<std::string> found;
    for (const auto& violation : checkLink(kind, from, to))
        found.push_back(violation.field + ' ' + violation.code);
    return found;
}

}  // namespace

TEST_CASE("lawful links pass", "[domain]") {
    CHECK(wrongWith(LinkKind::repliesTo, kOwn, kAsked).empty());
    CHECK(wrongWith(LinkKind::repliesTo, kTheirs, kOwn).empty());
    CHECK(wrongWith(LinkKind::replaces, kLater, kOwn).empty());
    CHECK(wrongWith(LinkKind::replaces, kTheirs, kAsked).empty());
    CHECK(wrongWith(LinkKind::recalls, kTheirs, kOwn).empty());  // a superior does
    CHECK(wrongWith(LinkKind::corrects, kLater, kOwn).empty());
    CHECK(wrongWith(LinkKind::basedOn, kOwn, kAsked).empty());
    CHECK(wrongWith(LinkKind::copyOf, kOwn, kAsked).empty());
    // Nobody knows any more whether an archived document came or went.
    CHECK(wrongWith(LinkKind::corrects, kOwn, document(5, Direction::archived, "2020-01-01", "")).empty());
    CHECK(wrongWith(LinkKind::repliesTo, kOwn, document(5, Direction::incoming, "", "Bộ Nội vụ")).empty());
}

TEST_CASE("an unlawful link says what is wrong with it", "[domain]") {
    struct Case {
        LinkKind kind;
        Document from, to;
        std::string wrong;
    };
    auto copyOfCopy = kOwn;
    copyOfCopy.typeCode = "SL";
    const auto wrong = GENERATE_COPY(Case{LinkKind::basedOn, kOwn, kOwn, "document same_document"},
                                     Case{LinkKind::repliesTo, kLater, kOwn, "kind same_issuer"},
                                     Case{LinkKind::repliesTo, kTheirs, kAsked, "kind same_issuer"},
                                     Case{LinkKind::replaces, kOwn, kAsked, "kind wrong_direction"},
                                     Case{LinkKind::recalls, kOwn, kAsked, "kind wrong_direction"},
                                     Case{LinkKind::corrects, kOwn, kAsked, "kind wrong_direction"},
                                     Case{LinkKind::corrects, kTheirs, kOwn, "kind wrong_direction"},
                                     Case{LinkKind::copyOf, copyOfCopy, kAsked, "document not_a_true_copy"},
                                     Case{LinkKind::replaces, kOwn, kLater, "document dated_later"},
                                     Case{LinkKind::basedOn, kAsked, kOwn, "document dated_later"},
                                     Case{LinkKind::repliesTo, kOwn, kTheirs, "document dated_later"});
    CAPTURE(code(wrong.kind), wrong.from.id.value, wrong.to.id.value);

    CHECK(wrongWith(wrong.kind, wrong.from, wrong.to) == std::vector{wrong.wrong});
}

}  // namespace vanthu::domain
