package kr.haetae.hub.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.Message;

/** What a simulated exchange sends to the hub's machine port, signed as that exchange. */
final class ExchangeLine {
    private static final String JSON = "application/json";

    private final TestMember member;
    private final HubCard hub;
    private final HttpClient client;

    ExchangeLine(TestMember member, HubCard hub) {
        this.member = member;
        this.hub = hub;
        this.client = member.client(hub);
    }

    void upload(long epoch, Message.Manifest manifest, byte[] chunk) {
        String path = AgentApi.EPOCHS + "/" + epoch;
        send("POST", AgentApi.EPOCHS, delivery("a".repeat(32), manifest, new byte[0]), JSON);
        send("PUT", path + "/chunks/0", chunk, "application/octet-stream");
        send("POST", path + "/complete", new byte[0], JSON);
    }

    AgentApi.EpochState stateOf(long epoch) {
        byte[] body = send("GET", AgentApi.EPOCHS + "/" + epoch, new byte[0], JSON);
        return Json.read(body, AgentApi.EpochStatus.class).state();
    }

    /** What a poll brings; empty where there is no task. */
    byte[] poll() {
        return send("GET", AgentApi.TASKS + "?waitMillis=1000&max=4", new byte[0], JSON);
    }

    void answer(String taskId, Message message, byte[] attached) {
        send("POST", AgentApi.TASKS + "/" + taskId + AgentApi.RESULT, delivery(taskId, message, attached), JSON);
    }

    private byte[] delivery(String taskId, Message message, byte[] attached) {
        String jws = Envelope.of(member.name(), Envelope.HUB, taskId, Instant.now(), message)
                .sign(member.signingKey());
        return Json.write(Delivery.of(jws, attached));
    }

    private byte[] send(String method, String path, byte[] body, String type) {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(hub.url() + path))
                            .timeout(Duration.ofSeconds(30))
                            .header("Content-Type", type)
                            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(
                        method + " " + path + ": " + answer.statusCode() + " " + new String(answer.body(), UTF_8));
            }
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
