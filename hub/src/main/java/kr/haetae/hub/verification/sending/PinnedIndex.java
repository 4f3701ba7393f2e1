package kr.haetae.hub.verification.sending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.verification.operating.RowTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The index a task is pinned to: kept as it was, for the answer cites it even when the index is long gone. */
public final class PinnedIndex {
    private PinnedIndex() {}

    /** Keeps an index; keeping it again changes nothing but its activation time. */
    static void keep(JdbcClient jdbc, EpochRef index) {
        jdbc.sql("""
                        insert into asked_index (index_id, exchange, epoch, public_key, manifest_sha256, activated_at, namespaces)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (index_id) do update set activated_at = excluded.activated_at
                        where asked_index.activated_at <> excluded.activated_at
                        """)
                .params(
                        index.indexId(),
                        index.exchange().name(),
                        index.epoch(),
                        index.publicKeyHex(),
                        index.manifestSha256(),
                        index.activatedAt().atOffset(ZoneOffset.UTC),
                        String.join(" ", index.namespaces()))
                .update();
    }

    /** Reads one of a row that joins {@code asked_index}. */
    public static EpochRef of(ResultSet row) throws SQLException {
        return new EpochRef(
                new ExchangeId(row.getString("exchange")),
                row.getLong("epoch"),
                row.getString("public_key"),
                row.getString("manifest_sha256"),
                RowTime.of(row, "activated_at"),
                Set.copyOf(Arrays.asList(row.getString("namespaces").split(" "))),
                row.getObject("index_id", UUID.class));
    }
}
