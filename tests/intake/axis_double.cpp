#include "tests/intake/axis_double.h"

#include "storage/digest.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetSSL.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/StreamCopier.h>

#include <condition_variable>

namespace vanthu::tests {
namespace {

using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

std::string success(const std::string& data) {
    return R"({"status":"success","ErrorCode":"0","ErrorDesc":"","data":)" + data + "}";
}

void answer(HTTPServerResponse& response, const std::string& body) {
    response.setContentLength(static_cast<std::streamsize>(body.size()));
    response.send() << body;
}

}  // namespace

struct AxisDouble::State {
    class Handler : public Poco::Net::HTTPRequestHandler {
      public:
        explicit Handler(State& state) : state_(state) {}
        void handleRequest(HTTPServerRequest& request, HTTPServerResponse& response) override {
            std::string body;
            Poco::StreamCopier::copyToString(request.stream(), body);
            state_.handle(request, body, response);
        }

      private:
        State& state_;
    };
    class Factory : public Poco::Net::HTTPRequestHandlerFactory {
      public:
        explicit Factory(State& state) : state_(state) {}
        Poco::Net::HTTPRequestHandler* createRequestHandler(const HTTPServerRequest&) override {
            return new Handler(state_);  // Poco owns it
        }

      private:
        State& state_;
    };

    explicit State(const std::filesystem::path& certificate)
        : isTls(!certificate.empty()),
          socket(isTls ? encrypted(certificate)
                       : Poco::Net::ServerSocket(Poco::Net::SocketAddress("127.0.0.1", 0))),
          server(new Factory(*this), socket, new Poco::Net::HTTPServerParams) {
        server.start();
    }

    static Poco::Net::SecureServerSocket encrypted(const std::filesystem::path& certificate) {
        auto key = certificate;
        key.replace_extension(".key");
        Poco::Net::initializeSSL();
        const Poco::Net::Context::Ptr context =
            new Poco::Net::Context(Poco::Net::Context::TLS_SERVER_USE, key.string(), certificate.string(), "",
                                   Poco::Net::Context::VERIFY_NONE);
        return {Poco::Net::SocketAddress("127.0.0.1", 0), 64, context};
    }

    void handle(HTTPServerRequest& request, const std::string& body, HTTPServerResponse& response) {
        const auto call = request.getURI().substr(1);
        const auto id = request.get("docId", "");
        Fault fault = Fault::none;
        {
            const std::lock_guard lock(mutex);
            ++calls;
            if (faults) fault = faults(call, id);
            if (request.get("SystemId", "") != "vanthu" || request.get("SecretKey", "") != "bi-mat" ||
                request.get("serviceType", "") != "eDoc" || request.getMethod() != "POST")
                fault = Fault::wrongSecret;
        }
        if (fault != Fault::none) return meet(fault, request, response);
        const std::lock_guard lock(mutex);
        answer(response, answerTo(call, id, request, body));
    }

    void meet(Fault fault, HTTPServerRequest& request, HTTPServerResponse& response) {
        switch (fault) {
            case Fault::serverError:
                response.setStatus(Poco::Net::HTTPResponse::HTTP_INTERNAL_SERVER_ERROR);
                return answer(response, "<html>500</html>");
            case Fault::cut:
                response.setContentLength(1000);
                response.send() << "{\"ErrorCode\":\"0\"";
                return;
            case Fault::nonsense:
                return answer(response, R"({"ErrorCode":"0","data":[{"docId")");
            case Fault::refusal:
                return answer(response, R"({"ErrorCode":"21","ErrorDesc":"file error","data":null})");
            case Fault::wrongSecret:
                return answer(response, R"({"ErrorCode":"15","ErrorDesc":"wrong SecretKey","data":null})");
            case Fault::redirect:
                response.set("Location", "/elsewhere");
                response.setStatus(Poco::Net::HTTPResponse::HTTP_FOUND);
                return answer(response, "");
            case Fault::silence:
                return beSilent(request);
            case Fault::none:
                return;
        }
    }

    /// Until the client goes away.
    void beSilent(HTTPServerRequest& request) {
        {
            const std::lock_guard lock(mutex);
            silent = true;
        }
        becameSilent.notify_all();
        char byte = 0;
        auto& connection = dynamic_cast<Poco::Net::HTTPServerRequestImpl&>(request).socket();
        connection.setReceiveTimeout(Poco::Timespan(60, 0));
        static_cast<void>(connection.receiveBytes(&byte, 1));
    }

    std::string answerTo(const std::string& call, const std::string& id, HTTPServerRequest& request,
                         const std::string& body) {
        if (call == "getReceivedEdocList") return success(list(request.get("messageType", "")));
        if (call == "getEdoc") {
            ++messages[id].fetched;
            return messages[id].bytes;
        }
        if (call == "updateStatus") {
            messages[id].status = request.get("status", "");
            return success("null");
        }
        if (call != "sendEdoc") return R"({"ErrorCode":"20","ErrorDesc":"unknown call"})";
        sent.push_back({request.get("messageType", ""), request.get("from", ""), request.get("to", ""), body,
                        request.get("hash-file", "") == storage::hex(storage::sha256(body))});
        return success(R"({"docId":"sent-)" + std::to_string(sent.size()) + "\"}");
    }

    [[nodiscard]] std::string list(const std::string& type) const {
        std::string items;
        for (int time = 0; time < (twice ? 2 : 1); ++time)
            for (const auto& [id, message] : messages)
                if (message.type == type)
                    items += (items.empty() ? "" : ",") + (R"({"docId":")" + id) +
                             R"(","serviceType":"eDoc","from":"H01","to":"H99.1","status":")" +
                             (twice ? "initial" : message.status) + "\"}";
        return "[" + items + "]";
    }

    const bool isTls;
    mutable std::mutex mutex;
    std::condition_variable becameSilent;
    bool silent{false};
    bool twice{false};
    int calls{0};
    Faults faults;
    std::map<std::string, Held> messages;
    std::vector<Sent> sent;
    Poco::Net::ServerSocket socket;
    Poco::Net::HTTPServer server;
};

AxisDouble::AxisDouble(const std::filesystem::path& certificate)
    : state_(std::make_unique<State>(certificate)) {}

AxisDouble::~AxisDouble() {
    state_->server.stopAll(true);
}

std::string AxisDouble::url() const {
    const auto port = std::to_string(state_->socket.address().port());
    return (state_->isTls ? "https://localhost:" : "http://127.0.0.1:") + port;
}

void AxisDouble::hold(const std::string& id, const std::string& type, const std::string& bytes) {
    const std::lock_guard lock(state_->mutex);
    state_->messages[id] = {type, bytes, "initial", 0};
}

void AxisDouble::setFaults(Faults faults) {
    const std::lock_guard lock(state_->mutex);
    state_->faults = std::move(faults);
}

void AxisDouble::listTwice() {
    const std::lock_guard lock(state_->mutex);
    state_->twice = true;
}

void AxisDouble::awaitSilence() {
    std::unique_lock lock(state_->mutex);
    state_->becameSilent.wait(lock, [this] { return state_->silent; });
}

AxisDouble::Held AxisDouble::held(const std::string& id) const {
    const std::lock_guard lock(state_->mutex);
    return state_->messages.at(id);
}

std::vector<AxisDouble::Sent> AxisDouble::sent() const {
    const std::lock_guard lock(state_->mutex);
    return state_->sent;
}

int AxisDouble::calls() const {
    const std::lock_guard lock(state_->mutex);
    return state_->calls;
}

}  // namespace vanthu::tests
