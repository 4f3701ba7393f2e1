package kr.haetae.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed description of the REST API is the one the hub serves. After a change of the API, write it anew:
 * {@code mvn -pl hub -am verify -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dhaetae.openapi.write=true}.
 */
class OpenApiTest extends HubTest {
    private static final Path SNAPSHOT = Path.of("..", "docs", "openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @LocalServerPort
    private int port;

    @Test
    void theCommittedDescriptionIsTheServedOne() throws IOException {
        JsonNode served = Api.anonymous(port).get("/v3/api-docs").json();
        assertThat(served.path("openapi").asString("")).startsWith("3.1");
        ((ObjectNode) served).remove("servers");
        String text = JSON.writeValueAsString(served) + "\n";
        if (Boolean.getBoolean("haetae.openapi.write")) {
            Files.writeString(SNAPSHOT, text);
        }
        assertThat(Files.readString(SNAPSHOT)).isEqualTo(text);
    }
}
