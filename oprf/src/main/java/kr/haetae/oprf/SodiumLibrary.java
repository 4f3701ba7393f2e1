package kr.haetae.oprf;

import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;

/**
 * The functions of libsodium we call, mapped directly by JNA, and the loading of the library: the machine's own, which its
 * distribution mends and compiles for speed (Debian's made 10% more products a second than the one lazysodium carries, of
 * the same version), else lazysodium's.
 *
 * <p>Pointers are passed as {@code long}: no object is made and nothing copied per call, but it fits 64-bit machines only.
 * Lazysodium's own class would register some 300 functions at start; we take only its library file.
 */
final class SodiumLibrary {
    /** Whose library is in use: {@code system} or {@code bundled}. */
    static final String ORIGIN = load();

    /** Set to {@code bundled}, this property leaves the machine's library aside. */
    static final String PROPERTY = "haetae.libsodium";

    private static final String BUNDLED = "bundled";

    private SodiumLibrary() {}

    static native int sodium_init();

    static native String sodium_version_string();

    static native int crypto_scalarmult_ristretto255(long product, long scalar, long element);

    static native int crypto_scalarmult_ristretto255_base(long product, long scalar);

    static native int crypto_core_ristretto255_from_hash(long element, long uniform);

    static native void crypto_core_ristretto255_scalar_reduce(long scalar, long uniform);

    static native void crypto_core_ristretto255_scalar_mul(long product, long x, long y);

    static native void crypto_core_ristretto255_scalar_sub(long difference, long x, long y);

    static native int crypto_core_ristretto255_scalar_invert(long inverse, long scalar);

    private static String load() {
        if (Native.POINTER_SIZE != Long.BYTES) {
            throw new UnsatisfiedLinkError("the libsodium backend needs a 64-bit machine");
        }
        String origin = loadSystem() ? "system" : loadBundled();
        if (sodium_init() < 0) {
            throw new UnsatisfiedLinkError("libsodium refused to initialise");
        }
        return origin;
    }

    /** False without one, or with one older than ristretto255 (1.0.18). */
    private static boolean loadSystem() {
        if (BUNDLED.equals(System.getProperty(PROPERTY))) {
            return false;
        }
        try {
            Native.register(SodiumLibrary.class, "sodium");
            return true;
        } catch (UnsatisfiedLinkError noneOrTooOld) {
            return false;
        }
    }

    private static String loadBundled() {
        try {
            File library = Native.extractFromResourcePath(
                    "/" + withoutLeadingSlash(LibraryLoader.getSodiumPathInResources()),
                    LibraryLoader.class.getClassLoader());
            Native.register(SodiumLibrary.class, library.getAbsolutePath());
            return BUNDLED;
        } catch (IOException | RuntimeException e) {
            throw (UnsatisfiedLinkError)
                    new UnsatisfiedLinkError("no libsodium 1.0.18 or newer, and none to unpack").initCause(e);
        }
    }

    private static String withoutLeadingSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
