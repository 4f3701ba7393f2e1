package kr.haetae.hub.verification.hint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.address.WalletAddress;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.sending.Hashes;
import kr.haetae.protocol.BatchCommitment;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in GraphSense TagPacks, whole or not at all; entries whose address does not parse are skipped and counted. */
@Component
public class AttributionImport {
    private static final int PIECE = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;
    private final AddressReader reader = AddressReader.standard();

    public AttributionImport(
            JdbcClient jdbc, JdbcTemplate template, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an import did.
     *
     * @param skipped entries without a readable address
     */
    public record Imported(String title, String creator, int attributions, int skipped) {}

    /**
     * Imports a pack.
     *
     * @throws Problem ATTRIBUTION_MALFORMED, or ATTRIBUTION_KNOWN if the very same file was imported before
     */
    public Imported importPack(Caller caller, byte[] yaml) {
        TagPack pack = read(yaml);
        List<Object[]> rows = new ArrayList<>();
        UUID id = UUID.randomUUID();
        int skipped = 0;
        for (Map<String, String> entry : pack.entries()) {
            List<WalletAddress> addresses = addresses(entry);
            skipped += addresses.isEmpty() ? 1 : 0;
            for (WalletAddress address : addresses) {
                rows.add(row(id, entry, address));
            }
        }
        Imported imported = new Imported(cut(pack.title(), 300), cut(pack.creator(), 300), rows.size(), skipped);
        try {
            transactions.executeWithoutResult(status -> store(caller, id, yaml, imported, rows));
        } catch (DuplicateKeyException e) {
            throw new Problem(ProblemCode.ATTRIBUTION_KNOWN);
        }
        return imported;
    }

    private static TagPack read(byte[] yaml) {
        try {
            return TagPack.read(new ByteArrayInputStream(yaml));
        } catch (IOException e) {
            throw new Problem(ProblemCode.ATTRIBUTION_MALFORMED);
        }
    }

    private List<WalletAddress> addresses(Map<String, String> entry) {
        String chain = entry.getOrDefault("network", entry.get("currency"));
        String address = entry.get("address");
        if (address == null || entry.getOrDefault("label", "").isBlank()) {
            return List.of();
        }
        return reader.read(chain, address, null) instanceof AddressReading.Valid valid ? valid.addresses() : List.of();
    }

    private static Object[] row(UUID pack, Map<String, String> entry, WalletAddress address) {
        return new Object[] {
            address.lookupInput(),
            pack,
            cut(entry.getOrDefault("label", ""), Limit.ATTRIBUTION_LABEL_CHARACTERS.intValue()),
            cut(entry.getOrDefault("source", ""), Limit.ATTRIBUTION_SOURCE_CHARACTERS.intValue()),
            date(entry.get("lastmod"))
        };
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String cut(String text, int characters) {
        String storable = text.replace("\0", "");
        return storable.length() <= characters ? storable : storable.substring(0, characters);
    }

    private void store(Caller caller, UUID id, byte[] yaml, Imported imported, List<Object[]> rows) {
        jdbc.sql("""
                        insert into attribution_pack (id, title, creator, digest, imported_by, imported_at, attributions, skipped)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        imported.title(),
                        imported.creator(),
                        BatchCommitment.sha256().digest(yaml),
                        caller.personId(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        imported.attributions(),
                        imported.skipped())
                .update();
        for (int from = 0; from < rows.size(); from += PIECE) {
            template.batchUpdate("""
                    insert into attribution (lookup_input, pack_id, label, source, last_modified) values (?, ?, ?, ?, ?)
                    on conflict do nothing
                    """, rows.subList(from, Math.min(rows.size(), from + PIECE)), new int[] {
                Types.BINARY, Types.OTHER, Types.VARCHAR, Types.VARCHAR, Types.DATE
            });
        }
        Map<String, String> facts = Map.of(
                "packSha256", Hashes.sha256Hex(yaml),
                "attributions", String.valueOf(imported.attributions()),
                "skipped", String.valueOf(imported.skipped()));
        audit.record(new AuditEntry(AuditEvent.ATTRIBUTIONS_IMPORTED, caller.personId(), null, facts));
    }
}
