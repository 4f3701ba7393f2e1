package kr.haetae.hub.verification.web;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says the coded details of a row in words; what it does not know it leaves as it is. */
@Component
class DetailWords {
    private static final Pattern CODED = Pattern.compile("([A-Z][A-Z0-9_]+)(?: (.*))?", Pattern.DOTALL);
    private static final Pattern CORRECTED = Pattern.compile("declared (.*), is (.*)", Pattern.DOTALL);
    private static final Pattern WITH_REASON = Pattern.compile("(.*) \\(([A-Z0-9_]+)\\)", Pattern.DOTALL);
    private static final Pattern ON_CHAINS = Pattern.compile("(.*) \\(([a-z0-9, -]+)\\)", Pattern.DOTALL);

    private final MessageSource messages;

    DetailWords(MessageSource messages) {
        this.messages = messages;
    }

    public String say(String detail, Locale locale) {
        Matcher coded = CODED.matcher(detail);
        if (!coded.matches()) {
            return detail;
        }
        String rest = coded.group(2) == null ? "" : coded.group(2);
        String code = coded.group(1);
        return orElse(detail, messages.getMessage("detail." + code, places(code, rest, locale), null, locale));
    }

    /** A code of a missing or refused answer, in words. */
    public String reason(String code, Locale locale) {
        return orElse(code, messages.getMessage("reason." + code, null, null, locale));
    }

    /** What an exchange says of a row's memo, in words; null where there is nothing to say. */
    public @Nullable String memo(@Nullable String match, Locale locale) {
        return match == null || match.isEmpty() || match.equals("NOT_APPLICABLE")
                ? null
                : orElse(match, messages.getMessage("memo." + match, null, null, locale));
    }

    private static String orElse(String raw, @Nullable String said) {
        return said == null ? raw : said;
    }

    private Object[] places(String code, String rest, Locale locale) {
        Matcher onChains = ON_CHAINS.matcher(rest);
        if (code.equals("LISTED_ON") && onChains.matches()) {
            return new Object[] {onChains.group(1), onChains.group(2)};
        }
        Matcher corrected = CORRECTED.matcher(rest);
        if (corrected.matches()) {
            return new Object[] {corrected.group(1), corrected.group(2)};
        }
        Matcher withReason = WITH_REASON.matcher(rest);
        if (withReason.matches()) {
            return new Object[] {withReason.group(1), reason(withReason.group(2), locale)};
        }
        return new Object[] {rest, ""};
    }
}
