package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.model.Text;
import se.lotsen.model.event.ClientEvent;

/** The rules find what breaks them, and pass what does not. */
class ArchitectureRulesTest {
  @Test
  void aDeciderThatAsksTheStoreIsNotPure() {
    assertBroken(ArchitectureRules.DECIDERS_ARE_PURE, AskingDecider.class);
    assertBroken(ArchitectureRules.DECIDERS_ARE_PURE, KitUsingDecider.class);
    assertBroken(ArchitectureRules.DECIDERS_ARE_PURE, HelpedDecider.class);
    assertKept(ArchitectureRules.DECIDERS_ARE_PURE, PureDecider.class);
  }

  @Test
  void theSystemsClockIsFoundHoweverItIsRead() {
    var rule = ArchitectureRules.TIME_AND_CHANCE_COME_FROM_OUTSIDE;

    assertBroken(rule, NowInstant.class);
    assertBroken(rule, NowDay.class);
    assertBroken(rule, NowMillis.class);
    assertBroken(rule, NowByReference.class);
    assertBroken(rule, RandomId.class);
    assertBroken(rule, RandomNumber.class);
    assertBroken(rule, UnseededRandom.class);
    assertKept(rule, SeededRandom.class);
    assertKept(rule, ClockReader.class);
  }

  @Test
  void aPublicControllerIsFound() {
    assertBroken(ArchitectureRules.CONTROLLERS_ARE_PACKAGE_PRIVATE, PublicController.class);
    assertKept(ArchitectureRules.CONTROLLERS_ARE_PACKAGE_PRIVATE, QuietController.class);
  }

  @Test
  void javaUtilDateIsFoundInAFieldAndInAMethod() {
    assertBroken(ArchitectureRules.NO_JAVA_UTIL_DATE, DateKeeper.class);
    assertBroken(ArchitectureRules.NO_JAVA_UTIL_DATE, DateGiver.class);
    assertKept(ArchitectureRules.NO_JAVA_UTIL_DATE, ClockReader.class);
  }

  @Test
  void aDependencyOnAnotherServiceIsFound() {
    var here = "se.lotsen.testkit";

    assertBroken(ArchitectureRules.standsAlone(here), BrokerUser.class);
    assertKept(ArchitectureRules.standsAlone(here), KitUsingDecider.class);
  }

  @Test
  void aRuleThatMatchesNothingFails() {
    assertBroken(ArchitectureRules.DECIDERS_ARE_PURE, NowDay.class);
    assertBroken(ArchitectureRules.CONTROLLERS_ARE_PACKAGE_PRIVATE, NowDay.class);
    assertBroken(ArchitectureRules.ONE_CLASS_KNOWS_SPRING_STATEMACHINE, NowDay.class);
    assertBroken(ArchitectureRules.standsAlone("se.lotsen.nowhere"), NowDay.class);
  }

  private static void assertBroken(ArchRule rule, Class<?> by) {
    assertThat(keeps(rule, by)).as("%s keeps: %s", by.getSimpleName(), rule).isFalse();
  }

  private static void assertKept(ArchRule rule, Class<?> by) {
    assertThat(keeps(rule, by)).as("%s keeps: %s", by.getSimpleName(), rule).isTrue();
  }

  private static boolean keeps(ArchRule rule, Class<?> type) {
    try {
      rule.check(new ClassFileImporter().importClasses(type));
      return true;
    } catch (AssertionError broken) {
      return false;
    }
  }

  record AskingDecider(MongoTemplate mongo) {}

  record KitUsingDecider(JournaledStore<Sample, ClientEvent> store) {}

  record Helper(MongoTemplate mongo) {}

  record HelpedDecider(Helper helper) {}

  record PureDecider(Text text, LocalDate day) {}

  static class NowInstant {
    final Instant now = Instant.now();
  }

  static class NowDay {
    final LocalDate now = LocalDate.now(ZoneOffset.UTC);
  }

  static class NowMillis {
    final long now = System.currentTimeMillis();
  }

  static class NowByReference {
    final Supplier<Instant> now = Instant::now;
  }

  static class RandomId {
    final UUID id = UUID.randomUUID();
  }

  static class RandomNumber {
    final int number = ThreadLocalRandom.current().nextInt();
  }

  static class UnseededRandom {
    final Random random = new Random();
  }

  static class SeededRandom {
    final Random random = new Random(4);
  }

  record ClockReader(Clock clock) {
    LocalDate today() {
      return LocalDate.now(clock);
    }
  }

  @RestController
  public static class PublicController {}

  @RestController
  static class QuietController {}

  record DateKeeper(Date date) {}

  static class DateGiver {
    Object give() {
      return new Date();
    }
  }
}
