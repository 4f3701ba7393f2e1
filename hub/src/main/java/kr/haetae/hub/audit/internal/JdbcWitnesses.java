package kr.haetae.hub.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kr.haetae.hub.audit.LogHead;
import kr.haetae.hub.audit.LogWitnesses;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcWitnesses implements LogWitnesses {
    /** What has not changed is written this often only. */
    private static final Duration HEARD_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final JdbcHeads heads;

    JdbcWitnesses(JdbcClient jdbc, JdbcHeads heads) {
        this.jdbc = jdbc;
        this.heads = heads;
    }

    @Override
    @Transactional
    public Optional<LogHead> offered(Instant now, Duration every) {
        jdbc.sql("""
                        update audit_checkpoint set offered_at = :now
                        where tree_size = (select max(tree_size) from audit_checkpoint) and offered_at is null
                        and not exists (select 1 from audit_checkpoint where offered_at > :since)
                        """)
                .param("now", utc(now))
                .param("since", utc(now.minus(every)))
                .update();
        return heads.newestOffered();
    }

    @Override
    @Transactional
    public void cosigned(long size, String witness, String line, Instant now) {
        jdbc.sql("""
                        insert into audit_cosignature (tree_size, witness, line, received_at) values (?, ?, ?, ?)
                        on conflict (tree_size, witness) do update
                        set line = excluded.line, received_at = excluded.received_at
                        """).params(size, witness, line, utc(now)).update();
    }

    @Override
    public Set<String> cosigners(long size) {
        return jdbc.sql("select witness from audit_cosignature where tree_size = ?")
                .param(size)
                .query(String.class)
                .set();
    }

    @Override
    @Transactional
    public void witnessed(long size, Instant now) {
        jdbc.sql("update audit_checkpoint set witnessed_at = ? where tree_size = ? and witnessed_at is null")
                .params(utc(now), size)
                .update();
    }

    @Override
    @Transactional
    public boolean heard(String witness, long knownSize, @Nullable String refusal, Instant now) {
        Optional<Word> before = jdbc.sql("select * from audit_witness where witness = ? for update")
                .param(witness)
                .query((row, number) -> word(row))
                .optional();
        Optional<Word> last = before.filter(word -> word.knownSize() == knownSize);
        String standing = refusal == null ? last.map(Word::refusal).orElse(null) : refusal;
        boolean same =
                last.filter(word -> Objects.equals(word.refusal(), standing)).isPresent();
        if (same
                && last.filter(word -> word.heardAt().plus(HEARD_EVERY).isAfter(now))
                        .isPresent()) {
            return false;
        }
        keep(new Word(witness, knownSize, standing, now));
        return !same && standing != null;
    }

    private void keep(Word word) {
        jdbc.sql("""
                        insert into audit_witness (witness, known_size, refusal, heard_at)
                        values (:witness, :size, :refusal, :now)
                        on conflict (witness) do update set known_size = excluded.known_size,
                            refusal = excluded.refusal, heard_at = excluded.heard_at
                        """)
                .param("witness", word.witness())
                .param("size", word.knownSize())
                .param("refusal", word.refusal())
                .param("now", utc(word.heardAt()))
                .update();
    }

    @Override
    public List<Word> words() {
        return jdbc.sql("select * from audit_witness order by witness")
                .query((row, number) -> word(row))
                .list();
    }

    private static Word word(ResultSet row) throws SQLException {
        return new Word(
                row.getString("witness"),
                row.getLong("known_size"),
                row.getString("refusal"),
                row.getObject("heard_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
