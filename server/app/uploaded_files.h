#pragma once

#include "schemas/domain/intake.h"
#include "server/app/authorisation.h"
#include "server/app/document_request.h"
#include "server/app/file_intake.h"
#include "server/app/uploads.h"
#include "storage/database.h"

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// The items that the uploads named by `files` became, after checking that they are the caller's own, whole,
/// and what `files` announces; name, media type and size that the request left out are filled in. Throws
/// Error{invalidInput} naming the file, and Error{conflict} for an upload that was used before.
[[nodiscard]] std::vector<domain::IntakeItem> uploadedItems(storage::ReadTransaction& transaction,
                                                            const Caller& caller, domain::Timestamp now,
                                                            std::vector<FileRequest>& files);

/// The bytes of a request's files: first those that came by uploads for drafts, then the parts of the request
/// itself.
class FilesAndUploads : public FileSource {
  public:
    /// Makes each file of `files` that names an upload one with a part, after checking that the upload is the
    /// caller's own, for a draft, and whole; what the request left out is filled in. Throws
    /// Error{invalidInput} naming the file.
    FilesAndUploads(storage::Database& database, Uploads& uploads, const Caller& caller,
                    domain::Timestamp now, std::vector<FileRequest>& files, FileSource& parts);
    [[nodiscard]] std::optional<std::string> next() override;
    [[nodiscard]] std::size_t read(char* buffer, std::size_t size) override;

    /// Forgets the uploads in the transaction of what took them. Throws as the constructor when somebody was
    /// faster.
    void use(storage::WriteTransaction& transaction) const;
    /// After the commit.
    void drop() const;

  private:
    struct Taken {
        domain::UploadId id;
        std::size_t file{0};  ///< its place in the request
    };

    Uploads& uploads_;
    FileSource& parts_;
    std::vector<Taken> taken_;
    std::size_t next_{0};
    std::unique_ptr<std::istream> bytes_;
};

/// The items are registered as the document, in its transaction. Throws Error{conflict} when somebody was
/// faster.
void useUploads(storage::WriteTransaction& transaction, const std::vector<domain::IntakeItem>& items,
                const domain::Document& document);

}  // namespace vanthu::app
