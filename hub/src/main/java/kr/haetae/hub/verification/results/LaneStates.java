package kr.haetae.hub.verification.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.haetae.hub.verification.operating.RowTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how the exchanges get on with a verification. */
@Component
class LaneStates {
    private final JdbcClient jdbc;

    LaneStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One exchange that was asked something.
     *
     * @param busySince last progress, from which its silence counts
     * @param itemsOpen addresses it was asked to confirm and has not
     */
    record LaneState(
            String exchange,
            int asked,
            int answered,
            int addressesAnswered,
            int hits,
            long latencySumMillis,
            @Nullable Instant busySince,
            int itemsOpen) {

        boolean busy() {
            return asked > answered || itemsOpen > 0;
        }

        /** Whether it has tasks and has given no sign for the deadline. */
        boolean silent(Instant now, int deadlineSeconds) {
            return busy() && busySince != null && !now.isBefore(busySince.plusSeconds(deadlineSeconds));
        }
    }

    List<LaneState> of(UUID verification) {
        return jdbc.sql("""
                        select l.*, (select count(*) from confirmation c join confirmation_item i on i.confirmation_id = c.id
                            where c.verification_id = l.verification_id and c.exchange = l.exchange and c.state = 'ASKED') as open
                        from lane l where l.verification_id = ? order by l.exchange
                        """).param(verification).query(LaneStates::laneOf).list();
    }

    private static LaneState laneOf(ResultSet row, int number) throws SQLException {
        Instant busySince = RowTime.orNull(row, "busy_since");
        return new LaneState(
                row.getString("exchange"),
                row.getInt("batches_asked"),
                row.getInt("batches_answered"),
                row.getInt("addresses_answered"),
                row.getInt("hits"),
                row.getLong("latency_sum_millis"),
                busySince,
                row.getInt("open"));
    }

    static Set<String> silent(List<LaneState> lanes, Instant now, int deadlineSeconds) {
        return lanes.stream()
                .filter(lane -> lane.silent(now, deadlineSeconds))
                .map(LaneState::exchange)
                .collect(Collectors.toUnmodifiableSet());
    }
}
