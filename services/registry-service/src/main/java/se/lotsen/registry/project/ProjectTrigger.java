package se.lotsen.registry.project;

/** What the project owner can do with a project. */
enum ProjectTrigger {
  ACTIVATE,
  START_CLOSING,
  CLOSE
}
