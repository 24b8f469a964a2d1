#pragma once

#include <string>

#include "server/app/document_request.h"
#include "server/app/file_intake.h"
#include "server/demo/plan.h"
#include "server/demo/province.h"

namespace vanthu::demo {

/// A planned document written out: what a clerk types in, and the file that goes with it.
struct WrittenDocument {
    app::DocumentRequest request;
    std::string file;
};

/// Decisions are PDF files, as signed documents are; everything else is a Word file.
[[nodiscard]] WrittenDocument written(const PlannedDocument& document, std::size_t unit, const UnitPlan& plan,
                                      const Province& province);
[[nodiscard]] WrittenDocument written(const PlannedArrival& arrival, std::size_t unit);

/// The one file of a written document, as a use case reads it.
class WrittenFile : public app::FileSource {
  public:
    explicit WrittenFile(const WrittenDocument& document) : document_(document) {}
    [[nodiscard]] std::optional<std::string> next() override;
    [[nodiscard]] std::size_t read(char* buffer, std::size_t size) override;

  private:
    const WrittenDocument& document_;
    std::size_t at_{0};
    bool begun_{false};
};

}  // namespace vanthu::demo
