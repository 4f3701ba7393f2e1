package kr.haetae.oprf;

import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;

/**
 * The functions of libsodium we call, mapped directly by JNA, and the loading of the library lazysodium carries.
 *
 * <p>Pointers are passed as {@code long}: no object is made and nothing copied per call, but it fits 64-bit machines only.
 * Lazysodium's own class would register some 300 functions at start; we take only its library file.
 */
final class SodiumLibrary {
    static {
        load();
    }

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

    private static void load() {
        if (Native.POINTER_SIZE != Long.BYTES) {
            throw new UnsatisfiedLinkError("the libsodium backend needs a 64-bit machine");
        }
        try {
            loadBundled();
        } catch (IOException | RuntimeException | UnsatisfiedLinkError noBundledLibrary) {
            Native.register(SodiumLibrary.class, "sodium");
        }
        if (sodium_init() < 0) {
            throw new UnsatisfiedLinkError("libsodium refused to initialise");
        }
    }

    private static void loadBundled() throws IOException {
        File library = Native.extractFromResourcePath(
                "/" + withoutLeadingSlash(LibraryLoader.getSodiumPathInResources()),
                LibraryLoader.class.getClassLoader());
        Native.register(SodiumLibrary.class, library.getAbsolutePath());
    }

    private static String withoutLeadingSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
