package kr.haetae.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Shorthand for reading in tests. */
public final class Readings {
    private static final AddressReader READER = AddressReader.standard();

    private Readings() {}

    public static AddressReading read(@Nullable String chain, String text) {
        return READER.read(chain, text, null);
    }

    public static AddressReading read(@Nullable String chain, String text, @Nullable String memo) {
        return READER.read(chain, text, memo);
    }

    /** Reads what must be valid. */
    public static AddressReading.Valid valid(@Nullable String chain, String text) {
        return valid(chain, text, null);
    }

    /** Reads what must be valid. */
    public static AddressReading.Valid valid(@Nullable String chain, String text, @Nullable String memo) {
        AddressReading reading = read(chain, text, memo);
        assertThat(reading).as("%s on %s", text, chain).isInstanceOf(AddressReading.Valid.class);
        return (AddressReading.Valid) reading;
    }

    /** The one address of what must be valid on one chain. */
    public static WalletAddress address(@Nullable String chain, String text) {
        AddressReading.Valid valid = valid(chain, text);
        assertThat(valid.addresses()).as(text).hasSize(1);
        return valid.addresses().get(0);
    }

    /** The error of what must be invalid. */
    public static AddressError error(@Nullable String chain, String text) {
        return error(chain, text, null);
    }

    /** The error of what must be invalid. */
    public static AddressError error(@Nullable String chain, String text, @Nullable String memo) {
        AddressReading reading = read(chain, text, memo);
        assertThat(reading).as("%s on %s", text, chain).isInstanceOf(AddressReading.Invalid.class);
        return ((AddressReading.Invalid) reading).error();
    }

    public static AddressError.Code code(@Nullable String chain, String text) {
        return error(chain, text).code();
    }

    public static String canonicalHex(@Nullable String chain, String text) {
        return HexFormat.of().formatHex(address(chain, text).canonical());
    }
}
