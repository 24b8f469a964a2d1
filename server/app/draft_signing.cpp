#include "server/app/draft_signing.h"

#include "schemas/domain/error.h"
#include "schemas/domain/notation.h"
#include "server/app/draft_representation.h"
#include "server/app/draft_steps.h"
#include "server/app/flow_rules.h"
#include "server/app/issue_marks.h"
#include "storage/draft_store.h"
#include "storage/signature_store.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace vanthu::app {

using domain::SignatureRole;
using reports::SignatureLook;

namespace {

constexpr double kAboveNameMm = 1;
constexpr double kEnclosureTopMm = 5;
constexpr double kEnclosureRightMm = 10;
constexpr double kPaperWidthMm = 210;

std::map<std::string, SignatureLook> picturesOf(const signing::SigningSettings& settings) {
    std::map<std::string, SignatureLook> looks;
    for (const auto* keys : {&settings.people, &settings.agencies})
        for (const auto& key : *keys) {
            if (key.picture.empty()) continue;
            std::ifstream file(key.picture, std::ios::binary);
            try {
                looks[key.holder] = reports::pictureLook(
                    std::string{std::istreambuf_iterator<char>(file), {}}, key.widthMm, key.heightMm);
            } catch (const Error&) {
                throw Error(ErrorCode::invalidInput, key.picture + " is no PNG that can be read");
            }
        }
    return looks;
}

std::optional<signing::TimeAuthority> timeAuthorityOf(const signing::SigningSettings& settings) {
    if (settings.timeAuthority.empty()) return std::nullopt;
    return signing::TimeAuthority{settings.timeAuthority};
}

/// The last line that is nothing but this name.
const layout::Line* nameLine(const layout::Layout& layout, const std::string& name) {
    const auto found =
        std::find_if(layout.lines.rbegin(), layout.lines.rend(), [&](const layout::Line& line) {
            return !name.empty() && line.text == name && line.box.bottom > line.box.top;
        });
    return found == layout.lines.rend() ? nullptr : &*found;
}

/// "12/KH-SNV; 28/11/2026 11:20:00 +07:00"
std::string enclosureText(const domain::Document& document, domain::Timestamp now) {
    const auto iso = domain::isoVietnam(now);
    const auto time = iso.substr(8, 2) + '/' + iso.substr(5, 2) + '/' + iso.substr(0, 4) + ' ' +
                      iso.substr(11, 8) + " +07:00";
    return document.registryNumber ? domain::printCode(document.code) + "; " + time : time;
}

}  // namespace

/// What one request signs, as it was when it began.
struct DraftSigning::Work {
    domain::Draft draft;
    domain::DraftVersion version;
    signing::SigningKey key;
    std::string name;  ///< of the signer
    domain::Timestamp now{};
};

DraftSigning::DraftSigning(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
                           Directory& directory, LayoutReader& reader, const SigningKeys& keys,
                           const std::filesystem::path& programs)
    : database_(database),
      blobs_(blobs),
      clock_(clock),
      directory_(directory),
      reader_(reader),
      keys_(keys),
      pictures_(picturesOf(keys.settings())),
      signer_(timeAuthorityOf(keys.settings()), programs) {}

DraftSigning::Work DraftSigning::begun(const Caller& caller, domain::DraftId id, SignatureRole role) {
    Work work;
    work.now = clock_.now();
    database_.read([&](storage::ReadTransaction& transaction) {
        work.draft = draftInScope(transaction, caller, id);
        requireSigning(work.draft, caller, role);
        auto versions = storage::draftVersions(transaction, id);
        if (versions.empty()) throw Refused(Refusal::draftWithoutVersion, {std::to_string(id.value)});
        work.version = std::move(versions.back());
    });
    const auto directory = directory_.current();
    const auto* key = keys_.find(caller, work.draft, role, *directory);
    if (key == nullptr)
        throw Refused(
            Refusal::signingKeyMissing,
            {role == SignatureRole::person ? caller.account.login
                                           : std::to_string(work.draft.document.organisation.value)});
    work.key = *key;
    work.name = signerName(work.draft, caller, role, *directory, domain::vietnamDate(work.now));
    return work;
}

Created DraftSigning::sign(const Caller& caller, domain::DraftId id, const DraftSigningRequest& request,
                           const std::optional<RequestKey>& key) {
    require(caller, Action::writeDrafts);
    if (key)
        if (auto earlier = earlierAnswer(database_, caller.account.id, *key))
            return {std::move(*earlier), true};
    const auto work = begun(caller, id, request.role);
    domain::DraftVersion version;
    version.number = work.version.number;
    version.note = std::string(domain::label(request.role)) + ": " + work.name;
    version.files = work.version.files;
    int count = 0;
    for (auto& file : version.files) {
        // The enclosures in the same file are signed with it; those in files of their own by the agency only.
        const bool isMeant = file.kind == domain::FileKind::main || request.role == SignatureRole::agency;
        if (!isMeant || !storage::maybeSigned(file)) continue;
        signFile(work, request, file);
        ++count;
    }
    if (count == 0) throw Refused(Refusal::draftWithoutPdf, {std::to_string(id.value)});
    const auto directory = directory_.current();
    return createOnce(database_, {caller.account.id, work.now}, key,
                      [&](storage::WriteTransaction& transaction) {
                          DraftSteps(transaction, caller, *directory, id).addSigned(version, request.role);
                          return draftJson(transaction, caller, draftInScope(transaction, caller, id),
                                           {*directory, keys_, domain::vietnamDate(work.now)});
                      });
}

void DraftSigning::signFile(const Work& work, const DraftSigningRequest& request,
                            domain::DocumentFile& file) {
    places_.acquire();
    const std::unique_ptr<std::counting_semaphore<kAtOnce>, void (*)(std::counting_semaphore<kAtOnce>*)>
        place(&places_, [](std::counting_semaphore<kAtOnce>* places) { places->release(); });
    auto pdf = blobs_.read(file.digest);
    const auto signedBy = [&](const signing::Look& look) {
        auto made = signer_.sign(pdf, look, work.name, work.key.key, work.now.time_since_epoch().count());
        if (made.failure)
            throw Refused(Refusal::signingFailed, {file.name, std::string(domain::label(*made.failure))});
        pdf = std::move(made.pdf);
    };
    if (request.role == SignatureRole::agency && file.kind == domain::FileKind::main)
        if (auto marks = marksOf(work, pdf)) signedBy(*marks);
    signedBy(lookOf(work, request, file, pdf));
    const auto stored = blobs_.put(pdf);
    file.digest = stored.digest;
    file.sizeBytes = stored.sizeBytes;
}

std::optional<layout::Layout> DraftSigning::layoutOf(std::string_view pdf) {
    const auto held = reader_.place();
    return reader_.layoutOf(pdf).layout;
}

// A change of the page itself would break the leader's signature; the look of a signature of its own does
// not.
std::optional<signing::Look> DraftSigning::marksOf(const Work& work, std::string_view pdf) {
    const auto layout = layoutOf(pdf);
    auto marks = layout ? issueMarks(*layout, work.draft.document) : std::nullopt;
    if (!marks) return std::nullopt;
    return signing::Look{std::move(marks->look.pdf), 1, marks->leftMm, marks->topMm};
}

signing::Look DraftSigning::lookOf(const Work& work, const DraftSigningRequest& request,
                                   const domain::DocumentFile& file, std::string_view pdf) {
    if (file.kind == domain::FileKind::main) return pictureOf(work, request, pdf);
    auto document = work.draft.document;
    if (document.registryNumber) document.code.number = printRegistryNumber(*document.registryNumber);
    auto look = reports::lineLook(enclosureText(document, work.now));
    const auto layout = layoutOf(pdf);
    const double width = layout && !layout->pages.empty() ? layout->pages.front().widthMm : kPaperWidthMm;
    return {std::move(look.pdf), 1, width - look.widthMm - kEnclosureRightMm, kEnclosureTopMm};
}

// The hand's signature is centred above the name; the seal covers its left third (Phụ lục I, mục II.7, II.8).
signing::Look DraftSigning::pictureOf(const Work& work, const DraftSigningRequest& request,
                                      std::string_view pdf) {
    const auto picture = pictures_.find(work.key.holder);
    if (picture == pictures_.end()) return {};
    const auto& look = picture->second;
    if (request.page && request.leftMm && request.topMm)
        return {look.pdf, *request.page, static_cast<double>(*request.leftMm),
                static_cast<double>(*request.topMm)};
    const auto layout = layoutOf(pdf);
    const auto& signer = work.draft.document.signer.name;
    const auto* line = layout ? nameLine(*layout, signer.empty() ? work.name : signer) : nullptr;
    if (line == nullptr)
        throw Error(
            ErrorCode::invalidInput, "the name of the signer is not in the file",
            {{"page", "required",
              "Không tìm thấy họ tên người ký trong tệp; nhập trang và vị trí đặt hình ảnh chữ ký (page, "
              "left, top)."}});
    const double centre = (line->box.left + line->box.right) / 2;
    const double bottom = line->box.top - kAboveNameMm;
    if (request.role == SignatureRole::person)
        return {look.pdf, line->page, centre - look.widthMm / 2, std::max(0.0, bottom - look.heightMm)};
    const double handWidth = signing::kHandWidthMm;
    const double handHeight = signing::kHandHeightMm;
    return {look.pdf, line->page, std::max(0.0, centre - handWidth / 2 + handWidth / 3 - look.widthMm),
            std::max(0.0, bottom - handHeight / 2 - look.heightMm / 2)};
}

}  // namespace vanthu::app
