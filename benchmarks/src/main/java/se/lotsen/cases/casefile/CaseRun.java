package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.TakeStep;
import se.lotsen.cases.lifecycle.CaseTrigger;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.kit.access.Access;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.CaseEvent.CaseRef;

/** An advice case, opened and moved three times: four commands, each through the journal. */
public final class CaseRun {
  private static final LocalDate ON = LocalDate.parse("2009-06-01");
  private static final List<CaseTrigger> STEPS =
      List.of(trigger("ANALYSE_NEEDS"), trigger("START_ADVISING"), trigger("WAIT_FOR_CLIENT"));

  private final Cases cases;

  public CaseRun(BeanFactory lotsen) {
    this.cases = lotsen.getBean(Cases.class);
  }

  private static CaseTrigger trigger(String name) {
    return Lifecycle.of(CaseType.ADVICE).triggers().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  public void openAndMove(ClientId client) {
    var id = new CaseId(UUID.randomUUID().toString());
    var about =
        new CaseRef(
            id,
            CaseType.ADVICE,
            new ProjectId("4K"),
            client,
            Municipality.VANNAS,
            new AreaCode("advice"));
    expectDone(
        cases.open(
            new OpenCase(about, ON, new AdvisorId("anna"), null, null, null), context("OpenCase")));
    for (var step : STEPS) {
      expectDone(cases.change(id.value(), new TakeStep(step, ON, null), context("TakeStep")));
    }
  }

  private static CommandContext context(String command) {
    var id = UUID.randomUUID().toString();
    return new CommandContext(id, command, "anna", Access.OF_SERVICE, null, null, null, id, id);
  }

  private static void expectDone(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      throw new IllegalStateException("Refused: " + refused.why());
    }
  }
}
