package kr.haetae.hub.frame.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.ProblemTexts;
import kr.haetae.hub.frame.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Answers every exception of a controller: problem+json to a program, the error page to a person. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAnswers {
    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final int FRAMES_LOGGED = 12;

    private final ProblemTexts texts;
    private final ProblemWriter writer;

    ProblemAnswers(ProblemTexts texts, ProblemWriter writer) {
        this.texts = texts;
        this.writer = writer;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ModelAndView answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (thrown instanceof AccessDeniedException) {
            throw thrown;
        }
        if (thrown instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            return null;
        }
        Problem known = Diagnosis.of(thrown);
        return answer(known == null ? incident(thrown) : known, request.getRequestURI(), request, response);
    }

    /** Writes the answer and returns null, or names the page that says it. */
    @Nullable
    ModelAndView answer(Problem problem, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemWriter.sayWhenToRetry(problem, response);
        if (ProblemWriter.forProgram(path)) {
            writer.write(problem, request, response);
            return null;
        }
        return new ModelAndView(
                "error",
                Map.of("problem", texts.body(problem, RequestContextUtils.getLocale(request))),
                problem.code().status());
    }

    /** Logs kinds and places, never messages: those may quote what somebody sent. */
    static Problem incident(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        StringBuilder kinds = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            kinds.append(kinds.isEmpty() ? "" : " < ").append(cause.getClass().getName());
        }
        log.error(
                "Incident {}: {}\n{}",
                incident,
                kinds,
                Arrays.stream(thrown.getStackTrace())
                        .limit(FRAMES_LOGGED)
                        .map(frame -> "  at " + frame)
                        .collect(Collectors.joining("\n")));
        return new Problem(ProblemCode.INTERNAL, Map.of("incident", incident));
    }
}
