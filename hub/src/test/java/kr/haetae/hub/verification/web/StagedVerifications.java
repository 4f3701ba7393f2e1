package kr.haetae.hub.verification.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.AddressInput;
import kr.haetae.hub.verification.Answer;
import kr.haetae.hub.verification.ColumnMapping;
import kr.haetae.hub.verification.Confirmation;
import kr.haetae.hub.verification.Decision;
import kr.haetae.hub.verification.ExportFormat;
import kr.haetae.hub.verification.Lane;
import kr.haetae.hub.verification.Progress;
import kr.haetae.hub.verification.RowPage;
import kr.haetae.hub.verification.RowQuery;
import kr.haetae.hub.verification.RowResult;
import kr.haetae.hub.verification.RowResult.ExchangeAnswer;
import kr.haetae.hub.verification.Submission;
import kr.haetae.hub.verification.Upload;
import kr.haetae.hub.verification.UploadPreview;
import kr.haetae.hub.verification.Verdict;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.VerificationSummary;
import kr.haetae.hub.verification.Verifications;
import org.jspecify.annotations.Nullable;

/** Stands in for the verification service, so that the pages are tested with every verdict there is, at every stage. */
final class StagedVerifications implements Verifications {
    static final List<String> EXCHANGES = List.of("Upbit", "Bithumb", "Coinone", "Korbit", "Gopax");
    private static final Duration TAKES = Duration.ofSeconds(2);
    private static final String MANIFEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private final Clock clock;
    private final Cases cases;
    private final Map<VerificationId, Staged> all = new ConcurrentHashMap<>();

    StagedVerifications(Clock clock, Cases cases) {
        this.clock = clock;
        this.cases = cases;
    }

    private record Staged(VerificationSummary summary, List<RowResult> rows, Instant began) {}

    @Override
    public UploadPreview preview(Caller caller, Upload upload, ColumnMapping mapping) {
        if (upload.sizeBytes() == 0) {
            throw new Problem(ProblemCode.MALFORMED_UPLOAD, Map.of());
        }
        return new UploadPreview(
                "csv",
                "MS949",
                ",",
                List.of(),
                null,
                List.of("순번", "지갑주소", "코인", "비고"),
                true,
                List.of(List.of("1", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "비트코인", "피해자 A")),
                1,
                2,
                3);
    }

    @Override
    public VerificationId submit(Caller caller, Submission submission) {
        cases.openFor(caller, submission.caseId());
        String text = submission.input() instanceof AddressInput.Text pasted ? pasted.text() : "a\nb\nc";
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "text"));
        }
        VerificationId id = VerificationId.fresh();
        Instant now = clock.instant();
        List<RowResult> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(StagedRows.of(rows.size() + 1, line, now));
        }
        VerificationSummary summary = new VerificationSummary(
                id,
                submission.caseId().value(),
                "LB1",
                submission.purpose() == null ? "피해금 이동 경로 확인" : submission.purpose(),
                caller.displayName(),
                submission.input() instanceof AddressInput.Text ? "paste" : "csv",
                null,
                rows.size(),
                (int) text.lines().filter(String::isBlank).count(),
                submission.deadlineSeconds(),
                now,
                null,
                null);
        all.put(id, new Staged(summary, rows, now));
        return id;
    }

    @Override
    public List<VerificationSummary> ofCase(Caller caller, CaseId caseId) {
        return recent(caller, Integer.MAX_VALUE).stream()
                .filter(one -> one.caseId().equals(caseId.value()))
                .toList();
    }

    @Override
    public Map<CaseId, VerificationSummary> latestOf(Caller caller, Collection<CaseId> cases) {
        return recent(caller, Integer.MAX_VALUE).stream()
                .filter(one -> cases.contains(new CaseId(one.caseId())))
                .collect(Collectors.toMap(one -> new CaseId(one.caseId()), one -> one, (newer, older) -> newer));
    }

    @Override
    public List<VerificationSummary> recent(Caller caller, int max) {
        return all.values().stream()
                .map(Staged::summary)
                .sorted((a, b) -> b.submittedAt().compareTo(a.submittedAt()))
                .limit(max)
                .toList();
    }

    @Override
    public VerificationSummary summary(Caller caller, VerificationId id) {
        return staged(id).summary();
    }

    @Override
    public Progress progress(Caller caller, VerificationId id) {
        Staged staged = staged(id);
        Duration passed = Duration.between(staged.began(), clock.instant());
        boolean done = passed.compareTo(TAKES) >= 0;
        int decided = done ? staged.rows().size() : decided(staged, passed);
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, (int) staged.rows().stream()
                    .limit(decided)
                    .filter(row -> row.verdict() == verdict)
                    .count());
        }
        return new Progress(
                id,
                done ? Progress.State.SETTLED : Progress.State.RUNNING,
                decided + 1L,
                staged.rows().size(),
                decided,
                verdicts,
                Math.max(1, staged.rows().size() - 1),
                verdicts.getOrDefault(Verdict.CONFLICT, 0),
                done,
                Math.min(passed.toMillis(), 12_300),
                staged.began(),
                done ? staged.began().plus(TAKES) : null,
                null,
                EXCHANGES.stream()
                        .map(name -> lane(name, staged, decided, done))
                        .toList());
    }

    private static int decided(Staged staged, Duration passed) {
        return (int) (staged.rows().size() * passed.toMillis() / TAKES.toMillis());
    }

    private static Lane lane(String name, Staged staged, int decided, boolean done) {
        boolean silent = name.equals("Korbit");
        int asked = staged.rows().size();
        return new Lane(
                name,
                name,
                silent && done ? Lane.State.SILENT : done ? Lane.State.DONE : Lane.State.WORKING,
                !silent,
                1,
                silent ? 0 : 1,
                asked,
                silent ? 0 : decided,
                (int) staged.rows().stream()
                        .limit(decided)
                        .filter(row -> row.exchanges().contains(name))
                        .count(),
                0,
                silent ? null : 1_000L + name.length() * 40L,
                silent ? null : staged.began().minus(Duration.ofHours(name.length() - 3L)),
                silent ? null : MANIFEST);
    }

    @Override
    public RowPage rows(Caller caller, VerificationId id, RowQuery query) {
        List<RowResult> matching = staged(id).rows().stream()
                .filter(row -> query.verdict() == null || row.verdict() == query.verdict())
                .filter(row -> query.text() == null || holds(row, query.text()))
                .toList();
        return new RowPage(
                query.page(),
                query.size(),
                matching.size(),
                matching.stream()
                        .skip((long) query.page() * query.size())
                        .limit(query.size())
                        .toList());
    }

    private static boolean holds(RowResult row, String text) {
        return Stream.of(row.input(), row.address(), row.chain(), row.memo())
                .anyMatch(value ->
                        value != null && value.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }

    @Override
    public void export(Caller caller, VerificationId id, ExportFormat format, OutputStream out) throws IOException {
        staged(id);
        out.write("line,input\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String reportParagraph(Caller caller, VerificationId id) {
        return "【가상자산 지갑주소 관리 거래소 확인 결과】 사건 " + staged(id).summary().caseId() + "와 관련하여 확인함.";
    }

    @Override
    public void decide(Caller caller, VerificationId id, Decision decision) {
        if (decision.reason().isBlank()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "reason"));
        }
        Staged staged = staged(id);
        staged.rows().set(decision.line() - 1, StagedRows.decided(staged.rows().get(decision.line() - 1), decision));
    }

    @Override
    public Watch watch(Caller caller, VerificationId id, Runnable listener) {
        return () -> {};
    }

    private Staged staged(VerificationId id) {
        Staged staged = all.get(id);
        if (staged == null) {
            throw new Problem(ProblemCode.NOT_FOUND);
        }
        return staged;
    }

    /** Answers of the five exchanges, Korbit silent. */
    static List<ExchangeAnswer> answers(Instant now, Answer others, String... managing) {
        return EXCHANGES.stream()
                .map(name -> {
                    boolean manages = List.of(managing).contains(name);
                    boolean silent = name.equals("Korbit") && !manages;
                    return answer(
                            name, manages ? Answer.MANAGED : silent ? Answer.NO_ANSWER : others, now, managing.length);
                })
                .toList();
    }

    private static ExchangeAnswer answer(String name, Answer answer, Instant now, int claims) {
        boolean silent = answer == Answer.NO_ANSWER;
        @Nullable
        Confirmation confirmation =
                answer != Answer.MANAGED ? Confirmation.NONE : claims > 1 ? Confirmation.HELD : Confirmation.YES;
        return new ExchangeAnswer(
                name,
                answer,
                silent ? "SILENT" : null,
                confirmation,
                null,
                List.of(),
                silent ? null : now.minus(Duration.ofHours(name.length() - 3L)),
                silent ? null : 7_200L,
                silent ? null : MANIFEST,
                silent ? null : now,
                silent ? null : 41L);
    }
}
