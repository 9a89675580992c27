package org.muster.situation;

/**
 * A number of people that Muster holds.
 *
 * @param key its word, unique among the rooms, {@code round-missing}
 * @param labelKey the message that names it
 * @param definitionKey the message that says whom it counts
 */
public record Figure(String key, String labelKey, String definitionKey) {}
