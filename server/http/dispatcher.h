#pragma once

#include "server/app/application.h"
#include "server/http/client_address.h"
#include "server/http/metrics.h"
#include "server/http/request.h"
#include "server/http/router.h"
#include "server/http/web_files.h"

#include <Poco/Logger.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPServerResponse.h>

#include <functional>
#include <span>
#include <string>

namespace vanthu::http {

/// From a request to its answer: finds the route, checks token and right, calls the handler, turns failures
/// into problems, sends, counts and logs. One is shared by all connections.
class Dispatcher {
  public:
    /// `isCrowded` tells whether connections should be closed after their answer.
    Dispatcher(app::Application& application, std::span<const Route> routes, ClientAddresses clients,
               WebFiles web, std::function<bool()> isCrowded);

    /// Never throws: there is nobody above who could do more about a broken connection.
    void serve(Poco::Net::HTTPServerRequest& http, Poco::Net::HTTPServerResponse& response);

  private:
    [[nodiscard]] Answer answer(Request& request, const Match& found) const;
    /// Sets the caller of a route that has an action, or throws.
    void authorise(Request& request, app::Action action) const;
    [[nodiscard]] Answer answerOrProblem(Request& request, const Match& found) const;
    void send(Poco::Net::HTTPServerRequest& http, Poco::Net::HTTPServerResponse& response, Answer& answer,
              bool hasBody) const;
    void log(const Request& request, const Answer& answer, std::int64_t microseconds) const;

    app::Application& app_;
    std::span<const Route> routes_;
    ClientAddresses clients_;
    WebFiles web_;
    std::function<bool()> isCrowded_;
    Metrics metrics_;
    Poco::Logger& accessLog_;
    Poco::Logger& errorLog_;
};

}  // namespace vanthu::http
