#include "schemas/domain/limits.h"
#include "server/http/document_reader.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/multipart.h"
#include "server/http/problem.h"

#include <string>

namespace vanthu::http {
namespace {

constexpr int kFirstRegisterYear = 1945;
constexpr int kLastRegisterYear = 2200;

app::RegisterHeadRequest readHead(JsonFields& fields) {
    app::RegisterHeadRequest request;
    for (auto& row : fields.objects("rows", limits::kRegisterHeadRows)) {
        request.rows.push_back(row.texts("cells", limits::kRegisterColumns));
        row.done();
    }
    for (auto& item : fields.objects("mapping", limits::kRegisterColumns)) {
        domain::NamedColumn named;
        named.heading = item.text("heading", Presence::required);
        named.field = item.word("field", domain::RegisterField::ignored, Presence::required);
        item.done();
        request.named.push_back(std::move(named));
    }
    return request;
}

app::RegisterLine readRegisterLine(JsonFields& fields) {
    app::RegisterLine line;
    line.line = fields.integer("line", 1, INT64_MAX, Presence::required).value_or(0);
    auto cells = fields.object("cells", Presence::required);
    for (const auto& word : domain::kWords<domain::RegisterField>) {
        const std::string name(word.code);
        if (auto text = cells.text(name); !text.empty()) line.cells.emplace(word.value, std::move(text));
    }
    cells.done();
    line.files = readFiles(fields);
    return line;
}

app::RegisterBatch readBatch(JsonFields& fields) {
    app::RegisterBatch batch;
    batch.year = static_cast<int>(
        fields.integer("year", kFirstRegisterYear, kLastRegisterYear, Presence::required).value_or(0));
    batch.rehearsal = fields.flag("dry_run").value_or(false);
    batch.open = fields.flag("open").value_or(false);
    for (auto& item : fields.objects("lines", limits::kImportBatchRecords)) {
        batch.lines.push_back(readRegisterLine(item));
        item.done();
    }
    return batch;
}

Answer imported(Request& request, const std::string& json, app::FileSource& files) {
    const auto batch = readObject(json, "batch", readBatch);
    return jsonAnswer(
        request.app().importRegister.run(request.caller(), {request.pathNumber(0)}, batch, files));
}

}  // namespace

Answer findRegisterColumns(Request& request) {
    const auto asked =
        readObject(request.body("application/json", limits::kJsonBodyBytes), "request", readHead);
    return jsonAnswer(request.app().importRegister.head(request.caller(), {request.pathNumber(0)}, asked));
}

Answer importRegister(Request& request) {
    if (request.mediaType() != "multipart/form-data") {
        app::NoFiles none;
        return imported(request, request.body("application/json", limits::kImportBatchBytes), none);
    }
    MultipartBody body(request);
    if (body.next() != "batch")
        throw RequestFault(Fault::malformedBody, "",
                           {{"batch", "required", "Phần đầu tiên phải là batch (JSON)."}});
    return imported(request, body.text(limits::kImportBatchBytes), body);
}

}  // namespace vanthu::http
