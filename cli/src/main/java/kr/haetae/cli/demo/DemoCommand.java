package kr.haetae.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kr.haetae.cli.CommonOptions;
import kr.haetae.cli.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haetae demo}: the whole network on one machine. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a hub on an embedded PostgreSQL and five exchange agents with demo wallets.",
            "허브와 거래소 다섯 곳을 이 컴퓨터에서 시작합니다. 지갑은 합성된 것입니다."
        },
        footer = {"", "Prints, alone on a line: ready http://localhost:PORT", "Ctrl-C stops everything."})
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The web port (default: ${DEFAULT-VALUE}; 0: any free one); every other port is ephemeral.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where everything is kept across restarts; created if absent (default: a temporary folder, removed at the end).")
    private @Nullable Path data;

    @Option(
            names = "--exchange",
            paramLabel = "NAME=FILE",
            description =
                    "One more exchange, run from a CSV whose first line names the columns chain,address[,memo,label]; repeatable.")
    private List<String> exchange = new ArrayList<>();

    @Option(
            names = "--exchanges",
            paramLabel = "N",
            defaultValue = "5",
            description = {
                "Fills up to N exchanges with synthetic ones. Upbit, Bithumb, Coinone, Korbit and Gopax always run, and so does"
                        + " every --exchange: a number they reach already adds none (default: ${DEFAULT-VALUE})."
            })
    private int exchanges;

    @Option(
            names = "--wallets",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Synthetic wallets of each exchange (default: ${DEFAULT-VALUE}).")
    private int wallets;

    @Option(
            names = "--transcript",
            paramLabel = "DIR",
            description = "Writes every byte each agent sees, one file an exchange.")
    private @Nullable Path transcript;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws Exception {
        Texts texts = common.texts();
        DemoOptions options = DemoOptions.checked(port, data, exchange, exchanges, wallets, transcript, texts);
        return new Demo(options, new Console(common.out(), texts), Programs.find(texts)).run();
    }
}
