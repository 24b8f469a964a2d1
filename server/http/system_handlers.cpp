#include "server/http/handlers.h"

namespace vanthu::http {

Answer showSystem(Request& request) {
    return jsonAnswer(request.app().systemState.show(request.caller()));
}

}  // namespace vanthu::http
