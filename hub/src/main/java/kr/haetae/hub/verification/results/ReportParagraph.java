package kr.haetae.hub.verification.results;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kr.haetae.hub.verification.Answer;
import kr.haetae.hub.verification.Confirmation;
import kr.haetae.hub.verification.Lane;
import kr.haetae.hub.verification.Progress;
import kr.haetae.hub.verification.Verdict;
import kr.haetae.hub.verification.VerificationSummary;

/** The paragraph an investigator pastes into the investigation report (수사보고). It holds counts, never an address. */
final class ReportParagraph {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy. M. d. HH:mm").withZone(ZoneId.of("Asia/Seoul"));

    private ReportParagraph() {}

    static String of(VerificationSummary summary, Progress progress, Board board, Set<String> silent) {
        StringBuilder text = new StringBuilder();
        text.append("【가상자산 지갑주소 관리 거래소 확인 결과】 ")
                .append(time(summary.submittedAt()))
                .append(" 사건 ")
                .append(summary.caseId())
                .append("(근거 ")
                .append(summary.legalBasis())
                .append(")와 관련하여 지갑주소 ")
                .append(count(progress.rows()))
                .append("을 해태 시스템으로 거래소 ")
                .append(progress.lanes().size())
                .append("곳(")
                .append(progress.lanes().stream().map(Lane::displayName).collect(Collectors.joining(", ")))
                .append(")에 확인 의뢰한바, ");
        text.append(state(progress)).append(' ');
        managed(text, board, silent);
        others(text, progress);
        text.append("(확인번호 ").append(summary.id()).append(')');
        return text.toString();
    }

    private static String state(Progress progress) {
        return switch (progress.state()) {
            case COMPLETE -> time(java.util.Objects.requireNonNull(progress.completedAt())) + " 회신이 모두 완료됨.";
            case SETTLED -> "제한시간 내 회신을 기준으로 아래와 같이 확인됨.";
            case RUNNING -> "아직 회신 중이며 현재까지 아래와 같이 확인됨.";
        };
    }

    private static void managed(StringBuilder text, Board board, Set<String> silent) {
        Map<String, int[]> perExchange = new TreeMap<>();
        for (int row = 0; row < board.layout().rows(); row++) {
            if (board.verdict(row, silent) != Verdict.MANAGED) {
                continue;
            }
            for (String exchange : board.exchanges()) {
                Cell cell = board.cellOfRow(exchange, row, silent);
                if (cell.answer == Answer.MANAGED) {
                    int[] counts = perExchange.computeIfAbsent(exchange, name -> new int[2]);
                    counts[0]++;
                    counts[1] += cell.confirmation == Confirmation.YES ? 1 : 0;
                }
            }
        }
        if (perExchange.isEmpty()) {
            text.append("관리 거래소가 확인된 주소는 없음. ");
            return;
        }
        text.append("관리 거래소가 확인된 주소는 ")
                .append(perExchange.entrySet().stream()
                        .map(one -> one.getKey() + " " + count(one.getValue()[0]) + "(거래소 서명 확인 "
                                + count(one.getValue()[1]) + ")")
                        .collect(Collectors.joining(", ")))
                .append("임. ");
    }

    private static void others(StringBuilder text, Progress progress) {
        Map<Verdict, String> words = new LinkedHashMap<>();
        words.put(Verdict.NOT_MANAGED, "미관리");
        words.put(Verdict.NOT_COVERED, "미취급");
        words.put(Verdict.INCOMPLETE, "일부 거래소 무응답·거절 등 미완결");
        words.put(Verdict.CONFLICT, "복수 거래소 관리 응답(상충, 별도 확인 필요)");
        words.put(Verdict.INVALID, "주소 형식 오류");
        List<String> parts = words.entrySet().stream()
                .filter(word -> progress.verdicts().getOrDefault(word.getKey(), 0) > 0)
                .map(word -> word.getValue() + " " + count(progress.verdicts().getOrDefault(word.getKey(), 0)))
                .toList();
        if (!parts.isEmpty()) {
            text.append("그 외 ").append(String.join(", ", parts)).append("임. ");
        }
        List<String> silentNames = progress.lanes().stream()
                .filter(lane -> lane.state() == Lane.State.SILENT || lane.state() == Lane.State.NO_INDEX)
                .map(Lane::displayName)
                .toList();
        if (!silentNames.isEmpty()) {
            text.append("무응답 거래소: ").append(String.join(", ", silentNames)).append(". ");
        }
    }

    private static String count(int number) {
        return String.format("%,d건", number);
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
