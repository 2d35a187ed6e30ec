package se.lotsen.registry.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.event.FundingDecisionEvent.FundingTerms;
import se.lotsen.model.privacy.NotPersonal;

/**
 * A funding decision as it is kept: all its versions, of which the last holds.
 *
 * @param funder by its code among the project's funders
 * @param versions in the order in which they were entered, the first at least
 * @param revoked whether nothing is reported on it any more
 */
record FundingDecision(
    FundingDecisionId id,
    ProjectId project,
    @NotPersonal("the code of an organisation") String funder,
    List<Version> versions,
    boolean revoked) {

  FundingDecision {
    versions = List.copyOf(versions);
  }

  /**
   * One decision of the funder.
   *
   * @param decidedOn its day
   * @param reference the funder's number for it (diarienummer)
   * @param conditions of the funder, in its words
   */
  record Version(
      int number,
      LocalDate decidedOn,
      @NotPersonal("an authority's number for a decision") String reference,
      @NotPersonal("what an authority asks of a project") List<String> conditions,
      FundingTerms terms) {
    Version numbered(int given) {
      return new Version(given, decidedOn, reference, conditions, terms);
    }
  }

  static FundingDecision made(
      FundingDecisionId id, ProjectId project, String funder, Version first) {
    return new FundingDecision(id, project, funder, List.of(first), false);
  }

  Version last() {
    return versions.getLast();
  }

  Optional<Version> version(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  FundingDecision changed(Version next) {
    var all = new ArrayList<>(versions);
    all.add(next);
    return new FundingDecision(id, project, funder, all, revoked);
  }

  FundingDecision asRevoked() {
    return new FundingDecision(id, project, funder, versions, true);
  }
}
