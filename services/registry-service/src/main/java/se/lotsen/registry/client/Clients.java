package se.lotsen.registry.client;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.Decision;
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
  static final Listing BY_WORD = Listing.by("search");
  static final Listing BY_MUNICIPALITY = Listing.by("municipality");
  private static final int BATCH_SIZE = 500;

  /** Of those that share the beginning of a word; so many in one place are no help to anybody. */
  private static final int MAX_COMPARED = 2_000;

  private final JournaledStore<Client, ClientEvent> store;
  private final Claims claims;
  private final Merges merges;
  private final Clock clock;

  Clients(JournaledStore<Client, ClientEvent> store, Claims claims, Merges merges, Clock clock) {
    this.store = store;
    this.claims = claims;
    this.merges = merges;
    this.clock = clock;
  }

  Outcome register(Client client, Origin origin) {
    return store.create(
        client.id().value(), origin, now -> claimed(null, ClientDecider.register(client, today())));
  }

  /** What would come of registering this client; nothing does. */
  Outcome tryRegister(Client client) {
    var taken = takenBy(client);
    return taken.isPresent() && store.find(client.id().value()).isEmpty()
        ? new Outcome.Refused(sameNumber(taken.get()))
        : store.tryCreate(client.id().value(), now -> ClientDecider.register(client, today()));
  }

  Outcome change(Client next, Origin origin) {
    return store.change(
        next.id().value(),
        origin,
        (client, now) -> claimed(client.orgNumber(), ClientDecider.change(client, next, today())));
  }

  /** Refused after all where a number that it gives the client is another's. */
  private Decision<Client, ClientEvent> claimed(
      @Nullable OrgNumber before, Decision<Client, ClientEvent> decision) {
    if (!(decision instanceof Decision.Accepted<Client, ClientEvent> accepted)) {
      return decision;
    }
    var number = accepted.state().orgNumber();
    if (number == null || number.equals(before)) {
      return decision;
    }
    return claims
        .take(number, accepted.state().id(), other -> owner(other, number).isPresent())
        .map(holder -> Decision.<Client, ClientEvent>refused(sameNumber(holder)))
        .orElse(decision);
  }

  private Optional<ClientId> takenBy(Client client) {
    return client.orgNumber() == null
        ? Optional.empty()
        : ownerOf(client.orgNumber()).map(Client::id);
  }

  private Optional<Client> ownerOf(OrgNumber number) {
    return claims.holderOf(number).flatMap(holder -> owner(holder, number));
  }

  /** The client, if it has this number. */
  private Optional<Client> owner(ClientId id, OrgNumber number) {
    return find(id.value())
        .map(Versioned::state)
        .filter(client -> number.equals(client.orgNumber()));
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
            is.get(),
            origin,
            (client, now) ->
                claimed(client.orgNumber(), ClientDecider.startCompany(client, started, today())))
        : registerStarted(started, origin);
  }

  private Outcome registerStarted(CompanyStarted started, Origin origin) {
    var company = Client.known(idFor(started), started);
    return store.create(
        company.id().value(),
        origin,
        now -> claimed(null, ClientDecider.registerStarted(company, started, today())));
  }

  private static ClientId idFor(CompanyStarted started) {
    return new ClientId(IdSource.of("company/" + started.referral()));
  }

  /** Whoever is known to be it, or has its number, also where another goes on for that one. */
  private Optional<Client> ownerOf(CompanyStarted started) {
    if (started.company() != null) {
      return find(started.company().value()).map(Versioned::state);
    }
    return started.number() == null ? Optional.empty() : ownerOf(started.number().asOrgNumber());
  }

  /** The client that was made for this referral when something else was reported. */
  private Optional<Client> madeFor(CompanyStarted started) {
    return find(idFor(started).value()).map(Versioned::state);
  }

  /** Who was referred, if that client is no other company yet. */
  private Optional<Client> referredAsCompany(CompanyStarted started) {
    return merges
        .survivorOf(started.referred())
        .filter(
            client ->
                client.kind() == ClientKind.PROSPECTIVE_ENTREPRENEUR
                    || started.referral().equals(client.startedBy())
                    || (started.number() == null && client.legalForm() == LegalForm.SOLE_TRADER));
  }

  Optional<Versioned<Client>> find(String id) {
    return store.find(id);
  }

  /**
   * All criteria that are given must hold.
   *
   * @param name words of the name or their beginnings, in any order and any case, with or without
   *     accents; see {@link SearchWords}
   */
  List<Versioned<Client>> search(
      @Nullable String name,
      @Nullable OrgNumber orgNumber,
      @Nullable Municipality municipality,
      @Nullable String after,
      int limit) {
    if (orgNumber != null) {
      // One client at most has it.
      return claims.holderOf(orgNumber).flatMap(holder -> find(holder.value())).stream()
          .filter(found -> orgNumber.equals(found.state().orgNumber()))
          .filter(found -> municipality == null || municipality == found.state().municipality())
          .filter(found -> after == null)
          .toList();
    }
    var scb = municipality == null ? null : municipality.scb();
    if (name != null && !name.isBlank()) {
      var words = SearchWords.wanted(name);
      var selection = Selection.of(BY_WORD).where("municipality", scb);
      words.forEach(word -> selection.where("search", word));
      return words.isEmpty() ? List.of() : store.list(selection, after, limit);
    }
    return store.list(
        Selection.of(scb == null ? ALL : BY_MUNICIPALITY).where("municipality", scb), after, limit);
  }

  /** A client that may be the one a name means, with how alike the names are. */
  record Candidate(Versioned<Client> client, double likeness) {}

  /**
   * Clients of a municipality whose name is much like this one, the most alike first; those that
   * were merged into another are left out. Compared are those that have the beginning of a word in
   * common with it.
   */
  List<Candidate> candidates(String name, Municipality municipality, int limit) {
    var wanted = SearchWords.alike(name, municipality);
    var candidates = new ArrayList<Candidate>();
    String after = null;
    int compared = 0;
    List<Versioned<Client>> page;
    do {
      page = store.list(Selection.of(BY_WORD).whereIn("search", wanted), after, BATCH_SIZE);
      compared += page.size();
      for (var client : page) {
        after = client.id();
        var likeness = SimilarNames.of(name, client.state().name());
        if (likeness >= SimilarNames.ALIKE && client.state().mergedInto() == null) {
          candidates.add(new Candidate(client, likeness));
        }
      }
    } while (page.size() == BATCH_SIZE && compared < MAX_COMPARED);
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::likeness).reversed())
        .limit(limit)
        .toList();
  }

  private static Refusal sameNumber(ClientId id) {
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
