package kr.haetae.address.chain;

import java.util.List;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec.Decoded;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Bech32;
import kr.haetae.address.encoding.BitGroups;
import org.jspecify.annotations.Nullable;

/** SegWit addresses: version 0 in Bech32 (BIP-173), later versions, Taproot first, in Bech32m (BIP-350). */
final class SegwitAddresses {
    private static final int MAX_CHARACTERS = 90;
    private static final int MAX_VERSION = 16;

    private final Chain chain;
    private final String prefix;
    private final List<String> testPrefixes;

    SegwitAddresses(Chain chain, String prefix, List<String> testPrefixes) {
        this.chain = chain;
        this.prefix = prefix;
        this.testPrefixes = testPrefixes;
    }

    /** Reads the text, or gives null where its prefix is neither the chain's nor its test networks'. */
    @Nullable
    Decoded decode(String text) {
        if (!beginsWith(text, prefix)) {
            return testPrefixes.stream().anyMatch(test -> beginsWith(text, test)) ? Refusals.testnet(chain) : null;
        }
        Bad separator = Refusals.secondSeparator(chain, prefix, text);
        if (separator != null) {
            return separator;
        }
        Bech32.Result result = Bech32.decode(text, MAX_CHARACTERS);
        if (result instanceof Bech32.Ok ok) {
            return ofValues(ok);
        }
        return Refusals.bech32(chain, (Bech32.Bad) result);
    }

    private static boolean beginsWith(String text, String prefix) {
        return text.length() > prefix.length()
                && text.charAt(prefix.length()) == '1'
                && text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private Decoded ofValues(Bech32.Ok ok) {
        byte[] values = ok.values();
        if (values.length == 0 || values[0] > MAX_VERSION) {
            return Bad.of(Code.UNKNOWN_PREFIX, prefix.length() + 1, chain, "witness version", Bad.MEANT);
        }
        int version = values[0];
        Bech32.Variant expected = version == 0 ? Bech32.Variant.BECH32 : Bech32.Variant.BECH32M;
        if (ok.variant() != expected) {
            return Refusals.checksum(chain);
        }
        byte[] program = BitGroups.toBytes(values, 1, values.length);
        if (program == null || !lengthFits(version, program.length)) {
            return Bad.of(Code.LENGTH, null, chain, "witness program", Bad.MEANT);
        }
        String text = Bech32.encode(prefix, values, expected);
        return new Decoded.Ok(WalletAddress.of(chain, text, OutputScripts.payToWitness(version, program)));
    }

    private static boolean lengthFits(int version, int bytes) {
        return version == 0 ? bytes == 20 || bytes == 32 : bytes >= 2 && bytes <= 40;
    }
}
