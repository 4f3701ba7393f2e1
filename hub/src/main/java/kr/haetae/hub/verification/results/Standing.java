package kr.haetae.hub.verification.results;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.verification.Lane;
import kr.haetae.hub.verification.Progress;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.operating.RowTime;
import kr.haetae.hub.verification.results.LaneStates.LaneState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where verifications stand now. */
@Component
class Standing {
    private final JdbcClient jdbc;
    private final Boards boards;
    private final LaneStates laneStates;
    private final Directory directory;
    private final Mailbox mailbox;
    private final Clock clock;

    Standing(JdbcClient jdbc, Boards boards, LaneStates laneStates, Directory directory, Mailbox mailbox, Clock clock) {
        this.jdbc = jdbc;
        this.boards = boards;
        this.laneStates = laneStates;
        this.directory = directory;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /**
     * A board with who is silent at a moment: all that rows are made of.
     *
     * @param silent exchanges whose pending answers count as none
     */
    record Now(Board board, List<LaneState> lanes, Set<String> silent, Instant at) {
        Now {
            lanes = List.copyOf(lanes);
            silent = Set.copyOf(silent);
        }
    }

    Now now(UUID verification, int deadlineSeconds) {
        Instant at = clock.instant();
        Board board = boards.of(verification);
        List<LaneState> lanes = laneStates.of(verification);
        return new Now(board, lanes, LaneStates.silent(lanes, at, deadlineSeconds), at);
    }

    Progress progress(Asked asked) {
        Now now = now(asked.id(), asked.deadlineSeconds());
        Board.Counts counts = now.board().counts(now.silent());
        Progress.State state = state(asked, now);
        Instant settledAt = state == Progress.State.RUNNING ? null : settledAt(asked, now);
        Instant until = asked.completedAt() == null ? now.at() : asked.completedAt();
        return new Progress(
                new VerificationId(asked.id()),
                state,
                now.board().version(),
                asked.rows(),
                counts.decided(),
                counts.verdicts(),
                asked.addresses(),
                counts.held(),
                state == Progress.State.SETTLED,
                Duration.between(asked.submittedAt(), until).toMillis(),
                asked.submittedAt(),
                settledAt,
                asked.completedAt(),
                lanes(asked, now));
    }

    private Progress.State state(Asked asked, Now now) {
        if (asked.completedAt() != null) {
            return Progress.State.COMPLETE;
        }
        boolean someoneWorks = now.lanes().stream()
                .anyMatch(lane -> lane.busy() && !now.silent().contains(lane.exchange()));
        boolean claimsWait = jdbc.sql(
                        "select exists (select 1 from claim where verification_id = ? and state = 'WAITING')")
                .param(asked.id())
                .query(Boolean.class)
                .single();
        boolean silence = !now.silent().isEmpty();
        return silence && now.board().allSent() && !someoneWorks && !claimsWait
                ? Progress.State.SETTLED
                : Progress.State.RUNNING;
    }

    /** When the last answer came, or the last silence reached the deadline. */
    private static Instant settledAt(Asked asked, Now now) {
        if (asked.completedAt() != null) {
            return asked.completedAt();
        }
        return now.lanes().stream()
                .filter(lane -> lane.busySince() != null)
                .map(lane -> now.silent().contains(lane.exchange())
                        ? Objects.requireNonNull(lane.busySince()).plusSeconds(asked.deadlineSeconds())
                        : Objects.requireNonNull(lane.busySince()))
                .max(Instant::compareTo)
                .orElse(now.at());
    }

    private List<Lane> lanes(Asked asked, Now now) {
        List<Lane> lanes = new ArrayList<>();
        Set<String> known = now.lanes().stream().map(LaneState::exchange).collect(Collectors.toSet());
        for (LaneState lane : now.lanes()) {
            lanes.add(lane(asked, now, lane));
        }
        for (String exchange : now.board().exchanges()) {
            if (!known.contains(exchange)) {
                lanes.add(lane(asked, now, new LaneState(exchange, 0, 0, 0, 0, 0, null, 0)));
            }
        }
        lanes.sort(Comparator.comparing(Lane::exchange));
        return lanes;
    }

    private Lane lane(Asked asked, Now now, LaneState lane) {
        ExchangeId id = new ExchangeId(lane.exchange());
        EpochRef index = newestIndex(now.board(), lane.exchange());
        return new Lane(
                lane.exchange(),
                directory.find(id).map(Exchange::displayName).orElse(lane.exchange()),
                laneState(now, lane),
                mailbox.online(id),
                lane.asked(),
                lane.answered(),
                asked.addresses(),
                lane.addressesAnswered(),
                lane.hits(),
                lane.itemsOpen(),
                lane.answered() == 0 ? null : lane.latencySumMillis() / lane.answered(),
                index == null ? null : index.activatedAt(),
                index == null ? null : index.manifestSha256());
    }

    private static Lane.State laneState(Now now, LaneState lane) {
        if (now.silent().contains(lane.exchange())) {
            return Lane.State.SILENT;
        }
        if (lane.asked() == 0) {
            return Lane.State.NO_INDEX;
        }
        return lane.busy() || !now.board().allSent() ? Lane.State.WORKING : Lane.State.DONE;
    }

    private static @Nullable EpochRef newestIndex(Board board, String exchange) {
        EpochRef newest = null;
        for (BatchCells batch : board.batches(exchange)) {
            EpochRef index = batch == null ? null : board.index(batch.index());
            newest = index == null ? newest : index;
        }
        return newest;
    }

    /** The facts of a verification that progress is told against. */
    record Asked(
            UUID id,
            int rows,
            int addresses,
            int deadlineSeconds,
            Instant submittedAt,
            @Nullable Instant completedAt,
            @Nullable Instant erasedAt) {}

    /** Empty also if it is another agency's. */
    Optional<Asked> asked(UUID verification, String agencyId) {
        return jdbc.sql("""
                        select id, row_count, address_count, deadline_seconds, submitted_at, completed_at, erased_at
                        from verification where id = ? and agency_id = ?
                        """)
                .params(verification, agencyId)
                .query((row, number) -> {
                    Instant completed = RowTime.orNull(row, "completed_at");
                    Instant erased = RowTime.orNull(row, "erased_at");
                    return new Asked(
                            row.getObject("id", UUID.class),
                            row.getInt("row_count"),
                            row.getInt("address_count"),
                            row.getInt("deadline_seconds"),
                            RowTime.of(row, "submitted_at"),
                            completed,
                            erased);
                })
                .optional();
    }
}
