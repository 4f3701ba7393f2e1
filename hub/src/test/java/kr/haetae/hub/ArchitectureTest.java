package kr.haetae.hub;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ArchitectureTest {
    private static final String HUB = "kr.haetae.hub";
    private static final Set<Class<?>> TIMES =
            Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HUB);

    private static final Map<String, ArchRule> RULES = Map.of(
            "fields are not injected", noFields().should().beAnnotatedWith(Autowired.class),
            "java.util.Date stays out, but for certificates, whose library asks for it",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage(HUB + ".keys..")
                            .should()
                            .dependOnClassesThat()
                            .belongToAnyOf(Date.class),
            "time comes from the injected clock", noClasses().should().callMethodWhere(asksTheSystemClock()),
            "names say what a class is",
                    noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|(?<!Trust)Manager)"),
            "standard output stays silent",
                    noClasses()
                            .should()
                            .accessField(System.class, "out")
                            .orShould()
                            .accessField(System.class, "err"));

    @Test
    void everyRuleHolds() {
        int ran = 0;
        for (Map.Entry<String, ArchRule> rule : RULES.entrySet()) {
            rule.getValue().as(rule.getKey()).check(CLASSES);
            ran++;
        }
        assertThat(ran).isEqualTo(5);
        assertThat(CLASSES).hasSizeGreaterThan(50);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct().toList())
                .isNotEmpty()
                .allMatch(one -> one.isAnnotatedWith(NullMarked.class), "has @NullMarked in its package-info.java");
    }

    @Test
    void featuresDependDownwardsAndNeverOnEachOthersInside() {
        ApplicationModules modules = ApplicationModules.of(HubApplication.class);
        modules.verify();
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .contains("access", "audit", "casework", "database", "directory", "frame");
        new Documenter(modules).writeModulesAsPlantUml();
    }

    @Test
    void theAuditDependsOnNoFeature() {
        classes()
                .that()
                .resideInAPackage(HUB + ".audit..")
                .should()
                .onlyDependOnClassesThat(are(DescribedPredicate.describe(
                        "of no other feature",
                        one -> !one.getPackageName().startsWith(HUB + ".")
                                || one.getPackageName().startsWith(HUB + ".audit"))))
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheSystemClock() {
        return DescribedPredicate.describe(
                "now() without a clock",
                access -> access.getTarget().getName().equals("now")
                        && TIMES.stream()
                                .anyMatch(time -> access.getTargetOwner().isEquivalentTo(time))
                        && access.getTarget().getFullName().endsWith("now()"));
    }
}
