package kr.haetae.agent.hublink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.PinnedPeers;

/** HTTP over mutual TLS 1.3 to the one pinned hub. Safe for many threads; outbound only. */
public final class HubLink {
    private static final long MAX_REPLY_BYTES = 16L * 1024 * 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String baseUrl;
    private final HttpClient client;
    private final Transcript transcript;

    public HubLink(HubCard card, AgentKeys keys, Transcript transcript) {
        this.baseUrl =
                card.url().endsWith("/") ? card.url().substring(0, card.url().length() - 1) : card.url();
        this.transcript = transcript;
        SSLParameters tls13 = new SSLParameters();
        tls13.setProtocols(new String[] {"TLSv1.3"});
        this.client = HttpClient.newBuilder()
                .sslContext(PinnedPeers.server(card.certificateSha256()).context(keys.tlsKey(), keys.certificate()))
                .sslParameters(tls13)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /** What the hub answered: a status of HTTP and a body of at most 16 MiB. */
    public static final class Reply {
        private final int status;
        private final byte[] body;

        Reply(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        public int status() {
            return status;
        }

        /** The body itself, not a copy: nobody changes it. */
        public byte[] body() {
            return body;
        }

        public boolean ok() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return "Reply[" + status + ", " + body.length + " bytes]";
        }
    }

    /** Asks, waiting for the answer up to the timeout and no longer. */
    public Reply get(String path, Duration timeout) throws IOException, InterruptedException {
        return send(request(path).GET().build(), timeout);
    }

    public Reply get(String path) throws IOException, InterruptedException {
        return get(path, TIMEOUT);
    }

    /** Posts a signed delivery. */
    public Reply post(String path, Delivery delivery) throws IOException, InterruptedException {
        return postJson(path, Json.write(delivery));
    }

    /** Posts without a body. */
    public Reply post(String path) throws IOException, InterruptedException {
        return postJson(path, new byte[0]);
    }

    /** Posts what needs no signature of ours: TLS says who sends it. */
    public Reply post(String path, AgentApi.WitnessReport report) throws IOException, InterruptedException {
        return postJson(path, Json.write(report));
    }

    private Reply postJson(String path, byte[] json) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                .build();
        transcript.sent("POST", path, json);
        return send(request, TIMEOUT);
    }

    /** Puts bulk bytes; the transcript keeps their size and hash. */
    public Reply put(String path, byte[] bytes) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        transcript.sentBulk("PUT", path, bytes);
        return send(request, TIMEOUT);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path));
    }

    private Reply send(HttpRequest request, Duration timeout) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(request, info -> new LimitedBody(MAX_REPLY_BYTES));
        try {
            HttpResponse<byte[]> response = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            transcript.received(request.method(), request.uri(), response);
            return new Reply(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            throw new IOException("no answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException("the hub cannot be reached", e.getCause());
        } finally {
            pending.cancel(true);
        }
    }
}
