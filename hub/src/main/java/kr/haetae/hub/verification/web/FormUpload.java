package kr.haetae.hub.verification.web;

import java.io.IOException;
import java.io.InputStream;
import kr.haetae.hub.verification.Upload;
import org.springframework.web.multipart.MultipartFile;

/** A file of a page's form. */
record FormUpload(MultipartFile file) implements Upload {
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
        return "FormUpload[" + sizeBytes() + " bytes]";
    }
}
