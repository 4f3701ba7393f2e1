package kr.haetae.hub.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.SigningKey;
import kr.haetae.protocol.VerifyKey;

/** What an agent does with its mailbox, over mutual TLS. */
public final class AgentCalls {
    private final TestMember member;
    private final HubCard hub;
    private final VerifyKey hubKey;
    private final HttpClient client;

    AgentCalls(TestMember member, HubCard hub) {
        this.member = member;
        this.hub = hub;
        this.hubKey = VerifyKey.of(Base64.getDecoder().decode(hub.verifyKey()));
        this.client = member.client(hub);
    }

    /** A poll's tasks; none for 204. */
    List<Delivery> poll(long waitMillis, int max) {
        return tasksOf(pollLater("waitMillis=" + waitMillis + "&max=" + max).join());
    }

    CompletableFuture<HttpResponse<byte[]>> pollLater(String query) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(hub.url() + AgentApi.TASKS + "?" + query))
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    static List<Delivery> tasksOf(HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 200 -> Json.read(answer.body(), Delivery.Batch.class).tasks();
            case 204 -> List.of();
            default -> throw new AssertionError("status " + answer.statusCode());
        };
    }

    /** The ids of a poll's tasks, each envelope verified. */
    List<UUID> ids(List<Delivery> tasks) {
        return tasks.stream().map(task -> idOf(open(task))).toList();
    }

    Envelope open(Delivery task) {
        return Envelope.open(task.envelope(), hubKey, Envelope.HUB, member.name());
    }

    static UUID idOf(Envelope envelope) {
        HexFormat hex = HexFormat.of();
        byte[] id = hex.parseHex(envelope.taskId());
        return new UUID(
                HexFormat.fromHexDigitsToLong(hex.formatHex(id, 0, 8)),
                HexFormat.fromHexDigitsToLong(hex.formatHex(id, 8, 16)));
    }

    Delivery evaluated(UUID taskId, byte[] elements) {
        return signed(taskId, evaluatedMessage(elements), elements, member.signingKey());
    }

    static Message evaluatedMessage(byte[] elements) {
        return new Message.Evaluated("b".repeat(32), 1, "ab".repeat(32), sha256Hex(elements), "0f".repeat(64));
    }

    Delivery signed(UUID taskId, Message message, byte[] attached, SigningKey key) {
        String wireId = taskId.toString().replace("-", "");
        return Delivery.of(
                Envelope.of(member.name(), Envelope.HUB, wireId, Instant.now(), message)
                        .sign(key),
                attached);
    }

    Delivery signed(UUID taskId, Message message, byte[] attached) {
        return signed(taskId, message, attached, member.signingKey());
    }

    /** The status of posting an answer. */
    int post(UUID taskId, Delivery answer) {
        return post(taskId.toString().replace("-", ""), Json.write(answer));
    }

    int post(String taskId, byte[] body) {
        try {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create(hub.url() + AgentApi.TASKS + "/" + taskId + AgentApi.RESULT))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] elements(int fill) {
        byte[] elements = new byte[PlainContents.ATTACHMENT_BYTES];
        Arrays.fill(elements, (byte) fill);
        return elements;
    }

    static String sha256Hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
