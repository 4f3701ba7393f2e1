package kr.haetae.hub.keys.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import kr.haetae.hub.keys.ErasedKeyException;
import kr.haetae.hub.keys.SecretStore;

/**
 * One wrapping key a day: HKDF of the master secret and of a secret file of that day. Erasing the file erases every
 * secret wrapped that day, in all backups of the database too.
 */
final class WrappingKeys {
    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final String FOLDER = "wrap";
    private static final byte[] INFO = "haetae wrapping key v1".getBytes(StandardCharsets.US_ASCII);

    private final SecretStore store;
    private final byte[] master;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, SecretKeySpec> keys = new ConcurrentHashMap<>();

    WrappingKeys(SecretStore store, byte[] master, Clock clock) {
        this.store = store;
        this.master = master;
        this.clock = clock;
    }

    byte[] wrap(byte[] secret) {
        int day = Math.toIntExact(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay());
        SecretKeySpec key = keys.computeIfAbsent(day, d -> keyFrom(store.loadOrCreate(nameOf(d), this::freshSecret)));
        byte[] header =
                ByteBuffer.allocate(HEADER_BYTES).put(VERSION).putInt(day).array();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, header, nonce, 0).doFinal(secret);
            return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + sealed.length)
                    .put(header)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every platform", e);
        }
    }

    byte[] unwrap(byte[] wrapped) {
        if (wrapped.length < HEADER_BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE || wrapped[0] != VERSION) {
            throw new IllegalArgumentException("not a wrapped secret");
        }
        int day = ByteBuffer.wrap(wrapped, 1, Integer.BYTES).getInt();
        SecretKeySpec key = keys.computeIfAbsent(day, this::existing);
        byte[] header = Arrays.copyOf(wrapped, HEADER_BYTES);
        try {
            int body = HEADER_BYTES + NONCE_BYTES;
            return cipher(Cipher.DECRYPT_MODE, key, header, wrapped, HEADER_BYTES)
                    .doFinal(wrapped, body, wrapped.length - body);
        } catch (AEADBadTagException e) {
            throw new IllegalArgumentException("not the secret that was wrapped");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every platform", e);
        }
    }

    int eraseBefore(LocalDate day) {
        int erased = 0;
        for (String name : store.names(FOLDER)) {
            LocalDate of = LocalDate.parse(name.substring(FOLDER.length() + 1));
            if (of.isBefore(day)) {
                store.erase(name);
                erased++;
            }
        }
        keys.keySet().removeIf(epochDay -> epochDay < day.toEpochDay());
        return erased;
    }

    private SecretKeySpec existing(int day) {
        return keyFrom(store.load(nameOf(day)).orElseThrow(() -> new ErasedKeyException(nameOf(day))));
    }

    private SecretKeySpec keyFrom(byte[] daySecret) {
        return new SecretKeySpec(Hkdf.derive(master, daySecret, INFO, KEY_BYTES), "AES");
    }

    private byte[] freshSecret() {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    private static String nameOf(int epochDay) {
        return FOLDER + "/" + LocalDate.ofEpochDay(epochDay);
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] header, byte[] nonceIn, int nonceAt)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonceIn, nonceAt, NONCE_BYTES));
        cipher.updateAAD(header);
        return cipher;
    }
}
