#pragma once

#include "schemas/domain/calendar.h"
#include "schemas/domain/change.h"
#include "schemas/domain/declared_count.h"
#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "schemas/domain/handling.h"
#include "schemas/domain/index_score.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/signature_evidence.h"
#include "server/app/rate_reports.h"
#include "server/app/sample_audits.h"
#include "storage/number_store.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace vanthu::tests::golden {

/// A sample that somebody asks for, and the series that it is drawn from.
struct SampleRequest {
    storage::SeriesPlace place;
    app::DrawRequest draw;
};

/// The plain truth of a province as JSON lines, in the order in which it happened: what was written into the
/// registry, never a sum; and between it what our reports answered. README.md describes the lines.
class Facts {
  public:
    explicit Facts(const std::filesystem::path& file) : out_(file) {}

    /// What is told next happened with this change of the log.
    void at(domain::Sequence change, domain::Timestamp moment);

    void organisation(const domain::Organisation& organisation);
    void succession(const domain::Succession& succession);
    void calendar(const domain::CalendarException& exception);
    void document(const domain::Document& document, std::string_view seriesKey);
    /// `use`: "void", "held" or "secret".
    void number(const storage::SeriesPlace& place, domain::OrganisationId unit, domain::Direction direction,
                const domain::RegistryNumber& number, std::string_view use);
    void delivery(const domain::Delivery& delivery);
    void recall(domain::DeliveryId delivery);
    void handling(const domain::Handling& handling);
    void assignment(domain::DocumentId document);
    void signedAt(domain::DocumentId document, domain::Timestamp moment);
    void signatures(const domain::SignatureEvidence& evidence);
    void arrival(const domain::InboxItem& item);
    void recalledByPeer(domain::InboxId item);
    void declared(const domain::DeclaredCount& declared);
    void index(const domain::ReformIndex& index);
    void score(const domain::IndexScore& score);
    void closing(const domain::ReformIndex& index);
    /// `drawnFrom`: the last change before it.
    void sample(const domain::SampleAudit& audit, const SampleRequest& request, domain::Sequence drawnFrom);
    void lookedUp(domain::SampleAuditId sample, const std::string& number, domain::SampleResult result);
    void sampleClosed(domain::SampleAuditId sample);
    void sampleAnswer(domain::SampleAuditId sample, domain::Timestamp now, const std::string& answer);
    void sampleRefused(const SampleRequest& request, domain::Timestamp now);
    /// Of the ranking.
    void indexAnswer(domain::ReformIndexId index, const app::AsOf& asOf, domain::Timestamp now,
                     const std::string& answer);
    /// `answer`: JSON of the report, asked for at `now`.
    void answer(std::string_view report, const app::ReportRequest& request, domain::Timestamp now,
                const std::string& answer);

  private:
    domain::JsonWriter begin(std::string_view kind) const;
    void end(domain::JsonWriter& json);

    std::ofstream out_;
    domain::Sequence change_{0};
    domain::Timestamp moment_{};
};

}  // namespace vanthu::tests::golden
