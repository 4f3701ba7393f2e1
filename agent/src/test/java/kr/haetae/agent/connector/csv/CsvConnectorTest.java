package kr.haetae.agent.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.agent.connector.ConnectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvConnectorTest {
    @TempDir
    Path folder;

    private List<String> rows(String content, Charset charset) throws Exception {
        Path file = folder.resolve("wallets.csv");
        Files.write(file, content.getBytes(charset));
        List<String> rows = new ArrayList<>();
        new CsvConnector(file, charset).read((chain, address, memo) -> rows.add(chain + "|" + address + "|" + memo));
        return rows;
    }

    @Test
    void readsColumnsInAnyOrderWithBomQuotesAndForeignColumns() throws Exception {
        assertThat(rows(
                        "\uFEFFLabel, Address ,memo,chain,source\r\n\"a, \"\"b\"\"\",addr1,007,xrp,x\r\n\r\n,\"addr2\",,\r\n",
                        StandardCharsets.UTF_8))
                .containsExactly("xrp|addr1|007", "|addr2|");
        assertThat(rows("chain;address\nbitcoin; a \n", StandardCharsets.UTF_8)).containsExactly("bitcoin|a|");
        assertThat(rows("address\nonly\n", StandardCharsets.UTF_8)).containsExactly("|only|");
        assertThat(rows("chain,address,label\nbitcoin,a,업비트\n", Charset.forName("MS949")))
                .containsExactly("bitcoin|a|");
    }

    @Test
    void anUnclosedQuoteSpoilsNoOtherWallet() throws Exception {
        assertThat(rows("chain,address,label\nbitcoin,a,\"open\nbitcoin,b,x\n", StandardCharsets.UTF_8))
                .containsExactly("bitcoin|a|", "bitcoin|b|");
    }

    @Test
    void binaryRowsAreHandedOverAndAMissingHeaderIsAnError() throws Exception {
        assertThat(rows("chain,address\n\u0000\u0001\u0002\nbitcoin,a\n", StandardCharsets.UTF_8))
                .hasSize(2);
        assertThat(problem("bitcoin,a\n").reason()).isEqualTo(ConnectorException.Reason.NO_ADDRESS_COLUMN);
        assertThat(problem("").reason()).isEqualTo(ConnectorException.Reason.EMPTY);
    }

    @Test
    void aMissingFileIsNotWorthRetrying() {
        ConnectorException missing = catchThrowableOfType(
                ConnectorException.class,
                () -> new CsvConnector(folder.resolve("none.csv"), StandardCharsets.UTF_8)
                        .read((chain, address, memo) -> {}));
        assertThat(missing.retriable()).isFalse();
    }

    private ConnectorException problem(String content) {
        return catchThrowableOfType(ConnectorException.class, () -> rows(content, StandardCharsets.UTF_8));
    }
}
