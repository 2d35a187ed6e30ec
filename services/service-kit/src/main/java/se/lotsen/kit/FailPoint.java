package se.lotsen.kit;

/**
 * The moments between two I/O steps at which a process may die. The crash tests halt a process at
 * each of them; the order within a group is the order in which they are passed.
 */
public enum FailPoint {
  COMMAND_LOADED,
  COMMAND_SAVED,
  RELAY_READ,
  RELAY_SENT,
  RELAY_MARKED,
  LISTENER_RECEIVED,
  LISTENER_APPLIED,
  PROJECTION_COUNTED,
  SINK_RECEIVED,
  SINK_WRITTEN
}
