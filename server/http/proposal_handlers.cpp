#include "server/http/handlers.h"
#include "server/http/multipart.h"
#include "server/http/problem.h"

namespace vanthu::http {

Answer proposeFields(Request& request) {
    if (request.mediaType() != "multipart/form-data")
        throw RequestFault(Fault::unsupportedMediaType, "multipart/form-data");
    MultipartBody body(request);
    if (body.next() != "file")
        throw RequestFault(Fault::malformedBody, "",
                           {{"file", "required", "Phần đầu tiên phải là file (tệp cần đọc)."}});
    return jsonAnswer(request.app().fieldProposals.of(request.caller(), body));
}

}  // namespace vanthu::http
