package se.lotsen.registry.client;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.model.ClientId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.Text;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.LegalForm;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ClientEvent;

/** The clients: registering, changing, finding. */
@Component
class Clients {
  static final Listing ALL = Listing.by();
  static final Listing BY_NUMBER = Listing.by("orgNumber");
  static final Listing BY_MUNICIPALITY = Listing.by("municipality");
  private static final int AT_ONCE = 500;

  private final JournaledStore<Client, ClientEvent> store;
  private final Clock clock;

  Clients(JournaledStore<Client, ClientEvent> store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  Outcome register(Client client, Origin origin) {
    var taken = takenBy(client);
    if (taken.isPresent() && store.find(client.id().value()).isEmpty()) {
      return new Outcome.Refused(sameNumber(taken.get().id()));
    }
    return store.create(
        client.id().value(), origin, now -> ClientDecider.register(client, today()));
  }

  /** What would come of registering this client; nothing does. */
  Outcome tryRegister(Client client) {
    var there = store.find(client.id().value());
    var taken = takenBy(client);
    return taken.isPresent() && there.isEmpty()
        ? new Outcome.Refused(sameNumber(taken.get().id()))
        : store.tryCreate(client.id().value(), now -> ClientDecider.register(client, today()));
  }

  Outcome change(Client next, Origin origin) {
    var taken = takenBy(next);
    if (taken.isPresent() && !taken.get().id().equals(next.id().value())) {
      return new Outcome.Refused(sameNumber(taken.get().id()));
    }
    return store.change(
        next.id().value(), origin, (client, now) -> ClientDecider.change(client, next, today()));
  }

  Outcome merge(String id, ClientId into, Origin origin) {
    var goesOn = find(into.value());
    return goesOn.isEmpty()
        ? new Outcome.Refused(
            Refusal.invalid(
                "unknown-client",
                "into",
                "Det finns ingen klient %s".formatted(into),
                "There is no client %s".formatted(into)))
        : store.change(
            id,
            origin,
            (client, now) -> ClientDecider.merge(client, goesOn.get().state(), today()));
  }

  Outcome unmerge(String id, Origin origin) {
    return store.change(id, origin, (client, now) -> ClientDecider.unmerge(client, today()));
  }

  /**
   * Finds or makes the client that is the company a partner reported, and says so of it: whoever
   * has its number; else who was referred, if that may be; else a new client.
   */
  Outcome startCompany(CompanyStarted started, Origin origin) {
    var is =
        ownerOf(started)
            .or(() -> madeFor(started))
            .or(() -> referredAsCompany(started))
            .map(client -> client.id().value());
    return is.isPresent()
        ? store.change(
            is.get(), origin, (client, now) -> ClientDecider.startCompany(client, started, today()))
        : registerStarted(started, origin);
  }

  private Outcome registerStarted(CompanyStarted started, Origin origin) {
    var company = Client.known(idFor(started), started);
    return store.create(
        company.id().value(),
        origin,
        now -> ClientDecider.registerStarted(company, started, today()));
  }

  private static ClientId idFor(CompanyStarted started) {
    return new ClientId(IdSource.of("company/" + started.referral()));
  }

  /** Whoever is known to be it, or has its number, also where another goes on for that one. */
  private Optional<Client> ownerOf(CompanyStarted started) {
    if (started.company() != null) {
      return find(started.company().value()).map(Versioned::state);
    }
    return started.number() == null
        ? Optional.empty()
        : search(null, started.number().asOrgNumber(), null, null, 1).stream()
            .findFirst()
            .map(Versioned::state);
  }

  /** The client that was made for this referral when something else was reported. */
  private Optional<Client> madeFor(CompanyStarted started) {
    return find(idFor(started).value()).map(Versioned::state);
  }

  /** Who was referred, if that client is no other company yet. */
  private Optional<Client> referredAsCompany(CompanyStarted started) {
    return goingOnFor(started.referred())
        .filter(
            client ->
                client.kind() == ClientKind.PROSPECTIVE_ENTREPRENEUR
                    || started.referral().equals(client.startedBy())
                    || (started.number() == null && client.legalForm() == LegalForm.SOLE_TRADER));
  }

  /** The client itself, or the one that goes on for it where it was merged into another. */
  private Optional<Client> goingOnFor(ClientId id) {
    var seen = new HashSet<ClientId>();
    var now = find(id.value()).map(Versioned::state);
    while (now.isPresent() && now.get().mergedInto() != null && seen.add(now.get().id())) {
      now = find(now.get().mergedInto().value()).map(Versioned::state);
    }
    return now;
  }

  Optional<Versioned<Client>> find(String id) {
    return store.find(id);
  }

  /** All criteria that are given must hold; a name may be any part of it, in any case. */
  List<Versioned<Client>> search(
      @Nullable String name,
      @Nullable OrgNumber orgNumber,
      @Nullable Municipality municipality,
      @Nullable String after,
      int limit) {
    var listing = orgNumber != null ? BY_NUMBER : municipality != null ? BY_MUNICIPALITY : ALL;
    var selection =
        Selection.of(listing)
            .where("orgNumber", orgNumber == null ? null : orgNumber.value())
            .where("municipality", municipality == null ? null : municipality.scb());
    if (name != null && !name.isBlank()) {
      selection.where("searchName", Pattern.compile(Pattern.quote(Client.searchable(name))));
    }
    return store.list(selection, after, limit);
  }

  /** A client that may be the one a name means, with how alike the names are. */
  record Candidate(Versioned<Client> client, double likeness) {}

  /**
   * Clients of a municipality whose name is much like this one, the most alike first; those that
   * were merged into another are left out.
   */
  List<Candidate> candidates(String name, Municipality municipality, int limit) {
    var candidates = new ArrayList<Candidate>();
    String after = null;
    List<Versioned<Client>> page;
    do {
      page = search(null, null, municipality, after, AT_ONCE);
      for (var client : page) {
        after = client.id();
        var likeness = SimilarNames.of(name, client.state().name());
        if (likeness >= SimilarNames.ALIKE && client.state().mergedInto() == null) {
          candidates.add(new Candidate(client, likeness));
        }
      }
    } while (page.size() == AT_ONCE);
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::likeness).reversed())
        .limit(limit)
        .toList();
  }

  private Optional<Versioned<Client>> takenBy(Client client) {
    return client.orgNumber() == null
        ? Optional.empty()
        : search(null, client.orgNumber(), null, null, 1).stream().findFirst();
  }

  static Refusal sameNumber(String id) {
    return new Refusal(
        Refusal.Kind.CONFLICT,
        "org-number-taken",
        new Text(
            "Organisationsnumret finns redan hos klient %s; använd den".formatted(id),
            "Client %s has this organisation number already; use that one".formatted(id)),
        "orgNumber");
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
