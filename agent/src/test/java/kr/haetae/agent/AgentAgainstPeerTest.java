package kr.haetae.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.Message.Confirm;
import kr.haetae.protocol.Message.Confirmed;
import kr.haetae.protocol.Message.MemoMatch;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.SigningKey;
import kr.haetae.protocol.WireTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the real agent process over real mutual TLS. */
class AgentAgainstPeerTest {
    private static final String EXCHANGE = "Korbit 코빗";
    private static final String DEPOSIT_CONTRACT = "0x00000000219ab540356cBB839Cbe05303d7705Fa";
    private static final String GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private static final String SHARED_XRP = "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh";
    private static final String NOT_OURS = "0xdAC17F958D2ee523a2206206994597C13D831ec7";

    @TempDir
    Path folder;

    private Path agentFolder;
    private PeerHub hub;

    @BeforeEach
    void admitAnAgent() throws Exception {
        agentFolder = folder.resolve("agent");
        hub = new PeerHub(EXCHANGE, folder.resolve("hub"));
        Path wallets = folder.resolve("wallets.csv");
        Files.writeString(
                wallets,
                "\uFEFFmemo,chain,address,label\n"
                        + ",ethereum," + DEPOSIT_CONTRACT + ",\"cold, \"\"main\"\"\"\n"
                        + ",bitcoin," + GENESIS + ",\n"
                        + "007,xrp," + SHARED_XRP + ",deposits\n"
                        + "8,xrp," + SHARED_XRP + ",deposits\n"
                        + ",bitcoin,not-an-address,\n");
        Path card = hub.writeCard(folder.resolve("hub-card.json"));
        assertThat(AgentProcess.run(
                        folder,
                        "init",
                        "--dir",
                        agentFolder.toString(),
                        "--exchange",
                        EXCHANGE,
                        "--wallets",
                        wallets.toString(),
                        "--hub-card",
                        card.toString(),
                        "--elements-per-day",
                        "112",
                        "--lang",
                        "en"))
                .isZero();
        hub.admit(agentFolder.resolve("member.json"));
    }

    @AfterEach
    void stopThePeer() {
        hub.close();
        assertThat(hub.failures).as("the peer saw nothing it could not take").isEmpty();
    }

    private AgentProcess startAgent(String... more) throws Exception {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[] {"run", "--dir", agentFolder.toString(), "--lang", "en"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return AgentProcess.start(folder, arguments);
    }

    private void allowElements(int perDay) throws Exception {
        Path config = agentFolder.resolve("agent.yaml");
        Files.writeString(config, Files.readString(config).replace("elementsPerDay: 112", "elementsPerDay: " + perDay));
    }

    private static byte[] input(String chain, String address) {
        return ((AddressReading.Valid) AddressReader.standard().read(chain, address, null))
                .addresses()
                .get(0)
                .lookupInput();
    }

    @Test
    void publishesEvaluatesAndConfirmsOverMutualTls() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.awaitActive(0, 60).epoch();
            assertThat(hub.epochs.get(epoch).manifest.namespaces()).hasSize(3);
            assertThat(hub.epochs.get(epoch).manifest.count()).isEqualTo(1_024);
            PeerHub.Batch batch = hub.batch(
                    epoch,
                    List.of(
                            input("ethereum", DEPOSIT_CONTRACT),
                            input("bsc", DEPOSIT_CONTRACT.toLowerCase(java.util.Locale.ROOT)),
                            input("bitcoin", GENESIS),
                            input("ethereum", NOT_OURS),
                            input("xrp", SHARED_XRP)));
            hub.tasks.add(batch.delivery());
            List<byte[]> tags = batch.tags(hub.awaitResult(batch.taskId, 30));
            assertThat(tags.subList(0, 4).stream().map(tag -> hub.holds(epoch, tag)))
                    .containsExactly(true, true, true, false);

            Delivery request = confirm(
                    batch,
                    batch.item(0, "ethereum", DEPOSIT_CONTRACT, ""),
                    batch.item(4, "xrp", SHARED_XRP, "007"),
                    batch.item(4, "xrp", SHARED_XRP, "7"),
                    batch.item(4, "xrp", SHARED_XRP, ""),
                    batch.item(3, "ethereum", NOT_OURS, ""),
                    batch.item(2, "bitcoin", GENESIS, "5"),
                    batch.item(1, "bsc", DEPOSIT_CONTRACT, ""),
                    batch.item(3, "bsc", NOT_OURS, ""));
            Confirmed confirmed = (Confirmed) answerTo(request);
            assertThat(confirmed.requestSha256())
                    .isEqualTo(PeerHub.hex(PeerHub.sha256(PeerHub.utf8(request.envelope()))));
            assertThat(confirmed.answers())
                    .containsExactly(
                            new Confirmed.Answer(0, true, MemoMatch.NOT_APPLICABLE, List.of()),
                            new Confirmed.Answer(4, true, MemoMatch.KNOWN, List.of()),
                            new Confirmed.Answer(4, true, MemoMatch.UNKNOWN, List.of()),
                            new Confirmed.Answer(4, true, MemoMatch.MISSING, List.of()),
                            new Confirmed.Answer(3, false, MemoMatch.NOT_APPLICABLE, List.of()),
                            new Confirmed.Answer(2, true, MemoMatch.NOT_APPLICABLE, List.of()),
                            new Confirmed.Answer(1, true, MemoMatch.NOT_APPLICABLE, List.of("ethereum")),
                            new Confirmed.Answer(3, false, MemoMatch.NOT_APPLICABLE, List.of()));
            assertThat(agent.errors())
                    .contains("5 rows: 3 wallets, 1 rows skipped")
                    .doesNotContain(GENESIS)
                    .doesNotContain("not-an-address");
            assertThat(Files.readString(agentFolder.resolve("log/agent-000001.jsonl")))
                    .contains(batch.message.header())
                    .doesNotContain(GENESIS)
                    .doesNotContain(DEPOSIT_CONTRACT);
        }
    }

    private Delivery confirm(PeerHub.Batch batch, Confirm.Item... items) {
        return hub.deliver(PeerHub.randomHex(16), batch.confirm(items), batch.elements());
    }

    private Message answerTo(Delivery task) throws Exception {
        String taskId = Envelope.open(task.envelope(), hub.signing.verifyKey(), Envelope.HUB, EXCHANGE)
                .taskId();
        hub.tasks.add(task);
        return hub.awaitResult(taskId, 30).message();
    }

    private RefusalCode refusalOf(Delivery task) throws Exception {
        return ((Message.Refused) answerTo(task)).code();
    }

    private PeerHub.Batch evaluated(long epoch, byte[]... inputs) throws Exception {
        PeerHub.Batch batch = hub.batch(epoch, List.of(inputs));
        hub.tasks.add(batch.delivery());
        batch.tags(hub.awaitResult(batch.taskId, 30));
        return batch;
    }

    @Test
    void confirmsNothingThatItDidNotEvaluateBlindlyBefore() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.awaitActive(0, 60).epoch();
            byte[] genesis = input("bitcoin", GENESIS);
            PeerHub.Batch batch = evaluated(epoch, genesis, input("ethereum", NOT_OURS));
            Confirm.Item fine = batch.item(0, "bitcoin", GENESIS, "");

            PeerHub.Batch unasked = hub.batch(epoch, List.of(genesis));
            assertThat(refusalOf(confirm(unasked, unasked.item(0, "bitcoin", GENESIS, ""))))
                    .isEqualTo(RefusalCode.UNKNOWN_BATCH);

            assertThat(refusalOf(confirm(batch, batch.item(1, "ethereum", DEPOSIT_CONTRACT, ""))))
                    .as("another address at that position")
                    .isEqualTo(RefusalCode.NOT_COMMITTED);
            assertThat(refusalOf(confirm(batch, fine, batch.item(2, "ethereum", DEPOSIT_CONTRACT, ""))))
                    .as("one honest item buys no other, padding least of all")
                    .isEqualTo(RefusalCode.NOT_COMMITTED);
            assertThat(refusalOf(confirm(batch, new Confirm.Item(1, "bitcoin", GENESIS, "", batch.opening(0)))))
                    .as("another position")
                    .isEqualTo(RefusalCode.NOT_COMMITTED);
            assertThat(refusalOf(confirm(batch, new Confirm.Item(16, "bitcoin", GENESIS, "", batch.opening(0)))))
                    .as("beyond the batch")
                    .isEqualTo(RefusalCode.NOT_COMMITTED);

            Confirm asked = batch.confirm(fine);
            Confirm otherCase = new Confirm(
                    asked.batchId(), asked.agency(), asked.legalBasis(), PeerHub.randomHex(32), asked.items());
            assertThat(refusalOf(hub.deliver(PeerHub.randomHex(16), otherCase, batch.elements())))
                    .isEqualTo(RefusalCode.NOT_COMMITTED);
            Confirm otherBasis =
                    new Confirm(asked.batchId(), asked.agency(), "LB2", asked.caseCommitment(), asked.items());
            assertThat(refusalOf(hub.deliver(PeerHub.randomHex(16), otherBasis, batch.elements())))
                    .isEqualTo(RefusalCode.NOT_COMMITTED);
            assertThat(refusalOf(hub.deliver(PeerHub.randomHex(16), asked, new byte[0])))
                    .isEqualTo(RefusalCode.ELEMENTS_DO_NOT_MATCH_HEADER);

            assertThat(((Confirmed) answerTo(confirm(batch, fine))).answers())
                    .containsExactly(new Confirmed.Answer(0, true, MemoMatch.NOT_APPLICABLE, List.of()));
            assertThat(agent.isAlive()).isTrue();
        }
    }

    /** A leaf may say another address than the one that was blinded: then the element at its position is another. */
    @Test
    void confirmsNoAddressWhoseLeafWasCommittedToBesideAnotherElement() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.awaitActive(0, 60).epoch();
            byte[] genesis = input("bitcoin", GENESIS);
            byte[] another =
                    hub.batch(epoch, List.of(input("ethereum", NOT_OURS))).elements();
            PeerHub.Batch twofold = hub.batch(
                    epoch, List.of(genesis), "LB1     ", elements -> System.arraycopy(another, 0, elements, 0, 32));
            hub.tasks.add(twofold.delivery());
            assertThat(hub.awaitResult(twofold.taskId, 30).message()).isInstanceOf(Message.Evaluated.class);
            assertThat(refusalOf(confirm(twofold, twofold.item(0, "bitcoin", GENESIS, ""))))
                    .isEqualTo(RefusalCode.NOT_COMMITTED);
            assertThat(agent.isAlive()).isTrue();
        }
    }

    @Test
    void evaluatesNoSecondBatchUnderAnIdItKnows() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.awaitActive(0, 60).epoch();
            PeerHub.Batch first = evaluated(epoch, input("bitcoin", GENESIS));
            PeerHub.Batch second = hub.batch(epoch, List.of(input("ethereum", NOT_OURS)));
            BatchHeader h = second.header;
            BatchHeader renamed = new BatchHeader(
                    first.header.batchId(),
                    h.indexFrom(),
                    h.time(),
                    h.count(),
                    h.elementsSha256(),
                    h.caseCommitment(),
                    h.legalBasisClass(),
                    h.merkleRoot());
            Message.Evaluate task = new Message.Evaluate(renamed.sign(hub.signing), epoch, hub.publicKey(epoch));
            assertThat(refusal(second.taskId, hub.deliver(second.taskId, task, second.elements())))
                    .isEqualTo(RefusalCode.MALFORMED);
            assertThat(agent.isAlive()).isTrue();
        }
    }

    private RefusalCode refusal(String taskId, Delivery delivery) throws Exception {
        hub.tasks.add(delivery);
        return ((Message.Refused) hub.awaitResult(taskId, 30).message()).code();
    }

    @Test
    void refusesWhateverWasTamperedWithWithItsOwnCode() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.awaitActive(0, 60).epoch();
            byte[] input = input("bitcoin", GENESIS);

            PeerHub.Batch forged = hub.batch(epoch, List.of(input));
            Message.Evaluate badHeader =
                    new Message.Evaluate(forged.header.sign(SigningKey.generate()), epoch, hub.publicKey(epoch));
            assertThat(refusal(forged.taskId, hub.deliver(forged.taskId, badHeader, forged.elements())))
                    .isEqualTo(RefusalCode.WRONG_SIGNATURE);

            PeerHub.Batch swapped = hub.batch(epoch, List.of(input));
            byte[] other = hub.batch(epoch, List.of(input)).elements();
            assertThat(refusal(swapped.taskId, hub.deliver(swapped.taskId, swapped.message, other)))
                    .isEqualTo(RefusalCode.ELEMENTS_DO_NOT_MATCH_HEADER);

            PeerHub.Batch unknown = hub.batch(epoch + 1, List.of(input));
            assertThat(refusal(unknown.taskId, unknown.delivery())).isEqualTo(RefusalCode.UNKNOWN_EPOCH);

            PeerHub.Batch otherKey = hub.batch(epoch, List.of(input));
            Message.Evaluate wrongKey = new Message.Evaluate(otherKey.message.header(), epoch, PeerHub.randomHex(32));
            assertThat(refusal(otherKey.taskId, hub.deliver(otherKey.taskId, wrongKey, otherKey.elements())))
                    .isEqualTo(RefusalCode.UNKNOWN_EPOCH);

            PeerHub.Batch misaddressed = hub.batch(epoch, List.of(input));
            assertThat(refusal(misaddressed.taskId, misaddressed.to("Upbit", Instant.now(), hub.signing)))
                    .isEqualTo(RefusalCode.WRONG_AUDIENCE);

            PeerHub.Batch stranger = hub.batch(epoch, List.of(input));
            assertThat(refusal(stranger.taskId, stranger.to(EXCHANGE, Instant.now(), SigningKey.generate())))
                    .isEqualTo(RefusalCode.WRONG_SIGNATURE);

            PeerHub.Batch old = hub.batch(epoch, List.of(input));
            Instant fiveDaysAgo = Instant.now().minus(Duration.ofDays(5));
            assertThat(refusal(old.taskId, old.to(EXCHANGE, fiveDaysAgo, hub.signing)))
                    .isEqualTo(RefusalCode.TOO_OLD);

            PeerHub.Batch future = hub.batch(epoch, List.of(input));
            assertThat(refusal(future.taskId, withHeaderOfTheFuture(future, epoch)))
                    .isEqualTo(RefusalCode.TOO_OLD);

            PeerHub.Batch invalid = hub.batch(epoch, List.of(input), "LB1     ", elements -> elements[31] = -1);
            assertThat(refusal(invalid.taskId, invalid.delivery())).isEqualTo(RefusalCode.INVALID_ELEMENT);

            PeerHub.Batch noGround = hub.batch(epoch, List.of(input), "LB77    ", elements -> {});
            assertThat(refusal(noGround.taskId, noGround.delivery())).isEqualTo(RefusalCode.LEGAL_BASIS_NOT_ACCEPTED);

            String taskId = PeerHub.randomHex(16);
            assertThat(refusal(taskId, hub.deliver(taskId, new Message.Refused(RefusalCode.MALFORMED), new byte[0])))
                    .isEqualTo(RefusalCode.UNKNOWN_KIND);

            PeerHub.Batch good = hub.batch(epoch, List.of(input));
            hub.tasks.add(good.delivery());
            assertThat(hub.holds(
                            epoch, good.tags(hub.awaitResult(good.taskId, 30)).get(0)))
                    .isTrue();
            assertThat(agent.isAlive()).isTrue();
        }
    }

    /** 112 elements a day: 64 for the canaries, then three batches of 16. */
    @Test
    void quotaIsExactOverARestartAndCountsATaskOnce() throws Exception {
        long epoch;
        byte[] input = input("bitcoin", GENESIS);
        PeerHub.Batch first;
        try (AgentProcess agent = startAgent()) {
            epoch = hub.awaitActive(0, 60).epoch();
            first = hub.batch(epoch, List.of(input));
            hub.tasks.add(first.delivery());
            first.tags(hub.awaitResult(first.taskId, 30));
            PeerHub.Batch second = hub.batch(epoch, List.of(input));
            hub.tasks.add(second.delivery());
            second.tags(hub.awaitResult(second.taskId, 30));
            agent.kill();
        }
        try (AgentProcess agent = startAgent()) {
            agent.awaitLog("wallets", 60);
            for (int i = 0; i < 3; i++) {
                hub.tasks.add(first.delivery());
                first.tags(hub.awaitResult(first.taskId, 60));
            }
            PeerHub.Batch large = hub.batch(epoch, java.util.Collections.nCopies(17, input));
            assertThat(refusal(large.taskId, large.delivery())).isEqualTo(RefusalCode.QUOTA_EXCEEDED);
            PeerHub.Batch third = hub.batch(epoch, List.of(input));
            hub.tasks.add(third.delivery());
            third.tags(hub.awaitResult(third.taskId, 30));
            PeerHub.Batch fourth = hub.batch(epoch, List.of(input));
            assertThat(refusal(fourth.taskId, fourth.delivery())).isEqualTo(RefusalCode.QUOTA_EXCEEDED);
            assertThat(refusal(fourth.taskId, fourth.delivery())).isEqualTo(RefusalCode.QUOTA_EXCEEDED);

            PeerHub.Batch smuggled = hub.batch(epoch, List.of(input));
            assertThat(refusal(first.taskId, hub.deliver(first.taskId, smuggled.message, smuggled.elements())))
                    .as("the id of an answered task buys no other elements")
                    .isEqualTo(RefusalCode.MALFORMED);
            assertThat(agent.isAlive()).isTrue();
        }
    }

    /** 144 elements a day: 64 for the canaries of each epoch, then one batch of 16. */
    @Test
    void aNewEpochBuysNoNewQuota() throws Exception {
        allowElements(144);
        byte[] input = input("bitcoin", GENESIS);
        try (AgentProcess agent = startAgent()) {
            long first = hub.awaitActive(0, 60).epoch();
            assertThat(AgentProcess.run(folder, "publish", "--dir", agentFolder.toString()))
                    .isZero();
            long second = hub.awaitActive(first, 1).epoch();
            evaluated(first, input);
            PeerHub.Batch more = hub.batch(second, List.of(input));
            assertThat(refusal(more.taskId, more.delivery())).isEqualTo(RefusalCode.QUOTA_EXCEEDED);
            assertThat(agent.isAlive()).isTrue();
        }
    }

    @Test
    void aFailedEpochHasNoKeyAnyMore() throws Exception {
        hub.failEpochs = true;
        try (AgentProcess agent = startAgent()) {
            agent.awaitLog("failed at the hub", 60);
            long failed = hub.epochs.keySet().iterator().next();
            Path epoch = agentFolder.resolve("epochs").resolve(Long.toString(failed));
            assertThat(epoch.resolve("epoch.json")).exists();
            assertThat(epoch.resolve("key")).doesNotExist();
            PeerHub.Batch batch = hub.batch(failed, List.of(input("bitcoin", GENESIS)));
            assertThat(refusal(batch.taskId, batch.delivery())).isEqualTo(RefusalCode.UNKNOWN_EPOCH);
            assertThat(agent.isAlive()).isTrue();
        }
        assertThat(Files.readString(agentFolder.resolve("log/epochs/agent-000001.jsonl")))
                .contains("\"kind\":\"epoch\",\"epoch\":"
                        + hub.epochs.keySet().iterator().next());
    }

    @Test
    void resumesAnUploadKilledInTheMiddleWithTheSameEpoch() throws Exception {
        writeManyWallets(66_000);
        hub.hangAtChunk = 1;
        try (AgentProcess agent = startAgent()) {
            while (hub.chunkPuts.get() < 1) {
                Thread.sleep(50);
                assertThat(agent.isAlive()).isTrue();
            }
            agent.kill();
        }
        hub.hangAtChunk = Long.MAX_VALUE;
        long begun = hub.epochs.keySet().iterator().next();
        try (AgentProcess agent = startAgent()) {
            assertThat(hub.awaitActive(0, 120).epoch()).isEqualTo(begun);
            agent.awaitLog("resuming the upload of epoch " + begun, 5);
        }
        assertThat(hub.epochs).hasSize(1);
        assertThat(hub.chunkPuts.get())
                .isEqualTo(hub.epochs.get(begun).chunks.size())
                .isGreaterThan(1);
    }

    private void writeManyWallets(int count) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed of synthetic wallets: " + seed);
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("chain,address\n");
        byte[] address = new byte[20];
        for (int i = 0; i < count; i++) {
            random.nextBytes(address);
            csv.append("ethereum,0x").append(PeerHub.hex(address)).append('\n');
        }
        Files.writeString(folder.resolve("wallets.csv"), csv);
    }

    @Test
    void answersTheSameTaskAgainAfterAKillBetweenAnsweringAndPosting() throws Exception {
        long epoch;
        String taskId = PeerHub.randomHex(16);
        Delivery task;
        Delivery signedAnew;
        allowElements(1_000);
        PeerHub.Batch batch;
        try (AgentProcess agent = startAgent()) {
            epoch = hub.awaitActive(0, 60).epoch();
            PeerHub.Batch asked = evaluated(epoch, input("polygon", DEPOSIT_CONTRACT));
            Confirm question = asked.confirm(asked.item(0, "polygon", DEPOSIT_CONTRACT, ""));
            task = hub.deliver(taskId, question, asked.elements());
            signedAnew = hub.deliver(taskId, question, asked.elements());
            hub.hangResults = true;
            batch = hub.batch(epoch, List.of(input("bitcoin", GENESIS)));
            hub.tasks.add(batch.delivery());
            hub.tasks.add(task);
            awaitLogLines("\"kind\":\"confirmed\"", "\"kind\":\"evaluated\",\"task\":\"" + batch.taskId);
            agent.kill();
        }
        hub.hangResults = false;
        hub.refuseResultsTimes.set(3);
        Files.writeString(folder.resolve("wallets.csv"), "chain,address\nbitcoin," + GENESIS + "\n");
        try (AgentProcess agent = startAgent()) {
            agent.awaitLog("1 wallets", 60);
            hub.tasks.add(batch.delivery());
            batch.tags(hub.awaitResult(batch.taskId, 30));
            hub.tasks.add(signedAnew);
            Confirmed again = (Confirmed) hub.awaitResult(taskId, 30).message();
            assertThat(again.requestSha256())
                    .as("the request first answered, in the bytes it came in then")
                    .isEqualTo(PeerHub.hex(PeerHub.sha256(PeerHub.utf8(task.envelope()))));
            assertThat(again.answers())
                    .as("the answer given first, though the wallet has left the list since")
                    .containsExactly(new Confirmed.Answer(0, true, MemoMatch.NOT_APPLICABLE, List.of("ethereum")));
            assertThat(hub.awaitActive(epoch, 60).state())
                    .as("the changed list is published")
                    .isEqualTo(EpochState.ACTIVE);
        }
        String log = Files.readString(agentFolder.resolve("log/agent-000001.jsonl"));
        assertThat(log.lines().filter(line -> line.contains("\"kind\":\"repeated\"")))
                .hasSize(2);
        assertThat(log.lines().filter(line -> line.contains("\"kind\":\"confirmed\"")))
                .hasSize(1);
    }

    private void awaitLogLines(String... texts) throws Exception {
        for (int i = 0; i < 600; i++) {
            String log = Files.readString(agentFolder.resolve("log/agent-000001.jsonl"));
            if (List.of(texts).stream().allMatch(log::contains)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not logged");
    }

    @Test
    void survivesAHubThatComesAndGoesAndStopsOnSigterm() throws Exception {
        try (AgentProcess agent = startAgent()) {
            long epoch = hub.awaitActive(0, 60).epoch();
            hub.close();
            agent.awaitLog("the hub is away", 10);
            hub.reopen();
            agent.awaitLog("the hub is back", 20);
            PeerHub.Batch batch = hub.batch(epoch, List.of(input("bitcoin", GENESIS)));
            hub.tasks.add(batch.delivery());
            assertThat(hub.holds(
                            epoch, batch.tags(hub.awaitResult(batch.taskId, 30)).get(0)))
                    .isTrue();
            agent.terminate();
            assertThat(agent.exitCode(6)).isEqualTo(143);
        }
    }

    @Test
    void aSuspendedAgentIsToldSoAndAnswersAgainOnceItIsBack() throws Exception {
        try (AgentProcess agent = startAgent()) {
            hub.awaitActive(0, 60);
            hub.suspended = true;
            // with two loops, the third refusal means that one of them has taken note of its first
            for (int i = 0; i < 800 && hub.refusedPolls.get() < 3; i++) {
                Thread.sleep(50);
            }
            agent.awaitLog("HTTP 403", 10);
            assertThat(agent.errors()).doesNotContain("the hub is away");
            hub.suspended = false;
            agent.awaitLog("the hub is back", 20);
        }
    }

    @Test
    void theKeyOfAnEpochThatFailedIsForgotten() throws Exception {
        hub.failProofs = true;
        try (AgentProcess agent = startAgent()) {
            agent.awaitLog("failed at the hub", 60);
            long epoch = hub.epochs.keySet().iterator().next();
            assertThat(agentFolder.resolve("epochs/" + epoch + "/epoch.json")).exists();
            assertThat(agentFolder.resolve("epochs/" + epoch + "/key")).doesNotExist();
        }
    }

    /** The names are stable, so that the hub can hand out at once again what a killed agent was given. */
    @Test
    void namesItsPollingLoopsTheSameAfterAKillAndSaysThatItHasStarted() throws Exception {
        List<String> before;
        try (AgentProcess agent = startAgent()) {
            awaitPolls(0, 6);
            agent.kill();
            before = List.copyOf(hub.polls);
        }
        try (AgentProcess agent = startAgent()) {
            awaitPolls(before.size(), 6);
            assertThat(agent.isAlive()).isTrue();
        }
        List<String> after = hub.polls.subList(before.size(), hub.polls.size());
        assertThat(workers(before)).hasSize(2).isEqualTo(workers(after));
        for (List<String> polls : List.of(before, after)) {
            for (String worker : workers(polls)) {
                List<Boolean> fresh = polls.stream()
                        .filter(poll -> poll.contains(worker))
                        .map(poll -> poll.endsWith("&fresh=true"))
                        .toList();
                assertThat(fresh.get(0)).isTrue();
                assertThat(fresh.subList(1, fresh.size())).isNotEmpty().doesNotContain(true);
            }
        }
    }

    private void awaitPolls(int before, int count) throws Exception {
        for (int i = 0; i < 600 && hub.polls.size() < before + count; i++) {
            Thread.sleep(50);
        }
        assertThat(hub.polls).hasSizeGreaterThanOrEqualTo(before + count);
    }

    private static java.util.Set<String> workers(List<String> polls) {
        java.util.regex.Pattern name = java.util.regex.Pattern.compile("worker=[a-z0-9-]{1,32}(?=&|$)");
        return polls.stream()
                .map(poll ->
                        name.matcher(poll).results().findFirst().orElseThrow().group())
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void onlyOneAgentWorksInAFolderAndStatusSaysSo() throws Exception {
        try (AgentProcess agent = startAgent()) {
            hub.awaitActive(0, 60);
            assertThat(agent.isAlive()).isTrue();
            assertThat(AgentProcess.run(folder, "run", "--dir", agentFolder.toString()))
                    .isEqualTo(6);
            assertThat(AgentProcess.run(folder, "status", "--json", "--dir", agentFolder.toString()))
                    .isZero();
            String status = Files.readString(folder.resolve("agent.out"), StandardCharsets.UTF_8);
            assertThat(status)
                    .contains("\"running\":true")
                    .contains("\"state\":\"ACTIVE\"")
                    .contains(EXCHANGE)
                    .contains("\"wallets\":3")
                    .contains("\":64}");
        }
    }

    @Test
    void publishBesideARunningAgentMakesANewEpoch() throws Exception {
        allowElements(1_000);
        try (AgentProcess agent = startAgent()) {
            long before = hub.awaitActive(0, 60).epoch();
            assertThat(AgentProcess.run(folder, "publish", "--dir", agentFolder.toString()))
                    .isZero();
            assertThat(hub.awaitActive(before, 1).epoch()).isGreaterThan(before);
            assertThat(agent.isAlive()).isTrue();
        }
    }

    @Test
    void transcriptHoldsWhatTheHubDeliveredVerbatim() throws Exception {
        Path transcript = folder.resolve("transcript.jsonl");
        PeerHub.Batch batch;
        try (AgentProcess agent = startAgent("--transcript", transcript.toString())) {
            long epoch = hub.awaitActive(0, 60).epoch();
            batch = hub.batch(epoch, List.of(input("bitcoin", GENESIS)));
            hub.tasks.add(batch.delivery());
            hub.awaitResult(batch.taskId, 30);
            assertThat(agent.isAlive()).isTrue();
        }
        List<String> lines = Files.readAllLines(transcript);
        String elements = Base64.getEncoder().encodeToString(batch.elements());
        assertThat(lines.stream().filter(line -> line.contains(elements)))
                .singleElement()
                .asString()
                .contains("\"direction\":\"in\"")
                .contains("\"status\":200");
        assertThat(lines).noneMatch(line -> line.contains("\"status\":204"));
    }

    @Test
    void anotherServersCertificateIsNotSpokenTo() throws Exception {
        hub.close();
        Path card = agentFolder.resolve("hub-card.json");
        String pinned = Files.readString(card);
        try (PeerHub impostor = new PeerHub(EXCHANGE, folder.resolve("impostor"))) {
            impostor.admit(agentFolder.resolve("member.json"));
            impostor.writeCard(card);
            String sha256 = "\"certificateSha256\":\"[0-9a-f]{64}\"";
            java.util.regex.Matcher old =
                    java.util.regex.Pattern.compile(sha256).matcher(pinned);
            assertThat(old.find()).isTrue();
            Files.writeString(card, Files.readString(card).replaceAll(sha256, old.group()));
            assertThat(AgentProcess.run(folder, "status", "--dir", agentFolder.toString()))
                    .isEqualTo(5);
            assertThat(impostor.manifestPosts.get()).isZero();
        }
    }

    private Delivery withHeaderOfTheFuture(PeerHub.Batch batch, long epoch) {
        BatchHeader h = batch.header;
        BatchHeader future = new BatchHeader(
                h.batchId(),
                h.indexFrom(),
                WireTime.format(Instant.now().plus(Duration.ofHours(1))),
                h.count(),
                h.elementsSha256(),
                h.caseCommitment(),
                h.legalBasisClass(),
                h.merkleRoot());
        Message.Evaluate task = new Message.Evaluate(future.sign(hub.signing), epoch, hub.publicKey(epoch));
        return hub.deliver(batch.taskId, task, batch.elements());
    }
}
