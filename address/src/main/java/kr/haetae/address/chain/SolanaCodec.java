package kr.haetae.address.chain;

import java.util.List;
import java.util.Set;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Bech32;

/** Solana: 32 bytes in Base58, without a checksum, so the exact length is all the proof there is. */
public final class SolanaCodec implements ChainCodec {
    private static final Chain SOLANA = Chain.alone("solana", "solana:5eykt4UsFv8P8NJdTREpY1vzqKqKvdpK", "SOL");
    private static final int KEY_BYTES = 32;
    private static final int MIN_CHARACTERS = 32;
    private static final int MAX_CHARACTERS = 44;

    @Override
    public List<Chain> chains() {
        return List.of(SOLANA);
    }

    @Override
    public Set<String> namesOf(Chain chain) {
        return Set.of("spl", "sol spl", "usdc spl", "solana mainnet", "solana:mainnet", "솔라나");
    }

    @Override
    public Decoded decode(Chain chain, String text) {
        int foreign = Base58.BITCOIN.alphabet().firstForeign(text);
        if (foreign >= 0) {
            return Refusals.alphabet(chain, foreign, Bad.FOREIGN);
        }
        boolean plausible = text.length() >= MIN_CHARACTERS && text.length() <= MAX_CHARACTERS;
        byte[] key = plausible ? Base58.BITCOIN.decode(text) : null;
        if (key == null || key.length != KEY_BYTES) {
            return Refusals.length(chain, "32 to 44 characters of 32 bytes", text.length(), Bad.FOREIGN);
        }
        return new Decoded.Ok(WalletAddress.of(SOLANA, text, key));
    }

    /**
     * Asks for letters of both cases: a mistyped lower-case Bech32 address can be 32 bytes of Base58 by chance, while
     * fewer than one Solana address in a billion has letters of one case only.
     */
    @Override
    public Decoded detect(Chain chain, String text) {
        return Bech32.firstOfOtherCase(text) < 0 ? Refusals.foreign(chain) : decode(chain, text);
    }
}
