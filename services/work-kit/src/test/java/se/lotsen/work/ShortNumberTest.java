package se.lotsen.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.ProjectId;

class ShortNumberTest {
  @Test
  void itSaysProjectYearAndWhatItIs() {
    var project = new ProjectId("ATTRAHERA-FLERA");

    assertThat(ShortNumber.of(ShortNumber.Kind.CASE, project, 2024, 7).value())
        .isEqualTo("ATTRAHERA-FLERA-2024-0007");
    assertThat(ShortNumber.of(ShortNumber.Kind.REFERRAL, project, 2024, 123).value())
        .isEqualTo("ATTRAHERA-FLERA-2024-R0123");
    assertThat(ShortNumber.of(ShortNumber.Kind.ACTIVITY, project, 2024, 12345).value())
        .isEqualTo("ATTRAHERA-FLERA-2024-A12345");
  }

  @ParameterizedTest
  @CsvSource({
    "4K-2009-0123, 4K-2009-0123",
    "4k-2009-123, 4K-2009-0123",
    "' 4k 2009 123 ', 4K-2009-0123",
    "4K - 2009 - 00123, 4K-2009-0123",
    "attrahera-flera 2024 7, ATTRAHERA-FLERA-2024-0007",
    "4K-2009-12345, 4K-2009-12345"
  })
  void itIsReadHoweverItIsWritten(String written, String number) {
    assertThat(ShortNumber.read(ShortNumber.Kind.CASE, written)).hasValue(new ShortNumber(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Vindelns Trä",
        "556016-0680",
        "5560160680",
        "4K-2009-R0123",
        "4K-2009",
        "4K-2009-"
      })
  void whatIsNoNumberOfACaseIsNot(String written) {
    assertThat(ShortNumber.read(ShortNumber.Kind.CASE, written)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsGivenIsReadBack(ShortNumber.Kind kind) {
    var given = ShortNumber.of(kind, new ProjectId("4K"), 2009, 123);

    assertThat(ShortNumber.read(kind, given.value())).hasValue(given);
  }

  /** Nobody writes so; it must not take longer than it takes to say no. */
  @Test
  @Timeout(5)
  void muchOfNothingIsNoNumber() {
    assertThat(ShortNumber.read(ShortNumber.Kind.CASE, "4" + " ".repeat(20_000) + "x")).isEmpty();
    assertThat(ShortNumber.read(ShortNumber.Kind.CASE, "4-".repeat(20_000) + "x")).isEmpty();
  }

  @Test
  void aReferralsNumberIsReadAsThat() {
    assertThat(ShortNumber.read(ShortNumber.Kind.REFERRAL, "4k 2009 r12"))
        .hasValue(new ShortNumber("4K-2009-R0012"));
    assertThat(ShortNumber.read(ShortNumber.Kind.REFERRAL, "4k 2009 12")).isEmpty();
  }
}
