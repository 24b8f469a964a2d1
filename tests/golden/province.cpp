#include "tests/golden/province.h"

#include "tests/golden/audits.h"
#include "tests/golden/couriers.h"
#include "tests/golden/declarations.h"
#include "tests/golden/desks.h"
#include "tests/golden/indexes.h"
#include "tests/golden/papers.h"
#include "tests/golden/questions.h"
#include "tests/golden/units.h"
#include "tests/support/temp_dir.h"

#include <array>
#include <chrono>

namespace vanthu::tests::golden {

namespace {

constexpr int kSteps = 270;
/// So that the steps fill two years.
constexpr int kLongestPause = 2 * 731 * 24 * 60 / kSteps;
constexpr int kQuestions = 16;

/// Where no disk is waited for, if there is such a place: a crash is not what is tested here.
std::filesystem::path quickFolder() {
    const std::filesystem::path memory{"/dev/shm"};
    return std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
}

class Province {
  public:
    Province(const std::filesystem::path& folder, const std::filesystem::path& facts, unsigned seed)
        : stage_(folder, facts, seed) {
        // Reports of half a province are of no interest.
        stage_.changes.erase(stage_.changes.begin(), stage_.changes.end() - 1);
    }

    std::map<std::string, int> live() {
        if (stage_.oneIn(6)) beginWithHundred();
        for (int i = 0; i < kSteps; ++i) {
            stage_.clock.advance(std::chrono::minutes{stage_.pick(1, kLongestPause)});
            step();
        }
        for (int i = 0; i < kQuestions; ++i)
            questions_.askPast();
        for (int i = 0; i < kQuestions / 2; ++i)
            questions_.askNow();
        // Behind everything else, so that the years before are what they were without it.
        for (const int year : {2024, 2025})
            indexes_.live(year);
        return stage_.happenings;
    }

  private:
    void step() {
        const int dice = stage_.pick(0, 150);
        if (dice < 45) return papers_.enter();
        if (dice < 54) return papers_.explainNumber();
        if (dice < 55) return papers_.keepSecret();
        if (dice < 60) return papers_.correct();
        if (dice < 63) return papers_.addFile();
        if (dice < 72) return couriers_.send();
        if (dice < 86) return moveSome();
        if (dice < 88) return couriers_.recall();
        if (dice < 93) return units_.reform();
        if (dice < 96) return units_.declareHoliday(papers_.dayThatMatters());
        if (dice < 98) return questions_.follow();
        if (dice < 100) return questions_.askNow();
        if (dice < 112) return desks_.handle();
        if (dice < 115) return desks_.recordSignature();
        if (dice < 122) return desks_.checkSignatures();
        if (dice < 130) return desks_.receive();
        if (dice < 137) return couriers_.sendSlowly();
        if (dice < 143) return declarations_.declare();
        audits_.audit();
    }

    void beginWithHundred() {
        papers_.enterHundred();
        couriers_.deliverAll();
        questions_.askMonth();
    }

    void moveSome() {
        for (int i = 0; i < 4; ++i)
            couriers_.move();
    }

    Stage stage_;
    Units units_{stage_};
    Papers papers_{stage_, units_};
    Couriers couriers_{stage_, units_, papers_};
    Desks desks_{stage_, units_, papers_};
    Declarations declarations_{stage_, units_};
    Audits audits_{stage_, units_};
    Questions questions_{stage_};
    Indexes indexes_{stage_, units_};
};

}  // namespace

std::map<std::string, int> liveProvince(unsigned seed, const std::filesystem::path& facts) {
    const TempDir folder{quickFolder()};
    return Province(folder.path(), facts, seed).live();
}

}  // namespace vanthu::tests::golden
