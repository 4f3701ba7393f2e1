package kr.haetae.agent.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final Instant EVENING = Instant.parse("2026-11-22T23:59:59.999Z");

    @Test
    void aBatchIsTakenWholeOrNotAtAll() {
        Quota quota = new Quota(100, 10);
        assertThat(quota.takeElements(EVENING, 64)).isTrue();
        assertThat(quota.takeElements(EVENING, 64)).isFalse();
        assertThat(quota.takeElements(EVENING, 36)).isTrue();
        assertThat(quota.takeElements(EVENING, 1)).isFalse();
        assertThat(quota.elementsUsed(EVENING)).isEqualTo(100);
    }

    @Test
    void eachDayCountsForItself() {
        Quota quota = new Quota(64, 10);
        assertThat(quota.takeElements(EVENING, 64)).isTrue();
        assertThat(quota.takeElements(EVENING.plusMillis(1), 64)).isTrue();
        assertThat(quota.takeElements(EVENING, 1))
                .as("the day before is still remembered")
                .isFalse();
        assertThat(quota.takeElements(EVENING.plus(Duration.ofDays(3)), 64)).isTrue();
    }

    @Test
    void whatWasNotAnsweredIsGivenBackAndWhatWasIsReplayed() {
        Quota quota = new Quota(64, 10);
        assertThat(quota.takeElements(EVENING, 64)).isTrue();
        quota.giveBackElements(EVENING, 64);
        quota.replayElements(EVENING, 48);
        assertThat(quota.takeElements(EVENING, 16)).isTrue();
        assertThat(quota.takeElements(EVENING, 16)).isFalse();
        quota.replayConfirmations(EVENING, 8);
        assertThat(quota.takeConfirmations(EVENING, 3)).isFalse();
        assertThat(quota.takeConfirmations(EVENING, 2)).isTrue();
    }
}
