package kr.haetae.hub.frame;

import java.util.Map;

/** A request that is refused, with a code a person and a program can act on. Answered as RFC 9457 problem+json. */
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient Map<String, Object> args;

    /**
     * A refusal.
     *
     * @param args fill the {@code {named}} places of the code's texts and appear in the answer; never an address or a
     *     secret
     */
    public Problem(ProblemCode code, Map<String, Object> args) {
        super(code.name());
        this.code = code;
        this.args = Map.copyOf(args);
    }

    public Problem(ProblemCode code) {
        this(code, Map.of());
    }

    public ProblemCode code() {
        return code;
    }

    public Map<String, Object> args() {
        return args;
    }
}
