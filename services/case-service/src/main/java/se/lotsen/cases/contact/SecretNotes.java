package se.lotsen.cases.contact;

import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;

/** Whose secret notes somebody may read: their own, and those of their projects. */
record SecretNotes(Grant told) {
  static SecretNotes of(Caller caller) {
    return new SecretNotes(caller.grant(Right.NOTES_SECRET));
  }

  boolean areTold(Contact contact) {
    return !contact.hasSecretWords()
        || told.covers(Scope.OWN, contact.advisor().value())
        || told.covers(Scope.PROJECT, contact.project().value());
  }
}
