package se.lotsen.activities.activity;

import org.jspecify.annotations.Nullable;

/**
 * How many are registered to an activity, and how many of them were there.
 *
 * @param registered have a place
 * @param waiting have none yet
 * @param attended were there, of those whose registration stands
 * @param recorded whether it was ever said of anybody
 */
record Attendance(int registered, int waiting, int attended, boolean recorded) {
  static final Attendance NONE = new Attendance(0, 0, 0, false);

  /** With a registration as it is now in place of what it was before. */
  Attendance with(@Nullable Registration before, @Nullable Registration now) {
    return plus(before, -1).plus(now, 1);
  }

  private Attendance plus(@Nullable Registration registration, int by) {
    if (registration == null) {
      return this;
    }
    var status = registration.status();
    var wasThere = Boolean.TRUE.equals(registration.attended());
    return new Attendance(
        registered + (status == Registration.Status.REGISTERED ? by : 0),
        waiting + (status == Registration.Status.WAITING ? by : 0),
        attended + (wasThere && status != Registration.Status.CANCELLED ? by : 0),
        recorded || registration.attended() != null);
  }
}
