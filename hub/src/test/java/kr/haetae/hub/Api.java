package kr.haetae.hub;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the hub as a program would be one: plain HTTP, a bearer token, JSON. */
public final class Api {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int port;
    private final @Nullable String token;

    private Api(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    /** Nobody. */
    public static Api anonymous(int port) {
        return new Api(port, null);
    }

    /** The demo's person of a role. */
    public static Api as(int port, String role) {
        Answer answer = anonymous(port).post("/api/v1/demo/sessions", Map.of("as", role));
        return new Api(port, answer.json().get("token").asString());
    }

    /** Whoever holds a session's token. */
    public static Api bearer(int port, String token) {
        return new Api(port, token);
    }

    /** An answer. */
    public record Answer(HttpResponse<String> raw) {
        public int status() {
            return raw.statusCode();
        }

        public String body() {
            return raw.body();
        }

        public JsonNode json() {
            return JSON.readTree(raw.body());
        }

        /** The problem's code. */
        public String code() {
            return json().path("code").asString("none in " + raw.body());
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public Answer post(String path, Object body, String... headers) {
        return postText(path, JSON.writeValueAsString(body), headers);
    }

    /** Posts text as if it were JSON. */
    public Answer postText(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
    }

    /** Waits until a verification has every answer it will get. */
    public void awaitComplete(String verificationId) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get("/api/v1/verifications/" + verificationId + "/progress")
                        .json()
                        .path("state")
                        .asString("")
                        .equals("COMPLETE"));
    }

    /** A request with the token, for what the other methods do not cover. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder;
    }

    public Answer send(HttpRequest request) {
        try {
            return new Answer(http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
