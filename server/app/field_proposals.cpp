#include "server/app/field_proposals.h"

#include "indexer/ocr_client/ocr_layout.h"
#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/proposal.h"
#include "server/app/issuer_match.h"
#include "server/app/layout_box.h"
#include "server/recognition/proposals.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace vanthu::app {
namespace {

using domain::Confidence;
using domain::Date;
using domain::JsonWriter;
using domain::ProposalField;
using recognition::Proposal;

Date dayOf(const recognition::Reading& reading, Date today) {
    const auto* date = reading.find(ProposalField::date);
    return date == nullptr ? today : domain::parseIsoDate(date->value).value_or(today);
}

std::string valueOf(const recognition::Reading& reading, ProposalField field) {
    const auto* proposal = reading.find(field);
    return proposal == nullptr ? "" : proposal->value;
}

/// A name that one organisation has is written as the registry writes it. It is sure only where notation and
/// registry agree on it; several candidates leave a guess.
void adjustIssuer(std::vector<Proposal>& proposals, const std::vector<IssuerCandidate>& candidates,
                  Date day) {
    const auto issuer = std::find_if(proposals.begin(), proposals.end(), [](const Proposal& proposal) {
        return proposal.field == ProposalField::issuer;
    });
    if (issuer == proposals.end() || candidates.empty()) return;
    const auto& first = candidates.front();
    if (candidates.size() > 1) {
        issuer->confidence = Confidence::guess;
    } else if (first.by == MatchedBy::name) {
        issuer->value = first.organisation->on(day).name;
        if (first.notationAgrees) issuer->confidence = Confidence::sure;
        issuer->confidence = std::max(issuer->confidence, Confidence::likely);
    } else {
        issuer->confidence = std::min(issuer->confidence, Confidence::likely);
    }
}

void writeFields(JsonWriter& json, const std::vector<Proposal>& proposals, const layout::Layout& layout) {
    for (const auto& proposal : proposals) {
        json.beginObject()
            .field("field", domain::code(proposal.field))
            .field("label", domain::label(proposal.field))
            .field("value", proposal.value)
            .field("confidence", domain::code(proposal.confidence))
            .field("confidence_label", domain::label(proposal.confidence))
            .field("page", proposal.page);
        writeBox(json, layout, proposal.page, proposal.box);
        json.endObject();
    }
}

void writeCandidates(JsonWriter& json, const std::vector<IssuerCandidate>& candidates, Date day) {
    for (const auto& candidate : candidates)
        json.beginObject()
            .field("id", candidate.organisation->id.value)
            .fieldIfAny("code", codeOn(*candidate.organisation, day))
            .field("name", candidate.organisation->on(day).name)
            .field("by", domain::code(candidate.by))
            .field("by_label", domain::label(candidate.by))
            .field("notation_agrees", candidate.notationAgrees)
            .endObject();
}

}  // namespace

extract::ExtractedLayout FieldProposals::layoutOf(std::string_view bytes) {
    using domain::ExtractionState;
    auto read = reader_.layoutOf(bytes);
    const bool mayBeScan =
        read.state == ExtractionState::noText || read.state == ExtractionState::unsupported;
    if (!mayBeScan || !scanReader_.isInstalled()) return read;
    const std::unique_lock lock(scanMutex_, std::chrono::seconds{limits::kFormCheckWaitSeconds});
    if (!lock) throw Error(ErrorCode::unavailable, "reading other scans takes too long; try again later");
    auto scanned = ocr::layoutOfEnds(scanReader_, bytes);
    // Of a file that is neither document nor scan the first reader says what it is.
    const bool isScan =
        scanned.state != ExtractionState::unsupported && scanned.state != ExtractionState::noText;
    return isScan ? std::move(scanned) : std::move(read);
}

std::string FieldProposals::of(const Caller& caller, FileSource& source) {
    require(caller, Action::registerDocuments);
    const auto held = reader_.place();
    const auto read = layoutOf(LayoutReader::wholeOf(source));
    const auto directory = directory_.current();
    const auto today = domain::vietnamDate(clock_.now());
    recognition::Reading reading;
    if (read.layout) reading = recognition::readingOf(*read.layout, {directory->types(), today});
    const auto day = dayOf(reading, today);
    const auto name = valueOf(reading, ProposalField::issuer);
    const auto superior = valueOf(reading, ProposalField::superior);
    const auto candidates = issuersLike({name, superior, reading.bodies}, *directory, day);
    adjustIssuer(reading.proposals, candidates, day);

    JsonWriter json;
    json.beginObject().field("state", domain::code(read.state)).fieldIfAny("reason", read.reason);
    json.key("fields").beginArray();
    if (read.layout) writeFields(json, reading.proposals, *read.layout);
    json.endArray().key("issuers").beginArray();
    writeCandidates(json, candidates, day);
    return json.endArray().endObject().take();
}

}  // namespace vanthu::app
