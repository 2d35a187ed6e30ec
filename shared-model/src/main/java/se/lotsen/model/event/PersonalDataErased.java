package se.lotsen.model.event;

import se.lotsen.model.code.ErasureGround;

/**
 * What every event says by which personal data of an aggregate was erased: what stood in its state,
 * and the free words of its journal up to then.
 */
public interface PersonalDataErased {
  ErasureGround ground();
}
