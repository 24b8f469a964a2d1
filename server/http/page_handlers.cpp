#include "server/http/handlers.h"
#include "server/http/metrics.h"
#include "server/http/start_page.h"

#include "vanthu_http_embedded.h"

namespace vanthu::http {

Answer startPage(Request& request) {
    const StartPage page(request.app().systemState.now());
    return textAnswer(page.html(), "text/html; charset=utf-8").with("Content-Security-Policy", page.policy());
}

Answer apiDescription(Request&) {
    return textAnswer(std::string(embedded("openapi.yaml")), "application/yaml; charset=utf-8");
}

Answer live(Request&) {
    return textAnswer("ok\n", "text/plain; charset=utf-8");
}

Answer ready(Request& request) {
    request.app().systemState.requireDatabase();
    return textAnswer("ok\n", "text/plain; charset=utf-8");
}

Answer showMetrics(Request& request) {
    return textAnswer(request.metrics().text() + request.app().systemState.metrics() +
                          request.app().figures.metrics() + request.app().channelStates.metrics(),
                      "text/plain; version=0.0.4; charset=utf-8");
}

}  // namespace vanthu::http
