package se.lotsen.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.equalTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.DayRules;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Open;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.PersonalFields;
import se.lotsen.model.event.Event;

/**
 * What holds in every module. A rule that finds nothing to look at fails, so a module names the
 * rules that are about something in it.
 */
public final class ArchitectureRules {
  private static final String MODEL = "se.lotsen.model..";
  private static final String KIT = "se.lotsen.kit..";
  private static final String LIFECYCLE = "se.lotsen.kit.lifecycle..";
  private static final String KNOWN = "se.lotsen.work..";
  private static final String[] PLUMBING = {
    "org.springframework..", "com.mongodb..", "org.bson..", "org.apache.kafka..", "io.cloudevents.."
  };

  public static final ArchRule THE_MODEL_KNOWS_NO_PLUMBING =
      noClasses()
          .that()
          .resideInAPackage(MODEL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PLUMBING)
          .because(
              "whoever reads our topics must be able to use it with nothing but Jackson; put what"
                  + " needs Spring, Kafka or MongoDB into service-kit");

  public static final ArchRule THE_MODEL_KNOWS_NOBODY =
      dependsOnNothingOfOursBut(MODEL)
          .because("everything depends on shared-model; what it needs belongs into it");

  public static final ArchRule THE_KIT_KNOWS_NO_SERVICE =
      dependsOnNothingOfOursBut(KIT, MODEL)
          .because(
              "the kit is the same for every service; hand in what differs, as AggregateType does");

  public static final ArchRule THE_KIT_KNOWS_NO_DOMAIN =
      noClasses()
          .that()
          .resideInAPackage(KIT)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("se.lotsen.model.code..", "se.lotsen.model.indicator..")
                  .or(assignableTo(Event.class).and(describe("a family", isNot(Event.class)))))
          .because(
              "what a case or a client is may change without the kit; take the type as a parameter");

  public static final ArchRule ONE_CLASS_KNOWS_SPRING_STATEMACHINE =
      classes()
          .that(know("org.springframework.statemachine.."))
          .should()
          .bePackagePrivate()
          .andShould()
          .containNumberOfElements(equalTo(1))
          .because(
              "its project is archived; ask a LifecycleMachine, and change the table of steps instead"
                  + " of the machine");

  public static final ArchRule NO_JAVA_UTIL_DATE =
      noClasses()
          .that()
          .resideOutsideOfPackage("se.lotsen.kit.journal..")
          .should()
          .dependOnClassesThat(assignableTo(Date.class))
          .because(
              "a day is a LocalDate and a moment an Instant; only the journal's documents need"
                  + " MongoDB's Date");

  public static final ArchRule TIME_AND_CHANCE_COME_FROM_OUTSIDE =
      noClasses()
          .should()
          .accessTargetWhere(readsTheSystemsClock())
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(ThreadLocalRandom.class, "current")
          .orShould()
          .callMethod(Math.class, "random")
          .because(
              "a test must be able to say what time it is and which id comes next: take the Clock"
                  + " (LocalDate.now(clock)) and the IdSource as beans, give a Random its seed");

  public static final ArchRule DECIDERS_ARE_PURE =
      classes()
          .that()
          .haveSimpleNameEndingWith("Decider")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "org.jspecify..", MODEL, LIFECYCLE)
                  .or(
                      belongToAnyOf(
                          Decision.class,
                          Refusal.class,
                          DayRules.class,
                          WorkingDays.class,
                          PersonalFields.class))
                  .or(pureClassesOfTheService()))
          .because(
              "a decision is asked again when somebody was faster, and tested without anything"
                  + " running: look up what it needs before, and pass it in as a value");

  public static final ArchRule CONTROLLERS_ARE_PACKAGE_PRIVATE =
      classes()
          .that()
          .areMetaAnnotatedWith(RestController.class)
          .should()
          .bePackagePrivate()
          .because("HTTP is how others reach a service; within one, use what the controller uses");

  public static final ArchRule ENDPOINTS_SAY_WHAT_THEY_REQUIRE =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .and()
          .areDeclaredInClassesThat()
          .areMetaAnnotatedWith(Controller.class)
          .should()
          .beAnnotatedWith(Requires.class)
          .orShould()
          .beAnnotatedWith(Open.class)
          .because("nobody gets an answer from an endpoint that does not say which right it needs");

  public static final ArchRule ENDPOINTS_ANSWER_WITHIN_A_GRANT =
      noClasses()
          .that()
          .areMetaAnnotatedWith(Controller.class)
          .should()
          .callMethod(Grant.class, "ofService")
          .orShould()
          .dependOnClassesThat(assignableTo(MongoOperations.class))
          .because(
              "what somebody may not see must not be read for them: take the Grant or the"
                  + " CommandContext as a parameter, and ask a store within it");

  private ArchitectureRules() {}

  /**
   * A service knows the kit, the model, what is known of projects and clients, and itself.
   *
   * @param itself its root package, such as {@code se.lotsen.cases}
   */
  public static ArchRule standsAlone(String itself) {
    return dependsOnNothingOfOursBut(itself + "..", KIT, KNOWN, "se.lotsen.imports..", MODEL)
        .because(
            "services meet only in their events: listen to the other's topic and keep a copy of"
                + " what you need (se.lotsen.kit.messaging.Copies)");
  }

  private static ArchRule dependsOnNothingOfOursBut(String itself, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(itself)
        .should()
        .dependOnClassesThat(
            resideInAPackage("se.lotsen..")
                .and(DescribedPredicate.not(resideInAPackage(itself)))
                .and(DescribedPredicate.not(resideInAnyPackage(others))));
  }

  /** Of the files that depend on it, the class that gives the file its name. */
  private static DescribedPredicate<JavaClass> know(String packages) {
    var known = resideInAPackage(packages);
    return describe(
        "know " + packages,
        type ->
            type.isTopLevelClass()
                && type.getPackage().getClasses().stream()
                    .filter(
                        part ->
                            part.equals(type) || part.getName().startsWith(type.getName() + "$"))
                    .flatMap(part -> part.getDirectDependenciesFromSelf().stream())
                    .anyMatch(dependency -> known.test(dependency.getTargetClass())));
  }

  private static DescribedPredicate<JavaClass> pureClassesOfTheService() {
    var plumbing = resideInAnyPackage(PLUMBING);
    return resideInAPackage("se.lotsen..")
        .and(DescribedPredicate.not(resideInAPackage(KIT)))
        .and(
            describe(
                "know no Spring, MongoDB or Kafka",
                type ->
                    type.getDirectDependenciesFromSelf().stream()
                        .noneMatch(dependency -> plumbing.test(dependency.getTargetClass()))));
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheSystemsClock() {
    return describe(
        "reads the system's clock",
        access -> {
          var target = access.getTarget();
          var owner = target.getOwner().getName();
          return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.") && !takesAClock(target);
            case "currentTimeMillis" -> owner.equals(System.class.getName());
            default -> false;
          };
        });
  }

  private static boolean takesAClock(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget call
        && call.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static Predicate<JavaClass> isNot(Class<?> type) {
    return other -> !other.isEquivalentTo(type);
  }
}
