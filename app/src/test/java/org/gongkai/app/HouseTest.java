package org.gongkai.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keeps the house as docs/data-flow.md draws it: the stages meet in app alone, and the database driver in archive. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gongkai");

    @Test
    void looksAtEveryModule() {
        Set<String> modules = new TreeSet<>();
        HOUSE.forEach(type -> modules.add(type.getPackageName().split("\\.", 4)[2]));
        assertThat(modules).containsExactly("app", "archive", "config", "crawler", "extractor", "model");
    }

    @Test
    void letsTheStagesMeetInAppAlone() {
        for (String stage : Set.of("crawler", "extractor", "archive")) {
            noClasses()
                    .that()
                    .resideInAPackage("org.gongkai." + stage + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.gongkai..")
                            .and(not(resideInAnyPackage(
                                    "org.gongkai." + stage + "..", "org.gongkai.model..", "org.gongkai.config.."))))
                    .because("a stage sees model and config; only app sees all")
                    .check(HOUSE);
        }
    }

    @Test
    void letsConfigSeeModelAlone() {
        noClasses()
                .that()
                .resideInAPackage("org.gongkai.config..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.gongkai..")
                        .and(not(resideInAnyPackage("org.gongkai.config..", "org.gongkai.model.."))))
                .check(HOUSE);
    }

    @Test
    void keepsTheDatabaseDriverInArchive() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.gongkai.archive..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson..", "de.bwaldvogel..")
                .because("what is stored has one codec, and it stands in archive")
                .check(HOUSE);
    }

    @Test
    void keepsInputAndOutputOutOfModel() {
        noClasses()
                .that()
                .resideInAPackage("org.gongkai.model..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..", "java.nio..", "java.net..", "javax.net..", "java.sql..", "org.slf4j..")
                        .and(not(harmless())))
                .because("model holds nouns; it reads nothing but its own tables on the class path")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("org.gongkai.model..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.gongkai..").and(not(resideInAPackage("org.gongkai.model.."))))
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> harmless() {
        Set<String> names = Set.of(
                "java.io.IOException",
                "java.io.UncheckedIOException",
                "java.io.InputStream",
                "java.io.Serializable",
                "java.io.Writer",
                "java.net.URI",
                "java.net.URISyntaxException",
                "java.net.InetAddress",
                "java.nio.charset.Charset",
                "java.nio.charset.StandardCharsets");
        return DescribedPredicate.describe("that only names things", type -> names.contains(type.getName()));
    }

    @Test
    void hasNoCyclesBetweenModules() {
        slices().matching("org.gongkai.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    /** A module's own package stands aside: it holds what the packages below it share, and joins them. */
    @Test
    void hasNoCyclesBetweenThePackagesOfAModule() {
        for (String module : Set.of("app", "archive", "config", "crawler", "extractor", "model")) {
            slices().matching("org.gongkai." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
    }

    @Test
    void keepsExtractionAPureFunction() {
        noClasses()
                .that()
                .resideInAPackage("org.gongkai.extractor..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "org.apache.hc..")
                        .or(DescribedPredicate.describe("reach network, clock or disk", type -> Set.of(
                                        "java.net.Socket",
                                        "java.net.URLConnection",
                                        "java.time.Clock",
                                        "java.nio.file.Files")
                                .contains(type.getName()))))
                .because("the same bytes must give the same document, on any machine, at any time")
                .check(HOUSE);
    }

    @Test
    void namesNothingAManagerOrAHelper() {
        classes()
                .that()
                .resideInAPackage("org.gongkai..")
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Data|Info)(\\$.*)?$")
                .because("types are nouns of the domain (docs/glossary.md)")
                .check(HOUSE);
    }

    @Test
    void marksEveryPackageAgainstNull() {
        for (JavaClass type : HOUSE) {
            assertThat(type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")
                            || isWrittenByTheTemplateEngine(type))
                    .as("%s has a package-info.java with @NullMarked", type.getPackageName())
                    .isTrue();
        }
    }

    private static boolean isWrittenByTheTemplateEngine(JavaClass type) {
        return type.getPackageName().startsWith("org.gongkai.app.web.template");
    }
}
