package kr.haetae.hub.frame.internal;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.function.Supplier;
import kr.haetae.hub.frame.IdempotentRequests;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.protocol.BatchCommitment;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcIdempotentRequests implements IdempotentRequests {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    JdbcIdempotentRequests(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record Stored(
            String requestSha256, int status, @Nullable String location, String body) {}

    @Override
    @Transactional
    public <T> ResponseEntity<T> once(
            String owner, @Nullable String key, Object request, Class<T> type, Supplier<Answer<T>> work) {
        if (key == null) {
            Answer<T> answer = work.get();
            return response(answer.status().value(), answer.location(), answer.body(), false);
        }
        if (!KEY.matcher(key).matches()) {
            throw new Problem(ProblemCode.IDEMPOTENCY_KEY_INVALID);
        }
        String hash = sha256(json.writeValueAsBytes(request));
        if (claim(owner, key, hash)) {
            Answer<T> answer = work.get();
            keep(owner, key, answer);
            return response(answer.status().value(), answer.location(), answer.body(), false);
        }
        Stored stored = stored(owner, key);
        if (!hash.equals(stored.requestSha256())) {
            throw new Problem(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        URI location = stored.location() == null ? null : URI.create(stored.location());
        return response(stored.status(), location, json.readValue(stored.body(), type), true);
    }

    @Scheduled(fixedDelay = 3_600_000)
    void forgetOld() {
        jdbc.sql("delete from idempotent_request where at < ?")
                .param(OffsetDateTime.now(clock).minusHours(Limit.IDEMPOTENCY_KEPT_HOURS.value()))
                .update();
    }

    /** False if the key is used; waits for a transaction that is using it at this moment. */
    private boolean claim(String owner, String key, String hash) {
        try {
            jdbc.sql("set local lock_timeout = '10s'").update();
            boolean claimed = jdbc.sql("""
                            insert into idempotent_request (owner, key, request_sha256, at) values (?, ?, ?, ?)
                            on conflict do nothing
                            """)
                            .params(owner, key, hash, OffsetDateTime.now(clock))
                            .update()
                    == 1;
            jdbc.sql("set local lock_timeout = 0").update();
            return claimed;
        } catch (PessimisticLockingFailureException e) {
            throw new Problem(ProblemCode.IDEMPOTENCY_KEY_IN_USE);
        }
    }

    private void keep(String owner, String key, Answer<?> answer) {
        URI location = answer.location();
        jdbc.sql("update idempotent_request set status = ?, location = ?, body = ? where owner = ? and key = ?")
                .param(answer.status().value())
                .param(location == null ? null : location.toString())
                .param(json.writeValueAsString(answer.body()))
                .param(owner)
                .param(key)
                .update();
    }

    private Stored stored(String owner, String key) {
        return jdbc.sql(
                        "select request_sha256, status, location, body from idempotent_request where owner = ? and key = ?")
                .params(owner, key)
                .query((row, n) -> new Stored(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)))
                .single();
    }

    private static <T> ResponseEntity<T> response(int status, @Nullable URI location, T body, boolean replayed) {
        ResponseEntity.BodyBuilder builder = ResponseEntity.status(HttpStatus.valueOf(status));
        if (location != null) {
            builder.location(location);
        }
        if (replayed) {
            builder.header(REPLAYED, "true");
        }
        return builder.body(body);
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(BatchCommitment.sha256().digest(bytes));
    }
}
