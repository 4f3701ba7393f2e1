package kr.haetae.address;

import static kr.haetae.address.Readings.address;
import static kr.haetae.address.Readings.code;
import static kr.haetae.address.Readings.error;
import static kr.haetae.address.Readings.valid;
import static org.assertj.core.api.Assertions.assertThat;

import kr.haetae.address.AddressError.Code;
import kr.haetae.address.AddressReading.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressReaderTest {
    private static final String KEY_HASH = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private static final String SCRIPT_HASH = "3P14159f73E4gFr7JterCCQh9QjiTjiZrG";
    private static final String SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    private static final String EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    private static final String TRON = "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW";
    private static final String XRP = "r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59";
    private static final String XRP_TAG_1 = "X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu";

    @ParameterizedTest
    @CsvSource({
        SEGWIT + ",bitcoin",
        EVM + ",ethereum",
        TRON + ",tron",
        XRP + ",xrp",
        "LUWPbpM43E2p7ZSh8cyTBEkvpHmr3cB8Ez,litecoin",
        "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L,dogecoin"
    })
    void withoutAChainTheChainIsDetectedAndSaid(String text, String chain) {
        var reading = valid(null, text);
        assertThat(reading.addresses()).extracting(a -> a.chain().name()).containsExactly(chain);
        assertThat(reading.notes())
                .containsExactly(
                        new Note.ChainDetected(reading.addresses().get(0).chain()));
        assertThat(valid("  ", text).addresses()).isEqualTo(reading.addresses());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {KEY_HASH + "|bitcoin,bitcoin-cash", SCRIPT_HASH + "|bitcoin,bitcoin-cash,litecoin"})
    void whereSeveralChainsFitAllAreGivenLikeliestFirst(String text, String chains) {
        var reading = valid(null, text);
        assertThat(reading.addresses()).extracting(a -> a.chain().name()).containsExactly(chains.split(",", -1));
        assertThat(reading.notes())
                .containsExactly(new Note.SeveralChains(
                        reading.addresses().stream().map(WalletAddress::chain).toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "XBT," + TRON + ",tron",
        "bitcoin," + EVM + ",ethereum",
        "tron," + EVM + ",ethereum",
        "kaia," + TRON + ",tron",
        "litecoin," + SEGWIT + ",bitcoin",
        "bitcoin,bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a,bitcoin-cash",
        "ethereum," + XRP + ",xrp",
        "ethereum,4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA,solana"
    })
    void anAddressValidOnExactlyOneOtherChainIsReadThere(String declared, String text, String actual) {
        var reading = valid(declared, text);
        assertThat(reading.addresses()).extracting(a -> a.chain().name()).containsExactly(actual);
        assertThat(reading.notes())
                .containsExactly(new Note.ChainCorrected(
                        declared, reading.addresses().get(0).chain()));
        assertThat(reading.addresses()).isEqualTo(valid(null, text).addresses());
    }

    @Test
    void whereSeveralOthersFitTheDeclaredChainsErrorStands() {
        assertThat(error("ethereum", KEY_HASH)).isEqualTo(new AddressError(Code.UNKNOWN_PREFIX, 0, "ethereum", null));
        assertThat(code("tron", SCRIPT_HASH)).isEqualTo(Code.UNKNOWN_PREFIX);
    }

    @Test
    void aBrokenChecksumIsNeverMovedToAnotherChain() {
        assertThat(error("xbt", TRON.replace("MW", "Mw")).chain()).isEqualTo("bitcoin");
        assertThat(code("bitcoin", EVM.replace("BeAed", "Beaed"))).isEqualTo(Code.UNKNOWN_PREFIX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " " + SEGWIT + "\t\n",
                "\uFEFF" + SEGWIT,
                "\u00A0" + SEGWIT + "\u3000",
                "\u200Bbc1qw508d6qejxtdg4y5\u200Br3zarvary0c5xw7kv8f3t4\u2060",
                "\"" + SEGWIT + "\"",
                "'" + SEGWIT + "'",
                "“" + SEGWIT + "”",
                "「" + SEGWIT + "」",
                "`" + SEGWIT + "`,",
                "bitcoin:" + SEGWIT,
                "BITCOIN:" + SEGWIT + "?amount=20.3&label=Luke-Jr",
                "bitcoin://" + SEGWIT,
                "bip122:000000000019d6689c085ae165831e93:" + SEGWIT,
                "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"
            })
    void whatSurroundsAnAddressDoesNotCount(String text) {
        assertThat(address("bitcoin", text)).isEqualTo(address("bitcoin", SEGWIT));
        assertThat(address(null, text).lookupInput())
                .isEqualTo(address("bitcoin", SEGWIT).lookupInput());
    }

    @ParameterizedTest
    @CsvSource({
        "ethereum:" + EVM + ",ethereum",
        "ethereum:" + EVM + "@137,polygon",
        "ethereum:pay-" + EVM + "@56?value=2.014e18,bsc",
        "eip155:8453:" + EVM + ",base",
        "tron:" + TRON + ",tron",
        "xrpl:0:" + XRP + ",xrp"
    })
    void aLinkNamesItsChain(String text, String chain) {
        var reading = valid(null, text);
        assertThat(reading.addresses()).extracting(a -> a.chain().name()).containsExactly(chain);
        assertThat(reading.notes()).isEmpty();
    }

    @Test
    void aTokenTransferLinkIsNotTakenForTheTokensContract() {
        assertThat(code(null, "ethereum:" + EVM + "/transfer?address=" + EVM)).isEqualTo(Code.ALPHABET);
    }

    @Test
    void aMemoInALinkIsTheMemo() {
        assertThat(valid(null, "xrp:" + XRP + "?dt=007").memo()).isEqualTo("007");
        assertThat(valid(null, "xrp:" + XRP + "?amount=5&memo=a%20b").memo()).isEqualTo("a b");
        assertThat(valid(null, "xrp:" + XRP + "?memo=100%").memo()).isEqualTo("100%");
        assertThat(error(null, "xrp:" + XRP + "?dt=7", "8").code()).isEqualTo(Code.MEMO_CONFLICT);
    }

    @Test
    void memosAreKeptExactlyAsText() {
        assertThat(valid("xrp", XRP, "007").memo()).isEqualTo("007");
        assertThat(valid("xrp", XRP, " 7 ").memo()).isEqualTo(" 7 ");
        assertThat(valid("xrp", XRP, "").memo()).isNull();
        assertThat(valid("xrp", XRP, "7").addresses().get(0).lookupInput())
                .isEqualTo(valid("xrp", XRP, "8").addresses().get(0).lookupInput());
    }

    @Test
    void twoDifferentMemosAreAConflict() {
        assertThat(valid("xrp", XRP_TAG_1, "1").memo()).isEqualTo("1");
        assertThat(error("xrp", XRP_TAG_1, "2").code()).isEqualTo(Code.MEMO_CONFLICT);
        assertThat(error("xrp", XRP_TAG_1, "01").code()).isEqualTo(Code.MEMO_CONFLICT);
    }

    @Test
    void positionsPointIntoTheTextAsGiven() {
        assertThat(error("bitcoin", "  bc1qw508b6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")
                        .position())
                .isEqualTo(10);
        assertThat(error("bitcoin", "\uFEFF\"bc1q\u200Bw508b6qejxtdg4y5r3zarvary0c5xw7kv8f3t4\"")
                        .position())
                .isEqualTo(11);
        assertThat(error(null, " bitcoin:bc1qw508b6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?x=1")
                        .position())
                .isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource({
        "bc1qw5\u043E8d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4,6,CYRILLIC",
        "\u0422JCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW,0,CYRILLIC",
        "0x5\u03B1Aeb6053F3E94C9b9A09f33669435E7Ef1BeAed,3,GREEK",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t\uFF14,41,COMMON",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA\u0435d,40,CYRILLIC"
    })
    void lookalikesOfOtherScriptsArePointedAt(String text, int position, String script) {
        for (String chain : new String[] {null, "bitcoin", "ethereum"}) {
            var error = error(chain, " " + text);
            assertThat(error.code()).isEqualTo(Code.HOMOGLYPH);
            assertThat(error.position()).isEqualTo(position + 1);
            assertThat(error.hint()).isEqualTo(script);
        }
    }

    @Test
    void otherForeignCharactersAreAlphabetErrors() {
        assertThat(error("bitcoin", "bc1q가508").position()).isEqualTo(4);
        assertThat(code("bitcoin", "bc1q가508")).isEqualTo(Code.ALPHABET);
        assertThat(code(null, "주소 없음")).isEqualTo(Code.UNRECOGNISED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0\u200B", "\"\"", "\t\r\n", "bitcoin:", "bitcoin:?amount=1"})
    void nothingIsEmpty(String text) {
        assertThat(code(null, text)).isEqualTo(Code.EMPTY);
        assertThat(code("bitcoin", text)).isEqualTo(Code.EMPTY);
    }

    @Test
    void anUnknownChainIsRefusedWhateverTheAddress() {
        assertThat(code("atlantis", SEGWIT)).isEqualTo(Code.UNKNOWN_CHAIN);
        assertThat(code("x".repeat(10_000), SEGWIT)).isEqualTo(Code.UNKNOWN_CHAIN);
    }

    @Test
    void nothingIsRecognisedInOrdinaryText() {
        for (String text :
                new String[] {"서울경찰청", "hello world", "https://example.org/x", "1", "0x", ":", "?", "a:b:c"}) {
            assertThat(Readings.read(null, text)).as(text).isInstanceOf(AddressReading.Invalid.class);
        }
        assertThat(code(null, "hello world")).isEqualTo(Code.UNRECOGNISED);
    }

    @Test
    void tooLongTextsAndMemosAreRefused() {
        assertThat(code(null, "1".repeat(257))).isEqualTo(Code.TOO_LONG);
        assertThat(code("bitcoin", "1".repeat(1_000_000))).isEqualTo(Code.TOO_LONG);
        assertThat(error("xrp", XRP, "7".repeat(257)).code()).isEqualTo(Code.MEMO_TOO_LONG);
        assertThat(valid("xrp", XRP, "7".repeat(256)).memo()).hasSize(256);
    }

    @Test
    void nothingOfAnAddressIsInItsStringForm() {
        assertThat(valid(null, XRP_TAG_1).toString()).doesNotContain(XRP).doesNotContain("7Acg");
        assertThat(address("btc", SEGWIT)).hasToString("WalletAddress[bitcoin]");
    }
}
