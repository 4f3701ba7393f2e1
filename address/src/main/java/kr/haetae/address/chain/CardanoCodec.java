package kr.haetae.address.chain;

import java.util.Locale;
import java.util.Set;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Bech32;
import kr.haetae.address.encoding.Bech32.Variant;

/**
 * Cardano (CIP-19): Shelley addresses in Bech32, Byron addresses in Base58.
 *
 * <p>Canonical bytes are the address as the ledger has it: header, payment and delegation part. Two addresses that share
 * a payment key but not the stake key are two addresses on the ledger and two wallets here.
 */
public final class CardanoCodec extends SingleChainCodec {
    private static final Set<String> MAINNET_PREFIXES = Set.of("addr", "stake");
    private static final Set<String> TESTNET_PREFIXES = Set.of("addr_test", "stake_test");
    /** Nothing here is longer than a base address of the test network, 108 characters, or a Byron one. */
    private static final int MAX_CHARACTERS = 160;
    /** A root of 28 bytes and what must be around it make 43 bytes. */
    private static final int BYRON_MIN_CHARACTERS = 58;

    public CardanoCodec() {
        super(Chain.alone("cardano", "cip34:1-764824073", "ADA"), "카르다노", "에이다");
    }

    @Override
    Decoded decode(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Refusals.length(chain(), "at most " + MAX_CHARACTERS + " characters", text.length(), Bad.FOREIGN);
        }
        int separator = text.lastIndexOf('1');
        String prefix = separator < 1 ? "" : text.substring(0, separator).toLowerCase(Locale.ROOT);
        if (prefix.endsWith("_sk") || prefix.endsWith("_xsk")) {
            return Refusals.privateKey(chain());
        }
        if (MAINNET_PREFIXES.contains(prefix) || TESTNET_PREFIXES.contains(prefix)) {
            return shelley(text, prefix);
        }
        byte[] bytes = text.length() < BYRON_MIN_CHARACTERS ? null : Base58.BITCOIN.decode(text);
        return bytes == null ? Refusals.foreign(chain()) : byron(text, bytes);
    }

    private Decoded shelley(String text, String prefix) {
        Bech32.Result result = Bech32.decode(text, MAX_CHARACTERS);
        if (result instanceof Bech32.Bad bad) {
            return Refusals.bech32(chain(), bad);
        }
        Bech32.Ok ok = (Bech32.Ok) result;
        if (ok.variant() != Variant.BECH32) {
            return Bad.of(Code.CHECKSUM, null, chain(), "Bech32m, expected Bech32", Bad.NEARLY);
        }
        if (TESTNET_PREFIXES.contains(prefix)) {
            return Refusals.testnet(chain());
        }
        byte[] bytes = ok.bytes();
        if (bytes == null || !ShelleyForm.hasKnownLength(bytes)) {
            return Refusals.length(chain(), "the bytes its header tells", bytes == null ? 0 : bytes.length, Bad.NEARLY);
        }
        if (!ShelleyForm.isMainnet(bytes) || !prefix.equals(ShelleyForm.prefixOf(bytes))) {
            return Bad.of(Code.UNKNOWN_PREFIX, null, chain(), "header and prefix differ", Bad.NEARLY);
        }
        return ok(Bech32.encode(prefix, ok.values(), Variant.BECH32), bytes);
    }

    private Decoded byron(String text, byte[] bytes) {
        return switch (ByronForm.examine(bytes)) {
            case MAINNET -> ok(text, bytes);
            case TESTNET -> Refusals.testnet(chain());
            case WRONG_CHECKSUM -> Refusals.checksum(chain());
            case BROKEN -> Bad.of(Code.CHECKSUM, null, chain(), null, Bad.MEANT);
            case FOREIGN -> Refusals.foreign(chain());
        };
    }
}
