package se.lotsen.kit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A journal may be sealed by one algorithm up to a day and by another one from then on. */
class SealTest {
  private static final String ID = "agg";

  /** Of the first entry here, as it was made before seals said by which algorithm they are. */
  private static final String OF_BEFORE = "HYsMsOxyBWk156JE6fG8uJVawysN2XV6d5DeByjDuJA";

  private static JournalEntry entry(long sequence, @Nullable String note) {
    return new JournalEntry(
        sequence,
        sequence,
        "se.lotsen.test.v1",
        "{}",
        ID,
        LocalDate.of(2026, 1, 2),
        Instant.ofEpochMilli(1_767_312_000_000L),
        "OPEN",
        "cmd",
        "Do",
        "anna",
        "advisor",
        null,
        null,
        null,
        null,
        note,
        "corr",
        "cause",
        null,
        null,
        "",
        null);
  }

  @Test
  void aSealOfBeforeStillFits() {
    var sealed = entry(1, null).withSeal(OF_BEFORE);

    assertThat(Seal.fits(ID, Seal.NONE, sealed)).isTrue();
    assertThat(Seal.fits("another", Seal.NONE, sealed)).isFalse();
  }

  @Test
  void whatIsSealedNowSaysByWhichAlgorithm() {
    assertThat(Seal.sealed(ID, Seal.NONE, entry(1, null)).seal()).isEqualTo("sha256:" + OF_BEFORE);
  }

  @ParameterizedTest
  @EnumSource
  void aChainGoesOnWithAnotherAlgorithm(SealAlgorithm next) {
    var first = entry(1, null).withSeal(OF_BEFORE);
    var second = Seal.sealed(next, ID, first.seal(), entry(2, "words"));
    var third = Seal.sealed(ID, second.seal(), entry(3, null));

    assertThat(SealAlgorithm.of(second.seal())).isEqualTo(next);
    assertThat(SealAlgorithm.of(String.valueOf(second.noteDigest()))).isEqualTo(next);
    assertThat(Seal.fits(ID, first.seal(), second)).isTrue();
    assertThat(Seal.fitsNote(second)).isTrue();
    assertThat(Seal.fits(ID, second.seal(), third)).isTrue();
    assertThat(Seal.fits(ID, first.seal(), third)).as("one is left out").isFalse();
  }

  @Test
  void aSealThatSaysAnotherAlgorithmThanItIsOfDoesNotFit() {
    var seal = Seal.sealed(SealAlgorithm.SHA_512, ID, Seal.NONE, entry(1, null)).seal();

    for (var wrong :
        new String[] {
          seal.replace("sha512:", "sha256:"), seal.replace("sha512:", ""), "md5:" + OF_BEFORE, ""
        }) {
      assertThat(Seal.fits(ID, Seal.NONE, entry(1, null).withSeal(wrong))).as(wrong).isFalse();
    }
  }
}
