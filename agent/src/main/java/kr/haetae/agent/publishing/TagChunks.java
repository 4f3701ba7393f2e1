package kr.haetae.agent.publishing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Message.Manifest;

/** Packed tags in upload chunks. */
final class TagChunks {
    private static final int CHUNK_BYTES = Manifest.CHUNK_TAGS * Tagger.TAG_BYTES;

    private TagChunks() {}

    /** The manifest's digest: SHA-256 over the concatenated SHA-256 of each chunk, hex. */
    static String digest(byte[] tags) {
        MessageDigest whole = BatchCommitment.sha256();
        MessageDigest chunk = BatchCommitment.sha256();
        for (int from = 0; from < tags.length; from += CHUNK_BYTES) {
            chunk.update(tags, from, Math.min(CHUNK_BYTES, tags.length - from));
            whole.update(chunk.digest());
        }
        return HexFormat.of().formatHex(whole.digest());
    }

    static byte[] read(Path tagsFile, long number) throws IOException {
        try (FileChannel channel = FileChannel.open(tagsFile, StandardOpenOption.READ)) {
            long from = number * CHUNK_BYTES;
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, channel.size() - from));
            while (chunk.hasRemaining()) {
                if (channel.read(chunk, from + chunk.position()) < 0) {
                    throw new IOException("the tags on disk are shorter than their manifest");
                }
            }
            return chunk.array();
        }
    }
}
