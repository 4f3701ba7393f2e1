package kr.haetae.hub.verification;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** An upload out of memory. */
public final class MemoryUpload implements Upload {
    private final String fileName;
    private final byte[] bytes;

    public MemoryUpload(String fileName, byte[] bytes) {
        this.fileName = fileName;
        this.bytes = bytes;
    }

    @Override
    public String fileName() {
        return fileName;
    }

    @Override
    public long sizeBytes() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
