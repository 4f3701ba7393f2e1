package kr.haetae.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.haetae.address.AddressReader;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.machineport.internal.MachineProperties;
import kr.haetae.hub.mailbox.internal.MailboxProperties;
import kr.haetae.hub.tagindex.internal.TagIndexProperties;
import kr.haetae.hub.transparency.internal.AuditProperties;
import kr.haetae.protocol.Message;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.unit.DataSize;

/** Documents and texts say what the code says. */
class DocumentsTest {
    private static final Path DOCS = Path.of("..", "docs");

    /** Limits on what the hub does itself, and names of limits in the table. */
    private static final List<String> NOT_ON_OUTSIDE_INPUT = List.of(
            "BatchPlanner.MAX_GROUP",
            "BucketLayout.MAX_BITS",
            "CaseId.MAX_RAW_CHARACTERS",
            "ColumnNames.MAX_HEADER_CHARACTERS",
            "Diagnosis.MAX_CAUSES",
            "EpochController.MAX_CHUNK_BYTES",
            "Hkdf.MAX_BYTES",
            "JdbcDirectory.MAX_KEY_CHARACTERS",
            "PackedTagIndex.MAX_REASON_CHARACTERS",
            "PastedTable.MAX_CELLS",
            "PostalService.MAX_CLAIMED",
            "Previews.MAX_CELL_CHARACTERS",
            "RowReader.MAX_TEXT_CHARACTERS",
            "SampleAddresses.MAX_LINES",
            "SecretFiles.MAX_BYTES",
            "StoredHubKeys.MAX_LABEL_BYTES");

    @Test
    void everyLimitIsDocumentedWithItsValueUnitAndReason() throws IOException {
        List<String> expected = Arrays.stream(Limit.values())
                .map(limit -> "| `%s` | %,d %s | %s |".formatted(limit, limit.value(), limit.unit(), limit.reason()))
                .toList();
        assertThat(rows("limits.md")).containsExactlyElementsOf(expected);
    }

    @Test
    void defaultsOfSettingsAreTheDocumentedLimits() {
        Binder nothingSet = new Binder(new MapConfigurationPropertySource());
        assertThat((long) nothingSet
                        .bindOrCreate("haetae.mailbox", MailboxProperties.class)
                        .maxPolls())
                .isEqualTo(Limit.POLLS_PER_EXCHANGE.value());
        assertThat((long) nothingSet
                        .bindOrCreate("haetae.machine", MachineProperties.class)
                        .maxConnections())
                .isEqualTo(Limit.MACHINE_CONNECTIONS.value());
        assertThat(nothingSet
                        .bindOrCreate("haetae.tag-index", TagIndexProperties.class)
                        .maxTags())
                .isEqualTo(Limit.EPOCH_TAGS.value());
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        assertThat(String.valueOf(yaml.getObject().get("server.tomcat.max-connections")))
                .isEqualTo(String.valueOf(Limit.WEB_CONNECTIONS.value()));
        assertThat(DataSize.parse(String.valueOf(yaml.getObject().get("server.tomcat.max-http-form-post-size")))
                        .toBytes())
                .isEqualTo(Limit.REQUEST_BODY_BYTES.value());
        assertThat((long) AddressReader.MAX_MEMO_CHARACTERS).isEqualTo(Limit.MEMO_CHARACTERS.value());
        assertThat((long) Message.Manifest.CHUNK_TAGS).isEqualTo(Limit.EPOCH_CHUNK_TAGS.value());
    }

    /** A setting nobody can read about is none: without these an exchange on another machine was never let in. */
    @Test
    void everySettingOfPortIndexAndMailboxIsDocumented() throws IOException {
        String operations = Files.readString(DOCS.resolve("operations.md"), StandardCharsets.UTF_8);
        Map.of(
                        "haetae.machine.", MachineProperties.class,
                        "haetae.audit.", AuditProperties.class,
                        "haetae.tag-index.", TagIndexProperties.class,
                        "haetae.mailbox.", MailboxProperties.class)
                .forEach((prefix, settings) -> {
                    for (RecordComponent setting : settings.getRecordComponents()) {
                        String name = setting.getName().replaceAll("([A-Z])", "-$1");
                        assertThat(operations).contains("`" + prefix + name.toLowerCase(Locale.ROOT) + "`");
                    }
                });
    }

    /** A limit that only the code knows has no reason anybody can read. */
    @Test
    void noClassHoldsALimitOnOutsideInputOfItsOwn() {
        List<String> own = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("kr.haetae.hub").stream()
                        .flatMap(one -> one.getFields().stream())
                        .filter(field -> field.getName().startsWith("MAX_"))
                        .map(field -> field.getOwner().getSimpleName() + "." + field.getName())
                        .sorted()
                        .toList();
        assertThat(own).containsExactlyInAnyOrderElementsOf(NOT_ON_OUTSIDE_INPUT);
    }

    @Test
    void everyAuditEventIsDocumentedInBothLanguages() throws IOException {
        List<String> rows = rows("audit-events.md");
        assertThat(rows.stream()
                        .map(row -> row.substring(3, row.indexOf('`', 3)))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(AuditEvent.values()).map(AuditEvent::code).toList());
        assertThat(rows).allMatch(row -> row.matches("\\| `[a-z.-]+` \\| .*[가-힣].* \\| .*[a-z].* \\|"));
    }

    /** The auditor's pages say acts in words. */
    @Test
    void everyAuditEventHasItsWordsOnPages() throws IOException {
        Map<String, String> pages =
                texts(new PathMatchingResourcePatternResolver().getResource("classpath:texts/pages_ko.properties"));
        assertThat(pages.keySet().stream().filter(key -> key.startsWith("event.")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AuditEvent.values())
                        .map(event -> "event." + event.code())
                        .toList());
    }

    @Test
    void everyTextExistsInBothLanguages() throws IOException {
        Resource[] korean = new PathMatchingResourcePatternResolver().getResources("classpath*:texts/*_ko.properties");
        assertThat(korean).isNotEmpty();
        for (Resource ko : korean) {
            Resource en =
                    ko.createRelative(String.valueOf(ko.getFilename()).replace("_ko.properties", "_en.properties"));
            Map<String, String> koTexts = texts(ko);
            Map<String, String> enTexts = texts(en);
            assertThat(enTexts.keySet()).isEqualTo(koTexts.keySet());
            koTexts.forEach((key, text) -> {
                assertThat(places(text)).as(key).isEqualTo(places(String.valueOf(enTexts.get(key))));
                assertThat(text).as(key).isNotBlank().doesNotContain("세요", "을(를)", "은(는)", "이(가)", "(으)로");
                assertThat(enTexts.get(key)).as(key).isNotBlank().doesNotContainPattern("[가-힣]");
            });
        }
    }

    @Test
    void everyProblemHasItsThreeTexts() throws IOException {
        Map<String, String> texts =
                texts(new PathMatchingResourcePatternResolver().getResource("classpath:texts/problems_ko.properties"));
        assertThat(texts.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values())
                        .flatMap(code ->
                                List.of("title", "detail", "action").stream().map(part -> code + "." + part))
                        .toList());
    }

    /** The body rows of a document's only table. */
    private static List<String> rows(String document) throws IOException {
        return Files.readAllLines(DOCS.resolve(document)).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static Map<String, String> texts(Resource resource) throws IOException {
        Properties properties = new Properties();
        try (InputStreamReader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty, (a, b) -> a, TreeMap::new));
    }

    private static List<String> places(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .sorted()
                .distinct()
                .toList();
    }
}
