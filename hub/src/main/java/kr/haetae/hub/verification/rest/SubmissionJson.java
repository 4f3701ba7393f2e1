package kr.haetae.hub.verification.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.AddressInput;
import kr.haetae.hub.verification.Submission;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a submission: rows or text.
 *
 * @param deadlineSeconds 1 to 600, 30 where absent
 * @param rows one object a row
 * @param text one address a line, optionally chain and memo behind it
 */
record SubmissionJson(
        @Nullable String caseId,
        @Nullable String purpose,
        @Nullable Integer deadlineSeconds,
        @Nullable List<Row> rows,
        @Nullable String text) {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Limit.UPLOAD_BYTES.intValue())
                            .maxNestingDepth(Limit.JSON_DEPTH.intValue())
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Row(
            @Nullable String address,
            @Nullable String chain,
            @Nullable String memo) {
        @Override
        public String toString() {
            return "Row[]";
        }
    }

    /** Reads at most as many bytes as an upload may have. */
    static SubmissionJson read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > Limit.UPLOAD_BYTES.value()) {
            throw tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(Limit.UPLOAD_BYTES.intValue() + 1);
        if (body.length > Limit.UPLOAD_BYTES.value()) {
            throw tooLarge();
        }
        try {
            SubmissionJson read = MAPPER.readValue(body, SubmissionJson.class);
            if (read != null) {
                return read;
            }
        } catch (JacksonException e) {
            throw new Problem(ProblemCode.MALFORMED_JSON);
        }
        throw new Problem(ProblemCode.MALFORMED_JSON);
    }

    private static Problem tooLarge() {
        return new Problem(ProblemCode.TOO_LARGE, Map.of("maxMegabytes", Limit.UPLOAD_BYTES.value() >> 20));
    }

    Submission submission(@Nullable String key) {
        if (caseId == null) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "caseId"));
        }
        if ((rows == null) == (text == null)) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "rows"));
        }
        int deadline = deadlineSeconds == null ? Submission.DEFAULT_DEADLINE_SECONDS : deadlineSeconds;
        return new Submission(new CaseId(caseId), purpose, deadline, input(), key);
    }

    private AddressInput input() {
        if (text != null) {
            return new AddressInput.Text(text);
        }
        List<Row> given = rows == null ? List.of() : rows;
        return new AddressInput.Rows(given.stream()
                .map(row -> new AddressInput.Row(row.address() == null ? "" : row.address(), row.chain(), row.memo()))
                .toList());
    }

    @Override
    public String toString() {
        return "SubmissionJson[]";
    }
}
