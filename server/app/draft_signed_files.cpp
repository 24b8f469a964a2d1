#include "server/app/draft_signed_files.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "schemas/domain/text.h"
#include "server/app/checks.h"
#include "server/app/draft_representation.h"
#include "server/app/draft_steps.h"
#include "server/app/uploaded_files.h"
#include "storage/draft_store.h"
#include "storage/signature_store.h"

#include <algorithm>
#include <array>
#include <istream>
#include <set>
#include <string>
#include <utility>

namespace vanthu::app {

using domain::DocumentFile;
using domain::SignatureRole;

namespace {

constexpr std::size_t kSignedPieceBytes = 64u << 10;

std::string fieldOf(std::size_t index) {
    return "files[" + std::to_string(index) + ']';
}

/// Up to a piece of the stream; "" at its end.
std::string_view pieceOf(std::istream& stream, std::array<char, kSignedPieceBytes>& buffer) {
    stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    return {buffer.data(), static_cast<std::size_t>(stream.gcount())};
}

/// "Chữ ký số cá nhân: Nguyễn Văn An; ký trên máy riêng, chứng thư: NGUYỄN VĂN AN"
std::string noteOf(SignatureRole role, const std::string& name, const std::set<std::string>& certificates) {
    auto note = std::string(domain::label(role)) + ": " + name + "; ký trên máy riêng";
    const char* before = ", chứng thư: ";
    for (const auto& certificate : certificates) {
        // Whoever made the certificate wrote its name.
        if (certificate.empty() || !domain::isValidUtf8(certificate)) continue;
        const auto longer = domain::normalised(note + before + certificate);
        if (domain::codePoints(longer) > limits::kNote) break;
        note = longer;
        before = ", ";
    }
    return note;
}

}  // namespace

/// What one request is about, as it was when it began.
struct DraftSignedFiles::Work {
    domain::Draft draft;
    std::vector<domain::DraftVersion> versions;
    SignatureRole role{SignatureRole::person};
    std::string name;  ///< of the signer
    domain::Timestamp now{};

    [[nodiscard]] const domain::DraftVersion& newest() const { return versions.back(); }
};

/// What was found in the files of one request.
struct DraftSignedFiles::Findings {
    Checks checks;
    std::set<std::string> certificates;  ///< of sound signatures
};

DraftSignedFiles::Work DraftSignedFiles::begun(const Caller& caller, domain::DraftId id, SignatureRole role) {
    Work work;
    work.role = role;
    work.now = clock_.now();
    database_.read([&](storage::ReadTransaction& transaction) {
        work.draft = draftInScope(transaction, caller, id);
        requireSigning(work.draft, caller, role);
        work.versions = storage::draftVersions(transaction, id);
    });
    if (work.versions.empty()) throw Refused(Refusal::draftWithoutVersion, {std::to_string(id.value)});
    if (std::ranges::none_of(work.newest().files, storage::maybeSigned))
        throw Refused(Refusal::draftWithoutPdf, {std::to_string(id.value)});
    work.name = signerName(work.draft, caller, role, *directory_.current(), domain::vietnamDate(work.now));
    return work;
}

Created DraftSignedFiles::handIn(const Caller& caller, domain::DraftId id, const SignedFilesRequest& request,
                                 FileSource& source, const std::optional<RequestKey>& key) {
    require(caller, Action::writeDrafts);
    if (key)
        if (auto earlier = earlierAnswer(database_, caller.account.id, *key))
            return {std::move(*earlier), true};
    const auto work = begun(caller, id, request.role);
    auto announced = request.files;
    FilesAndUploads files(database_, uploads_, caller, work.now, announced, source);
    Checks checks;
    std::vector<DocumentFile> given;
    if (announced.empty()) checks.add("files", "required", "Gửi kèm tệp PDF đã ký.");
    checks.add(checkFiles(announced, given));
    for (std::size_t index = 0; index < given.size(); ++index)
        if (given[index].sizeBytes > static_cast<std::int64_t>(signatures::kCheckLimits.fileBytes))
            checks.add(fieldOf(index) + ".size", "too_large", "Tệp đã ký không được quá 64 MiB.");
    checks.finish();
    // They can be read once they are durable, and are judged as they were stored.
    for (const auto& durable : takeFiles(blobs_, files, announced))
        durable();
    const auto version = judged(work, given);
    const auto directory = directory_.current();
    auto created = createOnce(
        database_, {caller.account.id, work.now}, key, [&](storage::WriteTransaction& transaction) {
            DraftSteps(transaction, caller, *directory, id).addSigned(version, work.role);
            files.use(transaction);
            return draftJson(transaction, caller, draftInScope(transaction, caller, id),
                             {*directory, keys_, domain::vietnamDate(work.now)});
        });
    files.drop();
    return created;
}

bool DraftSignedFiles::beginsWith(const DocumentFile& file, const DocumentFile& original) const {
    if (file.sizeBytes < original.sizeBytes) return false;
    const auto whole = blobs_.open(file.digest);
    const auto start = blobs_.open(original.digest);
    std::array<char, kSignedPieceBytes> wholeBuffer;
    std::array<char, kSignedPieceBytes> startBuffer;
    for (;;) {
        const auto expected = pieceOf(*start, startBuffer);
        if (expected.empty()) return true;
        if (!pieceOf(*whole, wholeBuffer).starts_with(expected)) return false;
    }
}

// Of two that it begins with, it was made from the longer one.
std::optional<std::size_t> DraftSignedFiles::originalOf(const DocumentFile& given,
                                                        const std::vector<DocumentFile>& files) const {
    std::optional<std::size_t> found;
    for (std::size_t at = 0; at < files.size(); ++at)
        if (storage::maybeSigned(files[at]) && (!found || files[at].sizeBytes > files[*found].sizeBytes) &&
            beginsWith(given, files[at]))
            found = at;
    return found;
}

std::string DraftSignedFiles::otherBytes(const Work& work, const DocumentFile& given) const {
    const auto newest = std::to_string(work.newest().number);
    for (const auto& version : work.versions)
        if (originalOf(given, version.files))
            return "Tệp này được ký từ bản " + std::to_string(version.number) + ", nay đã có bản " + newest +
                   ". Hãy tải tệp của bản " + newest + ", ký lại rồi nộp.";
    return "Tệp này không phải tệp PDF của bản " + newest +
           " với chữ ký ghi thêm vào sau. Hãy tải tệp của bản " + newest +
           ", ký ngay tệp đó (không in hay lưu thành tệp khác trước khi ký) rồi nộp.";
}

void DraftSignedFiles::checkSignatures(const DocumentFile& before, const DocumentFile& given,
                                       const Work& work, const std::string& field, Findings& findings) {
    const auto added = check_.added(before, given, work.now);
    if (!added)
        findings.checks.add(
            field, "unreadable",
            "Không đọc được tệp PDF: tệp bị hỏng, có mật khẩu hoặc quá lớn. Hãy ký lại và nộp.");
    else if (added->addition != signatures::Addition::sound)
        findings.checks.add(field, std::string(domain::code(added->addition)),
                            std::string(domain::label(added->addition)));
    else
        findings.certificates.insert(added->signers.begin(), added->signers.end());
}

domain::DraftVersion DraftSignedFiles::judged(const Work& work, const std::vector<DocumentFile>& given) {
    domain::DraftVersion version;
    version.number = work.newest().number;
    version.files = work.newest().files;
    Findings findings;
    std::set<std::size_t> handedIn;
    for (std::size_t index = 0; index < given.size(); ++index) {
        const auto original = originalOf(given[index], work.newest().files);
        if (!original) {
            findings.checks.add(fieldOf(index), "other_bytes", otherBytes(work, given[index]));
        } else if (!handedIn.insert(*original).second) {
            findings.checks.add(fieldOf(index), "repeated",
                                "Tệp này đã được nộp hai lần. Hãy nộp mỗi tệp một lần.");
        } else {
            checkSignatures(work.newest().files[*original], given[index], work, fieldOf(index), findings);
            version.files[*original].digest = given[index].digest;
            version.files[*original].sizeBytes = given[index].sizeBytes;
        }
    }
    // The enclosures in the same file are signed with it; those in files of their own by the agency.
    for (std::size_t at = 0; findings.checks.clean() && at < version.files.size(); ++at) {
        const auto& file = version.files[at];
        const bool isMeant = file.kind == domain::FileKind::main || work.role == SignatureRole::agency;
        if (isMeant && storage::maybeSigned(file) && !handedIn.contains(at))
            findings.checks.add("files", "missing",
                                "Còn thiếu tệp đã ký của “" + file.name + "”. Hãy nộp cùng lúc.");
    }
    findings.checks.finish();
    version.note = noteOf(work.role, work.name, findings.certificates);
    return version;
}

}  // namespace vanthu::app
