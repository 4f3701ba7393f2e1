package kr.haetae.agent.witnessing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import kr.haetae.agent.hublink.HubLink;
import kr.haetae.agent.hublink.HubLink.Reply;
import kr.haetae.agent.report.Console;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.AgentApi.WitnessReport;
import kr.haetae.protocol.AgentApi.WitnessRequest;
import kr.haetae.protocol.Json;
import kr.haetae.tlog.AddCheckpoint;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.Witness;
import kr.haetae.tlog.Witness.Cosigned;
import kr.haetae.tlog.Witness.Outcome;
import kr.haetae.tlog.Witness.Refused;

/** Asks the hub every few seconds for a head of its log to cosign. Nothing that goes wrong here disturbs the answering. */
public final class WitnessLoop implements AutoCloseable {
    private static final long EVERY_MILLIS = 7_000;
    private static final long JITTER_MILLIS = 1_000;
    private static final long STOP_WITHIN_MILLIS = 1_000;
    /** Enough to start from another size once and report the cosignature. */
    private static final int ROUND_TRIPS = 4;

    private final HubLink hub;
    private final NoteKey log;
    private final Witness witness;
    private final Evidence evidence;
    private final Console console;
    private final Thread thread = new Thread(this::run, "witness");
    private volatile boolean stopping;
    private boolean ailing;

    /**
     * A loop that does not run yet.
     *
     * @param log the key on the hub's card
     * @param folder of the ledger and of evidence
     */
    public WitnessLoop(HubLink hub, NoteSigner signer, NoteKey log, Path folder, Console console, Clock clock) {
        this.hub = hub;
        this.log = log;
        this.witness = new Witness(signer, List.of(log), new LedgerFiles(folder), clock);
        this.evidence = new Evidence(folder);
        this.console = console;
        thread.setDaemon(true);
    }

    /** Starts it, once. */
    public WitnessLoop start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!stopping) {
            try {
                round();
                ailing = false;
            } catch (IOException e) {
                // The poll tells that the hub is away; here the next round will do.
                ailing = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                noteAiling(e);
            }
            try {
                Thread.sleep(EVERY_MILLIS + ThreadLocalRandom.current().nextLong(-JITTER_MILLIS, JITTER_MILLIS));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Reports how far it knows the log, and cosigns until the hub has nothing more. */
    void round() throws IOException, InterruptedException {
        WitnessReport report = new WitnessReport(log.name(), witness.knownSize(log.name()), "", "");
        for (int trip = 0; trip < ROUND_TRIPS; trip++) {
            Reply reply = hub.post(AgentApi.WITNESS, report);
            if (reply.status() != 200) {
                return;
            }
            String request = Json.read(reply.body(), WitnessRequest.class).addCheckpoint();
            Outcome outcome = witness.add(AddCheckpoint.parse(request));
            report = judged(request, outcome);
            if (outcome instanceof Refused refused && refused.refusal().isAlarming()) {
                hub.post(AgentApi.WITNESS, report);
                return;
            }
        }
    }

    private WitnessReport judged(String request, Outcome outcome) throws IOException {
        if (outcome instanceof Cosigned cosigned) {
            return new WitnessReport(
                    log.name(),
                    cosigned.checkpoint().size(),
                    cosigned.cosignature().line(),
                    "");
        }
        Refused refused = (Refused) outcome;
        String name = refused.refusal().name();
        if (refused.refusal().isAlarming()
                && evidence.keep(name.toLowerCase(Locale.ROOT) + "-" + refused.knownSize(), request)) {
            console.warn("witness.alarm", name, refused.knownSize());
        }
        return new WitnessReport(log.name(), refused.knownSize(), "", name);
    }

    /** The type alone: a message may quote what the hub sent. */
    private void noteAiling(RuntimeException failure) {
        if (!ailing && !stopping) {
            console.warn("witness.failed", failure.getClass().getName());
        }
        ailing = true;
    }

    /** Ends after a write under way, so that the ledger is whole. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(STOP_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
