package kr.haetae.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kr.haetae.hub.frame.Problem;
import org.junit.jupiter.api.Test;

class PhoneNumberTest {
    @Test
    void everySpellingOfANumberIsOneNumber() {
        for (String spelling : new String[] {"02-2100-1234", "+82 2 2100 1234", "(02) 2100.1234", "+82-02-2100-1234"}) {
            assertThat(PhoneNumber.read(spelling).e164()).as(spelling).isEqualTo("+82221001234");
        }
        assertThat(PhoneNumber.read("+44 20 7946 0958").e164()).isEqualTo("+442079460958");
        assertThat(PhoneNumber.read("010-1234-5678").spoken()).isEqualTo("010-1234-5678");
        assertThat(PhoneNumber.read("+442079460958").spoken()).isEqualTo("+44 20 7946 0958");
    }

    @Test
    void whatCannotRingIsRefusedAndNotQuoted() {
        for (String spelling :
                new String[] {"", "112a", "02-1", "+999 1234 5678", "02-2100-1234 ext. 5", "1".repeat(500)}) {
            assertThatThrownBy(() -> PhoneNumber.read(spelling))
                    .as(spelling)
                    .isInstanceOf(Problem.class)
                    .hasMessage("PHONE_NUMBER_INVALID");
        }
        assertThat(PhoneNumber.read("02-2100-1234").toString()).doesNotContain("2100");
    }
}
