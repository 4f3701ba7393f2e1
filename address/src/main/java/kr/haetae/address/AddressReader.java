package kr.haetae.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one row of input: a declared chain (or none), a text, a memo (or none). */
public final class AddressReader {
    private final ChainRegistry registry;

    public AddressReader(ChainRegistry registry) {
        this.registry = registry;
    }

    public static AddressReader standard() {
        return new AddressReader(ChainRegistry.standard());
    }

    /**
     * Reads one row.
     *
     * @param declaredChain a plain word or a CAIP-2 identifier, any case; null or blank where none was declared
     * @param text the address as given; surrounding white space and invisible characters do not count
     * @param memo the memo exactly as given, or null
     */
    public AddressReading read(@Nullable String declaredChain, String text, @Nullable String memo) {
        return new AddressReading.Invalid(AddressError.of(AddressError.Code.UNRECOGNISED));
    }

    /** Every chain known, in the order shown to people. */
    public List<Chain> chains() {
        return registry.chains();
    }
}
