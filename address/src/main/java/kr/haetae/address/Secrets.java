package kr.haetae.address;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kr.haetae.address.encoding.Base32;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Hex;

/**
 * Knows private keys, seeds and recovery phrases by their shape. A key with a mistyped character is a key still, so no
 * checksum is asked for.
 */
final class Secrets {
    private static final Set<Integer> PHRASE_WORDS = Set.of(12, 13, 15, 18, 21, 24, 25);
    private static final Pattern WORD_GAP = Pattern.compile("[\\s,]+");
    private static final Pattern BYTE_LIST = Pattern.compile("\\[?\\s*(?:\\d{1,3}\\s*,\\s*){31,63}\\d{1,3}\\s*]?");
    private static final Pattern EXTENDED_KEY =
            Pattern.compile("(?:[a-zA-Z]prv|[LM]tpv|dgpv)[1-9A-HJ-NP-Za-km-z]{20,}");
    private static final List<String> PREFIXES = List.of(
            "edsk",
            "spsk",
            "p2sk",
            "edesk",
            "spesk",
            "p2esk",
            "PVT_",
            "secret-extended-key-",
            "ed25519_sk1",
            "addr_xsk1",
            "acct_xsk1",
            "root_xsk1",
            "stake_xsk1",
            "addr_sk1",
            "xprv1");
    private static final int PREFIXED_MIN_CHARACTERS = 40;
    private static final Set<Integer> WIF_VERSIONS = Set.of(0x80, 0xb0, 0x9e, 0xcc, 0xef, 0xf1);
    private static final int RIPPLE_SEED_VERSION = 0x21;

    private Secrets() {}

    /** Whether the text is a private key, a seed or a recovery phrase. */
    static boolean isSecret(String text) {
        int length = text.length();
        return switch (length) {
                    case 29, 30, 31 -> isRippleSeed(text);
                    case 51, 52 -> isWalletImportFormat(text);
                    case 56 -> text.charAt(0) == 'S' && Base32.UPPER.holds(text);
                    case 58 ->
                        text.startsWith("6P") && Base58.BITCOIN.alphabet().holds(text);
                    default -> false;
                }
                || (length >= 24 && isMarkedOrSpelledOut(text));
    }

    private static boolean isMarkedOrSpelledOut(String text) {
        for (String prefix : PREFIXES) {
            if (text.length() >= PREFIXED_MIN_CHARACTERS && text.startsWith(prefix)) {
                return true;
            }
        }
        boolean nearKey = text.startsWith("ed25519:") && text.length() > 80;
        return nearKey
                || text.contains("PRIVATE KEY")
                || EXTENDED_KEY.matcher(text).matches()
                || BYTE_LIST.matcher(text).matches()
                || isPhrase(text);
    }

    private static boolean isPhrase(String text) {
        if (text.indexOf(' ') < 0 && WORD_GAP.matcher(text).results().findAny().isEmpty()) {
            return false;
        }
        String[] words = WORD_GAP.split(text.strip(), -1);
        if (!PHRASE_WORDS.contains(words.length)) {
            return false;
        }
        for (String word : words) {
            if (!word.chars().allMatch(Character::isLetter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWalletImportFormat(String text) {
        byte[] decoded = Base58.BITCOIN.decode(text);
        return decoded != null
                && (decoded.length == 37 || decoded.length == 38)
                && WIF_VERSIONS.contains(decoded[0] & 0xff);
    }

    private static boolean isRippleSeed(String text) {
        byte[] decoded = text.charAt(0) == 's' ? Base58.RIPPLE.decode(text) : null;
        if (decoded == null) {
            return false;
        }
        boolean familySeed = decoded.length == 21 && decoded[0] == RIPPLE_SEED_VERSION;
        boolean ed25519Seed = decoded.length == 23 && text.startsWith("sEd");
        return familySeed || ed25519Seed;
    }

    /** Whether the text is 32 bytes in hexadecimal or 64 bytes in Base58: either a key or the name of a transaction. */
    static boolean isKeyOrTransactionId(String text) {
        if (Hex.isDigits(text, 64)) {
            return true;
        }
        byte[] decoded = text.length() >= 86 && text.length() <= 88 ? Base58.BITCOIN.decode(text) : null;
        return decoded != null && decoded.length == 64;
    }
}
