package kr.haetae.address;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A valid wallet address: canonical bytes on a chain.
 *
 * <p>Every spelling of one wallet has the same {@linkplain #lookupInput() lookup input}: upper and lower case,
 * X-address and classic, CashAddr and legacy, and the same 20 bytes on every EVM chain. The memo is never part of it.
 */
public final class WalletAddress {
    private final Chain chain;
    private final String text;
    private final byte[] canonical;

    private WalletAddress(Chain chain, String text, byte[] canonical) {
        this.chain = chain;
        this.text = text;
        this.canonical = canonical;
    }

    /**
     * Makes an address of its parts.
     *
     * @param text the one canonical spelling on that chain (EIP-55, CashAddr without prefix loss, classic XRP …)
     * @param canonical the bytes that identify the wallet inside the chain's namespace, 1 to 255 of them
     */
    public static WalletAddress of(Chain chain, String text, byte[] canonical) {
        if (canonical.length == 0 || canonical.length > 255) {
            throw new IllegalArgumentException("canonical bytes: 1 to 255");
        }
        return new WalletAddress(chain, text, canonical.clone());
    }

    public Chain chain() {
        return chain;
    }

    /** The canonical spelling. */
    public String text() {
        return text;
    }

    public byte[] canonical() {
        return canonical.clone();
    }

    /** The CAIP-10 form, {@code caip2:text}; CAIP-10 allows no further colon, so CashAddr loses its prefix here. */
    public String caip10() {
        return chain.caip2() + ":" + text.substring(text.lastIndexOf(':') + 1);
    }

    /**
     * What the lookup tag is computed over: one length byte, the namespace in ASCII, one length byte, the canonical
     * bytes. The lengths make two different pairs never give the same input.
     */
    public byte[] lookupInput() {
        byte[] namespace = chain.namespace().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 + namespace.length + canonical.length)
                .put((byte) namespace.length)
                .put(namespace)
                .put((byte) canonical.length)
                .put(canonical)
                .array();
    }

    /** The namespace in a {@linkplain #lookupInput() lookup input}. */
    public static String namespaceOf(byte[] lookupInput) {
        return new String(lookupInput, 1, lookupInput[0], StandardCharsets.US_ASCII);
    }

    /** Whether both are one wallet: the same namespace and canonical bytes, on whichever chain each was named. */
    public boolean sameWallet(WalletAddress other) {
        return chain.namespace().equals(other.chain.namespace()) && Arrays.equals(canonical, other.canonical);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof WalletAddress other
                && chain.equals(other.chain)
                && Arrays.equals(canonical, other.canonical);
    }

    @Override
    public int hashCode() {
        return 31 * chain.hashCode() + Arrays.hashCode(canonical);
    }

    /** Says the chain only: an address is personal data and must not reach a log by accident. */
    @Override
    public String toString() {
        return "WalletAddress[" + chain.name() + "]";
    }
}
