package se.lotsen.kit.messaging;

/**
 * A consumer group of this process, named after its service ({@code lotsen.cases}). Each gets a
 * dead-letter topic of its own.
 */
public record ConsumerGroup(String name) {}
