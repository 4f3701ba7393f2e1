package kr.haetae.hub.verification.results;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import kr.haetae.hub.verification.RowResult.RowError;

/** Says in two languages why a row is invalid. */
final class FaultTexts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private FaultTexts() {}

    static RowError of(KeptRow.Fault fault) {
        return new RowError(
                fault.code(), fault.position(), fault.hint(), say(fault, Locale.KOREAN), say(fault, Locale.ENGLISH));
    }

    private static String say(KeptRow.Fault fault, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle("texts/faults", locale, NO_FALLBACK);
        StringBuilder text = new StringBuilder(text(texts, fault.code()));
        if (fault.position() != null) {
            text.append(' ').append(text(texts, "at").replace("{position}", String.valueOf(fault.position() + 1)));
        }
        return text.toString();
    }

    private static String text(ResourceBundle texts, String key) {
        try {
            return texts.getString(key);
        } catch (MissingResourceException e) {
            return key;
        }
    }

    /** The detail item: code, chain it was read as, character counted from 1, fact. */
    static String detail(KeptRow.Fault fault) {
        StringBuilder detail = new StringBuilder(fault.code());
        if (fault.chain() != null) {
            detail.append(' ').append(fault.chain());
        }
        if (fault.position() != null) {
            detail.append(" at character ").append(fault.position() + 1);
        }
        if (fault.hint() != null) {
            detail.append(": ").append(fault.hint());
        }
        return detail.toString();
    }
}
