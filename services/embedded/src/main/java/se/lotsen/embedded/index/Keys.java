package se.lotsen.embedded.index;

/** What the planner must know of an index. */
public interface Keys {
  KeyPattern pattern();

  /** Bit n is set when there may be documents whose n-th field leads through an array. */
  long arrays();

  /** How many keys are there. */
  long countIn(Stretch stretch);
}
