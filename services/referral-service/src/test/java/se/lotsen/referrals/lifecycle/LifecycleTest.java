package se.lotsen.referrals.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.testkit.LifecycleContract;

class LifecycleTest extends LifecycleContract<ReferralState, ReferralTrigger, ReferralFacts> {
  @Override
  protected List<LifecycleTable<ReferralState, ReferralTrigger, ReferralFacts>> tables() {
    return List.of(ReferralLifecycle.TABLE);
  }

  @Override
  protected Class<?> guards() {
    return ReferralGuards.class;
  }

  @Override
  protected List<ReferralFacts> allFacts() {
    return IntStream.range(0, 16)
        .mapToObj(
            bits ->
                new ReferralFacts(
                    (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0))
        .toList();
  }

  @Test
  void isAsItWasAgreedOn() {
    assertThat(
            ReferralLifecycle.TABLE.steps().stream()
                .map(
                    step ->
                        "%s -%s-> %s %s"
                            .formatted(
                                step.from().name(),
                                step.trigger().name(),
                                step.to().name(),
                                step.guards()))
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            DRAFT -SEND-> REQUESTED [CONSENT_GIVEN]
            REQUESTED -ACCEPT-> ACCEPTED []
            ACCEPTED -START-> IN_PROGRESS []
            IN_PROGRESS -COMPLETE-> COMPLETED [OUTCOME_STATED]
            REQUESTED -REJECT-> REJECTED [REASON_GIVEN]
            DRAFT -CANCEL-> CANCELLED []
            REQUESTED -CANCEL-> CANCELLED []
            ACCEPTED -CANCEL-> CANCELLED []
            REQUESTED -EXPIRE-> EXPIRED [ANSWER_OVERDUE]""");
  }
}
