package kr.haetae.hub.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kr.haetae.protocol.Json;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes a problem where no controller is at work yet, as in a filter. */
@Component
public class ProblemWriter {
    private final ProblemTexts texts;

    ProblemWriter(ProblemTexts texts) {
        this.texts = texts;
    }

    /** Whether a program asks, which gets problem+json; a person's browser gets a page. */
    public static boolean forProgram(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/api/")
                || path.startsWith("/v3/")
                || path.startsWith("/actuator")
                || path.startsWith("/agent/");
    }

    /** Writes the problem as problem+json. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = Json.write(texts.body(problem, request.getLocale()));
        response.setStatus(problem.code().status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
