package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.protocol.AgentApi.EpochState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** One hundred thousand addresses at five exchanges, all in this one process. */
@Tag("long")
class VerificationLoadTest extends HubTest {
    private static final int EXCHANGES = 5;
    private static final int HITS_EVERY = 10;

    @Autowired
    private Verifications verifications;

    @Autowired
    private Directory directory;

    @Autowired
    private DemoPeople people;

    @Value("${haetae.data-dir}")
    private Path dataDir;

    @Test
    void answersAHundredThousandAddressesWithTheSameEffortEachAsAThousand() throws InterruptedException {
        List<SimulatedExchange> exchanges = exchanges();
        Caller caller = people.as(Role.INVESTIGATOR).orElseThrow();
        List<String> figures = new ArrayList<>();
        for (int count : new int[] {1_000, 1_000, 1_000, 10_000, 100_000}) {
            Instant from = Instant.now();
            long cpuFrom = cpuNanos();
            VerificationId id = submit(caller, count);
            Duration accepted = Duration.between(from, Instant.now());
            Progress progress = verifications.progress(caller, id);
            while (progress.state() != Progress.State.COMPLETE) {
                Thread.sleep(count > 1_000 ? 500 : 20);
                progress = verifications.progress(caller, id);
                assertThat(Duration.between(from, Instant.now())).isLessThan(Duration.ofMinutes(8));
            }
            figures.add(count + " addresses: accepted in " + accepted.toMillis() + " ms, complete in "
                    + progress.elapsedMillis() + " ms, CPU " + (cpuNanos() - cpuFrom) / count / 1_000
                    + " us an address");
            assertThat(progress.verdicts().get(Verdict.MANAGED)).isEqualTo(count / HITS_EVERY);
            assertThat(progress.verdicts().get(Verdict.NOT_MANAGED)).isEqualTo(count - count / HITS_EVERY);
        }
        figures.forEach(System.err::println);
        exchanges.forEach(SimulatedExchange::close);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private List<SimulatedExchange> exchanges() throws InterruptedException {
        List<SimulatedExchange> exchanges = new ArrayList<>();
        for (int i = 0; i < EXCHANGES; i++) {
            TestMember member = new TestMember("Load" + i);
            directory.admit(member.card());
            Set<String> wallets = new HashSet<>();
            for (int address = i * HITS_EVERY; address < 100_000; address += HITS_EVERY * EXCHANGES) {
                wallets.add(TestAddresses.tron(address));
            }
            SimulatedExchange exchange = new SimulatedExchange(member, TestMember.hubCard(dataDir), wallets).start();
            exchange.publish(1, List.of(TestAddresses.tronNamespace()), true);
            exchanges.add(exchange);
        }
        for (SimulatedExchange exchange : exchanges) {
            while (exchange.stateOf(1) != EpochState.ACTIVE) {
                Thread.sleep(50);
            }
        }
        return exchanges;
    }

    private VerificationId submit(Caller caller, int count) {
        List<AddressInput.Row> rows = TestAddresses.tron(0, count).stream()
                .map(address -> new AddressInput.Row(address, null, null))
                .toList();
        return verifications.submit(
                caller, new Submission(new CaseId("DEMO-1"), null, 600, new AddressInput.Rows(rows), null));
    }
}
