package kr.haetae.cli.hubclient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One hub's public API. Every call ends: with an answer, {@link HubRefused} or {@link HubGone}. */
public final class HubClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    private static final long STALL_SECONDS = 20;
    private static final int ERROR_STATUS = 400;
    private static final int UNAVAILABLE = 503;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI base;
    private final String language;
    private String token = "";

    /**
     * A client that has not logged in yet.
     *
     * @param language {@code ko} or {@code en}: what problems are told in
     */
    public HubClient(URI base, String language) {
        this.base = base;
        this.language = language;
    }

    /** Logs in as one of the demo's people; only a hub in the demo profile offers it. */
    public void logInToDemo(String role) throws HubGone {
        JsonNode session = postJson("/api/v1/demo/sessions", Map.of("as", role));
        token = session.path("token").asString();
    }

    public JsonNode get(String path) throws HubGone {
        return send(request(path).GET());
    }

    public JsonNode postJson(String path, Map<String, ?> body) throws HubGone {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    }

    /** Posts a record as JSON and reads the answer as another. */
    public <T> T postJson(String path, Object body, Class<T> answer) throws HubGone {
        JsonNode read = send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
        try {
            return json.treeToValue(read, answer);
        } catch (JacksonException e) {
            throw new HubGone("the answer is not a hub's");
        }
    }

    /** Posts a form; the key makes a repeat of the same post harmless. */
    public JsonNode post(String path, MultipartBody body, String idempotencyKey) throws HubGone {
        return send(request(path)
                .header("Content-Type", body.contentType())
                .header("Idempotency-Key", idempotencyKey)
                .POST(body.publisher()));
    }

    /** Writes an answer to a file; gives up when it stops growing. */
    public void download(String path, Path target) throws HubGone {
        CompletableFuture<HttpResponse<Path>> answer =
                http.sendAsync(request(path).GET().build(), BodyHandlers.ofFile(target));
        long size = -1;
        long quietSeconds = 0;
        while (true) {
            try {
                HttpResponse<Path> response = answer.get(1, TimeUnit.SECONDS);
                if (response.statusCode() >= ERROR_STATUS) {
                    throw problem(response.statusCode(), Files.readAllBytes(target));
                }
                return;
            } catch (TimeoutException e) {
                long now = target.toFile().length();
                quietSeconds = now == size ? quietSeconds + 1 : 0;
                size = now;
                if (quietSeconds >= STALL_SECONDS) {
                    answer.cancel(true);
                    throw new HubGone("the download stopped");
                }
            } catch (ExecutionException | IOException e) {
                throw new HubGone("the download broke off");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HubGone("interrupted");
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept-Language", language);
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws HubGone {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() >= ERROR_STATUS) {
                throw problem(response.statusCode(), response.body());
            }
            return response.body().length == 0 ? json.createObjectNode() : json.readTree(response.body());
        } catch (JacksonException e) {
            throw new HubGone("the answer is not a hub's");
        } catch (IOException e) {
            throw new HubGone("no connection");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubGone("interrupted");
        }
    }

    private RuntimeException problem(int status, byte[] body) throws HubGone {
        if (status == UNAVAILABLE) {
            throw new HubGone("the hub is not ready");
        }
        try {
            JsonNode problem = json.readTree(body);
            String detail =
                    problem.path("detail").asString(problem.path("title").asString(""));
            return new HubRefused(status, problem.path("code").asString(""), detail);
        } catch (JacksonException e) {
            return new HubRefused(status, "", new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8));
        }
    }
}
