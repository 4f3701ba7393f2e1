package kr.haetae.hub.machineport.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class WholeBodyTest {
    private final AtomicLong nanos = new AtomicLong();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void theBodyIsReadWholeAndOnce() throws Exception {
        request.setContent(new byte[100_000]);
        WholeBody whole = WholeBody.read(request, 100_000, 1, nanos::get);
        assertThat(whole.getInputStream().readAllBytes()).hasSize(100_000);
        assertThat(request.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void oneByteTooManyIsRefused() {
        request.setContent(new byte[100_001]);
        assertThatThrownBy(() -> WholeBody.read(request, 100_000, 1, nanos::get))
                .isInstanceOf(WholeBody.TooLong.class);
    }

    @Test
    void aBodyThatTricklesPastTheDeadlineIsRefused() {
        request.setContent(new byte[100_000]);
        assertThatThrownBy(() -> WholeBody.read(request, 100_000, 25, () -> nanos.addAndGet(10)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(WholeBody.TooLong.class);
    }
}
