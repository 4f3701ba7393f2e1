package kr.haetae.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.haetae.address.ChainCodec.Decoded;
import org.jspecify.annotations.Nullable;

/** Tries a text on every chain. EVM chains share every address and count as one. */
final class ChainDetection {
    private final List<ChainRegistry.Entry> provable;
    private final List<ChainRegistry.Entry> named;

    ChainDetection(ChainRegistry registry) {
        this.provable = registry.onePerNamespace().stream()
                .filter(entry -> entry.codec().detectable())
                .toList();
        this.named = registry.onePerNamespace().stream()
                .filter(entry -> !entry.codec().detectable())
                .toList();
    }

    /** One address for every namespace the text provably fits, likeliest first, leaving out one namespace. */
    List<Decoded.Ok> fits(String text, @Nullable String withoutNamespace) {
        List<Decoded.Ok> fits = new ArrayList<>(2);
        for (ChainRegistry.Entry entry : provable) {
            boolean wanted = !entry.chain().namespace().equals(withoutNamespace);
            if (wanted && entry.codec().detect(entry.chain(), text) instanceof Decoded.Ok ok) {
                fits.add(ok);
            }
        }
        return fits;
    }

    /** The error of the chain the text resembles most, or nothing where it resembles none. */
    Optional<AddressError> likeliestError(String text) {
        Decoded.Bad likeliest = null;
        int most = Decoded.Bad.FOREIGN;
        for (ChainRegistry.Entry entry : provable) {
            if (entry.codec().detect(entry.chain(), text) instanceof Decoded.Bad bad && bad.likeness() > most) {
                likeliest = bad;
                most = bad.likeness();
            }
        }
        return Optional.ofNullable(likeliest).map(Decoded.Bad::error);
    }

    /** Whether the text is a name on a chain whose accounts have names. */
    boolean fitsName(String text) {
        return named.stream().anyMatch(entry -> entry.codec().decode(entry.chain(), text) instanceof Decoded.Ok);
    }
}
