package se.lotsen.kit.access;

import se.lotsen.model.access.Standing;

/**
 * What is known of accounts, where they are kept in this process; an identity provider beside
 * Lotsen tells nothing of them.
 */
public interface KnownAccounts {
  Standing standingOf(String account);
}
