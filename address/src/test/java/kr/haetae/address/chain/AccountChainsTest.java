package kr.haetae.address.chain;

import static kr.haetae.address.Readings.address;
import static kr.haetae.address.Readings.canonicalHex;
import static kr.haetae.address.Readings.code;
import static kr.haetae.address.Readings.error;
import static kr.haetae.address.Readings.valid;
import static org.assertj.core.api.Assertions.assertThat;

import kr.haetae.address.AddressError.Code;
import kr.haetae.address.AddressReading;
import kr.haetae.address.AddressReading.Note;
import kr.haetae.address.Readings;
import org.bitcoinj.base.Base58;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TRON, the XRP Ledger, Stellar and Solana. */
class AccountChainsTest {
    private static final String STELLAR_ACCOUNT = "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ";

    /** From TRON's developer documentation. */
    @Test
    void tronHexadecimalIsReadOnlyWhereTronIsDeclared() {
        String hex = "415A523B449890854C8FC460AB602DF9F31FE4293F";
        assertThat(address("tron", hex)).isEqualTo(address("tron", "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW"));
        assertThat(address("trx", "0x" + hex).text()).isEqualTo("TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW");
        assertThat(canonicalHex("tron", hex)).isEqualToIgnoringCase(hex);
        assertThat(code(null, hex)).isEqualTo(Code.UNRECOGNISED);
    }

    @Test
    void tronErrorsAreTold() {
        assertThat(code("tron", "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMx")).isEqualTo(Code.CHECKSUM);
        assertThat(code("tron", "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxM")).isEqualTo(Code.LENGTH);
        assertThat(error("tron", "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxM0").position())
                .isEqualTo(33);
    }

    /** From the vectors of ripple-address-codec (XLS-5d). */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ,r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59,none",
                "X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu,r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59,1",
                "X7AcgcsBL6XDcUb289X4mJ8djcdyKaGo2K5VpXpmCqbV2gS,r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59,14",
                "X7AcgcsBL6XDcUb289X4mJ8djcdyKaLFuhLRuNXPrDeJd9A,r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59,11747",
                "XVLhHMPHU98es4dbozjVtdWzVrDjtV8AqEL4xcZj5whKbmc,rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf,0",
                "XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi,rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf,4294967295"
            })
    void anXAddressIsItsClassicAddressWithAMemo(String extended, String classic, String memo) {
        var reading = valid("xrp", extended);
        assertThat(reading.addresses()).containsExactly(address("xrp", classic));
        assertThat(reading.addresses().get(0).text()).isEqualTo(classic);
        assertThat(reading.memo()).isEqualTo(memo);
        assertThat(reading.notes().contains(new Note.MemoFromAddress())).isEqualTo(memo != null);
        assertThat(address(null, extended)).isEqualTo(address(null, classic));
    }

    @Test
    void aTestNetworkXAddressIsCalledThat() {
        assertThat(code("xrp", "T7oKJ3q7s94kDH6tpkBowhetT1JKfcfdSCmAXbS75iATyLD"))
                .isEqualTo(Code.TESTNET);
        assertThat(code(null, "T7oKJ3q7s94kDH6tpkBowhetT1JKfcfdSCmAXbS75iATyLD"))
                .isEqualTo(Code.TESTNET);
    }

    @Test
    void theWellKnownXrpAccountsAreRead() {
        assertThat(canonicalHex("xrp", "rrrrrrrrrrrrrrrrrrrrrhoLvTp")).isEqualTo("00".repeat(20));
        assertThat(canonicalHex("xrp", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"))
                .isEqualTo("b5f762798a53d543a014caf8b297cff8f2f937e8");
    }

    /** From SEP-23. */
    @ParameterizedTest
    @CsvSource({
        "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUQ,0",
        "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAAGZFQ,1",
        "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAE2JUG6,1234",
        "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVAAAAAAAAAAAAAJLK,9223372036854775808"
    })
    void aMuxedAccountIsItsAccountWithAMemo(String muxed, String memo) {
        var reading = valid(null, muxed);
        assertThat(reading.addresses()).containsExactly(address("xlm", STELLAR_ACCOUNT));
        assertThat(reading.memo()).isEqualTo(memo);
        assertThat(reading.notes()).contains(new Note.MemoFromAddress());
    }

    /** The invalid strkeys of SEP-23 that concern accounts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GAAAAAAAACGC6",
                "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUR",
                "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZA",
                "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUACUSI",
                "G47QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVP2I",
                "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVAAAAAAAAAAAAAJLKA",
                "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVAAAAAAAAAAAAAAV75I",
                "M47QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUQ",
                "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUK===",
                "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUO"
            })
    void invalidStrkeysAreRefused(String text) {
        assertThat(code("stellar", text)).isIn(Code.LENGTH, Code.CHECKSUM, Code.ALPHABET, Code.UNKNOWN_PREFIX);
    }

    @Test
    void aStellarContractIsRefusedAsOne() {
        var error = error("stellar", "CA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQGAXE");
        assertThat(error.code()).isEqualTo(Code.UNKNOWN_PREFIX);
        assertThat(error.hint()).isEqualTo("contract address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA",
                "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
                "So11111111111111111111111111111111111111112"
            })
    void solanaAddressesOf32BytesAreRead(String text) {
        assertThat(address(null, text).chain().name()).isEqualTo("solana");
        assertThat(address("sol", text).canonical()).hasSize(32);
    }

    @Test
    void anyOtherNumberOfBytesIsNoSolanaAddress() {
        assertThat(code("sol", "4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYv")).isEqualTo(Code.LENGTH);
        assertThat(code("sol", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")).isEqualTo(Code.LENGTH);
        assertThat(address("sol", "11111111111111111111111111111111").canonical())
                .isEqualTo(new byte[32]);
    }

    @Test
    void aMistypedLowerCaseAddressIsNotTakenForSolana() {
        String mistyped = "osmo1" + "q".repeat(38);
        assertThat(Base58.decode(mistyped)).hasSize(32);
        assertThat(code("bitcoin", mistyped)).isEqualTo(Code.UNKNOWN_PREFIX);
        assertThat(Readings.read(null, mistyped)).isInstanceOf(AddressReading.Invalid.class);
    }
}
