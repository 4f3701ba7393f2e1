package kr.haetae.hub.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class DemoOnLoopbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "", "192.168.0.7", "203.0.113.9"})
    void theDemoDoesNotStartWhereOtherMachinesReachIt(String address) {
        assertThatThrownBy(() -> start(address)).isInstanceOf(DemoOnNetworkException.class);
    }

    @Test
    void theDemoStartsOnLoopback() {
        assertThat(DemoOnLoopback.isLoopback("127.0.0.1")).isTrue();
        assertThat(DemoOnLoopback.isLoopback("::1")).isTrue();
        start("127.0.0.1");
    }

    private static void start(String address) {
        DemoOnLoopback guard = new DemoOnLoopback();
        guard.setEnvironment(new MockEnvironment().withProperty("server.address", address));
        guard.postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}
