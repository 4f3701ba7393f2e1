package kr.haetae.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final LeafOpening OPENING =
            new LeafOpening("aa".repeat(64), "bb".repeat(32), List.of("cc".repeat(32)));
    private final SigningKey hub = SigningKey.generate();
    private final SigningKey other = SigningKey.generate();

    @Test
    void whatWasSignedIsRead() {
        Message message = new Message.Confirmed(
                "ab".repeat(16),
                "cd".repeat(32),
                List.of(new Message.Confirmed.Answer(3, true, Message.MemoMatch.KNOWN, List.of("bsc"))));
        String jws =
                Envelope.of("Upbit", Envelope.HUB, "0".repeat(32), NOW, message).sign(hub);
        Envelope read = Envelope.open(jws, hub.verifyKey(), "Upbit", Envelope.HUB);
        assertThat(read.message()).isEqualTo(message);
        assertThat(read.signedAt()).isEqualTo(NOW);
    }

    @Test
    void everyKindOfMessageSurvivesTheWire() {
        List<Message> messages = List.of(
                new Message.Evaluate("header", 7, "aa"),
                new Message.Evaluated("b", 7, "aa", "bb", "cc"),
                new Message.Confirm(
                        "b", "경찰청", "LB1", "cc", List.of(new Message.Confirm.Item(0, "xrp", "r", "007", OPENING))),
                new Message.Refused(RefusalCode.QUOTA_EXCEEDED),
                new Message.Manifest("Upbit", 1, 0, "0".repeat(64), 10, "dd", "aa", List.of("eip155")));
        for (Message message : messages) {
            String jws =
                    Envelope.of("hub", "Upbit", "1".repeat(32), NOW, message).sign(hub);
            assertThat(Envelope.open(jws, hub.verifyKey(), "hub", "Upbit").message())
                    .isEqualTo(message);
        }
    }

    @Test
    void anAnswerThatSaysNothingOfChainsIsRead() {
        byte[] json = "{\"position\":3,\"managed\":true,\"memo\":\"KNOWN\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.read(json, Message.Confirmed.Answer.class).listedOn()).isEmpty();
    }

    @Test
    void chainsOfADenialOrBeyondTheLimitsAreNotSound() {
        assertThat(answer(true, List.of("bsc", "avalanche")).isSound()).isTrue();
        assertThat(answer(false, List.of()).isSound()).isTrue();
        assertThat(answer(false, List.of("bsc")).isSound()).isFalse();
        assertThat(answer(true, List.of("bsc (ethereum)")).isSound()).isFalse();
        assertThat(answer(true, Collections.nCopies(33, "bsc")).isSound()).isFalse();
    }

    private static Message.Confirmed.Answer answer(boolean managed, List<String> chains) {
        return new Message.Confirmed.Answer(0, managed, Message.MemoMatch.NOT_APPLICABLE, chains);
    }

    @Test
    void anotherKeyAudienceOrIssuerIsRefused() {
        String jws = Envelope.of("hub", "Upbit", "1".repeat(32), NOW, new Message.Refused(RefusalCode.MALFORMED))
                .sign(hub);
        assertThatThrownBy(() -> Envelope.open(jws, other.verifyKey(), "hub", "Upbit"))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> Envelope.open(jws, hub.verifyKey(), "hub", "Bithumb"))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> Envelope.open(jws, hub.verifyKey(), "Upbit", "Upbit"))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void everyFlippedCharacterOfASignedMessageIsRefused() {
        String jws = Envelope.of("hub", "Upbit", "1".repeat(32), NOW, new Message.Refused(RefusalCode.MALFORMED))
                .sign(hub);
        // the last character of each part may hold unused bits of Base64url
        for (int i = 0; i < jws.length() - 1; i++) {
            if (jws.charAt(i + 1) == '.' || jws.charAt(i) == '.') {
                continue;
            }
            char changed = jws.charAt(i) == 'A' ? 'B' : 'A';
            String forged = jws.substring(0, i) + changed + jws.substring(i + 1);
            assertThatThrownBy(() -> Envelope.open(forged, hub.verifyKey(), "hub", "Upbit"))
                    .isInstanceOf(MalformedMessageException.class);
        }
    }

    @Test
    void anUnsignedMessageIsRefused() {
        String none = "eyJhbGciOiJub25lIn0.e30.";
        assertThatThrownBy(() -> hub.verifyKey().verify(none)).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> hub.verifyKey().verify("")).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void aSignedMessageHasOneSpelling() {
        String[] parts = hub.sign("{\"a\":12}".getBytes(StandardCharsets.UTF_8)).split("\\.", -1);
        assertThat(hub.verifyKey().verify(String.join(".", parts))).hasSize(8);
        for (int part = 0; part < 3; part++) {
            for (String extra : List.of("!", "=", "+", "/", " ", "\n", "\u0000", "A", "AAAA", ".", ".A")) {
                String[] changed = parts.clone();
                changed[part] = parts[part] + extra;
                assertRefused(String.join(".", changed));
                changed[part] = extra + parts[part];
                assertRefused(String.join(".", changed));
            }
        }
        for (String unused : List.of("B", "C", "D")) {
            assertRefused(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 85) + other(parts[2], unused));
        }
    }

    /** Another last character: the two lowest bits of the last of 86 characters are unused. */
    private static String other(String signature, String unused) {
        return Character.toString((char) (signature.charAt(85) + (unused.charAt(0) - 'A')));
    }

    private void assertRefused(String jws) {
        assertThatThrownBy(() -> hub.verifyKey().verify(jws)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void timesAlwaysHaveTheSameLength() {
        assertThat(WireTime.format(Instant.parse("2026-01-01T00:00:00Z"))).hasSize(24);
        assertThat(WireTime.format(Instant.parse("2026-12-31T23:59:59.999999Z")))
                .hasSize(24);
    }

    @Test
    void aStoredKeySignsForTheSameKeyId() {
        SigningKey stored = SigningKey.of(hub.exportSecret(), hub.verifyKey().encoded());
        assertThat(hub.verifyKey().verify(stored.sign(new byte[] {1}))).containsExactly(1);
        assertThat(hub.toString())
                .doesNotContain("BEGIN")
                .contains(hub.verifyKey().keyId());
    }
}
