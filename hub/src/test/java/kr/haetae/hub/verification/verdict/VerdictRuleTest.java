package kr.haetae.hub.verification.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import kr.haetae.hub.verification.Answer;
import kr.haetae.hub.verification.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictRuleTest {

    /** The rule as it is stated, line by line. */
    private static @Nullable Verdict stated(List<Answer> answers) {
        int hits = Collections.frequency(answers, Answer.MANAGED);
        if (hits >= 2) {
            return Verdict.CONFLICT;
        }
        if (hits == 1) {
            return Verdict.MANAGED;
        }
        if (answers.contains(Answer.PENDING)) {
            return null;
        }
        if (answers.contains(Answer.NO_ANSWER) || answers.contains(Answer.REFUSED) || answers.contains(Answer.DENIED)) {
            return Verdict.INCOMPLETE;
        }
        if (answers.stream().allMatch(answer -> answer == Answer.NOT_COVERED)) {
            return Verdict.NOT_COVERED;
        }
        return Verdict.NOT_MANAGED;
    }

    @Test
    void followsTheStatedPrecedenceForEveryCombination() {
        Answer[] all = Answer.values();
        int checked = 0;
        for (int size = 0; size <= 5; size++) {
            for (int code = 0; code < Math.pow(all.length, size); code++) {
                List<Answer> answers = new ArrayList<>();
                for (int rest = code, i = 0; i < size; i++, rest /= all.length) {
                    answers.add(all[rest % all.length]);
                }
                assertThat(VerdictRule.of(answers)).as("%s", answers).isEqualTo(stated(answers));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(16_807);
    }

    @Test
    void doesNotDependOnTheOrderOfThirtyExchanges() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Answer> every = List.of(Answer.values());
        for (int round = 0; round < 2_000; round++) {
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                answers.add(every.get(random.nextInt(every.size())));
            }
            Verdict verdict = VerdictRule.of(answers);
            Collections.shuffle(answers, random);
            assertThat(VerdictRule.of(answers)).as("seed " + seed).isEqualTo(verdict);
        }
    }

    @Test
    void mergesCandidatesWithoutLosingAHit() {
        for (Answer one : Answer.values()) {
            assertThat(VerdictRule.merged(one, Answer.MANAGED)).isEqualTo(Answer.MANAGED);
            assertThat(VerdictRule.merged(one, Answer.NOT_COVERED)).isEqualTo(one);
            for (Answer other : Answer.values()) {
                assertThat(VerdictRule.merged(one, other)).isEqualTo(VerdictRule.merged(other, one));
            }
        }
    }
}
