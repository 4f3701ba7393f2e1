package kr.haetae.hub.access.oidc;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import kr.haetae.hub.frame.Limit;
import kr.haetae.protocol.BatchCommitment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Logins that are away at the provider; each comes back once. */
@Repository
class OidcRounds {
    private static final int SECRET_BYTES = 32;
    private static final int FORGOTTEN_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OidcRounds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What goes out and must come back. */
    record Secrets(String state, String nonce, String verifier) {
        @Override
        public String toString() {
            return "Secrets[]";
        }
    }

    /** A login that came back. */
    record Round(Secrets secrets, @Nullable String personId) {}

    Secrets begin(@Nullable String personId) {
        Secrets secrets = new Secrets(secret(), secret(), secret());
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("delete from oidc_round where state_sha256 in (select state_sha256 from oidc_round "
                        + "where expires_at < ? limit ?)")
                .params(now, FORGOTTEN_AT_ONCE)
                .update();
        jdbc.sql("insert into oidc_round (state_sha256, nonce, code_verifier, person_id, expires_at) "
                        + "values (?, ?, ?, ?, ?)")
                .param(hash(secrets.state()))
                .param(secrets.nonce())
                .param(secrets.verifier())
                .param(personId)
                .param(now.plusSeconds(Limit.PASSKEY_SECONDS.value()))
                .update();
        return secrets;
    }

    /** The login this state belongs to; it is used up. */
    Optional<Round> end(String state) {
        return jdbc.sql("delete from oidc_round where state_sha256 = ? and expires_at > ? "
                        + "returning nonce, code_verifier, person_id")
                .params(hash(state), OffsetDateTime.now(clock))
                .query((row, n) -> new Round(new Secrets(state, row.getString(1), row.getString(2)), row.getString(3)))
                .optional();
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String state) {
        return BatchCommitment.sha256().digest(state.getBytes(StandardCharsets.UTF_8));
    }
}
