package kr.haetae.address.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import kr.haetae.address.AddressError;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import kr.haetae.address.ChainCodec.Decoded;
import kr.haetae.address.WalletAddress;

/** Asks one codec about one of its chains and says what it answered in assertions. */
record CodecProbe(ChainCodec codec, Chain chain) {

    static CodecProbe of(ChainCodec codec, String chainName) {
        Chain chain = codec.chains().stream()
                .filter(known -> known.name().equals(chainName))
                .findFirst()
                .orElseThrow();
        return new CodecProbe(codec, chain);
    }

    Decoded decode(String text) {
        return codec.decode(chain, text);
    }

    WalletAddress valid(String text) {
        assertThat(decode(text)).as(text).isInstanceOf(Decoded.Ok.class);
        return ((Decoded.Ok) decode(text)).address();
    }

    /** Asserts that the text is valid and already canonical. */
    WalletAddress canonical(String text) {
        WalletAddress address = valid(text);
        assertThat(address.text()).isEqualTo(text);
        return address;
    }

    String canonicalHex(String text) {
        return HexFormat.of().formatHex(valid(text).canonical());
    }

    AddressError invalid(String text, AddressError.Code code) {
        return invalid(text, code, 0);
    }

    AddressError invalid(String text, AddressError.Code code, int leastLikeness) {
        Decoded decoded = decode(text);
        assertThat(decoded).as(text).isInstanceOf(Decoded.Bad.class);
        Decoded.Bad bad = (Decoded.Bad) decoded;
        assertThat(bad.error().code()).as(text).isEqualTo(code);
        assertThat(bad.likeness()).as("likeness of " + text).isGreaterThanOrEqualTo(leastLikeness);
        return bad.error();
    }
}
