package kr.haetae.oprf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SodiumLibraryTest {
    /** Run in a process of its own: prints the library's name and what it computes. */
    public static void main(String[] arguments) {
        Group group = Group.sodium();
        System.out.println(group.name());
        System.out.println(product(group));
    }

    private static String product(Group group) {
        byte[] uniform = new byte[Group.UNIFORM_LENGTH_BYTES];
        Arrays.fill(uniform, (byte) 7);
        byte[] scalar = group.reduceUniform(uniform);
        return HexFormat.of().formatHex(group.multiplyAll(scalar, group.mapUniform(uniform)));
    }

    @Test
    void theBundledLibraryIsThereForMachinesWithoutOneAndComputesTheSame() throws Exception {
        List<String> printed = inAnotherProcess("-D" + SodiumLibrary.PROPERTY + "=bundled");
        assertThat(printed.get(0)).startsWith("libsodium 1.").endsWith("(bundled)");
        assertThat(printed.get(1)).isEqualTo(product(Group.pureJava()));
    }

    @Test
    void whicheverLibraryIsTakenSaysWhoseItIs() {
        assertThat(Group.sodium().name()).startsWith("libsodium 1.").matches(".* \\((system|bundled)\\)");
        assertThat(product(Group.sodium())).isEqualTo(product(Group.pureJava()));
    }

    private static List<String> inAnotherProcess(String option) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SodiumLibraryTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
