package se.lotsen.kit.access;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;

/**
 * What lets somebody do for a time what their own role does not.
 *
 * @param id of the mandate in the registry
 * @param holder the account that may use it
 * @param onBehalfOf the account in whose place that is; null for exceptional access
 * @param roles that the holder has by it, in place of their own
 * @param reach how far each scope reaches by it, in place of their own
 * @param until it is in force before this moment
 */
public record MandateInForce(
    String id,
    String holder,
    @Nullable String onBehalfOf,
    Set<Role> roles,
    Map<Scope, Set<String>> reach,
    Instant until) {
  boolean mayBeUsedBy(String account, Instant now) {
    return holder.equals(account) && now.isBefore(until);
  }
}
