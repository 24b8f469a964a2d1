#include "server/http/handlers.h"
#include "server/http/multipart.h"
#include "server/http/problem.h"

#include <algorithm>

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
    return jsonAnswer(request.app().formChecks.file(
        request.caller(), {request.pathNumber(0)},
        static_cast<int>(std::min<std::int64_t>(request.pathNumber(1), INT32_MAX))));
}

Answer listFormRules(Request& request) {
    return jsonAnswer(request.app().formChecks.rules(request.caller()));
}

}  // namespace vanthu::http
