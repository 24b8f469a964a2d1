#pragma once

#include "indexer/search/index.h"
#include "schemas/domain/time.h"
#include "server/app/application.h"
#include "server/app/mail_post.h"
#include "server/app/reminders.h"
#include "server/app/report_post.h"
#include "server/app/report_runs.h"
#include "server/data_folder.h"
#include "server/exchange/exchange.h"
#include "server/exchange/head_stamps.h"
#include "server/http/server.h"
#include "server/indexer_process.h"
#include "server/intake/axis_bridge.h"
#include "server/intake/mailbox.h"
#include "server/intake/watch_folder.h"
#include "server/settings.h"
#include "server/web_call/web_call.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace vanthu::server {

/// Every part of one running installation, built in order and taken down in the opposite one.
class Installation {
  public:
    /// Ready to serve when it returns. Throws when a part cannot start. `folder` is `settings.data`, held.
    Installation(const Settings& settings, DataFolder& folder);
    ~Installation();

    [[nodiscard]] app::Application& application() { return application_; }
    [[nodiscard]] std::uint16_t httpPort() const { return http_.port(); }

  private:
    /// Calls `work` now and after every `pause`, until it is to stop. What fails is logged and tried again.
    template <class Work>
    void repeat(const std::stop_token& stop, std::chrono::seconds pause, const char* log, Work work);
    void tidyHourly(const std::stop_token& stop);
    void remindAndMail(const std::stop_token& stop);
    void checkSignatures(const std::stop_token& stop);
    void lookAtScans(const std::stop_token& stop);
    void watchFolders(const std::stop_token& stop);
    void readMailbox(const std::stop_token& stop);
    void bridgeAxis(const std::stop_token& stop);
    void countFigures(const std::stop_token& stop);
    void takePackages(const std::stop_token& stop);
    void makeReports(const std::stop_token& stop);
    void prepareStamps(const StampSettings& settings);
    void stampHeads(const std::stop_token& stop);

    domain::SystemClock clock_;
    storage::Database database_;
    storage::BlobStore blobs_;
    search::Index index_;
    exchange::Exchange exchange_;
    app::Application application_;
    IndexerProcess indexer_;
    http::HttpServer http_;
    app::Reminders reminders_;
    std::unique_ptr<mail::SmtpTransport> transport_;
    std::unique_ptr<app::MailPost> mailPost_;
    app::ReportRuns reportRuns_;
    std::unique_ptr<mail::SmtpTransport> reportTransport_;  ///< a transport is one thread's
    std::unique_ptr<app::ReportPost> reportPost_;
    std::vector<std::unique_ptr<intake::WatchFolder>> watchFolders_;
    std::stop_source stopCalls_;  ///< of other servers: mail, the axis, the authority for time
    std::unique_ptr<intake::Mailbox> mailbox_;
    std::unique_ptr<intake::AxisBridge> axis_;
    std::unique_ptr<web_call::WebCall> stampCall_;
    std::unique_ptr<exchange::HeadStamps> headStamps_;
    std::mutex mutex_;
    std::condition_variable_any stopping_;
    std::jthread housekeeping_;
    std::jthread reminding_;
    std::jthread checking_;
    std::jthread looking_;
    std::jthread watching_;
    std::jthread readingMail_;
    std::jthread bridgingAxis_;
    std::jthread counting_;
    std::jthread takingPackages_;
    std::jthread makingReports_;
    std::jthread stamping_;
};

}  // namespace vanthu::server
