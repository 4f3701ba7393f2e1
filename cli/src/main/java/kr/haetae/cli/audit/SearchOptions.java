package kr.haetae.cli.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows of the log somebody wants, opened and each with its proof; none of these: all rows, closed. */
final class SearchOptions {
    @Option(
            names = "--case",
            paramLabel = "ID",
            description = "Only the rows of this case; --agency says whose case it is.")
    private @Nullable String caseId;

    @Option(names = "--agency", paramLabel = "ID", description = "The agency whose case or acts are meant.")
    private @Nullable String agency;

    @Option(
            names = "--event",
            paramLabel = "CODE",
            description = "Only acts of this kind, as docs/audit-events.md lists.")
    private @Nullable String event;

    @Option(
            names = "--organisation",
            paramLabel = "KEY",
            description = "Only acts of this organisation: agency:ID or exchange:NAME.")
    private @Nullable String organisation;

    @Option(names = "--person", paramLabel = "ID", description = "Only acts of this person.")
    private @Nullable String person;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only acts since: a day or time in Seoul, or an instant.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only acts until: the last day, or before a time.")
    private @Nullable String until;

    /** The terms as a query's parameters, each behind an ampersand; empty if there are none. */
    String query(Texts texts) {
        if (caseId != null && agency == null) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("audit.whoseCase"));
        }
        StringBuilder query = new StringBuilder();
        add(query, "agency", agency);
        add(query, "caseId", caseId);
        add(query, "event", event);
        add(query, "organisation", organisation);
        add(query, "person", person);
        add(query, "since", since);
        add(query, "until", until);
        return query.toString();
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
