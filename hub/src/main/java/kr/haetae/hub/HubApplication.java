package kr.haetae.hub;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the hub, or says what it is. */
@Modulithic(systemName = "Haetae hub")
@SpringBootApplication
public class HubApplication {
    public static void main(String[] args) {
        Optional<String> help = HubHelp.askedBy(args, Locale.getDefault());
        if (help.isPresent()) {
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8).print(help.get());
            return;
        }
        if (FoundCommand.asked(args)) {
            System.exit(FoundCommand.run(args));
        }
        SpringApplication.run(HubApplication.class, args);
    }
}
