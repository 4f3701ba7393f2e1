package kr.haetae.cli.audit;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.CommonOptions;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;
import kr.haetae.cli.hubclient.HubRefused;
import kr.haetae.protocol.VerifyKey;
import kr.haetae.protocol.audit.DrawnElement;
import kr.haetae.protocol.audit.DrawnElement.Draw;
import kr.haetae.verifier.AgentLog;
import kr.haetae.verifier.DragnetCheck;
import kr.haetae.verifier.DragnetFinding;
import kr.haetae.verifier.Lottery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haetae audit dragnet}: draws from an exchange's log what the hub must open, and judges what it opens. */
@Command(
        name = "dragnet",
        mixinStandardHelpOptions = true,
        description = "Draws elements from an agent's log and has the hub show which case asked for each."
                + " / 거래소 기록에서 자리를 뽑아 어느 사건이 물었는지 허브가 밝히게 합니다.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every drawn element belongs to a case's recorded list, is padding or a canary, or its term is over",
            "1:one does not, or the hub would not open it; the reason is printed with its code",
            "2:an option or a file was refused, or the hub refused",
            "4:the hub cannot be reached or vanished"
        })
final class DragnetCommand implements Callable<Integer> {
    private static final int SEED_BYTES = 32;

    @Option(
            names = "--agent-log",
            paramLabel = "DIR|FILE",
            required = true,
            description = "The exchange's own log, or a copy of it: agent-000001.jsonl and those after it.")
    private Path agentLog = Path.of("");

    @Option(
            names = "--hub-card",
            paramLabel = "FILE",
            required = true,
            description = "The hub's card as the exchange got it: its key signs batch headers.")
    private Path hubCard = Path.of("");

    @Option(
            names = "--draw",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many elements to draw, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int count = 20;

    @Option(
            names = "--seed",
            paramLabel = "HEX",
            description = "32 bytes to draw by, to draw the same again (default: random, and printed).")
    private @Nullable String seed;

    @Option(
            names = "--retention-days",
            paramLabel = "D",
            defaultValue = "90",
            description = "Within this many days the hub must open what it asked (default: ${DEFAULT-VALUE}).")
    private int retentionDays = 90;

    @Mixin
    private HubOptions hub = new HubOptions();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Texts texts = common.texts();
        if (count < 1 || count > 100 || retentionDays < 1) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("audit.drawRange"));
        }
        VerifyKey hubKey = AgentFiles.hubKey(hubCard, texts);
        AgentLog log = AgentFiles.log(agentLog, hubKey, texts);
        byte[] by = seedBytes(texts);
        List<Draw> draws = Lottery.draw(log.batches(), by, count);
        if (draws.isEmpty()) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("audit.nothingToDraw"));
        }
        common.out()
                .println(texts.say(
                        "audit.drawn",
                        draws.size(),
                        log.batches().size(),
                        HexFormat.of().formatHex(by)));
        DragnetCheck check = new DragnetCheck(
                trust.policy(texts), hubKey, Clock.systemUTC().instant(), Duration.ofDays(retentionDays));
        return judge(log, draws, opened(draws, texts), check, texts);
    }

    private byte[] seedBytes(Texts texts) {
        byte[] bytes = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(bytes);
        if (seed == null) {
            return bytes;
        }
        if (!seed.matches("[0-9a-f]{64}")) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("audit.badSeed"));
        }
        return HexFormat.of().parseHex(seed);
    }

    private List<DrawnElement> opened(List<Draw> draws, Texts texts) {
        try {
            HubClient client = hub.client(texts);
            DrawnElement.Opened opened =
                    client.postJson("/api/v1/audit/openings", new DrawnElement.Draws(draws), DrawnElement.Opened.class);
            return opened.openings();
        } catch (HubRefused refused) {
            throw new CommandFailure(
                    refused.status() < 500 ? ExitCode.REFUSED : ExitCode.FAILED,
                    texts.say("hub.refused", refused.status(), refused.detail()));
        } catch (HubGone gone) {
            throw new CommandFailure(ExitCode.HUB_GONE, texts.say("audit.hubGone", hub.url()));
        }
    }

    private int judge(AgentLog log, List<Draw> draws, List<DrawnElement> opened, DragnetCheck check, Texts texts) {
        Map<String, String> headers = new HashMap<>();
        log.batches().forEach(batch -> headers.put(batch.batchId(), batch.header()));
        Map<DragnetFinding, Integer> findings = new EnumMap<>(DragnetFinding.class);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < draws.size(); i++) {
            Draw draw = draws.get(i);
            DrawnElement element =
                    i < opened.size() ? opened.get(i) : DrawnElement.closed(draw, DrawnElement.Kind.UNKNOWN);
            DragnetFinding finding = check.check(headers.getOrDefault(draw.batchId(), ""), draw.position(), element);
            findings.merge(finding, 1, Integer::sum);
            if (!finding.good()) {
                faults.add(
                        texts.say("audit.dragnet", finding, sentence(finding, texts), draw.batchId(), draw.position()));
            }
        }
        findings.forEach((finding, times) ->
                common.out().println(texts.say("audit.found", times, finding, sentence(finding, texts))));
        faults.forEach(common.err()::println);
        return faults.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String sentence(DragnetFinding finding, Texts texts) {
        return texts.language().equals("ko") ? finding.korean() : finding.english();
    }
}
