package kr.haetae.hub.verification;

import java.io.IOException;
import java.io.InputStream;

/** An uploaded file; may be opened several times. */
public interface Upload {
    /** The name it had at the sender, for people only. */
    String fileName();

    /** Its length in bytes. */
    long sizeBytes();

    InputStream open() throws IOException;
}
