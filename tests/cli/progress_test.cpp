#include <catch2/catch.hpp>

#include "client-cli/progress.h"

#include <sstream>

namespace cli = vanthu::cli;

namespace {

struct Stopwatch {
    std::chrono::steady_clock::time_point now{};
    cli::Progress::Now reader() {
        return [this] { return now; };
    }
};

}  // namespace

TEST_CASE("away from a terminal progress is one line for every ten percent", "[cli]") {
    Stopwatch watch;
    std::ostringstream err;
    cli::Progress progress(err, cli::Progress::Style::lines, "Nhập", watch.reader());

    for (int done = 0; done <= 100; ++done) {
        watch.now += std::chrono::seconds(1);
        progress.update(done, 100, done * 10);
    }
    progress.finish();

    const std::string text = err.str();
    CHECK(std::count(text.begin(), text.end(), '\n') == 11);
    CHECK(text.find("Nhập: 50 %, 500, 9/s, còn 00:51") != std::string::npos);
    CHECK(text.find('\r') == std::string::npos);
}

TEST_CASE("on a terminal the bar redraws itself at most ten times a second and goes at the end", "[cli]") {
    Stopwatch watch;
    std::ostringstream err;
    cli::Progress progress(err, cli::Progress::Style::bar, "Nhập", watch.reader());

    for (int done = 0; done < 1000; ++done) {
        watch.now += std::chrono::milliseconds(1);
        progress.update(done, 1000, done);
    }
    progress.finish();

    const std::string text = err.str();
    CHECK(std::count(text.begin(), text.end(), '\r') <= 12);
    CHECK(text.ends_with("\r\x1b[K"));
}

TEST_CASE("an unknown total shows no percentage above zero", "[cli]") {
    std::ostringstream err;
    cli::Progress progress(err, cli::Progress::Style::lines, "Kiểm tra");

    progress.update(5, 0, 5);

    CHECK(err.str().find("0 %") != std::string::npos);
}
