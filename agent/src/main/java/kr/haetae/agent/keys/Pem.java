package kr.haetae.agent.keys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** PEM blocks (RFC 7468): a label and DER bytes. */
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    static String block(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /**
     * The DER bytes of the first block with that label.
     *
     * @throws IllegalArgumentException if there is none
     */
    static byte[] read(String label, byte[] file) {
        String text = new String(file, StandardCharsets.US_ASCII);
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no PEM block " + label);
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }
}
