package kr.haetae.hub.verification.confirming;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.verification.sending.StoredBatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When a claim may be confirmed: once every online exchange that covers the address has answered, or 10 s after the batch
 * was sent. Until then a second exchange could still claim it.
 */
@Component
class ReleaseRule {
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Mailbox mailbox;

    ReleaseRule(JdbcClient jdbc, Mailbox mailbox) {
        this.jdbc = jdbc;
        this.mailbox = mailbox;
    }

    /** The positions nothing stands against; of those that are claimed. */
    BitSet free(StoredBatch batch, List<Claim> claims, Instant sentAt, Instant now) {
        boolean waitedEnough = !now.isBefore(sentAt.plus(LONGEST_WAIT));
        BitSet awaited = waitedEnough ? new BitSet() : awaited(batch.id());
        BitSet awaitedGroups = new BitSet();
        for (int position : awaited.stream().toArray()) {
            awaitedGroups.set(batch.plan().group(position));
        }
        BitSet free = new BitSet();
        for (Claim claim : claims) {
            free.set(claim.position(), !awaitedGroups.get(claim.group()));
        }
        return free;
    }

    /** Positions some online exchange covers and has not answered. */
    private BitSet awaited(UUID batch) {
        BitSet awaited = new BitSet();
        jdbc.sql("select exchange, covered from batch_answer where batch_id = ? and state = 'ASKED'")
                .param(batch)
                .query(row -> {
                    if (mailbox.online(new ExchangeId(row.getString("exchange")))) {
                        awaited.or(BitSet.valueOf(row.getBytes("covered")));
                    }
                });
        return awaited;
    }
}
