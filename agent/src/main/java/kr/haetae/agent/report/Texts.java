package kr.haetae.agent.report;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The agent's texts in Korean or English. */
public final class Texts {
    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** Korean for Korean, English for every other locale. */
    public static Texts of(Locale locale) {
        Locale supported = locale.getLanguage().equals("ko") ? Locale.KOREAN : Locale.ENGLISH;
        return new Texts(ResourceBundle.getBundle(
                "kr.haetae.agent.report.texts",
                supported,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The text of a key with its arguments; numbers are never grouped, so that they can be searched for. */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(asStrings(arguments));
    }

    public ResourceBundle bundle() {
        return bundle;
    }

    static String[] asStrings(Object... arguments) {
        return Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    }
}
