package kr.haetae.hub.directory.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.Agency;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.protocol.MemberCard;
import kr.haetae.protocol.VerifyKey;
import kr.haetae.tlog.MalformedNoteException;
import kr.haetae.tlog.NoteKey;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcDirectory implements Directory {
    private static final int MAX_KEY_CHARACTERS = 512;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    JdbcDirectory(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Exchange> exchanges() {
        return jdbc.sql("select * from exchange order by name")
                .query(JdbcDirectory::exchange)
                .list();
    }

    @Override
    public Optional<Exchange> byCertificate(String sha256Hex) {
        return jdbc.sql("select * from exchange where certificate_sha256 = ? and active")
                .param(sha256Hex.toLowerCase(Locale.ROOT))
                .query(JdbcDirectory::exchange)
                .optional();
    }

    @Override
    public Optional<Exchange> find(ExchangeId id) {
        return jdbc.sql("select * from exchange where name = ?")
                .param(id.name())
                .query(JdbcDirectory::exchange)
                .optional();
    }

    @Override
    @Transactional
    public void admit(MemberCard card) {
        ExchangeId id = new ExchangeId(card.exchange());
        VerifyKey key = readKey(card.verifyKey());
        String certificate = card.certificateSha256().toLowerCase(Locale.ROOT);
        if (!certificate.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a certificate's fingerprint");
        }
        NoteKey witness = card.witnessKey().isEmpty() ? null : readWitnessKey(id, card.witnessKey());
        Optional<Exchange> known = find(id);
        if (known.isPresent()
                && known.get().certificateSha256().equals(certificate)
                && known.get().verifyKey().equals(key)
                && Objects.equals(witness, witnessKeys("name = ?", id.name()).get(id))) {
            return;
        }
        store(id, key, certificate, witness);
        audit.record(new AuditEntry(
                known.isPresent() ? AuditEvent.EXCHANGE_KEYS_REPLACED : AuditEvent.EXCHANGE_ADMITTED,
                AuditEntry.HUB,
                null,
                Map.of("exchange", id.name(), "keyId", key.keyId(), "certificateSha256", certificate)));
    }

    @Override
    public Map<ExchangeId, NoteKey> witnessKeys() {
        return witnessKeys("active");
    }

    private Map<ExchangeId, NoteKey> witnessKeys(String which, Object... params) {
        Map<ExchangeId, NoteKey> keys = new TreeMap<>();
        jdbc.sql("select name, witness_key from exchange where witness_key is not null and " + which)
                .params(params)
                .query(row -> {
                    keys.put(new ExchangeId(row.getString(1)), NoteKey.parse(row.getString(2)));
                });
        return keys;
    }

    /** One key under two names would count twice in a quorum. */
    private NoteKey readWitnessKey(ExchangeId id, String text) {
        NoteKey key = parseWitnessKey(text);
        boolean others = witnessKeys("name <> ?", id.name()).values().stream()
                .anyMatch(other -> Arrays.equals(other.raw(), key.raw()));
        if (others) {
            throw new IllegalArgumentException("the witness key is another exchange's");
        }
        return key;
    }

    private static NoteKey parseWitnessKey(String text) {
        try {
            if (text.length() <= MAX_KEY_CHARACTERS) {
                NoteKey key = NoteKey.parse(text);
                if (key.type() == NoteKey.Type.COSIGNER) {
                    return key;
                }
            }
        } catch (MalformedNoteException e) {
            throw new IllegalArgumentException("not a witness key", e);
        }
        throw new IllegalArgumentException("not a witness key");
    }

    @Override
    public Optional<Agency> agency(String id) {
        return jdbc.sql("select id, name_ko, name_en from agency where id = ?")
                .param(id)
                .query((row, n) -> new Agency(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    @Override
    public List<Agency> agencies() {
        return jdbc.sql("select id, name_ko, name_en from agency order by id")
                .query((row, n) -> new Agency(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    @Override
    @Transactional
    public void enter(Agency agency) {
        jdbc.sql("""
                        insert into agency (id, name_ko, name_en) values (?, ?, ?)
                        on conflict (id) do update set name_ko = excluded.name_ko, name_en = excluded.name_en
                        """).params(agency.id(), agency.nameKo(), agency.nameEn()).update();
    }

    private void store(ExchangeId id, VerifyKey key, String certificate, @Nullable NoteKey witness) {
        try {
            jdbc.sql("""
                            insert into exchange (name, display_name, verify_key, certificate_sha256, witness_key, admitted_at)
                            values (:name, :name, :key, :certificate, :witness, :now)
                            on conflict (name) do update
                            set verify_key = excluded.verify_key, certificate_sha256 = excluded.certificate_sha256,
                                witness_key = excluded.witness_key
                            """)
                    .param("name", id.name())
                    .param("key", key.encoded())
                    .param("certificate", certificate)
                    .param("witness", witness == null ? null : witness.text())
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("the certificate is another exchange's", e);
        }
    }

    private static VerifyKey readKey(String base64) {
        if (base64.length() > MAX_KEY_CHARACTERS) {
            throw new IllegalArgumentException("not a message key");
        }
        return VerifyKey.of(Base64.getDecoder().decode(base64));
    }

    private static Exchange exchange(ResultSet row, int number) throws SQLException {
        return new Exchange(
                new ExchangeId(row.getString("name")),
                row.getString("display_name"),
                VerifyKey.of(row.getBytes("verify_key")),
                row.getString("certificate_sha256"),
                row.getBoolean("active"),
                row.getObject("admitted_at", OffsetDateTime.class).toInstant());
    }
}
