package kr.haetae.address;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment link ({@code bitcoin:…?amount=1}, BIP-21 and its kin) or CAIP-10 identifier taken apart.
 *
 * @param declared the chain its scheme names
 * @param offset the index at which the address begins in the whole text
 * @param address the address alone
 * @param memo the memo it carries, or null
 */
record AddressUri(
        ChainRegistry.Entry declared,
        int offset,
        String address,
        @Nullable String memo) {
    private static final List<String> LEADS = List.of("//transfer/", "//", "pay-");
    private static final List<String> MEMO_PARAMETERS = List.of("dt", "memo", "memoid");

    /** Takes a text apart, or gives nothing where it does not begin with a chain's name and a colon. */
    static Optional<AddressUri> of(String text, ChainRegistry registry) {
        int question = text.indexOf('?');
        int end = question < 0 ? text.length() : question;
        int last = text.lastIndexOf(':', end - 1);
        int first = text.indexOf(':');
        if (last <= 0) {
            return Optional.empty();
        }
        int colon = registry.entry(text.substring(0, last)).isPresent() ? last : first;
        return registry.entry(text.substring(0, colon)).map(entry -> ofScheme(entry, registry, text, colon + 1, end));
    }

    private static AddressUri ofScheme(
            ChainRegistry.Entry entry, ChainRegistry registry, String text, int afterColon, int end) {
        int start = afterColon;
        for (String lead : LEADS) {
            start += text.startsWith(lead, start) ? lead.length() : 0;
        }
        int at = text.indexOf('@', start);
        boolean numbered = at >= 0 && at < end && entry.chain().namespace().equals("eip155");
        ChainRegistry.Entry declared = numbered
                ? registry.entry("eip155:" + text.substring(at + 1, end)).orElse(entry)
                : entry;
        String address = text.substring(Math.min(start, end), numbered ? at : end);
        return new AddressUri(declared, start, address, memoOf(text, end));
    }

    private static @Nullable String memoOf(String text, int end) {
        if (end == text.length()) {
            return null;
        }
        for (String pair : text.substring(end + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1 && MEMO_PARAMETERS.contains(pair.substring(0, equals))) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return null;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A stray per cent sign: the memo is what stands there.
            return value;
        }
    }
}
