package kr.haetae.hub.access.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kr.haetae.hub.access.AuthorisationTable;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.ProblemWriter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;

/** Says no: as a problem to a program, with the login page to a person who is not logged in. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final ProblemWriter problems;

    Refusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, ServletException {
        if (ProblemWriter.forProgram(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            problems.write(new Problem(ProblemCode.LOGIN_REQUIRED), request, response);
        } else {
            response.sendRedirect(request.getContextPath() + "/login");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException, ServletException {
        if (lacksKeys() && !(cause instanceof CsrfException)) {
            sendForKeys(request, response);
            return;
        }
        ProblemCode code = code(request, cause);
        refuse(new Problem(code), request, response);
    }

    /** Answers with the problem: as it is to a program, as a page to a person. */
    void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ProblemWriter.forProgram(request)) {
            problems.write(problem, request, response);
        } else {
            request.setAttribute(Problem.class.getName(), problem);
            response.sendError(problem.code().status().value());
        }
    }

    private static boolean lacksKeys() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Caller caller && caller.lacksKeys();
    }

    /** Whoever has too few keys is shown the one page they may use. */
    private void sendForKeys(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ProblemWriter.forProgram(request)) {
            problems.write(new Problem(ProblemCode.KEYS_MISSING), request, response);
        } else {
            response.sendRedirect(request.getContextPath() + "/account");
        }
    }

    /** A page the table has no row for is not forbidden: there is none. */
    private static ProblemCode code(HttpServletRequest request, AccessDeniedException cause) {
        if (cause instanceof CsrfException) {
            return ProblemCode.FORM_EXPIRED;
        }
        boolean known = ProblemWriter.forProgram(request)
                || AuthorisationTable.ROWS.stream()
                        .anyMatch(row -> PathPatternRequestMatcher.withDefaults()
                                .matcher(row.path())
                                .matches(request));
        return known ? ProblemCode.FORBIDDEN : ProblemCode.NOT_FOUND;
    }
}
