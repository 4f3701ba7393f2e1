package kr.haetae.hub.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Map;
import java.util.regex.Pattern;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;

/**
 * A telephone number after ITU-T E.164.
 *
 * @param e164 plus sign, country and national number, 7 to 15 digits
 */
public record PhoneNumber(String e164) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int LONGEST_SPELLING = 40;
    private static final String HOME = "KR";

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("not an E.164 number");
        }
    }

    /**
     * Reads a number as people write it; one without a country is Korean.
     *
     * @throws Problem PHONE_NUMBER_INVALID if no such number can exist
     */
    public static PhoneNumber read(String written) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            if (written.length() <= LONGEST_SPELLING) {
                var parsed = numbers.parse(written, HOME);
                if (numbers.isValidNumber(parsed) && !parsed.hasExtension()) {
                    return new PhoneNumber(numbers.format(parsed, PhoneNumberFormat.E164));
                }
            }
        } catch (NumberParseException e) {
            // Answered below: what was written stays out of every message.
        }
        throw new Problem(ProblemCode.PHONE_NUMBER_INVALID, Map.of("field", "number"));
    }

    /** As a person dials it: a Korean number as in Korea, any other with its country. */
    public String spoken() {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            var parsed = numbers.parse(e164, HOME);
            boolean home = HOME.equals(numbers.getRegionCodeForNumber(parsed));
            return numbers.format(parsed, home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }

    @Override
    public String toString() {
        return "PhoneNumber[]";
    }
}
