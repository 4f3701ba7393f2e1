package kr.haetae.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MemberCard;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class MemberCardFolderTest extends HubTest {
    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Value("${haetae.directory.members-dir}")
    private Path folder;

    @Test
    void admitsACardThatIsLaidInWhileTheHubRunsAndShowsTheExchange() throws Exception {
        lay("upbit.json", card("Upbit 업비트", "a"));
        awaitExchange("Upbit 업비트");
        Exchange exchange = directory.find(new ExchangeId("Upbit 업비트")).orElseThrow();
        assertThat(directory.byCertificate("A".repeat(64))).contains(exchange);
        assertThat(Api.as(port, "investigator").get("/api/v1/exchanges").body()).contains("Upbit 업비트");
        assertThat(entries("exchange.admitted", "Upbit 업비트")).isEqualTo(1);
    }

    @Test
    void aNewerCardReplacesTheKeysAndTheSameOneChangesNothing() throws Exception {
        MemberCard first = card("Korbit", "b");
        directory.admit(first);
        directory.admit(first);
        assertThat(entries("exchange.admitted", "Korbit")).isEqualTo(1);
        directory.admit(card("Korbit", "c"));
        assertThat(directory.byCertificate("b".repeat(64))).isEmpty();
        assertThat(directory.byCertificate("c".repeat(64))).isPresent();
        assertThat(entries("exchange.keys-replaced", "Korbit")).isEqualTo(1);
    }

    @Test
    void aBrokenCardDoesNotStopTheOthers() throws Exception {
        lay("0-broken.json", new byte[] {'{'});
        lay("1-huge.json", new byte[20_000]);
        lay("2-foreign.json", Json.write(new MemberCard("Gopax", "zz", "not a key")));
        lay("3-good.json", card("Coinone", "d"));
        awaitExchange("Coinone");
        assertThat(directory.find(new ExchangeId("Gopax"))).isEmpty();
    }

    @Test
    void aSuspendedExchangeIsNotKnownByItsCertificate() throws Exception {
        directory.admit(card("Bithumb", "e"));
        jdbc.sql("update exchange set active = false where name = 'Bithumb'").update();
        assertThat(directory.byCertificate("e".repeat(64))).isEmpty();
        assertThat(directory.find(new ExchangeId("Bithumb"))).isPresent();
    }

    @Test
    void takingACardAwaySuspendsAndTheSameCardLiftsThat() throws Exception {
        lay("stays.json", card("Stays", "1"));
        MemberCard card = card("Leaves", "2");
        lay("leaves.json", card);
        awaitExchange("Leaves");
        awaitExchange("Stays");

        Files.delete(folder.resolve("leaves.json"));
        awaitActive("Leaves", false);
        assertThat(directory.byCertificate("2".repeat(64))).isEmpty();
        assertThat(directory.find(new ExchangeId("Stays")).orElseThrow().active())
                .isTrue();
        assertThat(Api.as(port, "operator")
                        .get("/api/v1/exchanges")
                        .json()
                        .path("items")
                        .valueStream())
                .anyMatch(one -> one.path("name").asString("").equals("Leaves")
                        && !one.path("active").asBoolean(true));
        assertThat(entries("exchange.suspended", "Leaves")).isEqualTo(1);

        lay("leaves-again.json", card);
        awaitActive("Leaves", true);
        assertThat(directory.byCertificate("2".repeat(64))).isPresent();
        assertThat(entries("exchange.reinstated", "Leaves")).isEqualTo(1);
        assertThat(entries("exchange.admitted", "Leaves")).isEqualTo(1);
    }

    @Test
    void aCardUnderAnotherNameKeepsTheExchangeAndAnotherSuspensionStays() throws Exception {
        MemberCard renamed = card("Renamed", "3");
        lay("old-name.json", renamed);
        MemberCard banned = card("Banned", "4");
        lay("banned.json", banned);
        awaitExchange("Renamed");
        awaitExchange("Banned");
        jdbc.sql("update exchange set active = false where name = 'Banned'").update();

        Files.move(folder.resolve("old-name.json"), folder.resolve("new-name.json"));
        Files.delete(folder.resolve("banned.json"));
        lay("marker.json", card("Marker", "5"));
        awaitExchange("Marker");
        lay("banned.json", banned);
        lay("marker-2.json", card("Marker 2", "6"));
        awaitExchange("Marker 2");
        assertThat(entries("exchange.suspended", "Renamed")).isZero();
        assertThat(directory.find(new ExchangeId("Banned")).orElseThrow().active())
                .isFalse();
    }

    private void awaitActive(String name, boolean active) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> directory.find(new ExchangeId(name)).orElseThrow().active() == active);
    }

    private void awaitExchange(String name) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> directory.find(new ExchangeId(name)).isPresent());
    }

    private int entries(String event, String exchange) {
        return jdbc.sql("select count(*)::int from audit_entry where event = ? and facts ->> 'exchange' = ?")
                .params(event, exchange)
                .query(Integer.class)
                .single();
    }

    private void lay(String name, MemberCard card) throws IOException {
        lay(name, Json.write(card));
    }

    private void lay(String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), content);
    }

    private static MemberCard card(String exchange, String hexDigit) throws NoSuchAlgorithmException {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        return new MemberCard(exchange, hexDigit.repeat(64), Base64.getEncoder().encodeToString(key));
    }
}
