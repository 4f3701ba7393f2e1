package kr.haetae.address.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import kr.haetae.address.AddressError;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault in a Bech32 or Bech32m address points at its character. */
class Bech32PositionTest {
    private static final String CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final String SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    private static final String TAPROOT = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0";

    private final AddressReader reader = AddressReader.standard();

    private AddressError error(@Nullable String chain, String text) {
        AddressReading reading = reader.read(chain, text, null);
        assertThat(reading).isInstanceOf(AddressReading.Invalid.class);
        return ((AddressReading.Invalid) reading).error();
    }

    @ParameterizedTest
    @ValueSource(strings = {SEGWIT, TAPROOT})
    void aSingleWrongCharacterIsFoundWhereverItIs(String address) {
        assertThat(reader.read("bitcoin", address, null)).isInstanceOf(AddressReading.Valid.class);
        // the first data character is the version: it also says which checksum is expected
        for (int at = 4; at < address.length(); at++) {
            char right = address.charAt(at);
            char wrong = CHARACTERS.charAt((CHARACTERS.indexOf(right) + 1 + at % 31) % 32);
            String changed = address.substring(0, at) + wrong + address.substring(at + 1);
            assertThat(wrong).isNotEqualTo(right);
            assertThat(error("bitcoin", changed).code()).isEqualTo(Code.CHECKSUM);
            assertThat(error("bitcoin", changed).position())
                    .as("changed at %d", at)
                    .isEqualTo(at);
        }
    }

    @Test
    void whereSeveralCharactersAreWrongNoneIsBlamed() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            StringBuilder changed = new StringBuilder(SEGWIT);
            int first = 4 + random.nextInt(15);
            for (int at : new int[] {first, first + 7, first + 14}) {
                int other = (CHARACTERS.indexOf(changed.charAt(at)) + 1 + random.nextInt(31)) % 32;
                changed.setCharAt(at, CHARACTERS.charAt(other));
            }
            AddressError error = error("bitcoin", changed.toString());
            assertThat(error.code()).isEqualTo(Code.CHECKSUM);
            assertThat(error.position()).as("seed %d, round %d", seed, round).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bitcoin, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3b4, ALPHABET, 40",
        "bitcoin, bc1qw508d6qejxtdg4y5r1zarvary0c5xw7kv8f3t4, ALPHABET, 21",
        "bitcoin, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f31t, ALPHABET, 40",
        "bitcoin, bc1qw508d6Qejxtdg4y5r3zarvary0c5xw7kv8f3t4, ALPHABET, 10",
        "litecoin, ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4ng, CHECKSUM, 42",
        "cosmos, cosmos1aaaaaaaaaaaaaaaa1aaaaaaaaaaaaaaaaaaaaaa, ALPHABET, 23"
    })
    void everyOtherFaultPointsAtItsCharacter(String chain, String text, Code code, int position) {
        AddressError error = error(chain, text);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.position()).isEqualTo(position);
    }

    @Test
    void aTextThatIsTooLongPointsAtTheFirstCharacterTooMany() {
        AddressError error = error("bitcoin", "bc1p" + "q".repeat(90));
        assertThat(error.code()).isEqualTo(Code.LENGTH);
        assertThat(error.position()).isEqualTo(90);
    }
}
