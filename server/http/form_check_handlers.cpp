#include "server/http/handlers.h"
#include "server/http/multipart.h"
#include "server/http/problem.h"
#include "server/http/stored_file.h"

namespace vanthu::http {

Answer checkForm(Request& request) {
    if (request.mediaType() != "multipart/form-data")
        throw RequestFault(Fault::unsupportedMediaType, "multipart/form-data");
    MultipartBody body(request);
    if (body.next() != "file")
        throw RequestFault(Fault::malformedBody, "",
                           {{"file", "required", "Phần đầu tiên phải là file (tệp cần kiểm tra)."}});
    return jsonAnswer(request.app().formChecks.draft(request.caller(), body));
}

Answer checkFormOfFile(Request& request) {
    return jsonAnswer(
        request.app().formChecks.file(request.caller(), {request.pathNumber(0)}, filePosition(request)));
}

Answer listFormRules(Request& request) {
    return jsonAnswer(request.app().formChecks.rules(request.caller()));
}

}  // namespace vanthu::http
