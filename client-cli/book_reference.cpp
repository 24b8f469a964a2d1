#include "client-cli/book_reference.h"

#include "client-cli/failure.h"

namespace vanthu::cli {

Option bookOption() {
    return {.name = "BOOK", .value = "SỔ", .help = "Mã số hoặc mã của sổ", .required = true};
}

std::string bookId(Call& call) {
    return bookId(call, call.arguments.text("BOOK"));
}

std::string bookId(Call& call, const std::string& named) {
    if (named.find_first_not_of("0123456789") == std::string::npos) return named;
    std::string id;
    const Json answered = call.api.get("/books").json();
    for (const auto& book : answered["books"].items()) {
        if (book["code"].text() != named) continue;
        if (!id.empty()) throw Failure("nhiều sổ có mã " + named, "dùng mã số của sổ (vanthu book list)");
        id = book["id"].text();
    }
    if (id.empty()) throw Failure("không có sổ " + named, "xem: vanthu book list");
    return id;
}

}  // namespace vanthu::cli
