package kr.haetae.hub.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ThrownTest {
    @Test
    void saysKindsStateAndPlaceAndNothingOfTheMessages() {
        SQLException quoting = new SQLException("Failing row contains (1BoatSLRHtKNngkdXEeobR76b53LETtpyT)", "23514");
        String said = Thrown.toLog(new IllegalStateException("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", quoting));
        assertThat(said)
                .startsWith("IllegalStateException (SQLException 23514) at kr.haetae.hub.frame.ThrownTest")
                .doesNotContain("1Boat");
    }
}
