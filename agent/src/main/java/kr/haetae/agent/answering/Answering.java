package kr.haetae.agent.answering;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import kr.haetae.address.AddressReader;
import kr.haetae.agent.config.AgentConfig;
import kr.haetae.agent.hublink.HubLink;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.agent.publishing.EpochStore;
import kr.haetae.agent.report.Console;
import kr.haetae.agent.wallets.WalletList;
import kr.haetae.agent.witnessing.WitnessLoop;
import kr.haetae.oprf.Group;
import kr.haetae.protocol.VerifyKey;

/** The answering half of the agent: from {@link #start} to {@link #close} it takes tasks and answers them. */
public final class Answering implements AutoCloseable {
    private final TaskPoller poller;
    private final Optional<WitnessLoop> witnessing;

    private Answering(TaskPoller poller, Optional<WitnessLoop> witnessing) {
        this.poller = poller;
        this.witnessing = witnessing;
    }

    /** Starts polling; closes the witnessing, already begun, with itself. */
    public static Answering start(
            AgentConfig config,
            AgentKeys keys,
            VerifyKey hubKey,
            HubLink hub,
            EpochStore epochs,
            Quota quota,
            AnswerLog log,
            LastPoll lastPoll,
            Supplier<CompletableFuture<WalletList>> wallets,
            Optional<WitnessLoop> witnessing,
            Console console,
            Clock clock) {
        TaskGate gate = new TaskGate(hubKey, config.exchange(), clock);
        Group group = config.pureJava() ? Group.pureJava() : Group.best();
        BatchBinding binding = new BatchBinding(AddressReader.standard(), log, group);
        TaskDesk desk = new TaskDesk(
                config.exchange(),
                keys.messageKey(),
                gate,
                new Evaluations(hubKey, config.legalBases(), epochs, quota, log, gate, clock),
                new Confirmations(binding, keys, config.legalBases(), quota, log, clock),
                log,
                wallets,
                console,
                clock);
        TaskPoller poller = new TaskPoller(hub, keys, desk, lastPoll, console);
        poller.start();
        return new Answering(poller, witnessing);
    }

    /** Waits until the hub answered a first poll or could not be reached, but no longer than this. */
    public void awaitFirstPoll(Duration longest) throws InterruptedException {
        poller.awaitFirstPoll(longest);
    }

    @Override
    public void close() {
        poller.close();
        witnessing.ifPresent(WitnessLoop::close);
    }
}
