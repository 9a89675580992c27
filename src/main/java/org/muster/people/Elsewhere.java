package org.muster.people;

import java.util.UUID;

/**
 * An institution that lives in another cell.
 *
 * @param address the cell's, {@code https://cell-2.example}
 */
public record Elsewhere(UUID id, String code, String name, String address) {}
