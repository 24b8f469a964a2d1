#pragma once

#include "storage/digest.h"
#include "tests/app/office.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace vanthu::tests {

/// One file in memory, announced truthfully.
class OneFile : public app::FileSource {
  public:
    explicit OneFile(std::string bytes) : bytes_(std::move(bytes)) {}
    std::optional<std::string> next() override {
        return std::exchange(given_, true) ? std::nullopt : std::optional<std::string>("f");
    }
    std::size_t read(char* buffer, std::size_t size) override {
        const auto count = std::min(size, bytes_.size() - at_);
        bytes_.copy(buffer, count, at_);
        at_ += count;
        return count;
    }
    [[nodiscard]] app::FileRequest announced(const std::string& name) const {
        return {"f", name, "", static_cast<std::int64_t>(bytes_.size()),
                storage::hex(storage::sha256(bytes_))};
    }

  private:
    std::string bytes_;
    std::size_t at_{0};
    bool given_{false};
};

struct Drafting : OfficeWorld {
    domain::DraftId draft;

    domain::DraftId newDraft(const app::DraftRequest& request) {
        return {parsed(app.drafts.create(officer, request, std::nullopt).json)->getValue<std::int64_t>("id")};
    }
    static app::DraftRequest request() {
        app::DraftRequest request;
        request.document.direction = domain::Direction::outgoing;
        request.document.typeCode = "KH";
        request.document.subject = "Kế hoạch kiểm tra";
        return request;
    }
    Poco::JSON::Object::Ptr addVersion(const app::Caller& caller, const std::string& bytes,
                                       const std::string& name = "du-thao.docx") {
        OneFile file(bytes);
        return parsed(
            app.drafts.addVersion(caller, draft, {"bản mới", {file.announced(name)}}, file, std::nullopt)
                .json);
    }
    Poco::JSON::Object::Ptr submit() {
        auto wanted = step(domain::DraftAction::submit);
        wanted.approver = "giamdoc";
        return move(officer, draft, wanted);
    }
    Poco::JSON::Object::Ptr sign() {
        auto wanted = step(domain::DraftAction::sign);
        wanted.signer = {"Nguyễn Văn An", "Phó Giám đốc", "KT."};
        return move(director, draft, wanted);
    }
    /// To the signature.
    void toSigned() {
        static_cast<void>(addVersion(officer, "bản một"));
        static_cast<void>(submit());
        static_cast<void>(move(director, draft, step(domain::DraftAction::approve)));
        static_cast<void>(move(clerk, draft, step(domain::DraftAction::check, "đúng thể thức")));
        static_cast<void>(sign());
    }

    Drafting() : draft(newDraft(request())) {}
};

}  // namespace vanthu::tests
