#include "server/http/handlers.h"
#include "server/http/stored_file.h"

namespace vanthu::http {

Answer signaturesOfFile(Request& request) {
    return jsonAnswer(
        request.app().fileSignatures.show(request.caller(), {request.pathNumber(0)}, filePosition(request)));
}

Answer checkSignaturesAgain(Request& request) {
    return jsonAnswer(request.app().fileSignatures.checkAgain(request.caller(), {request.pathNumber(0)},
                                                              filePosition(request)));
}

}  // namespace vanthu::http
