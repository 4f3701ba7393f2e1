package kr.haetae.hub.frame.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kr.haetae.hub.frame.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what failed outside every controller: in a filter or in the container. */
@Controller
class ContainerErrors implements ErrorController {
    private final ProblemAnswers answers;

    ContainerErrors(ProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("${server.error.path:/error}")
    @Nullable
    ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return answers.answer(
                problem(request), path == null ? request.getRequestURI() : path.toString(), request, response);
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(Problem.class.getName()) instanceof Problem problem) {
            return problem;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            Problem known = Diagnosis.of(thrown);
            return known == null ? ProblemAnswers.incident(thrown) : known;
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return Diagnosis.ofStatus(status, request.getMethod());
    }
}
