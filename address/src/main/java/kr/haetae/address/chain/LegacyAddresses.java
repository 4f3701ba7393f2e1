package kr.haetae.address.chain;

import java.util.Arrays;
import kr.haetae.address.ChainCodec.Decoded;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Base58Check;

/** The Base58Check addresses of Bitcoin and its relatives: pay to public key hash and to script hash. */
final class LegacyAddresses {
    private static final int HASH_BYTES = 20;
    private static final int CHECKSUM_BYTES = 4;
    private static final int MIN_CHARACTERS = 26;
    private static final int MAX_CHARACTERS = 35;

    private final UtxoNetwork network;

    LegacyAddresses(UtxoNetwork network) {
        this.network = network;
    }

    Decoded decode(String text) {
        boolean main = network.startsLikeMain(text);
        if (!main && !network.startsLikeTest(text)) {
            return Refusals.foreign(network.chain());
        }
        int foreign = Base58.BITCOIN.alphabet().firstForeign(text);
        if (foreign >= 0) {
            return main ? Refusals.alphabet(network.chain(), foreign, Bad.SIMILAR) : Refusals.foreign(network.chain());
        }
        byte[] decoded = Base58.BITCOIN.decode(text);
        int decodedBytes = decoded == null ? 0 : decoded.length;
        if (decoded == null || decodedBytes != network.versionBytes() + HASH_BYTES + CHECKSUM_BYTES) {
            return main ? wrongLength(text, decodedBytes) : Refusals.foreign(network.chain());
        }
        byte[] body = Base58Check.verified(decoded);
        if (body == null) {
            return main ? Refusals.checksum(network.chain()) : Refusals.foreign(network.chain());
        }
        return ofBody(body, text);
    }

    private Bad wrongLength(String text, int decodedBytes) {
        int expectedBytes = network.versionBytes() + HASH_BYTES + CHECKSUM_BYTES;
        boolean longEnough = text.length() >= MIN_CHARACTERS && text.length() <= MAX_CHARACTERS;
        return longEnough
                ? Refusals.length(network.chain(), expectedBytes + " bytes", decodedBytes, Bad.SIMILAR)
                : Refusals.length(network.chain(), "26 to 35 characters", text.length(), Bad.SIMILAR);
    }

    private Decoded ofBody(byte[] body, String text) {
        int version = network.versionBytes() == 1 ? body[0] & 0xff : ((body[0] & 0xff) << 8) | (body[1] & 0xff);
        byte[] hash = Arrays.copyOfRange(body, network.versionBytes(), body.length);
        if (version == network.keyHash()) {
            return new Decoded.Ok(keyHash(text, hash));
        }
        if (version == network.scriptHash()) {
            return new Decoded.Ok(scriptHash(text, hash));
        }
        if (version == network.oldScriptHash()) {
            return new Decoded.Ok(scriptHash(encoded(network.scriptHash(), hash), hash));
        }
        return network.testVersions().contains(version)
                ? Refusals.testnet(network.chain())
                : Refusals.foreign(network.chain());
    }

    /** The pay-to-public-key-hash address of a hash, e.g. one written in another encoding. */
    WalletAddress keyHash(byte[] hash) {
        return keyHash(encoded(network.keyHash(), hash), hash);
    }

    private WalletAddress keyHash(String text, byte[] hash) {
        return WalletAddress.of(network.chain(), text, OutputScripts.payToPublicKeyHash(hash));
    }

    private WalletAddress scriptHash(String text, byte[] hash) {
        return WalletAddress.of(network.chain(), text, OutputScripts.payToScriptHash(hash));
    }

    private String encoded(int version, byte[] hash) {
        byte[] body = new byte[network.versionBytes() + hash.length];
        if (network.versionBytes() == 2) {
            body[0] = (byte) (version >>> 8);
        }
        body[network.versionBytes() - 1] = (byte) version;
        System.arraycopy(hash, 0, body, network.versionBytes(), hash.length);
        return Base58Check.encode(Base58.BITCOIN, body);
    }
}
