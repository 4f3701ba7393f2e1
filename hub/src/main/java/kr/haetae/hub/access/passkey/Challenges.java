package kr.haetae.hub.access.passkey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import kr.haetae.hub.frame.Limit;
import kr.haetae.protocol.BatchCommitment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Challenges that were asked and not answered yet. */
@Repository
class Challenges {
    private static final int CHALLENGE_BYTES = 32;
    private static final int FORGOTTEN_AT_ONCE = 200;
    private static final String GESTURE_LABEL = "haetae gesture v1";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Challenges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What it is asked for. */
    enum Purpose {
        REGISTER(Duration.ofSeconds(Limit.PASSKEY_SECONDS.value())),
        LOGIN(Duration.ofSeconds(Limit.PASSKEY_SECONDS.value())),
        GESTURE(Duration.ofSeconds(Limit.PROOF_SECONDS.value()));

        private final Duration open;

        Purpose(Duration open) {
            this.open = open;
        }

        long millis() {
            return open.toMillis();
        }
    }

    /** A new one; a gesture's is a hash of who decides what, so that the signature itself says it. */
    byte[] ask(Purpose purpose, @Nullable String personId, String boundTo) {
        byte[] nonce = new byte[CHALLENGE_BYTES];
        random.nextBytes(nonce);
        byte[] challenge =
                purpose == Purpose.GESTURE ? hash(GESTURE_LABEL, String.valueOf(personId), boundTo, nonce) : nonce;
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("delete from passkey_challenge where challenge in (select challenge from passkey_challenge "
                        + "where expires_at < ? limit ?)")
                .params(now, FORGOTTEN_AT_ONCE)
                .update();
        jdbc.sql("insert into passkey_challenge (challenge, purpose, person_id, bound_sha256, expires_at) "
                        + "values (?, ?, ?, ?, ?)")
                .param(challenge)
                .param(purpose.name())
                .param(personId)
                .param(hash(boundTo))
                .param(now.plus(purpose.open))
                .update();
        return challenge;
    }

    /** Uses it up; whether it was asked, for this purpose, of this person, about this, and not too long ago. */
    boolean take(byte[] challenge, Purpose purpose, @Nullable String personId, String boundTo) {
        return jdbc.sql("delete from passkey_challenge where challenge = ? and purpose = ? "
                                + "and person_id is not distinct from ? and bound_sha256 = ? and expires_at > ?")
                        .param(challenge)
                        .param(purpose.name())
                        .param(personId)
                        .param(hash(boundTo))
                        .param(OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    private static byte[] hash(String text) {
        return BatchCommitment.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hash(String label, String personId, String boundTo, byte[] nonce) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : new String[] {label, personId, boundTo}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            all.writeBytes((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(bytes);
        }
        all.writeBytes(nonce);
        MessageDigest sha = BatchCommitment.sha256();
        return sha.digest(all.toByteArray());
    }
}
