package kr.haetae.hub.verification;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.multipart.MultipartFile;

/** A file of a form, of a page or a program. */
public record MultipartUpload(MultipartFile file) implements Upload {
    @Override
    public String fileName() {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    @Override
    public long sizeBytes() {
        return file.getSize();
    }

    @Override
    public InputStream open() throws IOException {
        return file.getInputStream();
    }

    @Override
    public String toString() {
        return "MultipartUpload[" + sizeBytes() + " bytes]";
    }
}
