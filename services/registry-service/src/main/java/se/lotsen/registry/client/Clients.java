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
import se.lotsen.kit.access.Access;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.StateDocuments;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.journal.VisibleAggregates;
import se.lotsen.kit.privacy.AggregateHoldings;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.ClientId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.Text;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.LegalForm;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ClientEvent;

/** The clients: registering, changing, finding. */
@Component
class Clients {
  private static final int BATCH_SIZE = 500;

  /** Of those that share the beginning of a word; so many in one place are no help to anybody. */
  private static final int MAX_COMPARED = 2_000;

  private final JournaledStore<Client, ClientEvent> store;
  private final Claims claims;
  private final Merges merges;
  private final Clock clock;
  private final ErasedSpace space;
  private final Identities identities;

  Clients(
      JournaledStore<Client, ClientEvent> store,
      Claims claims,
      Merges merges,
      ErasedSpace space,
      Identities identities,
      Clock clock) {
    this.store = store;
    this.claims = claims;
    this.merges = merges;
    this.clock = clock;
    this.space = space;
    this.identities = identities;
  }

  Outcome register(Client client, CommandContext context) {
    return store.create(
        client.id().value(),
        context,
        now -> claimed(null, ClientDecider.register(client, today()), context.access()));
  }

  /** What would come of registering this client; nothing does. */
  Outcome tryRegister(Client client) {
    var taken = takenBy(client);
    return taken.isPresent() && find(client.id().value()).isEmpty()
        ? new Outcome.Refused(sameNumber(taken.get(), Grant.ofService()))
        : store.tryCreate(client.id().value(), now -> ClientDecider.register(client, today()));
  }

  Outcome change(Client next, CommandContext context) {
    return store.change(
        next.id().value(),
        context,
        (client, now) ->
            claimed(
                client.orgNumber(), ClientDecider.change(client, next, today()), context.access()));
  }

  /** Refused after all where a number that it gives the client is another's. */
  private Decision<Client, ClientEvent> claimed(
      @Nullable OrgNumber before, Decision<Client, ClientEvent> decision, Access access) {
    if (!(decision instanceof Decision.Accepted<Client, ClientEvent> accepted)) {
      return decision;
    }
    var number = accepted.state().orgNumber();
    if (number == null
        || number.equals(before)
        || !access.permits(store.type().placement(), StateDocuments.write(accepted.state()))) {
      return decision; // what is refused in the end claims nothing
    }
    return claims
        .take(number, accepted.state().id(), other -> owner(other, number).isPresent())
        .map(holder -> Decision.<Client, ClientEvent>refused(sameNumber(holder, access.visible())))
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
  Outcome startCompany(CompanyStarted started, CommandContext context) {
    var is =
        ownerOf(started)
            .or(() -> madeFor(started))
            .or(() -> referredAsCompany(started))
            .map(client -> client.id().value());
    return is.isPresent()
        ? store.change(
            is.get(),
            context,
            (client, now) ->
                claimed(
                    client.orgNumber(),
                    ClientDecider.startCompany(client, started, today()),
                    context.access()))
        : registerStarted(started, context);
  }

  Outcome placeHold(String id, String reason, CommandContext context) {
    return store.change(
        id, context, (client, now) -> ClientDecider.placeHold(client, reason, today()));
  }

  Outcome releaseHold(String id, @Nullable String reason, CommandContext context) {
    return store.change(
        id, context, (client, now) -> ClientDecider.releaseHold(client, reason, today()));
  }

  /** Erases who somebody was, as they ask, unless a project that they are in has it kept. */
  private Outcome erase(String id, String reason, CommandContext context) {
    var kept = find(id).flatMap(found -> identities.keptBy(found.state(), today())).orElse(null);
    return erase(id, kept, ErasureGround.SUBJECT_REQUEST, reason, context);
  }

  /** Erases who somebody was, because all projects that they were in are disposed of. */
  Outcome dispose(String id, CommandContext context) {
    return erase(id, null, ErasureGround.DISPOSAL, null, context);
  }

  /** Its number is nobody's then, and stands nowhere. */
  private Outcome erase(
      String id,
      @Nullable Refusal kept,
      ErasureGround ground,
      @Nullable String reason,
      CommandContext context) {
    var outcome =
        store.change(
            id,
            context,
            (client, now) -> ClientDecider.erase(client, kept, ground, reason, today()));
    if (outcome instanceof Outcome.Done) {
      // Also where it was erased before: the process may have ended before it came to this.
      claims.forget(new ClientId(id));
      space.erasedFrom(Claims.COLLECTION);
    }
    return outcome;
  }

  /** What is held about people here; a client that was merged belongs to who goes on for it. */
  PersonalDataSource holdings() {
    return new ClientHoldings(
        new AggregateHoldings<>(
            store,
            "/clients",
            client ->
                new AggregateHoldings.About(
                    client.mergedInto() == null ? client.id() : client.mergedInto(),
                    client.isPerson(),
                    null),
            this::erase),
        identities);
  }

  private Outcome registerStarted(CompanyStarted started, CommandContext context) {
    var company = Client.known(idFor(started), started);
    return store.create(
        company.id().value(),
        context,
        now ->
            claimed(
                null, ClientDecider.registerStarted(company, started, today()), context.access()));
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

  /** The clients that there are for whoever has this grant. */
  VisibleAggregates<Client, ClientEvent> within(Grant grant) {
    return store.within(grant);
  }

  /** Whoever it is, for what this service decides by itself. */
  private Optional<Versioned<Client>> find(String id) {
    return store.within(Grant.ofService()).find(id);
  }

  /** Who has this number: one at most. */
  Optional<Versioned<Client>> withNumber(OrgNumber number, Grant grant) {
    return claims
        .holderOf(number)
        .flatMap(holder -> within(grant).find(holder.value()))
        .filter(found -> number.equals(found.state().orgNumber()));
  }

  /** A client that may be the one a name means, with how alike the names are. */
  record Candidate(Versioned<Client> client, double likeness) {}

  /**
   * Clients of a municipality whose name is much like this one, the most alike first; those that
   * were merged into another are left out. Compared are those that have the beginning of a word in
   * common with it.
   */
  List<Candidate> candidates(String name, Municipality municipality, Grant grant, int limit) {
    var wanted = SearchWords.alike(name, municipality);
    var seen = within(grant);
    var candidates = new ArrayList<Candidate>();
    String after = null;
    int compared = 0;
    List<Versioned<Client>> page;
    do {
      page =
          seen.list(
              Selection.of(ClientListings.BY_WORD).whereIn("search", wanted), after, BATCH_SIZE);
      compared += page.size();
      for (var client : page) {
        after = seen.placeOf(ClientListings.BY_WORD, client);
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

  /** Who has it is told to whoever may see that client, and to nobody else. */
  private Refusal sameNumber(ClientId id, Grant grant) {
    var message =
        within(grant).find(id.value()).isPresent()
            ? new Text(
                "Organisationsnumret finns redan hos klient %s; använd den".formatted(id),
                "Client %s has this organisation number already; use that one".formatted(id))
            : new Text(
                "Organisationsnumret finns redan hos en klient i en annan kommun; be den om hjälp",
                "A client in another municipality has this organisation number already; ask there");
    return new Refusal(Refusal.Kind.CONFLICT, "org-number-taken", message, "orgNumber");
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
