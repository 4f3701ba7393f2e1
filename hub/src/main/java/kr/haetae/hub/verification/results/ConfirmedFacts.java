package kr.haetae.hub.verification.results;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.haetae.hub.verification.planning.ElementRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What exchanges signed beside their yes or no, by exchange, element, and the chain and memo they were asked about. */
final class ConfirmedFacts {
    private record Question(String exchange, int ref, String chain, String memo) {
        @Override
        public String toString() {
            return "Question";
        }
    }

    /**
     * What an exchange said of a wallet.
     *
     * @param memoMatch what it knows of the memo; null where it denied
     * @param listedOn chains it lists it on, where the one asked about is none of them
     * @param auditEntry the entry that commits to what it signed; null for those of before the log did
     */
    record Fact(
            @Nullable String memoMatch,
            List<String> listedOn,
            @Nullable UUID auditEntry) {
        Fact {
            listedOn = List.copyOf(listedOn);
        }
    }

    private final Map<Question, Fact> facts = new HashMap<>();

    private ConfirmedFacts() {}

    /** The answers for some of a verification's batches. */
    static ConfirmedFacts of(JdbcClient jdbc, UUID verification, Integer[] batchNos) {
        ConfirmedFacts all = new ConfirmedFacts();
        if (batchNos.length == 0) {
            return all;
        }
        jdbc.sql("""
                        select c.exchange, b.batch_no, i.position, i.chain, i.memo, i.managed, i.memo_match, i.listed_on,
                            c.audit_entry
                        from confirmation c join batch b on b.id = c.batch_id
                        join confirmation_item i on i.confirmation_id = c.id
                        where c.verification_id = ? and b.batch_no = any(?) and i.managed is not null
                        order by c.answered_at
                        """).params(verification, batchNos).query(row -> {
            int ref = ElementRef.of(row.getInt("batch_no"), row.getInt("position"));
            String listedOn = row.getString("listed_on");
            all.facts.put(
                    new Question(row.getString("exchange"), ref, row.getString("chain"), row.getString("memo")),
                    new Fact(
                            row.getBoolean("managed") ? row.getString("memo_match") : null,
                            listedOn.isEmpty() ? List.of() : List.of(listedOn.split(" ")),
                            row.getObject("audit_entry", UUID.class)));
        });
        return all;
    }

    /** The entries that commit to all of it. */
    Set<UUID> auditEntries() {
        return facts.values().stream()
                .map(Fact::auditEntry)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @Nullable
    Fact of(String exchange, int ref, String chain, @Nullable String memo) {
        return facts.get(new Question(exchange, ref, chain, memo == null ? "" : memo));
    }
}
