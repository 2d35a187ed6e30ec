package se.lotsen.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.kit.journal.Listing;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.work.ShortNumber;

/** Whatever is asked for is read by the index that leaves least to look at. */
class CaseListingsTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-29");
  private static final ShortNumber NUMBER = new ShortNumber("4K-2009-0123");
  private static final List<ClientId> CLIENT =
      List.of(new ClientId("01970000-0000-7000-8000-00000000c001"));
  private static final List<AdvisorId> ANNA = List.of(new AdvisorId("anna"));
  private static final List<ProjectId> PROJECT = List.of(new ProjectId("4K"));

  private static CaseQuery query(
      @Nullable ShortNumber number,
      @Nullable List<ClientId> clients,
      List<AdvisorId> advisors,
      List<ProjectId> projects,
      boolean overdue,
      String sort) {
    return new CaseQuery(
        number, projects, clients, advisors, List.of(), List.of(), List.of(), List.of(), false,
        overdue, null, null, null, sort);
  }

  static Stream<Arguments> queries() {
    var order = "-openedOn";
    return Stream.of(
        Arguments.of(query(NUMBER, null, ANNA, PROJECT, false, order), CaseListings.BY_NUMBER),
        Arguments.of(query(null, CLIENT, ANNA, PROJECT, false, order), CaseListings.BY_CLIENT),
        Arguments.of(query(null, List.of(), ANNA, PROJECT, false, order), CaseListings.BY_CLIENT),
        Arguments.of(query(null, null, ANNA, PROJECT, false, order), CaseListings.BY_ADVISOR),
        Arguments.of(query(null, null, List.of(), PROJECT, false, order), CaseListings.BY_PROJECT),
        Arguments.of(
            query(null, null, List.of(), List.of(), false, order), CaseListings.BY_MUNICIPALITY),
        Arguments.of(query(null, null, ANNA, PROJECT, true, order), CaseListings.BY_DUE_DATE),
        Arguments.of(query(null, null, ANNA, PROJECT, false, "dueOn"), CaseListings.BY_DUE_DATE));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void whatIsNamedDecidesHowItIsListed(CaseQuery query, Listing listing) {
    assertThat(CaseListings.listing(query)).isEqualTo(listing);
    assertThat(CaseListings.ALL).contains(listing);
    assertThat(CaseListings.select(query, TODAY)).isNotNull();
  }

  @Test
  void aStateIsOneOfSomeLifecycle() {
    assertThat(CaseListings.state("ADVISING").value()).isEqualTo("ADVISING");
    assertThat(CaseListings.state("NEGOTIATION").value()).isEqualTo("NEGOTIATION");
    assertThatThrownBy(() -> CaseListings.state("DREAMING"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ADVISING");
  }
}
