package kr.haetae.address;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import kr.haetae.address.AddressError.Code;
import org.jspecify.annotations.Nullable;

/** Characters beyond ASCII, which no address of any chain has: look-alikes of Latin letters are told from the rest. */
final class ForeignScript {
    private static final Set<UnicodeScript> SCRIPTS_WITH_LOOKALIKES = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.CHEROKEE,
            UnicodeScript.COPTIC,
            UnicodeScript.LISU,
            UnicodeScript.DESERET);

    private ForeignScript() {}

    /** The flaw of the first character beyond ASCII, or null where there is none. */
    static @Nullable AddressError find(String text, @Nullable String chainName) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return errorAt(text, i, chainName);
            }
        }
        return null;
    }

    private static AddressError errorAt(String text, int index, @Nullable String chainName) {
        int character = text.codePointAt(index);
        if (looksLatin(character)) {
            return new AddressError(
                    Code.HOMOGLYPH,
                    index,
                    chainName,
                    UnicodeScript.of(character).name());
        }
        return text.chars().anyMatch(ForeignScript::isLatin)
                ? new AddressError(
                        Code.ALPHABET,
                        index,
                        chainName,
                        UnicodeScript.of(character).name())
                : new AddressError(Code.UNRECOGNISED, null, chainName, null);
    }

    private static boolean looksLatin(int character) {
        String compatible = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        return (compatible.length() == 1 && isLatin(compatible.charAt(0)))
                || SCRIPTS_WITH_LOOKALIKES.contains(UnicodeScript.of(character));
    }

    private static boolean isLatin(int c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
