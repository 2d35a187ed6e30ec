package se.lotsen.kit.journal;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.event.Event;

/**
 * Parts of an aggregate of which there may be very many, such as the registrations to a fair: kept
 * in a collection beside the aggregates, one document a part, so that a command costs what the
 * aggregate's own state costs, however many there are. They are as consistent as the state: a
 * command sees all parts as of the version that it is decided on, and is decided anew when that has
 * changed.
 *
 * @param name in the plural; ends the collection's name
 * @param state what a part is kept as
 * @param idOf which part an event is about, or null
 * @param begins whether an event makes its part, so that there is none before it
 * @param after what a part is after an event, from what it was (null before the first), or null
 *     where it is gone
 * @param within fields by which parts of one aggregate are looked up, each gets an index
 * @param across fields by which aggregates are found that have such a part, each gets an index
 */
public record PartType<E extends Event, P>(
    String name,
    Class<P> state,
    Function<E, @Nullable String> idOf,
    Predicate<E> begins,
    BiFunction<@Nullable P, E, @Nullable P> after,
    List<String> within,
    List<String> across) {}
