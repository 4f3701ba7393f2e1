package kr.haetae.hub.verification.intake;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Finds out in which encoding a text file is written: a byte order mark decides, otherwise whichever of UTF-8 and MS949
 * (Korean Windows, a superset of CP949 and EUC-KR) decodes the whole file without one fault.
 *
 * @param charset that decodes every byte
 * @param markBytes length of the byte order mark, 0 to 3
 */
record TextEncoding(Charset charset, int markBytes) {
    private static final Charset MS949 = Charset.forName("x-windows-949");
    private static final int PIECE_CHARACTERS = 8_192;

    /**
     * Finds the encoding.
     *
     * @throws Problem if the bytes are no text, or in none of the encodings
     */
    static TextEncoding of(byte[] bytes) {
        TextEncoding marked = byMark(bytes);
        if (marked != null) {
            requireText(marked, bytes);
            return marked;
        }
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, MS949}) {
            TextEncoding candidate = new TextEncoding(charset, 0);
            if (candidate.decodes(bytes)) {
                requireText(candidate, bytes);
                return candidate;
            }
        }
        throw looksBinary(bytes) ? new Problem(ProblemCode.NOT_TEXT) : new Problem(ProblemCode.UNKNOWN_ENCODING);
    }

    private static @Nullable TextEncoding byMark(byte[] b) {
        if (b.length >= 3 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (b.length >= 2 && b[0] == (byte) 0xff && b[1] == (byte) 0xfe) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (b.length >= 2 && b[0] == (byte) 0xfe && b[1] == (byte) 0xff) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        return null;
    }

    /** As people call it. */
    String name() {
        return charset.equals(MS949) ? "MS949" : charset.name();
    }

    Reader reader(byte[] bytes) {
        return new InputStreamReader(new ByteArrayInputStream(bytes, markBytes, bytes.length - markBytes), charset);
    }

    private boolean decodes(byte[] bytes) {
        try {
            forEachPiece(bytes, piece -> {});
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void requireText(TextEncoding encoding, byte[] bytes) {
        try {
            encoding.forEachPiece(bytes, piece -> {
                for (int i = 0; i < piece.length(); i++) {
                    if (isBinary(piece.charAt(i))) {
                        throw new Problem(ProblemCode.NOT_TEXT);
                    }
                }
            });
        } catch (CharacterCodingException e) {
            throw new Problem(ProblemCode.UNKNOWN_ENCODING);
        }
    }

    private static boolean isBinary(char c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a;
    }

    private static boolean looksBinary(byte[] bytes) {
        int binary = 0;
        int seen = Math.min(bytes.length, PIECE_CHARACTERS);
        for (int i = 0; i < seen; i++) {
            if (bytes[i] >= 0 && isBinary((char) bytes[i])) {
                binary++;
            }
        }
        return binary > 0;
    }

    private interface PieceConsumer {
        void accept(CharBuffer piece);
    }

    private void forEachPiece(byte[] bytes, PieceConsumer consumer) throws CharacterCodingException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, markBytes, bytes.length - markBytes);
        CharBuffer out = CharBuffer.allocate(PIECE_CHARACTERS);
        CoderResult result;
        do {
            result = decoder.decode(in, out, true);
            if (result.isError()) {
                result.throwException();
            }
            out.flip();
            consumer.accept(out);
            out.clear();
        } while (result.isOverflow());
    }
}
