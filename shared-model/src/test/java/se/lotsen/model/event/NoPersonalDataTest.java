package se.lotsen.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.LegalPersonNumber;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.Period;
import se.lotsen.model.Personal;
import se.lotsen.model.Text;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.SniCode;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * A log that is kept for ever cannot forget, so nothing that travels on Kafka may be able to hold a
 * name, a note or a number of a person. Add a code or an id instead and keep the words in the
 * service's own store.
 */
class NoPersonalDataTest {
  private static final Set<Class<?>> PLAIN =
      Set.of(
          boolean.class,
          int.class,
          Integer.class,
          BigDecimal.class,
          LocalDate.class,
          Instant.class,
          YearMonth.class,
          Breakdown.class,
          Period.class,
          LegalPersonNumber.class);

  private static final Set<Class<?>> CONTAINERS =
      Set.of(List.class, Map.class, SortedMap.class, Optional.class);

  /**
   * Where a bare String may stand, and why nobody's name can end up in it. Besides: the one value
   * of an id or a code, which refuses all but its own form, and a Text where a Text may stand,
   * which is in what a project says of itself.
   */
  private static final Map<String, String> STRINGS =
      Map.of(
          "FundingDecisionMade.funder", "one of the codes of the project's funders",
          "Funder.code", "an authority or fund, entered by an administrator with the project",
          "SniCode.version", "SNI2002, SNI2007 or SNI2025; all else is refused",
          "SniCode.code", "two to five digits; all else is refused",
          "LegalPersonNumber.value", "a legal person's ten digits; a sole trader's are refused",
          "LedgerEntry.id", "made of aggregate id, sequence and index",
          "LedgerEntry.causedBy", "the id of an event",
          "LedgerEntry.reverses", "the id of an entry",
          "LedgerEntry.dimensions", "names and values of codes, taken from events");

  static List<Class<?>> travelling() {
    var types = new ArrayList<Class<?>>(EventTypes.records(Event.class));
    assertThat(types).hasSizeGreaterThanOrEqualTo(19);
    types.add(LedgerEntry.class);
    types.add(IndicatorValue.class);
    return types;
  }

  @ParameterizedTest
  @MethodSource("travelling")
  void what_travels_on_kafka_reaches_nothing_personal_and_nothing_unlisted(Class<?> type) {
    assertThat(new Walk().from(type).refused).isEmpty();
  }

  @Test
  void the_walk_goes_through_every_part_and_every_exception_is_still_needed() {
    // when
    var walk = new Walk();
    travelling().forEach(walk::from);

    // then
    assertThat(walk.stringsMet).isEqualTo(new TreeSet<>(STRINGS.keySet()));
    assertThat(walk.met)
        .contains(
            CaseEvent.CaseRef.class,
            ContactEvent.ContactRef.class,
            ClientEvent.ClientProfile.class,
            SniCode.class,
            ProjectEvent.Funder.class,
            ProjectEvent.IndicatorTarget.class,
            Municipality.class,
            ClientId.class,
            Text.class)
        .containsAll(PLAIN);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Leaky.Directly.class,
        Leaky.InAList.class,
        Leaky.InAnOptional.class,
        Leaky.AsAKey.class,
        Leaky.Deep.class
      })
  void an_organisation_number_is_found_wherever_it_hides(Class<? extends Leaky> leaky) {
    assertThat(new Walk().from(leaky).refused)
        .filteredOn(find -> find.endsWith("OrgNumber is personal"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Leaky.Name.class,
        Leaky.Names.class,
        Leaky.Words.class,
        Leaky.Anything.class,
        Leaky.AnyList.class,
        Leaky.WildList.class,
        Leaky.AnArray.class,
        Leaky.ASet.class,
        Leaky.AFamily.class,
        Leaky.Generic.class
      })
  void what_is_on_no_list_is_found(Class<? extends Leaky> leaky) {
    assertThat(new Walk().from(leaky).refused)
        .singleElement()
        .asString()
        .startsWith(leaky.getSimpleName() + ".");
  }

  @Test
  void a_find_is_told_with_its_place() {
    assertThat(new Walk().from(Leaky.Deep.class).refused)
        .containsExactly(
            "Deep.places: Holder is not on the list", "Holder.owner: OrgNumber is personal");
  }

  /** As an event family could be, were it careless. */
  sealed interface Leaky {
    record Directly(ClientId client, OrgNumber number) implements Leaky {}

    record InAList(List<OrgNumber> numbers) implements Leaky {}

    record InAnOptional(Optional<OrgNumber> number) implements Leaky {}

    record AsAKey(SortedMap<OrgNumber, Integer> jobs) implements Leaky {}

    record Deep(Channel channel, List<Map<Municipality, Optional<Holder>>> places)
        implements Leaky {}

    record Holder(Period since, OrgNumber owner) {}

    record Name(ClientId client, String name) implements Leaky {}

    record Names(List<String> names) implements Leaky {}

    record Words(Text note) implements Leaky {}

    record Anything(Object any) implements Leaky {}

    @SuppressWarnings("rawtypes")
    record AnyList(List list) implements Leaky {}

    record WildList(List<?> list) implements Leaky {}

    @SuppressWarnings("ArrayRecordComponent")
    record AnArray(ClientId[] clients) implements Leaky {}

    record ASet(Set<ClientId> clients) implements Leaky {}

    record AFamily(Leaky other) implements Leaky {}

    record Generic<T>(T any) implements Leaky {}
  }

  /** Follows the components of records through containers, and notes what is on no list. */
  private static final class Walk {
    final List<String> refused = new ArrayList<>();
    final Set<Class<?>> met = new HashSet<>();
    final Set<String> stringsMet = new TreeSet<>();

    Walk from(Class<?> root) {
      components(root, root);
      return this;
    }

    private void components(Class<?> root, Class<?> owner) {
      assertThat(owner).isRecord();
      for (var component : owner.getRecordComponents()) {
        type(root, owner, component.getName(), component.getGenericType());
      }
    }

    private void type(Class<?> root, Class<?> owner, String name, Type type) {
      var path = owner.getSimpleName() + "." + name;
      if (type instanceof ParameterizedType generic) {
        if (!CONTAINERS.contains((Class<?>) generic.getRawType())) {
          refused.add(path + ": " + type + " is no container that is followed");
        }
        for (var argument : generic.getActualTypeArguments()) {
          type(root, owner, name, argument);
        }
      } else if (type instanceof Class<?> known) {
        met.add(known);
        if (known.isAnnotationPresent(Personal.class)) {
          refused.add(path + ": " + known.getSimpleName() + " is personal");
        } else if (known == String.class) {
          string(owner, name, path);
        } else if (!isListed(known, root)) {
          refused.add(path + ": " + known.getSimpleName() + " is not on the list");
        }
        if (known.isRecord() && !known.isAnnotationPresent(Personal.class)) {
          components(root, known);
        }
      } else {
        refused.add(path + ": " + type + " could be anything");
      }
    }

    private void string(Class<?> owner, String name, String path) {
      if (STRINGS.containsKey(path)) {
        stringsMet.add(path);
      } else if (owner != Text.class && !(name.equals("value") && (isId(owner) || isCode(owner)))) {
        refused.add(path + ": a String can hold a name or a note");
      }
    }

    private static boolean isListed(Class<?> type, Class<?> root) {
      return PLAIN.contains(type)
          || isId(type)
          || isCode(type)
          || isPartOfAnEvent(type)
          || (type == Text.class && ProjectEvent.class.isAssignableFrom(root));
    }

    private static boolean isId(Class<?> type) {
      return type.isRecord()
          && type.getPackage().equals(ClientId.class.getPackage())
          && type.getSimpleName().endsWith("Id");
    }

    private static boolean isCode(Class<?> type) {
      return (type.isRecord() || type.isEnum())
          && type.getPackage().equals(Channel.class.getPackage());
    }

    private static boolean isPartOfAnEvent(Class<?> type) {
      return type.isRecord()
          && type.getEnclosingClass() != null
          && Event.class.isAssignableFrom(type.getEnclosingClass());
    }
  }
}
