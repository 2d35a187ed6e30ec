package se.lotsen.kit.journal;

import java.util.List;
import java.util.function.Function;
import se.lotsen.kit.access.Placement;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.Topic;

/**
 * One kind of aggregate and where it lives.
 *
 * @param name for people and for operators' commands: {@code case}
 * @param collection the MongoDB collection, prefixed by its service: {@code cases.cases}
 * @param state the record its state is kept as; what it may not contain is a field of type {@code
 *     Object}
 * @param topic where its events go
 * @param status the one word a receipt says of a state
 * @param parts of which an aggregate may have very many
 * @param listings all the ways in which it is listed; indexes follow from them
 * @param placement where a state says what it belongs to, and so who may see it
 * @param duplicate the refusal when it is there already
 */
public record AggregateType<S, E extends Event>(
    String name,
    String collection,
    Class<S> state,
    Topic<? super E> topic,
    Function<S, String> status,
    List<PartType<E, ?>> parts,
    List<Listing> listings,
    Placement placement,
    Refusal duplicate) {}
