package kr.haetae.hub.verification.results;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.IntStream;
import kr.haetae.hub.verification.RowResult;

/** All rows of a verification in order, read a piece at a time, all as of one moment. */
final class AllRows implements Iterable<RowResult> {
    private static final int PIECE = 1_000;

    private final Rows rows;
    private final UUID verification;
    private final Standing.Now now;

    AllRows(Rows rows, UUID verification, Standing.Now now) {
        this.rows = rows;
        this.verification = verification;
        this.now = now;
    }

    @Override
    public Iterator<RowResult> iterator() {
        return new Iterator<>() {
            private final Deque<RowResult> piece = new ArrayDeque<>();
            private int read;

            @Override
            public boolean hasNext() {
                int total = now.board().layout().rows();
                if (piece.isEmpty() && read < total) {
                    int end = Math.min(total, read + PIECE);
                    piece.addAll(rows.of(
                            verification,
                            now,
                            IntStream.rangeClosed(read + 1, end).toArray()));
                    read = end;
                }
                return !piece.isEmpty();
            }

            @Override
            public RowResult next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return piece.removeFirst();
            }
        };
    }
}
