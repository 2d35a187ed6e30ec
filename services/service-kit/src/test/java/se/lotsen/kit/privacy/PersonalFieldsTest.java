package se.lotsen.kit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lotsen.model.ClientId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.privacy.NotPersonal;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

class PersonalFieldsTest {
  record Inner(
      @PersonalData(PersonalCategory.REFERRAL_DETAILS) @Nullable String email, int visits) {}

  record Kept(
      ClientId id,
      @PersonalData(PersonalCategory.CLIENT_IDENTITY) String name,
      @PersonalData(PersonalCategory.CLIENT_IDENTITY) @Nullable OrgNumber number,
      @PersonalData(PersonalCategory.ACTOR) String by,
      @NotPersonal("an organisation") String partner,
      Inner details,
      @Nullable Inner others,
      LocalDate on) {}

  record Visit(LocalDate on, @PersonalData(PersonalCategory.WORK_NOTES) @Nullable String notes) {}

  record Visits(ClientId id, List<Visit> visits) {}

  record Unmarked(String name, List<Unsaid> many, Unsaid one, int count) {}

  record Unsaid(OrgNumber number, LocalDate on) {}

  private static final ClientId ID = new ClientId("01970000-0000-7000-8000-0000000000c1");
  private static final LocalDate DAY = LocalDate.of(2009, 5, 4);

  private static final Kept SOMEBODY =
      new Kept(
          ID,
          "Åsa Öberg",
          new OrgNumber("811218-9876"),
          "anna",
          "Partner",
          new Inner("asa@exempel.test", 3),
          null,
          DAY);

  @Test
  void whatIsMarkedIsFoundAlsoWithinRecords() {
    assertThat(PersonalFields.in(SOMEBODY))
        .extracting(value -> value.field().path(), PersonalFields.Value::words)
        .containsExactly(
            tuple("name", "Åsa Öberg"),
            tuple("number", "8112189876"),
            tuple("by", "anna"),
            tuple("details.email", "asa@exempel.test"));
  }

  @Test
  void whatCanBeErasedIsGoneAndTheRestIsAsItWas() {
    var erased = PersonalFields.erased(SOMEBODY);

    assertThat(erased)
        .isEqualTo(
            new Kept(
                ID, PersonalFields.ERASED, null, "anna", "Partner", new Inner(null, 3), null, DAY));
    assertThat(PersonalFields.erased(erased)).isEqualTo(erased);
    assertThat(PersonalFields.in(erased)).hasSize(1);
  }

  @Test
  void whatIsMarkedIsFoundAndErasedInListsToo() {
    var visits =
        new Visits(ID, List.of(new Visit(DAY, "Åsa"), new Visit(DAY, null), new Visit(DAY, "Bo")));

    assertThat(PersonalFields.in(visits))
        .extracting(value -> value.field().path(), PersonalFields.Value::words)
        .containsExactly(tuple("visits[0].notes", "Åsa"), tuple("visits[2].notes", "Bo"));
    assertThat(PersonalFields.erased(visits).visits())
        .containsExactly(new Visit(DAY, null), new Visit(DAY, null), new Visit(DAY, null));
    assertThat(PersonalFields.of(Visits.class).fields())
        .extracting(PersonalFields.Field::path)
        .containsExactly("visits[].notes");
  }

  @Test
  void wordsWithoutAMarkAreNamed() {
    assertThat(PersonalFields.of(Kept.class).unmarked()).isEmpty();
    assertThat(PersonalFields.of(Unmarked.class).unmarked())
        .containsExactly("name", "many[].number", "one.number");
  }
}
