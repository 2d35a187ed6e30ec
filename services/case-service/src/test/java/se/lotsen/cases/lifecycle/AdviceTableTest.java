package se.lotsen.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The advice lifecycle as the domain description has it, written down a second time by hand. */
class AdviceTableTest {
  @Test
  void theTableIsTheOneThatWasAgreedOn() {
    var rows =
        Lifecycle.ADVICE.steps().stream()
            .map(
                step ->
                    "%s -%s-> %s %s"
                        .formatted(
                            step.from().name(),
                            step.trigger().name(),
                            step.to().name(),
                            step.guards()))
            .collect(Collectors.joining("\n"));

    assertThat(rows)
        .isEqualTo(
            """
            REGISTERED -ANALYSE_NEEDS-> NEEDS_ANALYSIS []
            NEEDS_ANALYSIS -START_ADVISING-> ADVISING [ADVISOR_ASSIGNED, PROJECT_ACTIVE_ON_THE_DAY]
            ADVISING -WAIT_FOR_CLIENT-> WAITING_FOR_CLIENT []
            WAITING_FOR_CLIENT -RESUME-> ADVISING []
            ADVISING -REFER-> REFERRED []
            REFERRED -REFERRAL_ANSWERED-> ADVISING []
            ADVISING -START_FOLLOW_UP-> FOLLOW_UP [SESSION_LOGGED]
            FOLLOW_UP -COMPLETE-> COMPLETED [OUTCOME_RECORDED]
            REGISTERED -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            NEEDS_ANALYSIS -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            ADVISING -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            WAITING_FOR_CLIENT -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            REFERRED -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            FOLLOW_UP -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            COMPLETED -REOPEN-> ADVISING [REASON_GIVEN, PROJECT_NOT_CLOSED]
            WITHDRAWN -REOPEN-> ADVISING [REASON_GIVEN, PROJECT_NOT_CLOSED]""");
  }
}
