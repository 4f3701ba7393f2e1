package kr.haetae.cli.audit;

import java.net.URI;
import kr.haetae.cli.Texts;
import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;
import picocli.CommandLine.Option;

/** Which hub, and as whom. */
final class HubOptions {
    @Option(
            names = "--hub",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The hub (default: ${DEFAULT-VALUE}).")
    private URI hub = URI.create("http://localhost:8080");

    @Option(
            names = "--as",
            paramLabel = "ROLE",
            defaultValue = "auditor",
            description = "Logs in as the demo's person of that role; demo hubs only (default: ${DEFAULT-VALUE}).")
    private String role = "auditor";

    URI url() {
        return hub;
    }

    /** A client that has logged in. */
    HubClient client(Texts texts) throws HubGone {
        HubClient client = new HubClient(hub, texts.language());
        client.logInToDemo(role);
        return client;
    }
}
