package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.kit.privacy.PersonalFields;
import se.lotsen.kit.privacy.RegisterEntry;
import se.lotsen.model.privacy.PersonalCategory;

/**
 * Nothing is kept of which it is not said whether it is personal, what for, and for how long; the
 * register of processing is what the code says.
 */
@ExtendWith(OneProcess.class)
@Execution(ExecutionMode.CONCURRENT)
class PersonalDataRegisterIT {
  private static final Path REGISTER = Path.of("..", "..", "docs", "personal-data.md");

  /** Collections beside those of aggregates: ids, codes, days, numbers, digests. */
  private static final List<String> NOT_PERSONAL =
      List.of(
          "activities.pseudonym_key",
          "kit.erased_space",
          "kit.health",
          "lotsen.client_replicas",
          "lotsen.erasures",
          "lotsen.import_files",
          "lotsen.project_replicas",
          "projection.course_blocks",
          "projection.courses",
          "projection.ledger",
          "projection.rules_in_use",
          "projection.targets",
          "projection.values",
          "referrals.sources",
          "registry.disposals",
          "registry.involvements",
          "standalone.demo");

  /** Those that hold what the register says of another: a number, rows of a file, who did it. */
  private static final List<String> ALONG_WITH_OTHERS =
      List.of("activities.erased_people", "kit.reads", "registry.client_claims");

  private final Standalone lotsen;

  PersonalDataRegisterIT(Standalone lotsen) {
    this.lotsen = lotsen;
  }

  @Test
  void everyFieldOfWordsSaysWhetherItIsPersonal() {
    var kept = new ArrayList<Class<?>>();
    for (var store : lotsen.context().getBeansOfType(JournaledStore.class).values()) {
      var type = ((JournaledStore<?, ?>) store).type();
      kept.add(type.state());
      type.parts().forEach(part -> kept.add(part.state()));
    }
    assertThat(kept).hasSizeGreaterThanOrEqualTo(9);

    var unmarked =
        kept.stream()
            .flatMap(
                type ->
                    PersonalFields.of(type).unmarked().stream()
                        .map(field -> type.getSimpleName() + "." + field))
            .toList();

    assertThat(unmarked)
        .as("mark these with @PersonalData or @NotPersonal (CONTRIBUTING.md)")
        .isEmpty();
  }

  @Test
  void everyCollectionIsInTheRegisterOrSaysWhyNot() {
    var known = new TreeSet<String>();
    known.addAll(NOT_PERSONAL);
    known.addAll(ALONG_WITH_OTHERS);
    entries().forEach(entry -> known.add(entry.place()));
    for (var store : lotsen.context().getBeansOfType(JournaledStore.class).values()) {
      var collection = ((JournaledStore<?, ?>) store).type().collection();
      Stream.of("", "_numbers", "_anchors").forEach(end -> known.add(collection + end));
    }

    var mongo = lotsen.context().getBean(MongoTemplate.class);

    assertThat(known).containsAll(mongo.getCollectionNames());
  }

  private List<RegisterEntry> entries() {
    return lotsen.context().getBeansOfType(PersonalDataSource.class).values().stream()
        .flatMap(source -> source.register().stream())
        .toList();
  }

  @Test
  void theRegisterIsWhatTheCodeSays() throws IOException {
    var register = register();
    if ("write".equals(System.getProperty("lotsen.docs"))) {
      Files.writeString(REGISTER, register);
    }
    assertThat(Files.readString(REGISTER))
        .as("generated: run this with -Dlotsen.docs=write")
        .isEqualTo(register);
  }

  private String register() {
    var page = new StringBuilder();
    page.append(
        """
        # Personal data

        What Lotsen holds about living people, what for and for how long: the register of processing
        (article 30 of the GDPR). It is generated from the marks on the fields in the code
        (`@PersonalData`); a field of words without a mark fails the build. How a person's request is
        answered stands in the [runbook](runbook.md#a-person-asks).

        ## Categories

        | category | purpose | kept | erased on request |
        |---|---|---|---|
        """);
    for (var category : PersonalCategory.values()) {
      page.append(
          "| %s<br>*%s* | %s | %s | %s |%n"
              .formatted(
                  category.label().en(),
                  category.label().sv(),
                  category.purpose().en(),
                  category.retention().label().en(),
                  category.isErasable() ? "yes" : "no"));
    }
    page.append(
        """

        ## Fields

        | collection | field | category |
        |---|---|---|
        """);
    entries().stream()
        .map(
            entry ->
                "| `%s` | `%s` | %s |%n"
                    .formatted(entry.place(), entry.field(), entry.category().label().en()))
        .sorted()
        .forEach(page::append);
    page.append(
        """

        Beside these: an organisation number that a sole trader has stands in `registry.client_claims`
        as long as the client has it; files that were sent stand in `lotsen.import_pieces` until they
        are worked off, and are looked through row by row; `kit.reads` and `activities.erased_people` say who read and who erased. Events
        on Kafka, ledger and indicator values hold ids, codes, days and numbers alone.
        """);
    return page.toString().replace(System.lineSeparator(), "\n");
  }
}
