package kr.haetae.hub.verification.planning;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Which elements each row asks for; kept as one packed value a verification and never changed. */
public final class RowLayout {
    private final int[] starts;
    private final int[] refs;

    private RowLayout(int[] starts, int[] refs) {
        this.starts = starts;
        this.refs = refs;
    }

    /** Makes a layout of each row's {@link ElementRef}s; none for an invalid row. */
    public static RowLayout of(int[][] refsOfRows) {
        int[] starts = new int[refsOfRows.length + 1];
        for (int row = 0; row < refsOfRows.length; row++) {
            starts[row + 1] = starts[row] + refsOfRows[row].length;
        }
        int[] refs = new int[starts[refsOfRows.length]];
        for (int row = 0; row < refsOfRows.length; row++) {
            System.arraycopy(refsOfRows[row], 0, refs, starts[row], refsOfRows[row].length);
        }
        return new RowLayout(starts, refs);
    }

    /** Rows, invalid ones included. */
    public int rows() {
        return starts.length - 1;
    }

    /** How many elements a row asks for; 0 if it is invalid. */
    public int count(int row) {
        return starts[row + 1] - starts[row];
    }

    /** A row's {@code i}-th element. */
    public int ref(int row, int i) {
        return refs[starts[row] + i];
    }

    /** All of a row's elements. */
    public int[] refs(int row) {
        return Arrays.copyOfRange(refs, starts[row], starts[row + 1]);
    }

    /** Packs it: for each row a byte with the count, then the references. */
    public byte[] packed() {
        ByteBuffer packed = ByteBuffer.allocate(Integer.BYTES + rows() + refs.length * Integer.BYTES);
        packed.putInt(rows());
        for (int row = 0; row < rows(); row++) {
            packed.put((byte) count(row));
            for (int i = 0; i < count(row); i++) {
                packed.putInt(ref(row, i));
            }
        }
        return packed.array();
    }

    /** Reads what {@link #packed} wrote. */
    public static RowLayout unpack(byte[] bytes) {
        ByteBuffer packed = ByteBuffer.wrap(bytes);
        int rows = packed.getInt();
        int[] starts = new int[rows + 1];
        int[] refs = new int[(bytes.length - Integer.BYTES - rows) / Integer.BYTES];
        for (int row = 0; row < rows; row++) {
            int count = packed.get() & 0xff;
            starts[row + 1] = starts[row] + count;
            for (int i = 0; i < count; i++) {
                refs[starts[row] + i] = packed.getInt();
            }
        }
        return new RowLayout(starts, refs);
    }
}
