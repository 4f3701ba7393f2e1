package kr.haetae.hub.verification.confirming;

import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.casework.PermittedAction;
import kr.haetae.hub.verification.sending.Asking;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.verification.sending.StoredBatch;
import org.springframework.stereotype.Component;

/** Lets waiting claims go to their confirmation. */
@Component
public class ClaimRelease {
    private final Claims claims;
    private final ReleaseRule rule;
    private final Batches batches;
    private final Asking asking;
    private final Cases cases;
    private final Clock clock;

    public ClaimRelease(Claims claims, ReleaseRule rule, Batches batches, Asking asking, Cases cases, Clock clock) {
        this.claims = claims;
        this.rule = rule;
        this.batches = batches;
        this.asking = asking;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Asks for the confirmation of every waiting claim nothing stands against any more; holds it if the case or its ground
     * has ended since the verification was submitted. Wants the batch locked by the caller's transaction.
     *
     * @return whether any claim was asked about or held
     */
    public boolean release(StoredBatch batch) {
        List<Claim> all = claims.of(batch);
        if (all.stream().noneMatch(claim -> claim.state() == Claim.State.WAITING)) {
            return false;
        }
        Instant sentAt = batches.lock(batch.id());
        BitSet free = rule.free(batch, all, sentAt, clock.instant());
        Map<String, List<Claim>> byExchange = all.stream()
                .filter(claim -> claim.state() == Claim.State.WAITING && free.get(claim.position()))
                .collect(Collectors.groupingBy(Claim::exchange));
        if (byExchange.isEmpty()) {
            return false;
        }
        if (groundStands(batch)) {
            byExchange.forEach((exchange, released) -> claims.ask(
                    batch, exchange, released.stream().map(Claim::position).toList(), null));
        } else {
            byExchange.forEach((exchange, held) -> claims.endGround(batch, exchange, held));
        }
        return true;
    }

    private boolean groundStands(StoredBatch batch) {
        Asking.Asker asker = asking.of(Objects.requireNonNull(batch.verificationId()));
        return cases.permits(asker.agencyId(), new CaseId(asker.caseId()), PermittedAction.VERIFICATION);
    }
}
