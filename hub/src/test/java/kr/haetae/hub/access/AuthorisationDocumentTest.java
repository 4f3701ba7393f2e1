package kr.haetae.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The document of who may do what is the table. After a change of the table, write it anew: run this test with {@code
 * -Dhaetae.authorisation.write=true}.
 */
class AuthorisationDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "authorisation.md");
    private static final String MARK = "<!-- The table below is written by AuthorisationDocumentTest. -->\n";

    @Test
    void theDocumentIsTheTable() throws IOException {
        String document = Files.readString(DOCUMENT);
        String head = document.substring(0, document.indexOf(MARK) + MARK.length());
        String expected = head + "\n" + table();
        if (Boolean.getBoolean("haetae.authorisation.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
    }

    private static String table() {
        List<Role> roles = Arrays.asList(Role.values());
        String head = roles.stream().map(role -> "`" + role.code() + "`").collect(Collectors.joining(" | "));
        String rule = roles.stream().map(role -> ":-:").collect(Collectors.joining("|"));
        String rows = AuthorisationTable.ROWS.stream()
                .map(row -> "| %s `%s` | %s |".formatted(row.method(), row.path(), cells(row, roles)))
                .collect(Collectors.joining("\n"));
        return "| request | " + head + " |\n|---|" + rule + "|\n" + rows + "\n";
    }

    private static String cells(AuthorisationTable.Row row, List<Role> roles) {
        return roles.stream()
                .map(role -> row.open() ? "open" : row.roles().contains(role) ? "yes" : "–")
                .collect(Collectors.joining(" | "));
    }
}
