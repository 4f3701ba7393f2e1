package kr.haetae.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences the commands print, Korean or English. */
public final class Texts {
    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * Chooses a language.
     *
     * @param language {@code ko} or {@code en}; anything else falls back to the machine's locale, Korean if Korean
     */
    public static Texts in(String language) {
        String chosen = language.isEmpty() ? Locale.getDefault().getLanguage() : language;
        Locale locale = chosen.equals("ko") ? Locale.KOREAN : Locale.ENGLISH;
        return new Texts(ResourceBundle.getBundle(
                "kr.haetae.cli.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The sentence of a key with its arguments filled in. */
    public String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
    }

    /** {@code ko} or {@code en}. */
    public String language() {
        return bundle.getLocale().getLanguage();
    }
}
