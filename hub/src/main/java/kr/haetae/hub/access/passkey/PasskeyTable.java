package kr.haetae.hub.access.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.access.Passkeys.Passkey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of passkeys among the credentials. */
@Repository
class PasskeyTable {
    private static final String IN_FORCE = "kind = 'PASSKEY' and revoked_at is null";

    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A key as it is checked.
     *
     * @param publicPart in hex
     */
    record Kept(UUID id, String personId, String publicPart, long signCount, boolean synced) {
        @Override
        public String toString() {
            return "Kept[" + id + "]";
        }
    }

    List<Passkey> of(String personId) {
        return jdbc.sql("select id, name, added_at, used_at, synced from credential where person_id = ? and " + IN_FORCE
                        + " order by added_at, id")
                .param(personId)
                .query(PasskeyTable::passkey)
                .list();
    }

    /** Credential ids, base64url, as authenticators know them. */
    List<String> references(String personId) {
        return jdbc.sql("select reference from credential where person_id = ? and " + IN_FORCE)
                .param(personId)
                .query(String.class)
                .list();
    }

    /** The key, locked, so that its counter moves once. */
    Optional<Kept> lock(String reference) {
        return jdbc.sql("select id, person_id, public_part, sign_count, synced from credential where reference = ? and "
                        + IN_FORCE + " for update")
                .param(reference)
                .query((row, n) -> new Kept(
                        row.getObject("id", UUID.class),
                        row.getString("person_id"),
                        HexFormat.of().formatHex(row.getBytes("public_part")),
                        row.getLong("sign_count"),
                        row.getBoolean("synced")))
                .optional();
    }

    boolean known(String reference) {
        return jdbc.sql("select count(*) from credential where kind = 'PASSKEY' and reference = ?")
                        .param(reference)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(UUID id, String personId, AnswerCheck.NewKey key, @Nullable String name) {
        jdbc.sql(
                        "insert into credential (id, person_id, kind, reference, added_at, name, public_part, sign_count, synced) "
                                + "values (?, ?, 'PASSKEY', ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(personId)
                .param(key.reference())
                .param(OffsetDateTime.now(clock))
                .param(name)
                .param(HexFormat.of().parseHex(key.publicPart()))
                .param(key.signCount())
                .param(key.synced())
                .update();
    }

    void used(UUID id, long signCount) {
        jdbc.sql("update credential set sign_count = ?, used_at = ? where id = ?")
                .params(signCount, OffsetDateTime.now(clock), id)
                .update();
    }

    /** Whether there was such a key of this person. */
    boolean rename(String personId, UUID id, String name) {
        return jdbc.sql("update credential set name = ? where person_id = ? and id = ? and " + IN_FORCE)
                        .params(name, personId, id)
                        .update()
                == 1;
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                instant(used),
                row.getBoolean("synced"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
