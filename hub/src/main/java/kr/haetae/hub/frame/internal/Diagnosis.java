package kr.haetae.hub.frame.internal;

import jakarta.validation.ConstraintViolationException;
import java.util.Map;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Finds the problem behind an exception: what the caller can act on, and whether the hub itself is at fault. */
final class Diagnosis {
    private static final int MAX_CAUSES = 12;

    private Diagnosis() {}

    /** The problem, or null where only the hub can be at fault. */
    static @Nullable Problem of(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof BodyTooLargeException || cause instanceof MaxUploadSizeExceededException) {
                return tooLarge();
            }
            if (cause instanceof InvalidParameterException parameter) {
                return parameter.getErrorCode() == 413 ? tooLarge() : new Problem(ProblemCode.BAD_REQUEST);
            }
            if (databaseIsAway(cause)) {
                return new Problem(ProblemCode.UNAVAILABLE, Map.of("retryAfterSeconds", 2));
            }
        }
        Problem field = field(thrown);
        return field == null ? request(thrown) : field;
    }

    /** The refusal of whatever is over the limit of an upload. */
    static Problem tooLarge() {
        return new Problem(ProblemCode.TOO_LARGE, Map.of("maxMegabytes", Limit.UPLOAD_BYTES.value() >> 20));
    }

    /** The problem that goes with a bare status, as a filter or the container sets it. */
    static Problem ofStatus(int status, String method) {
        ProblemCode code = codeOf(status);
        return switch (code) {
            case TOO_LARGE -> tooLarge();
            case METHOD_NOT_ALLOWED -> new Problem(code, Map.of("method", method));
            case INTERNAL -> ProblemAnswers.incident(new IllegalStateException("status " + status));
            default -> new Problem(code);
        };
    }

    private static ProblemCode codeOf(int status) {
        return switch (status) {
            case 401 -> ProblemCode.LOGIN_REQUIRED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemCode.UNAVAILABLE;
            default -> status >= 500 ? ProblemCode.INTERNAL : ProblemCode.BAD_REQUEST;
        };
    }

    private static boolean databaseIsAway(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException;
    }

    private static @Nullable Problem field(Throwable thrown) {
        if (thrown instanceof BindException binding) {
            FieldError field = binding.getFieldError();
            return invalid(field == null ? binding.getObjectName() : field.getField());
        }
        if (thrown instanceof HandlerMethodValidationException validation) {
            String name = validation.getParameterValidationResults().stream()
                    .map(result -> result.getMethodParameter().getParameterName())
                    .findFirst()
                    .orElse(null);
            return invalid(name);
        }
        if (thrown instanceof ConstraintViolationException violation) {
            return invalid(violation.getConstraintViolations().stream()
                    .map(one -> one.getPropertyPath().toString())
                    .findFirst()
                    .orElse(null));
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            return invalid(mismatch.getName());
        }
        if (thrown instanceof TypeMismatchException mismatch) {
            return invalid(mismatch.getPropertyName());
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return invalid(missing.getParameterName());
        }
        return thrown instanceof MissingServletRequestPartException part ? invalid(part.getRequestPartName()) : null;
    }

    private static @Nullable Problem request(Throwable thrown) {
        if (thrown instanceof HttpMessageNotReadableException) {
            return new Problem(ProblemCode.MALFORMED_JSON);
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException method) {
            return new Problem(ProblemCode.METHOD_NOT_ALLOWED, Map.of("method", method.getMethod()));
        }
        if (thrown instanceof HttpMediaTypeNotSupportedException) {
            return new Problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (thrown instanceof HttpMediaTypeNotAcceptableException) {
            return new Problem(ProblemCode.NOT_ACCEPTABLE);
        }
        if (thrown instanceof MultipartException) {
            return new Problem(ProblemCode.MALFORMED_UPLOAD);
        }
        if (thrown instanceof MissingRequestValueException) {
            return new Problem(ProblemCode.BAD_REQUEST);
        }
        if (thrown instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
            return ofStatus(response.getStatusCode().value(), "?");
        }
        return null;
    }

    private static Problem invalid(@Nullable String field) {
        return field == null
                ? new Problem(ProblemCode.BAD_REQUEST)
                : new Problem(ProblemCode.INVALID_FIELD, Map.of("field", field));
    }
}
