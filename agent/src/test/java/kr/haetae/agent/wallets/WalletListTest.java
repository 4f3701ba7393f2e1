package kr.haetae.agent.wallets;

import static kr.haetae.agent.LookupInputs.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import kr.haetae.address.AddressReader;
import kr.haetae.agent.connector.ExchangeConnector;
import kr.haetae.agent.report.Progress;
import kr.haetae.agent.report.Texts;
import org.junit.jupiter.api.Test;

class WalletListTest {
    private static final String XRP = "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh";
    private static final String CONTRACT = "0x00000000219ab540356cBB839Cbe05303d7705Fa";

    private static LoadedWallets load(ExchangeConnector connector) throws Exception {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Progress progress = new Progress(Progress.Mode.LINES, Texts.of(Locale.ENGLISH), nowhere, nowhere);
        return new WalletLoader(AddressReader.standard(), progress).load(connector);
    }

    @Test
    void everySpellingIsOneWalletAndEveryMemoIsKept() throws Exception {
        LoadedWallets loaded = load(sink -> {
            sink.row("ethereum", CONTRACT, null);
            sink.row("bsc", CONTRACT.toLowerCase(Locale.ROOT), "");
            sink.row("xrp", XRP, "7");
            sink.row("xrp", XRP, "007");
            sink.row("xrp", XRP, "7");
        });
        assertThat(loaded.list().wallets()).isEqualTo(2);
        assertThat(loaded.list().entries()).isEqualTo(3);
        assertThat(loaded.list().memos(input("xrp", XRP))).containsExactly("007", "7");
        assertThat(loaded.list().contains(input("polygon", CONTRACT))).isTrue();
        assertThat(loaded.list().memos(input("polygon", CONTRACT))).isEmpty();
        assertThat(loaded.report().rows()).isEqualTo(5);
    }

    @Test
    void aWalletKnowsTheChainsItsRowsDeclared() throws Exception {
        WalletList list = load(sink -> {
                    sink.row("polygon", CONTRACT, null);
                    sink.row("bsc", CONTRACT.toLowerCase(Locale.ROOT), "");
                    sink.row("BEP20", CONTRACT, "7");
                    sink.row("xrp", XRP, "7");
                })
                .list();
        assertThat(list.chains(input("ethereum", CONTRACT))).containsExactly("bsc", "polygon");
        assertThat(list.chains(input("xrp", XRP))).containsExactly("xrp");
        assertThat(list.chains(input("ethereum", "0xdAC17F958D2ee523a2206206994597C13D831ec7")))
                .isEmpty();
    }

    @Test
    void aChainThatWasGuessedOrCorrectedIsNotTheExchangesWord() throws Exception {
        WalletList list = load(sink -> {
                    sink.row(null, CONTRACT, null);
                    sink.row("bitcoin", "0xdAC17F958D2ee523a2206206994597C13D831ec7", null);
                })
                .list();
        assertThat(list.wallets()).isEqualTo(2);
        assertThat(list.chains(input("ethereum", CONTRACT))).isEmpty();
        assertThat(list.chains(input("ethereum", "0xdAC17F958D2ee523a2206206994597C13D831ec7")))
                .isEmpty();
    }

    @Test
    void anotherChainOfTheSameWalletIsNoReasonForANewEpoch() throws Exception {
        assertThat(load(sink -> sink.row("bsc", CONTRACT, null)).contentHash())
                .isEqualTo(load(sink -> sink.row("base", CONTRACT, null)).contentHash());
    }

    @Test
    void wrongRowsAreSkippedAndCountedByReason() throws Exception {
        LoadedWallets loaded = load(sink -> {
            sink.row("ethereum", CONTRACT, null);
            sink.row("ethereum", "", null);
            sink.row("bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", null);
            sink.row("nosuchchain", "x", null);
            sink.row("ethereum", "x".repeat(5_000), null);
            sink.row("xrp", XRP, "m".repeat(5_000));
        });
        assertThat(loaded.list().wallets()).isEqualTo(1);
        assertThat(loaded.report().rows()).isEqualTo(6);
        assertThat(loaded.report().skippedRows()).isEqualTo(5);
        assertThat(loaded.report().skipped()).containsEntry("EMPTY", 1L).containsEntry("CHECKSUM", 1L);
    }

    @Test
    void contentHashDependsOnContentAndNotOnOrder() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed: " + seed);
        Random random = new Random(seed);
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[20];
            random.nextBytes(bytes);
            addresses.add("0x" + HexFormat.of().formatHex(bytes));
        }
        LoadedWallets before = load(sink -> addresses.forEach(address -> sink.row("ethereum", address, null)));
        Collections.shuffle(addresses, random);
        addresses.add(addresses.get(5));
        LoadedWallets shuffled = load(sink -> addresses.forEach(address -> sink.row("ethereum", address, null)));
        addresses.removeAll(List.of(addresses.get(5)));
        LoadedWallets fewer = load(sink -> addresses.forEach(address -> sink.row("ethereum", address, null)));

        assertThat(shuffled.contentHash()).isEqualTo(before.contentHash()).isNotEqualTo(fewer.contentHash());
        Set<String> visited = new HashSet<>();
        WalletList list = shuffled.list();
        for (int i = 0; i < list.entries(); i++) {
            if (list.startsWallet(i)) {
                visited.add(HexFormat.of().formatHex(list.input(i)));
            }
        }
        assertThat(visited).hasSize(list.wallets());
        assertThat(addresses).allMatch(address -> list.contains(input("ethereum", address)));
        byte[] absent = new byte[20];
        random.nextBytes(absent);
        assertThat(list.contains(input("ethereum", "0x" + HexFormat.of().formatHex(absent))))
                .isFalse();
    }

    @Test
    void anEmptySourceIsAnEmptyList() throws Exception {
        assertThat(load(sink -> {}).list().wallets()).isZero();
    }
}
