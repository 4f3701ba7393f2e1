package kr.haetae.hub;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.directory.Agency;
import kr.haetae.hub.enrolment.Founding;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemTexts;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** {@code haetae hub found}: names the first people of a hub that has nobody, at its console, and prints their tokens once. */
final class FoundCommand {
    private static final String WORD = "found";
    private static final int REFUSED = 2;

    private final ApplicationArguments arguments;
    private final List<String> settings;

    private FoundCommand(String[] args) {
        arguments = new DefaultApplicationArguments(args);
        // Nobody is to reach a hub that only names its first people: its ports are any free ones, and it ends at once.
        settings = new ArrayList<>(Stream.of(args)
                .filter(one -> one.startsWith("--haetae.") || one.startsWith("--spring."))
                .filter(one -> !one.startsWith("--haetae.web.port") && !one.startsWith("--haetae.machine.port"))
                .toList());
        settings.addAll(List.of("--haetae.web.port=0", "--haetae.machine.port=0"));
    }

    /** Whether these arguments ask for it. */
    static boolean asked(String[] args) {
        return Arrays.asList(args).contains(WORD);
    }

    /** Does it; answers the exit code. */
    static int run(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new FoundCommand(args).run(out);
    }

    private int run(PrintStream out) {
        try (ConfigurableApplicationContext hub =
                SpringApplication.run(HubApplication.class, settings.toArray(String[]::new))) {
            try {
                print(name(hub.getBean(Founding.class)), hub.getEnvironment(), out);
                return 0;
            } catch (Problem problem) {
                out.println(
                        problem.code() + ": " + hub.getBean(ProblemTexts.class).detail(problem, Locale.getDefault()));
                return REFUSED;
            }
        }
    }

    private List<Founding.Named> name(Founding founding) {
        if (arguments.containsOption("again")) {
            return founding.again();
        }
        List<Founding.Founder> founders = new ArrayList<>();
        values("operator").forEach(one -> founders.add(new Founding.Founder(one, Role.OPERATOR)));
        values("agency-admin").forEach(one -> founders.add(new Founding.Founder(one, Role.AGENCY_ADMIN)));
        return founding.found(new Agency(one("agency"), one("agency-ko"), one("agency-en")), founders);
    }

    private static void print(List<Founding.Named> named, Environment environment, PrintStream out) {
        String origin = environment.getProperty("haetae.access.origin", "");
        for (Founding.Named one : named) {
            out.println();
            out.println(one.founder().role().code() + "  " + one.founder().displayName());
            out.println("  " + (origin.isBlank() ? "" : origin) + "/enrol");
            out.println("  " + one.handed().token() + "  (" + one.handed().expiresAt() + ")");
        }
    }

    private String one(String name) {
        return values(name).stream().findFirst().orElse("");
    }

    private List<String> values(String name) {
        List<String> values = arguments.getOptionValues(name);
        return values == null ? List.of() : values;
    }
}
