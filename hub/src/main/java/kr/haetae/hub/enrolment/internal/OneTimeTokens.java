package kr.haetae.hub.enrolment.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import kr.haetae.hub.enrolment.Handed;
import kr.haetae.hub.frame.Limit;
import kr.haetae.protocol.BatchCommitment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time tokens and the digits that are read back on the telephone; of both only hashes are kept. */
@Repository
class OneTimeTokens {
    private static final int TOKEN_BYTES = 32;
    private static final int READ_BACK_BOUND = 100_000_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a token is for. */
    enum Purpose {
        ENROLMENT(Duration.ofHours(Limit.INVITATION_HOURS.value())),
        RECOVERY(Duration.ofMinutes(Limit.RECOVERY_TOKEN_MINUTES.value()));

        private final Duration alive;

        Purpose(Duration alive) {
            this.alive = alive;
        }
    }

    /** A token that can be redeemed now. */
    record Alive(String sha256, String personId, Purpose purpose) {}

    /** Makes a token, any other of the person is void from now on; nobody issues it at the console. */
    Handed issue(String personId, Purpose purpose, @Nullable String by) {
        revoke(personId);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        Instant end = now.plus(purpose.alive);
        jdbc.sql("insert into one_time_token (token_sha256, person_id, purpose, issued_by, issued_at, expires_at) "
                        + "values (?, ?, ?, ?, ?, ?)")
                .param(hash(token))
                .param(personId)
                .param(purpose.name())
                .param(by)
                .param(at(now))
                .param(at(end))
                .update();
        return new Handed(personId, token, end);
    }

    /** The token, locked, if it is in force; whatever else is wrong with it looks the same. */
    Optional<Alive> alive(String token) {
        if (token.isBlank() || token.length() > Limit.SESSION_TOKEN_CHARACTERS.value()) {
            return Optional.empty();
        }
        byte[] hash = hash(token);
        return jdbc.sql("select person_id, purpose from one_time_token where token_sha256 = ? and used_at is null "
                        + "and revoked_at is null and expires_at > ? for update")
                .params(hash, at(clock.instant()))
                .query((row, n) ->
                        new Alive(HexFormat.of().formatHex(hash), row.getString(1), Purpose.valueOf(row.getString(2))))
                .optional();
    }

    /** Uses it up and answers the digits to be read back. */
    String redeem(Alive token) {
        byte[] hash = HexFormat.of().parseHex(token.sha256());
        String readBack = String.format(Locale.ROOT, "%08d", random.nextInt(READ_BACK_BOUND));
        jdbc.sql("update one_time_token set used_at = ?, read_back_sha256 = ? where token_sha256 = ?")
                .params(at(clock.instant()), readBackHash(hash, readBack), hash)
                .update();
        return readBack;
    }

    /** Voids what the person has not redeemed. */
    void revoke(String personId) {
        jdbc.sql("update one_time_token set revoked_at = ? where person_id = ? and used_at is null "
                        + "and revoked_at is null")
                .params(at(clock.instant()), personId)
                .update();
    }

    /** Whether these are the digits the person's latest invitation showed; a wrong answer is counted. */
    boolean readsBack(String personId, String digits) {
        byte[][] kept = jdbc.sql("select token_sha256, read_back_sha256 from one_time_token where person_id = ? "
                        + "and purpose = 'ENROLMENT' and used_at is not null order by used_at desc limit 1")
                .param(personId)
                .query((row, n) -> new byte[][] {row.getBytes(1), row.getBytes(2)})
                .single();
        boolean right = MessageDigest.isEqual(kept[1], readBackHash(kept[0], digits.replaceAll("[\\s-]", "")));
        if (!right) {
            jdbc.sql("update one_time_token set read_back_failures = read_back_failures + 1 where token_sha256 = ?")
                    .param(kept[0])
                    .update();
        }
        return right;
    }

    /** How often the digits of the latest invitation were wrong. */
    int failures(String personId) {
        return jdbc.sql("select read_back_failures from one_time_token where person_id = ? and purpose = 'ENROLMENT' "
                        + "and used_at is not null order by used_at desc limit 1")
                .param(personId)
                .query(Integer.class)
                .single();
    }

    private static byte[] readBackHash(byte[] token, String digits) {
        MessageDigest sha = BatchCommitment.sha256();
        sha.update(token);
        return sha.digest(digits.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hash(String token) {
        return BatchCommitment.sha256().digest(token.getBytes(StandardCharsets.UTF_8));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
