#include "server/installation.h"

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"

#include <Poco/Logger.h>
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace vanthu::server {
namespace {

constexpr int kNiceness = 15;  ///< of what must not slow down the daily work

// The programs of one installation lie in one folder.
std::filesystem::path besideThisProgram(const std::string& name) {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

std::vector<std::string> indexerArguments(const Settings& settings) {
    std::vector<std::string> arguments{"--data", settings.data.string()};
    if (!settings.ocr) arguments.emplace_back("--no-ocr");
    return arguments;
}

exchange::ExchangeSettings exchangeSettings(const Settings& settings) {
    exchange::ExchangeSettings exchange;
    exchange.keysFolder = settings.data / "keys";
    exchange.listenEndpoint = settings.exchangeListen;
    exchange.gatewayProgram = besideThisProgram("vanthu-gateway");
    return exchange;
}

http::HttpSettings httpSettings(const Settings& settings) {
    http::HttpSettings http;
    http.host = settings.host;
    http.port = settings.port;
    http.threads = settings.threads;
    http.trustedProxies = settings.trustedProxies;
    http.web = settings.web.empty() ? besideThisProgram("../share/vanthu/web") : settings.web;
    return http;
}

}  // namespace

Installation::Installation(const Settings& settings, DataFolder& folder)
    : database_({settings.database}),
      blobs_(settings.data / "blobs"),
      index_((settings.data / "index").string(), search::Synonyms::in(settings.data)),
      exchange_(exchangeSettings(settings), database_, blobs_, clock_),
      application_({clock_, database_, blobs_, index_, exchange_, settings.data}),
      indexer_(besideThisProgram("vanthu-indexer"), indexerArguments(settings), settings.database, database_),
      http_(application_, httpSettings(settings)),
      reminders_(database_, clock_, application_.directory, {.dueSoonDays = settings.dueSoonDays}),
      reportRuns_(database_, blobs_, clock_, application_.directory, application_.rateReports,
                  application_.reformIndexes, !settings.smtp.host.empty()),
      housekeeping_([this](const std::stop_token& stop) { tidyHourly(stop); }) {
    if (!settings.smtp.host.empty()) {
        transport_ = std::make_unique<mail::SmtpTransport>(settings.smtp);
        mailPost_ = std::make_unique<app::MailPost>(
            database_, clock_, application_.directory, *transport_,
            app::MailPostSettings{.interval = std::chrono::minutes{settings.mailIntervalMinutes}});
        reportTransport_ = std::make_unique<mail::SmtpTransport>(settings.smtp);
        reportPost_ = std::make_unique<app::ReportPost>(database_, blobs_, clock_, *reportTransport_);
    }
    for (const auto& watched : settings.watchFolders)
        watchFolders_.push_back(std::make_unique<intake::WatchFolder>(watched, application_.intakeDoor));
    if (!settings.mailbox.imap.host.empty()) {
        auto mailbox = settings.mailbox;
        mailbox.stop = stopCalls_.get_token();
        mailbox_ = std::make_unique<intake::Mailbox>(std::move(mailbox), application_.intakeDoor);
    }
    if (!settings.axis.axis.url.empty()) {
        auto axis = settings.axis;
        axis.stop = stopCalls_.get_token();
        axis_ = std::make_unique<intake::AxisBridge>(std::move(axis), application_.edxmlMessages,
                                                     application_.edxmlReports, application_.edxmlOutbox,
                                                     application_.channelStates, clock_);
    }
    if (!settings.stamps.url.empty()) prepareStamps(settings.stamps);
    application_.setup.prepare();
    exchange_.start();
    reminding_ = std::jthread([this](const std::stop_token& stop) { remindAndMail(stop); });
    checking_ = std::jthread([this](const std::stop_token& stop) { checkSignatures(stop); });
    looking_ = std::jthread([this](const std::stop_token& stop) { lookAtScans(stop); });
    if (!watchFolders_.empty())
        watching_ = std::jthread([this](const std::stop_token& stop) { watchFolders(stop); });
    if (mailbox_) readingMail_ = std::jthread([this](const std::stop_token& stop) { readMailbox(stop); });
    if (axis_) bridgingAxis_ = std::jthread([this](const std::stop_token& stop) { bridgeAxis(stop); });
    counting_ = std::jthread([this](const std::stop_token& stop) { countFigures(stop); });
    takingPackages_ = std::jthread([this](const std::stop_token& stop) { takePackages(stop); });
    makingReports_ = std::jthread([this](const std::stop_token& stop) { makeReports(stop); });
    if (headStamps_) stamping_ = std::jthread([this](const std::stop_token& stop) { stampHeads(stop); });
    folder.announce(http_.port(), exchange_.endpoint());
}

Installation::~Installation() {
    housekeeping_.request_stop();
    reminding_.request_stop();
    checking_.request_stop();
    looking_.request_stop();
    watching_.request_stop();
    readingMail_.request_stop();
    bridgingAxis_.request_stop();
    counting_.request_stop();
    takingPackages_.request_stop();
    makingReports_.request_stop();
    stamping_.request_stop();
    stopCalls_.request_stop();
    http_.stop();
    exchange_.stop();
}

template <class Work>
void Installation::repeat(const std::stop_token& stop, std::chrono::seconds pause, const char* log,
                          Work work) {
    while (!stop.stop_requested()) {
        try {
            work();
        } catch (const Error& error) {
            Poco::Logger::get(log).error(error.what());
        }
        std::unique_lock lock(mutex_);
        stopping_.wait_for(lock, stop, pause, [] { return false; });
    }
}

void Installation::tidyHourly(const std::stop_token& stop) {
    repeat(stop, std::chrono::hours{1}, "tidy", [this] { application_.tidy(); });
}

// One thread for both, so that a reminder is in the next mail. Reminders look at all open work: not every
// time.
void Installation::remindAndMail(const std::stop_token& stop) {
    constexpr int kRoundsPerReminding = 60;
    constexpr std::chrono::seconds kRound{5};
    int round = 0;
    repeat(stop, kRound, "notices", [&] {
        if (round++ % kRoundsPerReminding == 0) {
            reminders_.step();
            application_.savedSearches.step();
        }
        if (mailPost_) mailPost_->step();
    });
}

// Behind the daily work: on Linux a thread has a niceness of its own, which the children it starts inherit.
void Installation::checkSignatures(const std::stop_token& stop) {
    constexpr std::chrono::seconds kPause{1};
    setpriority(PRIO_PROCESS, 0, kNiceness);
    repeat(stop, kPause, "signatures", [&] {
        while (!stop.stop_requested() && application_.fileSignatures.step()) {
        }
    });
}

// As the checks of signatures: behind the daily work.
void Installation::lookAtScans(const std::stop_token& stop) {
    constexpr std::chrono::seconds kPause{2};
    setpriority(PRIO_PROCESS, 0, kNiceness);
    repeat(stop, kPause, "scans", [&] {
        const auto goesOn = [&] { return !stop.stop_requested(); };
        while (goesOn() && application_.intakeStacks.step(goesOn)) {
        }
    });
}

// Whoever asks for a report counts what is still missing: this keeps that little.
void Installation::countFigures(const std::stop_token& stop) {
    constexpr std::chrono::seconds kPause{1};
    repeat(stop, kPause, "figures",
           [&] { application_.figures.step([&] { return stop.stop_requested(); }); });
}

// Packages that came over the exchange are few and small; their senders wait for an answer.
void Installation::takePackages(const std::stop_token& stop) {
    constexpr std::chrono::seconds kPause{1};
    repeat(stop, kPause, "packages", [&] { application_.statisticPackages.takeArrived(); });
}

// A thread of its own: counting a province and mailing its files hold up no notice.
void Installation::makeReports(const std::stop_token& stop) {
    constexpr std::chrono::seconds kRound{5};
    repeat(stop, kRound, "reports", [this] {
        reportRuns_.step();
        if (reportPost_) reportPost_->step();
    });
}

void Installation::prepareStamps(const StampSettings& settings) {
    std::ifstream file(settings.authorities, std::ios::binary);
    const std::string pem{std::istreambuf_iterator<char>(file), {}};
    stampCall_ = std::make_unique<web_call::WebCall>(
        web_call::WebCallSettings{.name = "The authority for time",
                                  .contentType = "application/timestamp-query",
                                  .caFile = settings.caFile},
        stopCalls_.get_token());
    headStamps_ = std::make_unique<exchange::HeadStamps>(
        database_, exchange_.publicKey(), evidence::StampAuthorities(pem),
        [this, url = settings.url](std::string_view question) {
            return stampCall_->post(url, {}, question, limits::kTimeStampBytes).value_or("");
        },
        std::chrono::minutes{settings.intervalMinutes}, clock_);
}

// A thread of its own: no document waits for an authority.
void Installation::stampHeads(const std::stop_token& stop) {
    constexpr std::chrono::seconds kRound{5};
    repeat(stop, kRound, "stamps", [this] { headStamps_->step(); });
}

void Installation::watchFolders(const std::stop_token& stop) {
    constexpr std::chrono::seconds kRound{2};
    repeat(stop, kRound, "intake", [this] {
        for (const auto& watched : watchFolders_)
            watched->step();
    });
}

// A thread of its own: a mail server that is slow holds up no scanner.
void Installation::readMailbox(const std::stop_token& stop) {
    constexpr std::chrono::seconds kRound{5};
    repeat(stop, kRound, "intake", [this] { mailbox_->step(); });
}

void Installation::bridgeAxis(const std::stop_token& stop) {
    constexpr std::chrono::seconds kRound{5};
    repeat(stop, kRound, "axis", [this] { axis_->step(); });
}

}  // namespace vanthu::server
