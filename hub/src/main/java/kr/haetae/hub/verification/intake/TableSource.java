package kr.haetae.hub.verification.intake;

import java.io.IOException;
import java.util.function.Predicate;

/** A table that can be read from its start, as often as needed. */
interface TableSource {
    /** What kind of file it is: {@code csv}, {@code xlsx}, {@code json} or {@code paste}. */
    String format();

    /** Hands out the rows in order until the consumer answers false. */
    void read(Predicate<TableRow> consumer) throws IOException;
}
