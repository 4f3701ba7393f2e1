package kr.haetae.hub.verification.results;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.verification.planning.ElementRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What exchanges said of memos, by exchange, element and memo. */
final class MemoMatches {
    private final Map<String, String> matches = new HashMap<>();

    private MemoMatches() {}

    /** The answers for some of a verification's batches. */
    static MemoMatches of(JdbcClient jdbc, UUID verification, Integer[] batchNos) {
        MemoMatches all = new MemoMatches();
        if (batchNos.length == 0) {
            return all;
        }
        jdbc.sql("""
                        select c.exchange, b.batch_no, i.position, i.memo, i.memo_match
                        from confirmation c join batch b on b.id = c.batch_id
                        join confirmation_item i on i.confirmation_id = c.id
                        where c.verification_id = ? and b.batch_no = any(?) and i.managed
                        """).params(verification, batchNos).query(row -> {
            int ref = ElementRef.of(row.getInt("batch_no"), row.getInt("position"));
            all.matches.put(key(row.getString("exchange"), ref, row.getString("memo")), row.getString("memo_match"));
        });
        return all;
    }

    @Nullable
    String of(String exchange, int ref, @Nullable String memo) {
        return matches.get(key(exchange, ref, memo == null ? "" : memo));
    }

    private static String key(String exchange, int ref, String memo) {
        return exchange + "\n" + ref + "\n" + memo;
    }
}
