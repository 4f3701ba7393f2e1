package kr.haetae.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.AddressReading.Invalid;
import kr.haetae.address.AddressReading.Note;
import kr.haetae.address.AddressReading.Valid;
import kr.haetae.address.ChainCodec.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row of input: a declared chain (or none), a text, a memo (or none). Safe for use by many threads.
 *
 * <p>The rule where the declaration is wrong: a text that is no address of the declared chain but is, by checksum or
 * exact byte length, one of exactly one other namespace, is read there and says so.
 */
public final class AddressReader {
    /** The longest text looked at, links with their parameters included. */
    static final int MAX_GIVEN_CHARACTERS = 1024;
    /** The longest address. */
    static final int MAX_ADDRESS_CHARACTERS = 256;
    /** The longest memo of any chain (EOS). */
    public static final int MAX_MEMO_CHARACTERS = 256;

    private static final int MAX_PLAIN_NAME_CHARACTERS = 13;

    private final ChainRegistry registry;
    private final ChainDetection detection;

    public AddressReader(ChainRegistry registry) {
        this.registry = registry;
        this.detection = new ChainDetection(registry);
    }

    public static AddressReader standard() {
        return new AddressReader(ChainRegistry.standard());
    }

    /**
     * Reads one row.
     *
     * @param declaredChain a plain word, ticker, Korean name or CAIP-2 identifier, any case; null or blank where none was
     *     declared
     * @param text the address as given; surrounding white space and quotes and invisible characters do not count; payment
     *     links and CAIP-10 identifiers are taken apart
     * @param memo the memo exactly as given, or null
     */
    public AddressReading read(@Nullable String declaredChain, String text, @Nullable String memo) {
        if (text.length() > MAX_GIVEN_CHARACTERS) {
            return tooLong(null);
        }
        GivenText given = GivenText.of(text);
        AddressUri link = AddressUri.of(given.text(), registry).orElse(null);
        String bare = link == null ? given.text() : link.address();
        // Before everything else, so that a secret is called one even beside another mistake.
        if (Secrets.isSecret(given.text()) || Secrets.isSecret(bare)) {
            return invalid(Code.PRIVATE_KEY, null, null);
        }
        Declaration declaration = link == null
                ? null
                : new Declaration(link.declared(), link.declared().chain().name());
        if (declaredChain != null && !declaredChain.isBlank()) {
            Optional<ChainRegistry.Entry> entry = registry.entry(declaredChain.strip());
            if (entry.isEmpty()) {
                return invalid(bare.isEmpty() ? Code.EMPTY : Code.UNKNOWN_CHAIN, null, null);
            }
            declaration = new Declaration(entry.get(), declaredChain.strip());
        }
        AddressReading reading = bare(declaration, bare, memo == null || memo.isEmpty() ? null : memo);
        return reading instanceof Invalid invalid
                ? inPlaceOf(given, link == null ? 0 : link.offset(), invalid)
                : Memos.merge((Valid) reading, link == null ? null : link.memo());
    }

    /** The chain a row declares, and the words it does so with. */
    private record Declaration(ChainRegistry.Entry entry, String words) {}

    private AddressReading bare(@Nullable Declaration declaration, String text, @Nullable String memo) {
        Chain chain = declaration == null ? null : declaration.entry().chain();
        if (text.isEmpty()) {
            return invalid(Code.EMPTY, null, null);
        }
        if (text.length() > MAX_ADDRESS_CHARACTERS) {
            return tooLong(chain);
        }
        if (memo != null && memo.length() > MAX_MEMO_CHARACTERS) {
            return invalid(Code.MEMO_TOO_LONG, chain, "at most " + MAX_MEMO_CHARACTERS + " characters");
        }
        AddressError foreign = ForeignScript.find(text, chain == null ? null : chain.name());
        if (foreign != null) {
            return new Invalid(foreign);
        }
        return declaration == null ? detected(text, memo) : declared(declaration, text, memo);
    }

    private AddressReading declared(Declaration declaration, String text, @Nullable String memo) {
        Chain chain = declaration.entry().chain();
        Decoded decoded = declaration.entry().codec().decode(chain, text);
        if (decoded instanceof Decoded.Ok ok) {
            Chain actual = ok.address().chain();
            List<Note> notes =
                    actual.equals(chain) ? List.of() : List.of(new Note.ChainCorrected(declaration.words(), actual));
            return Memos.valid(List.of(ok), memo, notes);
        }
        if (Secrets.isKeyOrTransactionId(text)) {
            return invalid(Code.KEY_OR_TXID, chain, null);
        }
        List<Decoded.Ok> elsewhere = detection.fits(text, chain.namespace());
        if (elsewhere.size() == 1) {
            Chain actual = elsewhere.get(0).address().chain();
            return Memos.valid(elsewhere, memo, List.of(new Note.ChainCorrected(declaration.words(), actual)));
        }
        return new Invalid(((Decoded.Bad) decoded).error());
    }

    private AddressReading detected(String text, @Nullable String memo) {
        if (Secrets.isKeyOrTransactionId(text)) {
            return invalid(Code.KEY_OR_TXID, null, null);
        }
        List<Decoded.Ok> fits = detection.fits(text, null);
        if (fits.isEmpty()) {
            return new Invalid(detection.likeliestError(text).orElseGet(() -> unrecognised(text)));
        }
        List<Chain> chains = new ArrayList<>();
        fits.forEach(fit -> chains.add(fit.address().chain()));
        Note note = chains.size() == 1 ? new Note.ChainDetected(chains.get(0)) : new Note.SeveralChains(chains);
        return Memos.valid(fits, memo, List.of(note));
    }

    /** Long words without a dot are sooner addresses of a chain unknown here than names. */
    private AddressError unrecognised(String text) {
        boolean namelike = text.length() <= MAX_PLAIN_NAME_CHARACTERS || text.indexOf('.') > 0;
        return AddressError.of(namelike && detection.fitsName(text) ? Code.NAME_NEEDS_CHAIN : Code.UNRECOGNISED);
    }

    private static Invalid inPlaceOf(GivenText given, int offset, Invalid invalid) {
        AddressError error = invalid.error();
        Integer position = error.position();
        return position == null
                ? invalid
                : new Invalid(
                        new AddressError(error.code(), given.originOf(position + offset), error.chain(), error.hint()));
    }

    private static Invalid tooLong(@Nullable Chain chain) {
        return invalid(Code.TOO_LONG, chain, "at most " + MAX_ADDRESS_CHARACTERS + " characters");
    }

    private static Invalid invalid(Code code, @Nullable Chain chain, @Nullable String hint) {
        return new Invalid(new AddressError(code, null, chain == null ? null : chain.name(), hint));
    }

    /** The chain of that name, by the same rule as a declared one. */
    public Optional<Chain> chainNamed(String name) {
        return registry.named(name);
    }

    /** Every chain known, in the order shown to people. */
    public List<Chain> chains() {
        return registry.chains();
    }
}
