#include "tests/golden/facts.h"

namespace vanthu::tests::golden {

using domain::JsonWriter;

namespace {

void write(JsonWriter& json, const SampleRequest& request) {
    json.field("book", request.place.book.value)
        .field("year", request.place.year)
        .field("series", request.place.key)
        .field("from", request.draw.from.iso())
        .field("to", request.draw.to.iso())
        .field("size", request.draw.size)
        .field("seed_given", request.draw.seed.has_value());
}

}  // namespace

JsonWriter Facts::begin(std::string_view kind) const {
    JsonWriter json;
    json.beginObject().field("line", kind).field("change", change_).field("at", domain::isoVietnam(moment_));
    return json;
}

void Facts::end(JsonWriter& json) {
    out_ << json.endObject().take() << '\n';
}

void Facts::at(domain::Sequence change, domain::Timestamp moment) {
    change_ = change;
    moment_ = moment;
    auto json = begin("change");
    end(json);
}

void Facts::organisation(const domain::Organisation& organisation) {
    auto json = begin("organisation");
    json.field("id", organisation.id.value).key("versions").beginArray();
    for (const auto& version : organisation.versions) {
        json.beginObject()
            .field("name", version.name)
            .field("level", domain::code(version.level))
            .field("kind", domain::code(version.kind))
            .field("keeps_registry", version.keepsRegistry)
            .field("interconnected", version.interconnected)
            .field("from", version.validFrom.iso());
        if (version.validTo) json.field("to", version.validTo->iso());
        json.endObject();
    }
    json.endArray();
    end(json);
}

void Facts::succession(const domain::Succession& succession) {
    auto json = begin("succession");
    json.field("predecessor", succession.predecessor.value)
        .field("successor", succession.successor.value)
        .field("from", succession.effectiveFrom.iso())
        .field("partial", succession.partial);
    end(json);
}

void Facts::calendar(const domain::CalendarException& exception) {
    auto json = begin("calendar");
    json.field("id", exception.id.value)
        .field("day", domain::dayText(exception))
        .field("working", exception.working)
        .field("withdrawn", exception.withdrawn);
    end(json);
}

void Facts::document(const domain::Document& document, std::string_view seriesKey) {
    auto json = begin("document");
    json.field("id", document.id.value)
        .field("direction", domain::code(document.direction))
        .field("unit", document.organisation.value)
        .field("book", document.book->value)
        .field("year", document.year)
        .field("series", seriesKey)
        .field("number", document.registryNumber->number)
        .field("suffix", document.registryNumber->suffix)
        .field("issued_date", document.issuedDate->iso());
    if (document.arrivalDate) json.field("arrival_date", document.arrivalDate->iso());
    json.field("registered_at", domain::isoVietnam(document.registeredAt))
        .field("files", static_cast<int>(document.files.size()))
        .field("signer", document.signer.name)
        .field("copies", document.copyCount.value_or(0))
        .field("issuer", document.issuer.value_or(domain::OrganisationId{}).value)
        .field("source", document.source)
        .field("due_date", document.dueDate ? document.dueDate->iso() : "")
        .key("receivers")
        .beginArray();
    for (const auto& receiver : document.receivers)
        if (receiver.organisation) json.value(receiver.organisation->value);
    json.endArray();
    end(json);
}

void Facts::number(const storage::SeriesPlace& place, domain::OrganisationId unit,
                   domain::Direction direction, const domain::RegistryNumber& number, std::string_view use) {
    auto json = begin("number");
    json.field("unit", unit.value)
        .field("direction", domain::code(direction))
        .field("book", place.book.value)
        .field("year", place.year)
        .field("series", place.key)
        .field("number", number.number)
        .field("suffix", number.suffix)
        .field("use", use);
    end(json);
}

void Facts::delivery(const domain::Delivery& delivery) {
    auto json = begin("delivery");
    json.field("id", delivery.id.value)
        .field("document", delivery.document.value)
        .field("receiver", delivery.recipient.value)
        .field("asked_at", domain::isoVietnam(delivery.queuedAt))
        .field("state", domain::code(delivery.state));
    end(json);
}

void Facts::handling(const domain::Handling& handling) {
    auto json = begin("handling");
    json.field("document", handling.document.value)
        .field("state", domain::code(handling.state))
        .field("due_date", handling.dueDate ? handling.dueDate->iso() : "")
        .field("since", domain::isoVietnam(handling.since));
    end(json);
}

void Facts::assignment(domain::DocumentId document) {
    auto json = begin("assignment");
    json.field("document", document.value);
    end(json);
}

void Facts::signedAt(domain::DocumentId document, domain::Timestamp moment) {
    auto json = begin("signed");
    json.field("document", document.value).field("signed_at", domain::isoVietnam(moment));
    end(json);
}

void Facts::signatures(const domain::SignatureEvidence& evidence) {
    auto json = begin("signatures");
    json.field("document", evidence.document.value)
        .field("file", evidence.position)
        .key("result")
        .json(evidence.result);
    end(json);
}

void Facts::arrival(const domain::InboxItem& item) {
    auto json = begin("arrival");
    json.field("id", item.id.value)
        .field("unit", item.recipient.value)
        .field("state", domain::code(item.state))
        .field("arrived_at", domain::isoVietnam(item.arrivedAt))
        .field("decided_at", item.decidedAt ? domain::isoVietnam(*item.decidedAt) : "");
    end(json);
}

void Facts::recalledByPeer(domain::InboxId item) {
    auto json = begin("recalled_by_sender");
    json.field("item", item.value);
    end(json);
}

void Facts::recall(domain::DeliveryId delivery) {
    auto json = begin("recall");
    json.field("delivery", delivery.value);
    end(json);
}

void Facts::declared(const domain::DeclaredCount& declared) {
    auto json = begin("declared");
    json.field("id", declared.id.value)
        .field("unit", declared.organisation.value)
        .field("direction", domain::code(declared.direction))
        .field("from", declared.from.iso())
        .field("to", declared.to.iso())
        .field("documents", declared.documents)
        .field("corrects", declared.corrects.value_or(domain::DeclaredCountId{}).value);
    end(json);
}

void Facts::index(const domain::ReformIndex& index) {
    const auto& definition = index.definition;
    auto json = begin("index");
    json.field("id", index.id.value)
        .field("version", index.version)
        .field("code", definition.code)
        .field("year", definition.year)
        .field("maximum", definition.maximum)
        .key("groups")
        .beginArray();
    for (const auto group : definition.groups)
        json.value(domain::code(group));
    json.endArray().key("items").beginArray();
    for (const auto& item : definition.items) {
        json.beginObject()
            .field("code", item.code)
            .field("parent", item.parent)
            .field("maximum", item.maximum)
            .field("method", item.method ? domain::code(*item.method) : "")
            .field("lowest", item.lowestAnswer)
            .field("highest", item.highestAnswer)
            .field("rate", domain::code(item.rate))
            .field("from", item.from.iso())
            .field("to", item.to.iso())
            .field("zero_at", item.scale.zeroAt)
            .field("full_at", item.scale.fullAt)
            .key("steps")
            .beginArray();
        for (const auto& step : item.scale.steps)
            json.beginObject().field("from", step.from).field("points", step.points).endObject();
        json.endArray().endObject();
    }
    json.endArray();
    end(json);
}

void Facts::score(const domain::IndexScore& score) {
    auto json = begin("score");
    json.field("id", score.id.value)
        .field("index", score.index.value)
        .field("unit", score.organisation.value)
        .field("criterion", score.criterion)
        .field("kind", domain::code(score.kind));
    // Points that follow from a mean are computed by whoever reads this.
    if (score.mean)
        json.field("mean", *score.mean);
    else
        json.field("points", score.points);
    json.field("replaces", score.replaces.value_or(domain::IndexScoreId{}).value);
    end(json);
}

void Facts::closing(const domain::ReformIndex& index) {
    auto json = begin("closing");
    json.field("index", index.id.value).field("counted", index.closedChange);
    end(json);
}

void Facts::indexAnswer(domain::ReformIndexId index, const app::AsOf& asOf, domain::Timestamp now,
                        const std::string& answer) {
    auto json = begin("answer");
    json.field("asked_at", domain::isoVietnam(now)).field("report", "index").field("index", index.value);
    if (asOf.change) json.field("as_of_change", *asOf.change);
    json.key("answer").json(answer);
    end(json);
}

void Facts::sample(const domain::SampleAudit& audit, const SampleRequest& request,
                   domain::Sequence drawnFrom) {
    auto json = begin("sample");
    json.field("id", audit.id.value).field("drawn_from", drawnFrom).field("seed", audit.seed);
    write(json, request);
    end(json);
}

void Facts::lookedUp(domain::SampleAuditId sample, const std::string& number, domain::SampleResult result) {
    auto json = begin("looked_up");
    json.field("sample", sample.value).field("number", number).field("result", domain::code(result));
    end(json);
}

void Facts::sampleClosed(domain::SampleAuditId sample) {
    auto json = begin("sample_closed");
    json.field("sample", sample.value);
    end(json);
}

void Facts::sampleAnswer(domain::SampleAuditId sample, domain::Timestamp now, const std::string& answer) {
    auto json = begin("answer");
    json.field("asked_at", domain::isoVietnam(now))
        .field("report", "sample")
        .field("sample", sample.value)
        .key("answer")
        .json(answer);
    end(json);
}

void Facts::sampleRefused(const SampleRequest& request, domain::Timestamp now) {
    auto json = begin("answer");
    json.field("asked_at", domain::isoVietnam(now)).field("report", "sample_refused");
    write(json, request);
    json.key("answer").json("{}");
    end(json);
}

void Facts::answer(std::string_view report, const app::ReportRequest& request, domain::Timestamp now,
                   const std::string& answer) {
    auto json = begin("answer");
    json.field("asked_at", domain::isoVietnam(now));
    json.field("base", reports::code(request.base));
    json.field("report", report).field("from", request.from.iso()).field("to", request.to.iso());
    if (request.unitsToday) json.field("units_today", true);
    if (request.compared) json.field("compared", true);
    if (request.unit) json.field("unit", std::get<domain::OrganisationId>(*request.unit).value);
    if (request.asOf) json.field("as_of", domain::isoVietnam(*request.asOf));
    if (request.asOfChange) json.field("as_of_change", *request.asOfChange);
    json.key("answer").json(answer);
    end(json);
}

}  // namespace vanthu::tests::golden
