package kr.haetae.hub.frame.internal;

import java.io.IOException;
import java.util.Locale;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemTexts;
import kr.haetae.protocol.Json;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what the container itself refuses, such as a path that is no UTF-8: as a problem too, for whoever asks. */
final class ContainerRefusals extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ContainerRefusals.class);

    private final ProblemTexts texts;

    ContainerRefusals(ProblemTexts texts) {
        this.texts = texts;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = Diagnosis.ofStatus(response.getStatus(), request.getMethod());
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(Json.write(texts.body(problem, Locale.KOREAN)));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            log.debug("A refused caller was gone");
        }
    }
}
