package kr.haetae.hub.frame;

import org.springframework.http.HttpStatus;

/**
 * Every way a request can be refused. Each has texts in Korean and English in {@code texts/problems*.properties}:
 * {@code CODE.title}, {@code CODE.detail} (with {@code {named}} arguments) and {@code CODE.action}, what to do now.
 */
public enum ProblemCode {
    // The request itself
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    INVALID_FIELD(HttpStatus.BAD_REQUEST),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST),
    MALFORMED_UPLOAD(HttpStatus.BAD_REQUEST),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    IDEMPOTENCY_KEY_INVALID(HttpStatus.BAD_REQUEST),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    IDEMPOTENCY_KEY_IN_USE(HttpStatus.CONFLICT),
    // Who asks
    LOGIN_REQUIRED(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    FORM_EXPIRED(HttpStatus.FORBIDDEN),
    ROLE_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT),
    QUOTA_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS),
    // Cases and legal bases
    CASE_UNKNOWN(HttpStatus.NOT_FOUND),
    CASE_ID_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    CASE_EXISTS(HttpStatus.CONFLICT),
    CASE_CLOSED(HttpStatus.CONFLICT),
    LEGAL_BASIS_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT),
    LEGAL_BASIS_DISABLED(HttpStatus.UNPROCESSABLE_CONTENT),
    LEGAL_BASIS_NOT_YET(HttpStatus.UNPROCESSABLE_CONTENT),
    LEGAL_BASIS_EXPIRED(HttpStatus.UNPROCESSABLE_CONTENT),
    LEGAL_BASIS_FORBIDS(HttpStatus.UNPROCESSABLE_CONTENT),
    // Exchanges' answers to tasks
    TASK_UNKNOWN(HttpStatus.NOT_FOUND),
    TASK_ANSWER_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    TASK_ANSWERED_OTHERWISE(HttpStatus.CONFLICT),
    // Verifications
    VERIFICATION_UNKNOWN(HttpStatus.NOT_FOUND),
    VERIFICATION_ERASED(HttpStatus.GONE),
    NOTHING_HELD(HttpStatus.CONFLICT),
    EMPTY_FILE(HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_TEXT(HttpStatus.UNPROCESSABLE_CONTENT),
    UNKNOWN_ENCODING(HttpStatus.UNPROCESSABLE_CONTENT),
    ZIP_BOMB(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY_ROWS(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY_COLUMNS(HttpStatus.UNPROCESSABLE_CONTENT),
    NO_ADDRESS_COLUMN(HttpStatus.UNPROCESSABLE_CONTENT),
    NO_SUCH_COLUMN(HttpStatus.UNPROCESSABLE_CONTENT),
    NO_SUCH_SHEET(HttpStatus.UNPROCESSABLE_CONTENT),
    BROKEN_WORKBOOK(HttpStatus.UNPROCESSABLE_CONTENT),
    BROKEN_CSV(HttpStatus.UNPROCESSABLE_CONTENT),
    BROKEN_JSON(HttpStatus.UNPROCESSABLE_CONTENT),
    OLD_EXCEL(HttpStatus.UNPROCESSABLE_CONTENT),
    UNREADABLE_UPLOAD(HttpStatus.BAD_REQUEST),
    ATTRIBUTION_MALFORMED(HttpStatus.UNPROCESSABLE_CONTENT),
    ATTRIBUTION_KNOWN(HttpStatus.CONFLICT),
    // The hub's own trouble
    BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    ProblemCode(HttpStatus status) {
        this.status = status;
    }

    /** The HTTP status it is answered with. */
    public HttpStatus status() {
        return status;
    }
}
