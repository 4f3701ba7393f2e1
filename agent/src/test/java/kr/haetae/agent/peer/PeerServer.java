package kr.haetae.agent.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.PinnedPeers;

/** A real HTTPS server that demands the client's certificate, serves whom the gate lets in, and keeps what went wrong. */
final class PeerServer implements AutoCloseable {
    private final HttpsServer server;
    private final PeerGate gate;
    private final List<Throwable> failures;

    /** Serves requests of one path and all below it. */
    interface Handler {
        void handle(HttpExchange http) throws Exception;
    }

    /**
     * Listens on the loopback address.
     *
     * @param port 0 for any that is free
     * @param handlers by the path they serve
     */
    PeerServer(int port, AgentKeys identity, PeerGate gate, Map<String, Handler> handlers, List<Throwable> failures)
            throws IOException {
        this.gate = gate;
        this.failures = failures;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        // Pinning is done per request, against the member's card.
        PinnedPeers anyClient = PinnedPeers.clients(fingerprint -> true);
        server.setHttpsConfigurator(new ClientAuth(anyClient.context(identity.tlsKey(), identity.certificate())));
        handlers.forEach((path, handler) -> server.createContext(path, guarded(handler)));
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "peer-hub");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private HttpHandler guarded(Handler handler) {
        return http -> {
            try (http) {
                X509Certificate presented =
                        (X509Certificate) ((HttpsExchange) http).getSSLSession().getPeerCertificates()[0];
                if (gate.admits(http.getRequestURI().getPath(), presented)) {
                    handler.handle(http);
                } else {
                    http.sendResponseHeaders(403, -1);
                }
            } catch (IOException e) {
                // The agent was killed in the middle: what these tests do.
                http.close();
            } catch (Exception | AssertionError e) {
                failures.add(e);
                http.sendResponseHeaders(500, -1);
            }
        };
    }

    static void reply(HttpExchange http, int status, Object body) throws IOException {
        byte[] json = Json.write(body);
        http.getResponseHeaders().add("Content-Type", "application/json");
        http.sendResponseHeaders(status, json.length);
        http.getResponseBody().write(json);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static final class ClientAuth extends HttpsConfigurator {
        ClientAuth(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            ssl.setProtocols(new String[] {"TLSv1.3"});
            parameters.setSSLParameters(ssl);
        }
    }
}
