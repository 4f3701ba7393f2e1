package kr.haetae.hub.casework;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;

/**
 * A case's number as people write it: KICS ({@code 2026-00012345}), 사건번호 ({@code 2026형제12345}), 접수번호
 * ({@code 서울청 2026-001234}) or any other. It is text and means nothing to the hub.
 *
 * @param value 1 to 64 letters (Korean or Latin), digits, {@code - . _ ( )} and single inner spaces, in Unicode form
 *     NFC; surrounding space is dropped
 */
public record CaseId(@JsonValue String value) {
    private static final int MAX_RAW_CHARACTERS = 256;
    private static final Pattern FORM =
            Pattern.compile("(?=.{1,64}$)[0-9A-Za-z가-힣(][0-9A-Za-z가-힣()._-]*(?: [0-9A-Za-z가-힣()._-]+)*");

    /**
     * Reads a number.
     *
     * @throws Problem CASE_ID_INVALID
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CaseId {
        if (value.length() > MAX_RAW_CHARACTERS) {
            throw new Problem(ProblemCode.CASE_ID_INVALID, Map.of());
        }
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (!FORM.matcher(value).matches()) {
            throw new Problem(ProblemCode.CASE_ID_INVALID, Map.of());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
