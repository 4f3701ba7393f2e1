package kr.haetae.hub.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import kr.haetae.protocol.Json;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes a problem where no controller is at work yet, as in a filter. */
@Component
public class ProblemWriter {
    /** The cookie, and the request parameter, that name a person's language. */
    public static final String LANGUAGE = "lang";

    private static final List<String> PROGRAM_PATHS = List.of("/api/", "/v3/", "/actuator", MachinePaths.PREFIX);

    private final ProblemTexts texts;

    ProblemWriter(ProblemTexts texts) {
        this.texts = texts;
    }

    /** Whether a program asks, which gets problem+json; a person's browser gets a page. */
    public static boolean forProgram(HttpServletRequest request) {
        return forProgram(request.getRequestURI());
    }

    /** As {@link #forProgram(HttpServletRequest)}, by the path alone. */
    public static boolean forProgram(String path) {
        return PROGRAM_PATHS.stream().anyMatch(path::startsWith);
    }

    /** The language to answer in: the cookie's, else what the request accepts, else Korean. */
    public Locale language(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(LANGUAGE)) {
                    return cookie.getValue().equals("en") ? Locale.ENGLISH : Locale.KOREAN;
                }
            }
        }
        if (request.getHeader("Accept-Language") == null) {
            return Locale.KOREAN;
        }
        return request.getLocale().getLanguage().equals("en") ? Locale.ENGLISH : Locale.KOREAN;
    }

    /** Sets {@code Retry-After} where the problem knows when (RFC 9110, section 10.2.3). */
    public static void sayWhenToRetry(Problem problem, HttpServletResponse response) {
        Object retryAfterSeconds = problem.args().get("retryAfterSeconds");
        if (retryAfterSeconds != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds.toString());
        }
    }

    /** Writes the problem as problem+json. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale language = language(request);
        byte[] body = Json.write(texts.body(problem, language));
        response.setStatus(problem.code().status().value());
        sayWhenToRetry(problem, response);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Content-Language", language.getLanguage());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
