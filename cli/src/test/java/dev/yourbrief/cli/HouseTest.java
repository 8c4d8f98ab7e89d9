package dev.yourbrief.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The floors of the house: a room uses only the rooms below it. */
class HouseTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.yourbrief");

  @Test
  void aRoomUsesOnlyTheRoomsBelowIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("figure")
        .definedBy("dev.yourbrief.figure..")
        .layer("bill")
        .definedBy("dev.yourbrief.bill..")
        .layer("crossover")
        .definedBy("dev.yourbrief.crossover..")
        .layer("provider")
        .definedBy("dev.yourbrief.provider..")
        .layer("trial")
        .definedBy("dev.yourbrief.trial..")
        .layer("gateway")
        .definedBy("dev.yourbrief.gateway..")
        .layer("playbook")
        .definedBy("dev.yourbrief.playbook..")
        .layer("publish")
        .definedBy("dev.yourbrief.publish..", "gg.jte.generated..")
        .layer("register")
        .definedBy("dev.yourbrief.register..")
        .layer("server")
        .definedBy("dev.yourbrief.server..")
        .layer("cli")
        .definedBy("dev.yourbrief.cli..")
        .whereLayer("figure")
        .mayNotAccessAnyLayer()
        .whereLayer("bill")
        .mayOnlyAccessLayers("figure")
        .whereLayer("crossover")
        .mayOnlyAccessLayers("figure")
        .whereLayer("provider")
        .mayOnlyAccessLayers("figure")
        .whereLayer("trial")
        .mayOnlyAccessLayers("figure", "provider")
        .whereLayer("gateway")
        .mayOnlyAccessLayers("figure", "provider")
        .whereLayer("playbook")
        .mayOnlyAccessLayers("figure", "bill", "crossover", "trial")
        .whereLayer("publish")
        .mayOnlyAccessLayers("figure", "crossover", "provider", "trial", "playbook")
        .whereLayer("register")
        .mayOnlyAccessLayers("figure", "bill", "crossover", "trial", "playbook", "publish")
        .whereLayer("server")
        .mayOnlyAccessLayers(
            "figure", "bill", "crossover", "provider", "trial", "playbook", "publish", "register")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .check(HOUSE);
  }

  @Test
  void theLowerFloorsKnowNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.yourbrief.figure..",
            "dev.yourbrief.bill..",
            "dev.yourbrief.crossover..",
            "dev.yourbrief.playbook..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "gg.jte..", "tools.jackson.databind..")
        .check(HOUSE);
    // JSON from a network is read as trees, so these two know that part of the library.
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.yourbrief.provider..", "dev.yourbrief.trial..", "dev.yourbrief.gateway..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "gg.jte..", "tools.jackson.databind.annotation..")
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void noRoomReadsTheClock() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.yourbrief..")
        .and(not(resideInAnyPackage("dev.yourbrief.cli..")))
        .should()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(HOUSE);
  }

  @Test
  void thePlaybookLanguageKnowsNoPlaybook() {
    noClasses()
        .that()
        .resideInAPackage("dev.yourbrief.playbook.language..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.yourbrief.playbook",
            "dev.yourbrief.playbook.brief..",
            "dev.yourbrief.bill..",
            "dev.yourbrief.crossover..")
        .check(HOUSE);
    classes()
        .that()
        .resideInAPackage("dev.yourbrief.playbook.brief..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "dev.yourbrief.playbook.brief..", "dev.yourbrief.figure..", "org.jspecify..")
        .check(HOUSE);
  }

  @Test
  void noTwoRoomsRestOnEachOther() {
    slices().matching("dev.yourbrief.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void theRoomsOfATrialDoNotRestOnEachOtherInCircles() {
    slices().matching("dev.yourbrief.trial.(*)..").should().beFreeOfCycles().check(HOUSE);
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.yourbrief.trial.statistics..",
            "dev.yourbrief.trial.file..",
            "dev.yourbrief.trial.sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.yourbrief.trial",
            "dev.yourbrief.trial.data..",
            "dev.yourbrief.trial.run..",
            "dev.yourbrief.trial.decide..",
            "dev.yourbrief.trial.grade..")
        .check(HOUSE);
  }
}
