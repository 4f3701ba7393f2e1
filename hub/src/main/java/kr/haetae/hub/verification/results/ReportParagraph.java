package kr.haetae.hub.verification.results;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kr.haetae.hub.verification.Lane;
import kr.haetae.hub.verification.Progress;
import kr.haetae.hub.verification.Verdict;
import kr.haetae.hub.verification.VerificationSummary;

/** The paragraph an investigator pastes into the investigation report (수사보고). It holds counts, never an address. */
final class ReportParagraph {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy. M. d. HH:mm").withZone(ZoneId.of("Asia/Seoul"));

    private final Progress progress;
    private final ReportFacts facts;
    private final Map<String, String> names;

    private ReportParagraph(Progress progress, ReportFacts facts) {
        this.progress = progress;
        this.facts = facts;
        this.names = progress.lanes().stream().collect(Collectors.toMap(Lane::exchange, Lane::displayName));
    }

    static String of(VerificationSummary summary, Progress progress, Board board, Set<String> silent) {
        return new ReportParagraph(progress, ReportFacts.of(board, silent)).text(summary);
    }

    private String text(VerificationSummary summary) {
        List<String> sentences = new ArrayList<>();
        sentences.add("【가상자산 지갑주소 관리 거래소 확인 결과】 " + time(summary.submittedAt()) + " 사건 " + summary.caseId() + "(근거 "
                + summary.legalBasis() + ")와 관련하여 지갑주소 " + count(progress.rows()) + "을 해태 시스템으로 거래소 "
                + progress.lanes().size() + "곳("
                + progress.lanes().stream().map(Lane::displayName).collect(Collectors.joining(", ")) + ")에 확인 의뢰한바, "
                + state());
        sentences.add(managed());
        sentences.addAll(others());
        sentences.addAll(missing());
        sentences.add("(확인번호 " + summary.id() + ")");
        return String.join(" ", sentences);
    }

    private String state() {
        return switch (progress.state()) {
            case COMPLETE -> time(Objects.requireNonNull(progress.completedAt())) + " 회신이 모두 완료됨.";
            case SETTLED -> "제한시간 내 회신은 아래와 같음.";
            case RUNNING ->
                "아직 회신 중이며(답을 기다리는 주소 " + count(progress.rows() - progress.decided()) + ") 현재까지의 회신은 아래와 같음.";
        };
    }

    private String managed() {
        if (facts.claimed.isEmpty()) {
            return "한 거래소가 관리한다고 답한 주소는 없음.";
        }
        String perExchange = facts.claimed.entrySet().stream()
                .map(one -> name(one.getKey()) + " " + count(one.getValue().rows) + "(거래소 서명 확인 "
                        + count(one.getValue().signed) + ")")
                .collect(Collectors.joining(", "));
        return "한 거래소가 관리한다고 답한 주소는 " + perExchange + "임.";
    }

    private List<String> others() {
        Map<Verdict, String> words = new LinkedHashMap<>();
        words.put(
                Verdict.NOT_MANAGED,
                facts.oldestIndex == null ? "미관리" : "미관리(가장 오래된 색인 기준 시각 " + time(facts.oldestIndex) + ")");
        words.put(Verdict.NOT_COVERED, "미취급");
        words.put(Verdict.INCOMPLETE, "일부 거래소 무응답·거절 등 미완결");
        words.put(Verdict.CONFLICT, "복수 거래소 관리 응답(상충, 별도 확인 필요)");
        words.put(Verdict.INVALID, "주소 형식 오류");
        List<String> parts = words.entrySet().stream()
                .filter(word -> progress.verdicts().getOrDefault(word.getKey(), 0) > 0)
                .map(word -> word.getValue() + " " + count(progress.verdicts().getOrDefault(word.getKey(), 0)))
                .toList();
        return parts.isEmpty() ? List.of() : List.of("그 외 " + String.join(", ", parts) + "임.");
    }

    private List<String> missing() {
        Map<Cell, String> words = new LinkedHashMap<>();
        words.put(Cell.SILENT, "무응답");
        words.put(Cell.NO_INDEX, "색인이 없어 답하지 못한 거래소");
        words.put(Cell.STALE_INDEX, "색인이 오래되어 미관리로 볼 수 없는 거래소");
        words.put(Cell.PROOF_FAILED, "증명이 맞지 않아 답을 쓰지 못한 거래소");
        words.put(Cell.MALFORMED, "형식에 맞지 않게 회신한 거래소");
        words.put(Cell.REFUSED, "거절");
        words.put(Cell.DENIED, "색인에 있었으나 부인");
        return words.entrySet().stream()
                .filter(word -> facts.missing.containsKey(word.getKey()))
                .map(word ->
                        word.getValue() + ": " + names(Objects.requireNonNull(facts.missing.get(word.getKey()))) + ".")
                .toList();
    }

    private String names(Collection<String> exchanges) {
        return exchanges.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(String exchange) {
        return names.getOrDefault(exchange, exchange);
    }

    private static String count(int number) {
        return String.format("%,d건", number);
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
