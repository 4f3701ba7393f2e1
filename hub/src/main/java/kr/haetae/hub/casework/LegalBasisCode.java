package kr.haetae.hub.casework;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;

/**
 * Names a legal basis of the catalogue.
 *
 * @param value {@code LB} and a number, as in {@code LB1}
 */
public record LegalBasisCode(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("LB[1-9][0-9]{0,2}");

    /**
     * Reads a code.
     *
     * @throws Problem LEGAL_BASIS_UNKNOWN
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LegalBasisCode {
        if (!FORM.matcher(value).matches()) {
            throw new Problem(ProblemCode.LEGAL_BASIS_UNKNOWN);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
