package kr.haetae.hub.verification.honesty;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses whose holder the hub's operators know. */
@Component
public class HoneyAddresses {
    private final JdbcClient jdbc;
    private final AddressReader reader = AddressReader.standard();
    private final Directory directory;
    private final AuditLog audit;
    private final Clock clock;

    public HoneyAddresses(JdbcClient jdbc, Directory directory, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An address to add.
     *
     * @param heldBy the exchange it is known to be of; null: nobody may claim it
     * @param source how that is known
     */
    public record Known(
            String chain, String address, @Nullable String heldBy, String source) {
        @Override
        public String toString() {
            return "Known[]";
        }
    }

    /**
     * Adds addresses, all or none; what is known already is put right.
     *
     * @return how many there are now
     * @throws Problem HONEY_ADDRESS_INVALID naming the first row that is no address, from 1, or ORGANISATION_UNKNOWN
     */
    @Transactional
    public int add(Caller by, List<Known> addresses) {
        for (int i = 0; i < addresses.size(); i++) {
            Known one = addresses.get(i);
            byte[] input = lookupInput(one).orElseThrow(invalid(i + 1));
            put(by, one, input);
        }
        audit.record(new AuditEntry(
                AuditEvent.HONEY_ADDRESSES_ADDED,
                by.personId(),
                null,
                Map.of("addresses", String.valueOf(addresses.size()))));
        return jdbc.sql("select count(*) from honey_address")
                .query(Integer.class)
                .single();
    }

    private static Supplier<Problem> invalid(int row) {
        return () -> new Problem(ProblemCode.HONEY_ADDRESS_INVALID, Map.of("row", row));
    }

    private Optional<byte[]> lookupInput(Known one) {
        return reader.read(one.chain(), one.address(), null) instanceof AddressReading.Valid valid
                ? Optional.of(valid.addresses().get(0).lookupInput())
                : Optional.empty();
    }

    private void put(Caller by, Known one, byte[] input) {
        String heldBy = one.heldBy();
        if (heldBy != null
                && directory.exchanges().stream()
                        .noneMatch(exchange -> exchange.id().name().equals(heldBy))) {
            throw new Problem(ProblemCode.ORGANISATION_UNKNOWN);
        }
        jdbc.sql("""
                        insert into honey_address (lookup_input, held_by, source, added_by, added_at)
                        values (:input, :heldBy, :source, :by, :at)
                        on conflict (lookup_input) do update set held_by = excluded.held_by, source = excluded.source,
                            added_by = excluded.added_by, added_at = excluded.added_at
                        """)
                .param("input", input)
                .param("heldBy", heldBy)
                .param("source", one.source())
                .param("by", by.personId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * An address of the list, as an auditor compares it with what was drawn from an agent's log.
     *
     * @param input the lookup input, in hex
     */
    public record Listed(String input, @Nullable String heldBy, String source, String addedBy, Instant addedAt) {
        @Override
        public String toString() {
            return "Listed[]";
        }
    }

    /** The newest of the list; seeing it is recorded. */
    @Transactional
    public List<Listed> list(Caller by) {
        List<Listed> newest = jdbc.sql("""
                        select encode(lookup_input, 'hex') as input, held_by, source, added_by, added_at
                        from honey_address order by added_at desc limit ?
                        """)
                .param(Limit.HONEY_ADDRESSES_LISTED.value())
                .query((row, number) -> new Listed(
                        row.getString("input"),
                        row.getString("held_by"),
                        row.getString("source"),
                        row.getString("added_by"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list();
        audit.record(new AuditEntry(
                AuditEvent.HONEY_ADDRESSES_READ,
                by.personId(),
                null,
                Map.of("addresses", String.valueOf(newest.size()))));
        return newest;
    }

    /** A random draw for one batch: mostly nobody's, some of each kind where there are both. */
    List<byte[]> draw() {
        List<byte[]> drawn = new ArrayList<>(draw("held_by is null", Limit.HONEY_BATCH_ADDRESSES.intValue() * 3 / 4));
        drawn.addAll(draw("held_by is not null", Limit.HONEY_BATCH_ADDRESSES.intValue() - drawn.size()));
        return drawn;
    }

    private List<byte[]> draw(String which, int most) {
        return jdbc.sql("select lookup_input from honey_address where " + which + " order by random() limit ?")
                .param(most)
                .query(byte[].class)
                .list();
    }

    /** Who holds each of these; of what was taken away meanwhile nothing is said. */
    Map<String, Optional<ExchangeId>> holders(List<byte[]> inputs) {
        Map<String, Optional<ExchangeId>> holders = new HashMap<>();
        jdbc.sql("select lookup_input, held_by from honey_address where lookup_input = any(?)")
                .param(inputs.toArray(new byte[0][]))
                .query(row -> {
                    holders.put(
                            key(row.getBytes(1)),
                            Optional.ofNullable(row.getString(2)).map(ExchangeId::new));
                });
        return holders;
    }

    static String key(byte[] input) {
        return HexFormat.of().formatHex(input);
    }
}
