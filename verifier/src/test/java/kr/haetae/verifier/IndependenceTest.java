package kr.haetae.verifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IndependenceTest {
    @Test
    void theVerifierKnowsTheFormatsAndThePlatformAlone() {
        JavaClasses verifier = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("kr.haetae.verifier");
        assertThat(verifier).hasSizeGreaterThan(10);
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify..", "kr.haetae.tlog", "kr.haetae.protocol..", "kr.haetae.verifier")
                .check(verifier);
    }

    @Test
    void everyReasonSpeaksBothLanguagesUnderACodeOfItsOwn() {
        FailureReason[] reasons = FailureReason.values();
        assertThat(Arrays.stream(reasons).map(FailureReason::code)).doesNotHaveDuplicates();
        assertThat(reasons).allSatisfy(reason -> {
            assertThat(reason.code()).matches("audit\\.[a-z]+(-[a-z]+)*");
            assertThat(reason.korean()).containsPattern("[가-힣]");
            assertThat(reason.english()).matches("[ -~]+");
        });
    }
}
