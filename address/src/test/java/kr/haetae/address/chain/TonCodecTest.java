package kr.haetae.address.chain;

import static org.assertj.core.api.Assertions.assertThat;

import kr.haetae.address.AddressError.Code;
import kr.haetae.address.ChainCodec.Decoded;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import org.junit.jupiter.api.Test;

class TonCodecTest {
    /** TEP-2, "Smart-contract addresses": one account in three forms. */
    private static final String RAW = "-1:e56754f83426f69b09267bd876ac97c44821345b7e266bd956a7bfbfb98df35c";

    private static final String BOUNCEABLE = "Ef_lZ1T4NCb2mwkme9h2rJfESCE0W34ma9lWp7-_uY3zXDvq";
    private static final String NON_BOUNCEABLE = "Uf_lZ1T4NCb2mwkme9h2rJfESCE0W34ma9lWp7-_uY3zXGYv";
    /** The documentation's example wallet of the basic workchain. */
    private static final String BASIC = "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF";

    private final CodecProbe ton = CodecProbe.of(new TonCodec(), "ton");

    @Test
    void everySpellingOfTep2IsOneWallet() {
        WalletAddress wallet = ton.canonical(NON_BOUNCEABLE);
        assertThat(ton.valid(BOUNCEABLE)).isEqualTo(wallet);
        assertThat(ton.valid(RAW)).isEqualTo(wallet);
        assertThat(ton.valid(RAW.toUpperCase(java.util.Locale.ROOT))).isEqualTo(wallet);
        assertThat(ton.valid(BOUNCEABLE.replace('-', '+').replace('_', '/'))).isEqualTo(wallet);
        assertThat(ton.canonicalHex(RAW))
                .isEqualTo("ffffffffe56754f83426f69b09267bd876ac97c44821345b7e266bd956a7bfbfb98df35c");
    }

    @Test
    void readsTheBasicWorkchain() {
        assertThat(ton.valid(BASIC).text()).isEqualTo("UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA");
    }

    @Test
    void readsTheRawFormOnlyWhereTonIsDeclared() {
        assertThat(ton.codec().detect(ton.chain(), RAW)).isInstanceOf(Decoded.Bad.class);
        assertThat(ton.codec().detect(ton.chain(), BASIC)).isInstanceOf(Decoded.Ok.class);
    }

    @Test
    void saysTestnet() {
        // The same account as BASIC with the flag 0x80.
        ton.invalid("kQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPgpP", Code.TESTNET, Bad.NEARLY);
    }

    @Test
    void refusesWhatIsWrongAndSaysWhy() {
        ton.invalid(BASIC.replace("HF", "HE"), Code.CHECKSUM, Bad.NEARLY);
        ton.invalid(BASIC.substring(1), Code.LENGTH);
        assertThat(ton.invalid(BASIC.replace("cfM6", "c?M6"), Code.ALPHABET).position())
                .isEqualTo(8);
        assertThat(ton.invalid(BOUNCEABLE.replace('-', '+'), Code.ALPHABET).position())
                .isEqualTo(38);
        // TEP-2: a public key in the same armour.
        ton.invalid("Pubjns2gp7DGCnEH7EOWeCnb6Lw1akm538YYaz6sdLVHfRB2", Code.UNKNOWN_PREFIX);
    }
}
