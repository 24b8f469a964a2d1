#include "server/http/handlers.h"

namespace vanthu::http {

Answer startVerification(Request& request) {
    auto started = request.app().verifications.start(request.caller());
    return jsonAnswer(std::move(started.json), 202)
        .with("Location", "/api/v1/verifications/" + std::to_string(started.id));
}

Answer showVerification(Request& request) {
    return jsonAnswer(request.app().verifications.show(request.caller(), request.pathNumber(0)));
}

Answer cancelVerification(Request& request) {
    request.app().verifications.cancel(request.caller(), request.pathNumber(0));
    return noContent();
}

Answer showSystem(Request& request) {
    return jsonAnswer(request.app().systemState.show(request.caller()));
}

}  // namespace vanthu::http
