package se.lotsen.projection.counting;

import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.projection.state.Shared;
import se.lotsen.projection.state.StateForm;
import se.lotsen.projection.state.StateReader;
import se.lotsen.projection.state.StateWriter;

/** Contributions as state. */
public final class ContributionForm implements StateForm<ContributionRecord> {
  private static final int CONTRIBUTION_1 = 1;
  private static final int CONTRIBUTOR_1 = 2;

  /** With its day and quantity, without the entry's id. */
  private static final long WEIGHT_OF_CONTRIBUTION = 160;

  private static final long WEIGHT_OF_CONTRIBUTOR = 72;

  private final Shared<String, AreaCode> areas = new Shared<>();

  @Override
  public void write(ContributionRecord value, StateWriter to) {
    switch (value) {
      case Contribution contribution -> {
        to.octet(CONTRIBUTION_1);
        write(contribution, to);
      }
      case Contributor contributor -> {
        to.octet(CONTRIBUTOR_1).number(contributor.others()).decimal(contributor.total());
        write(contributor.first(), to);
      }
    }
  }

  private static void write(Contribution contribution, StateWriter to) {
    to.text(contribution.entry())
        .day(contribution.on())
        .text(contribution.municipality().scb())
        .text(contribution.area().value())
        .decimal(contribution.quantity());
  }

  @Override
  public ContributionRecord read(StateReader from) {
    return switch (from.octet()) {
      case CONTRIBUTION_1 -> contribution(from);
      case CONTRIBUTOR_1 -> {
        long others = from.number();
        var total = from.decimal();
        yield new Contributor(contribution(from), others, total);
      }
      default ->
          throw new IllegalArgumentException("No form of a contribution that this version knows");
    };
  }

  private Contribution contribution(StateReader from) {
    return new Contribution(
        from.text(),
        from.day(),
        Municipality.of(from.text()),
        areas.of(from.text(), AreaCode::new),
        from.decimal());
  }

  @Override
  public ContributionRecord compact(ContributionRecord value) {
    return switch (value) {
      case Contribution contribution -> compact(contribution);
      case Contributor contributor ->
          new Contributor(compact(contributor.first()), contributor.others(), contributor.total());
    };
  }

  private Contribution compact(Contribution contribution) {
    var area = contribution.area();
    return new Contribution(
        contribution.entry(),
        contribution.on(),
        contribution.municipality(),
        areas.of(area.value(), code -> area),
        contribution.quantity());
  }

  @Override
  public long weightOf(ContributionRecord value) {
    return switch (value) {
      case Contribution contribution -> weight(contribution);
      case Contributor contributor -> WEIGHT_OF_CONTRIBUTOR + weight(contributor.first());
    };
  }

  private static long weight(Contribution contribution) {
    return WEIGHT_OF_CONTRIBUTION + contribution.entry().length();
  }
}
