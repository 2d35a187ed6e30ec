package se.lotsen.projection.ledger;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.ActivityChanged;
import se.lotsen.model.event.ActivityEvent.ActivityClientReplaced;
import se.lotsen.model.event.ActivityEvent.ActivityErased;
import se.lotsen.model.event.ActivityEvent.ActivityMoved;
import se.lotsen.model.event.ActivityEvent.ActivityPlanned;
import se.lotsen.model.event.ActivityEvent.ActivityRef;
import se.lotsen.model.event.ActivityEvent.AttendanceRecorded;
import se.lotsen.model.event.ActivityEvent.HeadCountRecorded;
import se.lotsen.model.event.ActivityEvent.Participant;
import se.lotsen.model.event.ActivityEvent.PlaceGiven;
import se.lotsen.model.event.ActivityEvent.RegistrationCancelled;
import se.lotsen.model.event.ActivityEvent.RegistrationMade;

/** What activities contribute: that they were held, and who was there. */
final class ActivityFacts {
  static final FactKind ACTIVITY = new FactKind("activity");
  static final FactKind PARTICIPATION = new FactKind("participation");

  /** The dimension that says who took part, without saying who that is. */
  static final String PARTICIPANT = "participant";

  private ActivityFacts() {}

  static void of(ActivityEvent event, BiConsumer<String, @Nullable Fact> now) {
    switch (event) {
      case AttendanceRecorded recorded ->
          now.accept(
              attendance(recorded.registration().value()),
              recorded.attended() ? attended(recorded) : null);
      case HeadCountRecorded recorded ->
          now.accept(
              "heads:" + recorded.group(),
              recorded.heads().equals(Breakdown.NONE) ? null : heads(recorded));
      case RegistrationCancelled cancelled ->
          now.accept(attendance(cancelled.registration().value()), null);
      case ActivityMoved moved -> {
        if (moved.trigger().value().equals("HOLD")) {
          now.accept("held", held(moved));
        }
      }
      case ActivityPlanned planned -> {}
      case ActivityChanged changed -> {}
      case RegistrationMade made -> {}
      case PlaceGiven given -> {}
      case ActivityClientReplaced replaced -> {}
      case ActivityErased erased -> {}
    }
  }

  /** What took place on another day, elsewhere or in another area than was said before. */
  static Fact changed(ActivityChanged event, Fact fact) {
    var about = event.about();
    var dimensions = new TreeMap<>(fact.dimensions());
    dimensions.put("activityKind", about.kind().name());
    return new Fact(
        fact.kind(),
        fact.project(),
        fact.client(),
        about.municipality(),
        about.area(),
        fact.quantity(),
        event.heldOn(),
        dimensions);
  }

  /** A client that took part as such is another participant now, too. */
  static void replaced(
      ActivityClientReplaced event, Books stood, BiConsumer<String, @Nullable Fact> now) {
    var name = attendance(event.registration().value());
    var standing = stood.find(name);
    if (standing != null) {
      var fact = standing.fact();
      var dimensions = new TreeMap<>(fact.dimensions());
      dimensions.replace(PARTICIPANT, event.from().value(), event.to().value());
      now.accept(name, fact.of(event.to()).with(dimensions));
    }
  }

  private static String attendance(String registration) {
    return "attendance:" + registration;
  }

  private static Fact held(ActivityMoved event) {
    var about = event.about();
    return new Fact(
        ACTIVITY,
        about.project(),
        null,
        about.municipality(),
        about.area(),
        Fact.ONE,
        event.heldOn(),
        dimensions(about));
  }

  private static Fact attended(AttendanceRecorded event) {
    Participant who = event.participant();
    var dimensions = dimensions(event.about(), who.group());
    dimensions.put(PARTICIPANT, who.id().value());
    return fact(PARTICIPATION, event, who.client(), one(who.gender()), dimensions);
  }

  private static Fact heads(HeadCountRecorded event) {
    return fact(
        PARTICIPATION, event, null, event.heads(), dimensions(event.about(), event.group()));
  }

  private static Breakdown one(Gender gender) {
    return switch (gender) {
      case WOMAN -> new Breakdown(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO);
      case MAN -> new Breakdown(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ZERO);
      case NOT_STATED -> Fact.ONE;
    };
  }

  private static SortedMap<String, String> dimensions(ActivityRef about, TargetGroup group) {
    var dimensions = dimensions(about);
    dimensions.put("targetGroup", group.name());
    return dimensions;
  }

  private static SortedMap<String, String> dimensions(ActivityRef about) {
    var dimensions = new TreeMap<String, String>();
    dimensions.put("activityKind", about.kind().name());
    return dimensions;
  }

  private static Fact fact(
      FactKind kind,
      ActivityEvent event,
      @Nullable ClientId client,
      Breakdown quantity,
      SortedMap<String, String> dimensions) {
    var about = event.about();
    return new Fact(
        kind,
        about.project(),
        client,
        about.municipality(),
        about.area(),
        quantity,
        event.on(),
        dimensions);
  }
}
