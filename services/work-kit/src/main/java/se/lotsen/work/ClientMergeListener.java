package se.lotsen.work;

import java.util.List;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.model.ClientId;

/** Whoever refers to clients and has to follow when two of them turn out to be one. */
public interface ClientMergeListener {
  /** The policy by which they follow, as the journal names it. */
  String POLICY = "WhenClientsMerge";

  /**
   * Has all that names one of these clients follow to the one that survives it now; following twice
   * changes nothing.
   *
   * @param context the same for all: an aggregate that has followed already does nothing
   */
  void follow(List<ClientId> clients, CommandContext context);
}
