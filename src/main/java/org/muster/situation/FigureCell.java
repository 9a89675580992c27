package org.muster.situation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many there are of one class in one room.
 *
 * @param unit null for those of no class, who are counted with the university
 * @param place their room; null where it is not known, or the figure is not known by room
 */
public record FigureCell(@Nullable UUID unit, @Nullable UUID place, int count) {}
