package kr.haetae.hub.verification.reading;

import java.util.List;
import kr.haetae.address.WalletAddress;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is kept.
 *
 * @param line among the data rows, counted from 1
 * @param sourceRow in the file or workbook, counted from 1
 * @param input exactly as given, or a mask
 * @param memo exactly as given, or out of the address
 * @param addresses every wallet the text may mean; empty if and only if there is a fault
 * @param notes what to say of how it was read, stable code first
 * @param firstLine of the first row that asks the same, null unless this is a duplicate
 */
public record ReadRow(
        int line,
        int sourceRow,
        String input,
        @Nullable String declaredChain,
        @Nullable String memo,
        List<WalletAddress> addresses,
        List<String> notes,
        @Nullable RowFault fault,
        @Nullable Integer firstLine) {
    public ReadRow {
        addresses = List.copyOf(addresses);
        notes = List.copyOf(notes);
    }

    /** Holds an address. */
    @Override
    public String toString() {
        return "ReadRow[" + line + "]";
    }
}
