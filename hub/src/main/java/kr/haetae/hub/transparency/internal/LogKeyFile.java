package kr.haetae.hub.transparency.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import kr.haetae.hub.keys.SecretStore;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.MalformedNoteException;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.NoteSigner;

/**
 * The log's key pair as a secret of two lines: the verifier key, which holds the origin, and the private key (PKCS#8,
 * Base64). One secret, so that a key never signs for another origin.
 */
final class LogKeyFile {
    private static final String NAME = "audit-log";
    private static final int RANDOM_BYTES = 8;

    private LogKeyFile() {}

    /**
     * Loads the key, made now if there is none.
     *
     * @param origin as set; empty: whatever the key says, or a random one
     */
    static NoteSigner loadOrCreate(SecretStore secrets, String origin) {
        byte[] secret = secrets.loadOrCreate(NAME, () -> fresh(origin.isEmpty() ? randomOrigin() : origin));
        NoteSigner signer = read(new String(secret, StandardCharsets.UTF_8));
        if (!origin.isEmpty() && !signer.key().name().equals(origin)) {
            throw new IllegalStateException("haetae.audit.origin is not the origin the log's key was made for ("
                    + signer.key().name() + "); docs/audit-log.md, Recovery, says how a log begins anew");
        }
        return signer;
    }

    private static byte[] fresh(String origin) {
        NoteSigner signer = NoteSigner.generate(origin, NoteKey.Type.LOG);
        String secret = signer.key().text() + "\n" + Base64Text.encode(signer.exportSecret()) + "\n";
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private static NoteSigner read(String secret) {
        String[] lines = secret.split("\n", -1);
        try {
            return NoteSigner.of(Base64Text.decode(lines.length > 1 ? lines[1] : ""), NoteKey.parse(lines[0]));
        } catch (MalformedNoteException | IllegalArgumentException e) {
            throw new IllegalStateException("the audit log's key file is damaged");
        }
    }

    private static String randomOrigin() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return "haetae.log/" + HexFormat.of().formatHex(random);
    }
}
