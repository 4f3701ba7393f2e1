package kr.haetae.hub.verification.results;

import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import kr.haetae.address.AddressError;
import kr.haetae.address.AddressMessages;
import kr.haetae.hub.verification.RowResult.RowError;

/** Says in two languages why a row is invalid: in the words of the address library, but for what is not about an address. */
final class FaultTexts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private FaultTexts() {}

    static RowError of(KeptRow.Fault fault) {
        return new RowError(
                fault.code(), fault.position(), fault.hint(), say(fault, Locale.KOREAN), say(fault, Locale.ENGLISH));
    }

    private static String say(KeptRow.Fault fault, Locale locale) {
        return addressCode(fault.code())
                .map(code -> AddressMessages.in(locale)
                        .of(new AddressError(code, fault.position(), fault.chain(), fault.hint())))
                .orElseGet(() -> ownText(fault.code(), locale));
    }

    private static Optional<AddressError.Code> addressCode(String code) {
        return Arrays.stream(AddressError.Code.values())
                .filter(known -> known.name().equals(code))
                .findFirst();
    }

    private static String ownText(String code, Locale locale) {
        try {
            return ResourceBundle.getBundle("texts/faults", locale, NO_FALLBACK).getString(code);
        } catch (MissingResourceException e) {
            return code;
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
