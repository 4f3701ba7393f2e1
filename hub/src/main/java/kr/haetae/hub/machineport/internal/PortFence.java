package kr.haetae.hub.machineport.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import kr.haetae.hub.frame.MachinePaths;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Keeps the two ports apart before anything else sees a request: {@code /agent/**} exists on the machine port alone, and
 * nothing else exists there. It goes by the connector a request came through, which no header can change.
 */
final class PortFence extends ValveBase {
    private static final String ATTRIBUTE = PortFence.class.getName();

    private final Connector machine;

    PortFence(Connector machine) {
        super(true);
        this.machine = machine;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean throughMachinePort = request.getConnector() == machine;
        // Decoded, normalised and without path parameters: what the servlet mapping will see.
        String path = request.getDecodedRequestURI();
        if (throughMachinePort != (path != null && path.startsWith(MachinePaths.PREFIX))) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (throughMachinePort) {
            request.setAttribute(ATTRIBUTE, true);
            getNext().invoke(request, response);
        } else {
            getNext().invoke(request, response);
        }
        if (throughMachinePort && !request.isAsync()) {
            closeUnlessRead(request);
        }
    }

    /** What was refused is not read to its end: a thread would wait for a body that never comes. */
    private static void closeUnlessRead(Request request) {
        AtomicBoolean read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        if (!read.get()) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    static boolean cameThroughMachinePort(ServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(ATTRIBUTE));
    }
}
