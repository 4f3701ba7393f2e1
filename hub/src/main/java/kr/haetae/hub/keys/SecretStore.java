package kr.haetae.hub.keys;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where named secrets rest. The files supplied here are enough for one machine; a PKCS#12 or PKCS#11 keeper takes their
 * place by supplying another bean of this type.
 */
public interface SecretStore {
    /**
     * The secret of that name, made and durably stored first if there is none. Two callers at once get the same one.
     *
     * @param name lower-case letters, digits, {@code -} and one {@code /}
     */
    byte[] loadOrCreate(String name, Supplier<byte[]> fresh);

    Optional<byte[]> load(String name);

    /** Erases a secret; none of that name is no error. */
    void erase(String name);

    /** Names of the secrets below a folder, in order. */
    List<String> names(String folder);
}
