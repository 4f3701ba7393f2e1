package kr.haetae.agent.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.RefusalCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test that drives the real agent process over real mutual TLS; its hub has admitted the agent already. */
abstract class PeerTest {
    protected static final String EXCHANGE = "Korbit 코빗";
    protected static final String DEPOSIT_CONTRACT = "0x00000000219ab540356cBB839Cbe05303d7705Fa";
    protected static final String GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    protected static final String SHARED_XRP = "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh";
    protected static final String NOT_OURS = "0xdAC17F958D2ee523a2206206994597C13D831ec7";

    @TempDir
    protected Path folder;

    protected Path agentFolder;
    protected PeerHub hub;

    /** With 112 elements a day: 64 for the canaries of its epoch, then three batches of 16. */
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
        hub.gate.admit(agentFolder.resolve("member.json"));
    }

    @AfterEach
    void stopThePeer() {
        hub.close();
        assertThat(hub.failures).as("the peer saw nothing it could not take").isEmpty();
    }

    protected AgentProcess startAgent(String... more) throws Exception {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[] {"run", "--dir", agentFolder.toString(), "--lang", "en"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return AgentProcess.start(folder, arguments);
    }

    protected void allowElements(int perDay) throws Exception {
        Path config = agentFolder.resolve("agent.yaml");
        Files.writeString(config, Files.readString(config).replace("elementsPerDay: 112", "elementsPerDay: " + perDay));
    }

    /** A batch the agent has evaluated. */
    protected PeerBatch evaluated(long epoch, byte[]... inputs) throws Exception {
        PeerBatch batch = hub.batch(epoch, List.of(inputs));
        hub.evaluate(batch, 30);
        return batch;
    }

    protected RefusalCode refusal(PeerBatch batch) throws Exception {
        return refusal(batch.taskId, batch.delivery());
    }

    protected RefusalCode refusal(String taskId, Delivery task) throws Exception {
        return ((Message.Refused) answer(taskId, task)).code();
    }

    protected Message answer(String taskId, Delivery task) throws Exception {
        hub.mailbox.give(task);
        return hub.mailbox.awaitResult(taskId, 30).message();
    }
}
