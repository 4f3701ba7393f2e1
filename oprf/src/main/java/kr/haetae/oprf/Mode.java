package kr.haetae.oprf;

import java.nio.charset.StandardCharsets;

/** The mode of RFC 9497: it separates the domains of keys, elements and outputs. */
public enum Mode {
    /** Oblivious, without proofs (mode 0x00). */
    OPRF(0),
    /** Oblivious and verifiable (mode 0x01): what the network uses. */
    VOPRF(1);

    private final String contextString;

    Mode(int code) {
        this.contextString = "OPRFV1-" + (char) code + "-ristretto255-SHA512";
    }

    /** CreateContextString of RFC 9497, section 3.1, with a prefix in front. */
    byte[] domain(String prefix) {
        return (prefix + contextString).getBytes(StandardCharsets.US_ASCII);
    }
}
