package kr.haetae.hub.verification.rest;

import java.io.IOException;
import java.io.InputStream;
import kr.haetae.hub.verification.Upload;
import org.springframework.web.multipart.MultipartFile;

/** A file out of a multipart form. */
record MultipartUpload(MultipartFile file) implements Upload {

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
        return "MultipartUpload[]";
    }
}
