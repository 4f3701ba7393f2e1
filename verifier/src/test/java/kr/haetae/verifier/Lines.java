package kr.haetae.verifier;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.audit.BundleLine;
import kr.haetae.protocol.audit.BundleLine.Seal;
import kr.haetae.protocol.audit.BundleLine.SealLine;
import kr.haetae.protocol.audit.BundleLines;
import kr.haetae.protocol.audit.BundleWriter;
import kr.haetae.tlog.SignedNote;

/** A bundle taken apart into lines and put together again. */
final class Lines {
    private Lines() {}

    static List<byte[]> split(byte[] bundle) {
        List<byte[]> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte one : bundle) {
            if (one == '\n') {
                lines.add(line.toByteArray());
                line.reset();
            } else {
                line.write(one);
            }
        }
        return lines;
    }

    static byte[] join(List<byte[]> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            out.writeBytes(line);
            out.write('\n');
        }
        return out.toByteArray();
    }

    /** The lines under a fresh and good seal, as only the hub itself could make it. */
    static byte[] reseal(List<byte[]> withoutSeal) {
        byte[] body = join(withoutSeal);
        MessageDigest digest = BatchCommitment.sha256();
        String text = BundleWriter.sealText(TestLog.ORIGIN, withoutSeal.size(), digest.digest(body));
        SignedNote note = new SignedNote(text, List.of(TestLog.LOG.sign(text)));
        List<byte[]> sealed = new ArrayList<>(withoutSeal);
        sealed.add(BundleLines.write(new SealLine(new Seal(note.encode()))));
        return join(sealed);
    }

    static List<byte[]> withoutSeal(byte[] bundle) {
        List<byte[]> lines = split(bundle);
        return new ArrayList<>(lines.subList(0, lines.size() - 1));
    }

    static <T extends BundleLine> List<Integer> numbersOf(List<byte[]> lines, Class<T> kind) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (kind.isInstance(BundleLines.read(lines.get(i)))) {
                numbers.add(i);
            }
        }
        return numbers;
    }
}
