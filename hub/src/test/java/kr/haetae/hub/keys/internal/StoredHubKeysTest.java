package kr.haetae.hub.keys.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import kr.haetae.hub.keys.ErasedKeyException;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.keys.SecretStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredHubKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final byte[] SEED = "a seed of thirty-two bytes......".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void keysStayTheSameOverARestart() {
        HubKeys first = keysAt(NOW);
        byte[] wrapped = first.wrap(SEED);
        HubKeys second = keysAt(NOW.plus(Duration.ofDays(3)));

        assertThat(second.signingKey().verifyKey()).isEqualTo(first.signingKey().verifyKey());
        assertThat(second.tlsIdentity().certificateSha256())
                .isEqualTo(first.tlsIdentity().certificateSha256());
        assertThat(second.derive("a", new byte[0], 32)).isEqualTo(first.derive("a", new byte[0], 32));
        assertThat(second.unwrap(wrapped)).isEqualTo(SEED);
    }

    @Test
    void onlyTheOwnerMayReadAKeyFile() throws IOException {
        keysAt(NOW).wrap(SEED);
        try (Stream<Path> paths = Files.walk(folder.resolve("keys"))) {
            List<Path> files = paths.filter(Files::isRegularFile).toList();
            assertThat(files).hasSize(4);
            for (Path file : files) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aKeyFileOthersMayReadIsRefused() throws IOException {
        keysAt(NOW);
        Files.setPosixFilePermissions(folder.resolve("keys/master.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> keysAt(NOW)).hasMessageContaining("chmod 600");
    }

    @Test
    void certificateNamesTheHostsAndIsItsOwnIssuer() throws Exception {
        X509Certificate certificate = keysAt(NOW).tlsIdentity().certificate();
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames().stream()
                        .map(name -> (Object) name.get(1))
                        .toList())
                .isEqualTo(List.of("localhost", "127.0.0.1", "hub.example"));
        assertThat(certificate.getNotAfter().toInstant()).isAfter(NOW.plus(Duration.ofDays(365)));
    }

    @Test
    void derivedKeysDependOnLabelContextAndTheirBorder() {
        HubKeys keys = keysAt(NOW);
        byte[] context = {1, 2, 3};
        assertThat(keys.derive("a", context, 32)).isNotEqualTo(keys.derive("b", context, 32));
        assertThat(keys.derive("a", context, 32)).isNotEqualTo(keys.derive("a", new byte[] {1, 2}, 32));
        assertThat(keys.derive("ab", "c".getBytes(StandardCharsets.US_ASCII), 32))
                .isNotEqualTo(keys.derive("a", "bc".getBytes(StandardCharsets.US_ASCII), 32));
        assertThat(keys.derive("a", context, 8_160)).hasSize(8_160).startsWith(keys.derive("a", context, 32));
        assertThatThrownBy(() -> keys.derive("a", context, 8_161)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys.derive("", context, 32)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hkdfGivesTheAnswersOfRfc5869() {
        // RFC 5869, appendix A.1
        assertThat(HexFormat.of()
                        .formatHex(Hkdf.derive(
                                HexFormat.of().parseHex("0b".repeat(22)),
                                HexFormat.of().parseHex("000102030405060708090a0b0c"),
                                HexFormat.of().parseHex("f0f1f2f3f4f5f6f7f8f9"),
                                42)))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void aWrappedSecretIsBoundToEveryByte() {
        HubKeys keys = keysAt(NOW);
        byte[] wrapped = keys.wrap(SEED);
        assertThat(wrapped).hasSize(SEED.length + 33);
        assertThat(keys.wrap(SEED)).isNotEqualTo(wrapped);
        for (int i = 0; i < wrapped.length; i++) {
            byte[] other = wrapped.clone();
            other[i] ^= 1;
            assertThatThrownBy(() -> keys.unwrap(other))
                    .isInstanceOfAny(IllegalArgumentException.class, ErasedKeyException.class);
        }
        assertThatThrownBy(() -> keys.unwrap(new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void erasingADayMakesItsSecretsUnreadableAndNoOthers() {
        byte[] old = keysAt(NOW).wrap(SEED);
        HubKeys today = keysAt(NOW.plus(Duration.ofDays(2)));
        byte[] recent = today.wrap(SEED);
        assertThat(today.unwrap(old)).isEqualTo(SEED);

        assertThat(today.eraseWrappingKeysBefore(LocalDate.of(2026, 11, 24))).isEqualTo(1);

        assertThatThrownBy(() -> today.unwrap(old)).isInstanceOf(ErasedKeyException.class);
        assertThat(today.unwrap(recent)).isEqualTo(SEED);
    }

    @Test
    void twoStartsAtOnceAgreeOnOneKey() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            SecretStore store = new SecretFiles(folder.resolve("keys"));
            List<Callable<byte[]>> starts = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                byte[] mine = {(byte) i};
                starts.add(() -> store.loadOrCreate("contended", () -> mine));
            }
            byte[] kept = store.load("contended").orElse(null);
            for (var got : pool.invokeAll(starts)) {
                kept = kept == null ? store.load("contended").orElseThrow() : kept;
                assertThat(got.get()).isEqualTo(kept);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void toStringHoldsNoSecret() {
        HubKeys keys = keysAt(NOW);
        assertThat(keys.toString()).startsWith("HubKeys[").hasSizeLessThan(60);
        assertThat(keys.tlsIdentity().toString())
                .isEqualTo("TlsIdentity[" + keys.tlsIdentity().certificateSha256() + "]");
    }

    private HubKeys keysAt(Instant now) {
        return new StoredHubKeys(
                new SecretFiles(folder.resolve("keys")), "hub.example", Clock.fixed(now, ZoneOffset.UTC));
    }
}
